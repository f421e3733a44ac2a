import { typesOf } from "../entry.ts";

export const hdInsight = typesOf([
  {
    type: "Microsoft.HDInsight/clusters",
    title: "HDInsight cluster",
    insights: "none",
    about: {
      source: "https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-hdinsight-clusters-metrics",
      owner: "data",
      runbook: "hdinsight-cluster",
    },
    metrics: {
      CategorizedGatewayRequests: { unit: "Count", aggregations: ["Total", "Count"], dimensions: ["HttpStatus"] },
      NumActiveWorkers: { unit: "Count", aggregations: ["Average", "Minimum", "Maximum"], dimensions: ["MetricName"] },
      PendingCPU: { unit: "Count", aggregations: ["Average", "Minimum", "Maximum"] },
      PendingMemory: { unit: "Count", aggregations: ["Average", "Minimum", "Maximum"] },
    },
    alerts: [
      {
        kind: "metric",
        id: "hdinsight.gateway-errors",
        title: "HDInsight gateway answers with errors",
        severity: 2,
        reason: "Requests through the cluster’s gateway end in server errors; jobs cannot be submitted.",
        basis: "Zero in normal operation; 20 in 15 minutes leave out a restart of one service.",
        essential: true,
        metric: "CategorizedGatewayRequests",
        aggregation: "Total",
        operator: "GreaterThan",
        threshold: 20,
        dimensions: [{ name: "HttpStatus", operator: "StartsWith", values: ["5"] }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "hdinsight.pending-memory",
        title: "HDInsight work waits for memory",
        severity: 3,
        reason: "For an hour work has waited for memory that the cluster does not have.",
        basis: "Pending for minutes is how YARN works; the smallest value of an hour says that work waited all the time.",
        enabled: { default: false, production: true },
        metric: "PendingMemory",
        aggregation: "Minimum",
        operator: "GreaterThan",
        threshold: 0,
        windowSize: "PT1H",
        evaluationFrequency: "PT15M",
      },
    ],
    charts: [
      {
        title: "Categorized Gateway Requests",
        metric: "CategorizedGatewayRequests",
        aggregation: "Total",
        splitBy: "HttpStatus",
        alert: "hdinsight.gateway-errors",
      },
      { title: "Active workers", metric: "NumActiveWorkers", aggregation: "Average" },
      { title: "Pending CPU", metric: "PendingCPU", aggregation: "Average" },
    ],
  },
]);
