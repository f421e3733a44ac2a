import { typesOf } from "../entry.ts";

export const dashboard = typesOf([
  {
    type: "Microsoft.Dashboard/grafana",
    title: "Managed Grafana",
    insights: "none",
    metrics: { HttpRequestCount: { unit: "Count", aggregations: ["Count"] } },
    logs: {
      categories: ["GrafanaLoginEvents"],
      tables: ["AGSGrafanaLoginEvents"],
    },
    alerts: [],
    charts: [{ title: "Requests", metric: "HttpRequestCount", aggregation: "Count" }],
    notes: "Its only metric counts requests and its only log records logins; an outage is told by resource health.",
  },
]);
