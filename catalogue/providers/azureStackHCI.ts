import { typesOf } from "../entry.ts";

const docs = "https://learn.microsoft.com/azure/azure-local/manage/setup-metric-alerts";

export const azureStackHCI = typesOf([
  {
    type: "Microsoft.AzureStackHCI/clusters",
    title: "Azure Local cluster",
    insights: "none",
    about: { source: docs, owner: "platform", runbook: "azure-local" },
    metrics: {
      "Cluster Node Storage Degraded": {
        unit: "Bytes",
        aggregations: ["Minimum", "Maximum", "Total", "Count", "Average"],
        dimensions: ["ClusterName", "ClusterNodeName"],
      },
      "ClusterNode Memory Usage": {
        unit: "Percent",
        aggregations: ["Minimum", "Maximum", "Total", "Count", "Average"],
        dimensions: ["ClusterName", "ClusterNodeName"],
      },
      "Clusternode CPU Usage Guest": {
        unit: "Percent",
        aggregations: ["Minimum", "Maximum", "Total", "Count", "Average"],
        dimensions: ["ClusterName", "ClusterNodeName"],
      },
      "Volume Latency Average": {
        unit: "Seconds",
        aggregations: ["Minimum", "Maximum", "Total", "Average"],
        dimensions: ["ClusterName", "ClusterNodeName", "LUN"],
      },
      "volume size available": {
        unit: "Bytes",
        aggregations: ["Minimum", "Maximum", "Average", "Total", "Count"],
        dimensions: ["ClusterName", "ClusterNodeName", "LUN"],
      },
    },
    alerts: [
      {
        kind: "metric",
        id: "azurelocal.storage-degraded",
        assumes: "the cluster's monitoring extension is installed",
        title: "Azure Local storage degraded",
        severity: { default: 1, test: 2, development: 3 },
        reason:
          "Storage Spaces Direct holds data with fewer copies than it should: a disk or node failed, the next failure may lose data.",
        basis:
          "The smallest value of half an hour: bytes that were degraded all the time. A node's restart and a repair after a disk swap are shorter. By node.",
        essential: true,
        metric: "Cluster Node Storage Degraded",
        aggregation: "Minimum",
        operator: "GreaterThan",
        threshold: 0,
        dimensions: [{ name: "ClusterNodeName" }],
        windowSize: "PT30M",
        evaluationFrequency: "PT15M",
        skipMetricValidation: true,
      },
      {
        kind: "metric",
        id: "azurelocal.memory",
        title: "Azure Local node short of memory",
        severity: { default: 2, development: 3 },
        reason: "A node's memory is nearly used up: no machine can move to it when another node fails.",
        basis: "90 % for half an hour; clusters should keep the memory of one node free. By node.",
        metric: "ClusterNode Memory Usage",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 90,
        dimensions: [{ name: "ClusterNodeName" }],
        windowSize: "PT30M",
        evaluationFrequency: "PT15M",
        skipMetricValidation: true,
      },
      {
        kind: "metric",
        id: "azurelocal.volume-latency",
        title: "Azure Local volume slow",
        severity: { default: 2, development: 3 },
        reason: "A volume of the cluster answers slowly: every machine on it feels it.",
        basis: "50 ms on average over 15 minutes, many times what flash takes. By volume, since the others hide one slow one.",
        metric: "Volume Latency Average",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 0.05,
        dimensions: [{ name: "LUN" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
        skipMetricValidation: true,
      },
    ],
    charts: [
      {
        title: "Memory used",
        metric: "ClusterNode Memory Usage",
        aggregation: "Average",
        splitBy: "ClusterNodeName",
        alert: "azurelocal.memory",
      },
      {
        title: "Volume latency",
        metric: "Volume Latency Average",
        aggregation: "Average",
        splitBy: "LUN",
        alert: "azurelocal.volume-latency",
      },
      { title: "Volume space left", metric: "volume size available", aggregation: "Average", splitBy: "LUN" },
      {
        title: "Processor used by guests",
        metric: "Clusternode CPU Usage Guest",
        aggregation: "Average",
        splitBy: "ClusterNodeName",
      },
    ],
    notes:
      "Metrics come only while the cluster's monitoring extension is installed; space left is a byte count, so no threshold fits two volumes.",
  },
]);
