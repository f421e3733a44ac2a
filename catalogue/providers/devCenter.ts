import { typesOf } from "../entry.ts";

export const devCenter = typesOf([
  {
    type: "Microsoft.DevCenter/devcenters",
    title: "Dev center",
    insights: "none",
    metrics: {
      DevBoxCreationFailed: { unit: "Count", aggregations: ["Count"], dimensions: ["ProjectId", "ErrorCode"] },
      DevBoxCreationSucceeded: { unit: "Count", aggregations: ["Count"], dimensions: ["ProjectId"] },
    },
    logs: {
      categories: ["DataplaneAuditEvent", "ResourceOperation", "Usage"],
      tables: ["DevCenterBillingEventLogs", "DevCenterDiagnosticLogs", "DevCenterResourceOperationLogs"],
    },
    alerts: [
      {
        kind: "metric",
        id: "dev-center.dev-box-failed",
        title: "Dev boxes cannot be created",
        severity: 3,
        reason: "A developer gets no dev box: quota, image or network.",
        basis: "Creations are few and each is a person who waits.",
        source:
          "https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-devcenter-devcenters-metrics",
        runbook: "dev-center",
        owner: "platform",
        essential: true,
        metric: "DevBoxCreationFailed",
        aggregation: "Count",
        operator: "GreaterThan",
        threshold: 0,
        dimensions: [{ name: "ProjectId" }, { name: "ErrorCode" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
    ],
    charts: [
      {
        title: "Failed creations",
        metric: "DevBoxCreationFailed",
        aggregation: "Count",
        splitBy: "ProjectId",
        alert: "dev-center.dev-box-failed",
      },
      { title: "Created", metric: "DevBoxCreationSucceeded", aggregation: "Count" },
    ],
  },
  {
    type: "Microsoft.DevOpsInfrastructure/pools",
    title: "Managed DevOps pool",
    insights: "none",
    about: {
      source:
        "https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-devopsinfrastructure-pools-metrics",
      owner: "platform",
      runbook: "dev-center",
    },
    metrics: {
      AllocationDurationMs: {
        unit: "MilliSeconds",
        aggregations: ["Average"],
        dimensions: ["PoolId", "Type", "ResourceRequestType", "Image"],
      },
      Count: {
        unit: "Count",
        aggregations: ["Count"],
        dimensions: ["RequestType", "Status", "PoolId", "Type", "ErrorCode", "FailureStage"],
      },
      Provisioned: {
        unit: "Count",
        aggregations: ["Average", "Minimum", "Maximum"],
        dimensions: ["PoolId", "SKU", "Images", "ProviderName"],
      },
    },
    logs: {
      categories: ["ProvisioningLogs"],
    },
    alerts: [
      {
        kind: "metric",
        id: "devops-pool.allocation-failed",
        title: "Build agents are not allocated",
        severity: 2,
        reason: "Pipelines get no agent: quota, image or network.",
        basis: "The pool retries; more than five of one error in 15 minutes is a queue of builds.",
        essential: true,
        metric: "Count",
        aggregation: "Count",
        operator: "GreaterThan",
        threshold: 5,
        dimensions: [{ name: "Status", values: ["Failed"] }, { name: "ErrorCode" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "devops-pool.allocation-slow",
        title: "Build agents are slow to start",
        severity: 3,
        reason: "Builds wait far longer than usual for an agent.",
        basis: "Normal depends on image and standby agents.",
        enabled: { default: false, production: true },
        metric: "AllocationDurationMs",
        aggregation: "Average",
        operator: "GreaterThan",
        dynamic: { sensitivity: "Low", evaluationPeriods: 4, minFailingPeriods: 4 },
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
    ],
    charts: [
      { title: "Requests", metric: "Count", aggregation: "Count", splitBy: "Status" },
      { title: "Allocation time", metric: "AllocationDurationMs", aggregation: "Average" },
      { title: "Provisioned agents", metric: "Provisioned", aggregation: "Average" },
    ],
  },
]);
