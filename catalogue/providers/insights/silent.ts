import { silent, type TypeEntry } from "../../entry.ts";

const MONITOR = "https://learn.microsoft.com/azure/azure-monitor";
const REFERENCE = `${MONITOR}/reference/metrics-index`;

/** Parts of Azure Monitor itself. Where Azure tells something of their health, the rules of the subscription pick it up. */
export const silentInsights: TypeEntry[] = [
  silent(
    "Microsoft.Insights/actionGroups",
    "Action group",
    "Emits no metrics and no logs; Azure tells nobody of throttled or undelivered notifications. Test groups by hand.",
    `${MONITOR}/alerts/action-groups`,
  ),
  silent(
    "Microsoft.Insights/metricAlerts",
    "Metric alert rule",
    "Emits no metrics and no logs; its state is in the alerts list only.",
    REFERENCE,
  ),
  silent(
    "Microsoft.Insights/scheduledQueryRules",
    "Log alert rule",
    "Emits no metrics and no logs of its own; `resource-health.alert-rules` watches its resource health.",
    `${MONITOR}/alerts/log-alert-rule-health`,
  ),
  silent("Microsoft.Insights/activityLogAlerts", "Activity log alert rule", "Emits no metrics and no logs.", REFERENCE),
  silent("Microsoft.Insights/workbooks", "Workbook", "A document: nothing to watch.", REFERENCE),
  silent("Microsoft.Insights/workbookTemplates", "Workbook template", "A document: nothing to watch.", REFERENCE),
  silent(
    "Microsoft.Insights/privateLinkScopes",
    "Private link scope",
    "Emits no metrics and no logs; watch its private endpoints.",
    REFERENCE,
  ),
  silent(
    "Microsoft.Insights/dataCollectionEndpoints",
    "Data collection endpoint",
    "Emits no metrics and no logs; the data collection rules that use it do.",
    `${MONITOR}/data-collection/data-collection-endpoint-overview`,
  ),
];
