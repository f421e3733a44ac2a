import { typesOf } from "../entry.ts";

const metricsPage = "https://learn.microsoft.com/azure/storage/elastic-san/elastic-san-metrics";

export const elasticSan = typesOf([
  {
    type: "Microsoft.ElasticSan/elasticSans",
    title: "Elastic SAN",
    insights: "storage",
    about: { source: metricsPage, owner: "data" },
    metrics: {
      Availability: {
        unit: "Percent",
        aggregations: ["Average", "Minimum", "Maximum"],
        dimensions: ["GeoType", "ApiName", "Authentication", "VolumeGroup", "Volume"],
      },
      Egress: {
        unit: "Bytes",
        aggregations: ["Total", "Average", "Minimum", "Maximum"],
        dimensions: ["GeoType", "ApiName", "Authentication", "VolumeGroup", "Volume"],
      },
      SuccessE2ELatency: {
        unit: "MilliSeconds",
        aggregations: ["Average", "Minimum", "Maximum"],
        dimensions: ["GeoType", "ApiName", "Authentication", "VolumeGroup", "Volume"],
      },
      Transactions: {
        unit: "Count",
        aggregations: ["Total"],
        dimensions: ["ResponseType", "GeoType", "ApiName", "Authentication", "TransactionType", "VolumeGroup", "Volume"],
      },
    },
    alerts: [
      {
        kind: "metric",
        id: "elasticsan.availability",
        title: "Elastic SAN volume fails requests",
        severity: { default: 1, test: 2, development: 3 },
        reason: "Azure fails requests to a volume: machines that use it see disk errors or hang.",
        basis: "99 % over 15 minutes is an incident, not a blip; by volume, since the average over all volumes hides one.",
        runbook: "storage-availability",
        essential: true,
        metric: "Availability",
        aggregation: "Average",
        operator: "LessThan",
        threshold: 99,
        dimensions: [{ name: "VolumeGroup" }, { name: "Volume" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "elasticsan.latency",
        title: "Elastic SAN volume slower than usual",
        severity: 3,
        reason: "Requests to a volume group take longer than its history explains: the SAN is at its IOPS, or the network is.",
        basis: "Latency depends on load and size of requests, so Azure learns it. By volume group.",
        runbook: "storage-latency",
        metric: "SuccessE2ELatency",
        aggregation: "Average",
        operator: "GreaterThan",
        dynamic: { sensitivity: "Low" },
        dimensions: [{ name: "VolumeGroup" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT15M",
      },
    ],
    charts: [
      {
        title: "Availability",
        metric: "Availability",
        aggregation: "Average",
        splitBy: "VolumeGroup",
        alert: "elasticsan.availability",
      },
      {
        title: "Latency end to end",
        metric: "SuccessE2ELatency",
        aggregation: "Average",
        splitBy: "VolumeGroup",
        alert: "elasticsan.latency",
      },
      { title: "Requests by answer", metric: "Transactions", aggregation: "Total", splitBy: "ResponseType" },
      { title: "Egress", metric: "Egress", aggregation: "Total" },
    ],
  },
]);
