import { silent, typesOf } from "../entry.ts";

export const portal = typesOf([
  silent(
    "Microsoft.Portal/dashboards",
    "Portal dashboard",
    "A document: nothing to watch.",
    "https://learn.microsoft.com/azure/azure-portal/azure-portal-dashboards",
  ),
  silent(
    "Microsoft.Dashboard/dashboards",
    "Azure Monitor dashboard with Grafana",
    "A document: nothing to watch.",
    "https://learn.microsoft.com/azure/azure-monitor/visualize/visualize-grafana-overview",
  ),
]);
