import type { ResourceType } from "../schema.ts";

export const portal: ResourceType[] = [
  {
    type: "Microsoft.Portal/dashboards",
    title: "Portal dashboard",
    insights: "none",
    alerts: [],
    silent: {
      reason: "A document: nothing to watch.",
      source: "https://learn.microsoft.com/azure/azure-portal/azure-portal-dashboards",
    },
  },
  {
    type: "Microsoft.Dashboard/dashboards",
    title: "Azure Monitor dashboard with Grafana",
    insights: "none",
    alerts: [],
    silent: {
      reason: "A document: nothing to watch.",
      source: "https://learn.microsoft.com/azure/azure-monitor/visualize/visualize-grafana-overview",
    },
  },
];
