import type { ResourceType } from "../../schema.ts";

const MONITOR = "https://learn.microsoft.com/azure/azure-monitor";
const REFERENCE = `${MONITOR}/reference/metrics-index`;
const silent = (type: string, title: string, reason: string, source = REFERENCE): ResourceType => ({
  type: `Microsoft.Insights/${type}`,
  title,
  insights: "none",
  alerts: [],
  silent: { reason, source },
});

/** Parts of Azure Monitor itself. Where Azure tells something of their health, the rules of the subscription pick it up. */
export const silentInsights: ResourceType[] = [
  silent(
    "actionGroups",
    "Action group",
    "Emits no metrics and no logs; Azure tells nobody of throttled or undelivered notifications. Test groups by hand.",
    `${MONITOR}/alerts/action-groups`,
  ),
  silent("metricAlerts", "Metric alert rule", "Emits no metrics and no logs; its state is in the alerts list only."),
  silent(
    "scheduledQueryRules",
    "Log alert rule",
    "Emits no metrics and no logs of its own; `resource-health.alert-rules` watches its resource health.",
    `${MONITOR}/alerts/log-alert-rule-health`,
  ),
  silent("activityLogAlerts", "Activity log alert rule", "Emits no metrics and no logs."),
  silent("workbooks", "Workbook", "A document: nothing to watch."),
  silent("workbookTemplates", "Workbook template", "A document: nothing to watch."),
  silent("privateLinkScopes", "Private link scope", "Emits no metrics and no logs; watch its private endpoints."),
  silent(
    "dataCollectionEndpoints",
    "Data collection endpoint",
    "Emits no metrics and no logs; the data collection rules that use it do.",
    `${MONITOR}/data-collection/data-collection-endpoint-overview`,
  ),
];
