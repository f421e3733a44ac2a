import { typesOf } from "../entry.ts";

export const logic = typesOf([
  {
    type: "Microsoft.Logic/workflows",
    title: "Logic app (consumption)",
    insights: "application",
    about: {
      source: "https://learn.microsoft.com/azure/logic-apps/monitor-logic-apps-reference",
      owner: "application",
      runbook: "logic-app-runs",
    },
    metrics: {
      RunLatency: { unit: "Seconds", aggregations: ["Average"] },
      RunThrottledEvents: { unit: "Count", aggregations: ["Total"] },
      RunsFailed: { unit: "Count", aggregations: ["Total"] },
      RunsSucceeded: { unit: "Count", aggregations: ["Total"] },
      TotalBillableExecutions: { unit: "Count", aggregations: ["Total"] },
      TriggersFailed: { unit: "Count", aggregations: ["Total"] },
    },
    logs: {
      categories: ["WorkflowRuntime"],
      tables: ["AzureDiagnostics"],
    },
    alerts: [
      {
        kind: "metric",
        id: "logic-app.runs-failed",
        title: "Logic app runs fail",
        severity: 2,
        reason: "A run ended in failure; what it should have done is not done.",
        basis:
          "Every run counts, as in AMBA (of 62,008 rules). RunFailurePercentage is added up over the window, so a threshold of 50 means little.",
        essential: true,
        metric: "RunsFailed",
        aggregation: "Total",
        operator: "GreaterThan",
        threshold: 0,
        windowSize: "PT5M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "logic-app.triggers-failed",
        title: "Logic app trigger fails",
        severity: 2,
        reason: "The trigger cannot start runs: an expired connection, or a source that refuses.",
        basis: "Polling triggers fail singly when a source hiccups; more than three in 15 minutes is a broken connection.",
        essential: true,
        metric: "TriggersFailed",
        aggregation: "Total",
        operator: "GreaterThan",
        threshold: 3,
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "logic-app.throttled",
        title: "Logic app is throttled",
        severity: 3,
        reason: "Runs or actions are delayed by limits of the platform or of a connector.",
        basis: "Single throttled events are retried; ten in 15 minutes delay work.",
        metric: "RunThrottledEvents",
        aggregation: "Total",
        operator: "GreaterThan",
        threshold: 10,
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
    ],
    charts: [
      { title: "Runs Failed", metric: "RunsFailed", aggregation: "Total", alert: "logic-app.runs-failed" },
      { title: "Runs succeeded", metric: "RunsSucceeded", aggregation: "Total" },
      { title: "Run latency", metric: "RunLatency", aggregation: "Average" },
      { title: "Billable executions", metric: "TotalBillableExecutions", aggregation: "Total" },
    ],
    skip: [
      {
        when: [{ path: "properties.state", in: ["Disabled", "Suspended", "Deleted"], absent: false }],
        reason: "A disabled workflow does not run on purpose.",
        source: "https://learn.microsoft.com/azure/logic-apps/monitor-logic-apps-reference",
      },
    ],
  },
  {
    type: "Microsoft.Logic/integrationAccounts",
    title: "Integration account",
    insights: "none",
    logs: {
      categories: ["IntegrationAccountTrackingEvents"],
      tables: ["AzureDiagnostics"],
    },
    alerts: [],
    notes:
      "Emits tracking events of B2B messages only: collected for search, nothing in them is a fault by itself; the workflows that use it are watched.",
  },
  {
    type: "Microsoft.Logic/integrationServiceEnvironments",
    title: "Integration service environment",
    insights: "none",
    alerts: [],
    retired: {
      on: "2024-08-31",
      wayOut: "Logic Apps Standard (Microsoft.Web/sites, kind workflowapp).",
      source: "https://learn.microsoft.com/azure/logic-apps/export-from-ise-to-standard-logic-app",
    },
  },
]);
