import type { ResourceType } from "../schema.ts";

export const dashboard: ResourceType[] = [
  {
    type: "Microsoft.Dashboard/grafana",
    title: "Managed Grafana",
    insights: "none",
    metricsSource:
      "https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-dashboard-grafana-metrics",
    metrics: { HttpRequestCount: { unit: "Count", aggregations: ["Count"] } },
    logs: {
      categories: ["GrafanaLoginEvents"],
      tables: ["AGSGrafanaLoginEvents"],
      source: "https://learn.microsoft.com/azure/azure-monitor/reference/supported-logs/microsoft-dashboard-grafana-logs",
    },
    alerts: [],
    charts: [{ title: "Requests", metric: "HttpRequestCount", aggregation: "Count" }],
    notes: "Its only metric counts requests and its only log records logins; an outage is told by resource health.",
  },
];
