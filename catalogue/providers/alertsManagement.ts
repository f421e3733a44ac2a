import type { ResourceType } from "../schema.ts";

const MONITOR = "https://learn.microsoft.com/azure/azure-monitor";
const silent = (type: string, title: string, reason: string, source: string): ResourceType => ({
  type: `Microsoft.AlertsManagement/${type}`,
  title,
  insights: "none",
  alerts: [],
  silent: { reason, source: `${MONITOR}/${source}` },
});

export const alertsManagement: ResourceType[] = [
  silent(
    "smartDetectorAlertRules",
    "Smart detection rule",
    "An alert rule: it emits nothing. Failure Anomalies rules are taken over with their component.",
    "alerts/proactive-failure-diagnostics",
  ),
  silent(
    "actionRules",
    "Alert processing rule",
    "It changes notifications and emits nothing itself.",
    "alerts/alerts-processing-rules",
  ),
  silent(
    "prometheusRuleGroups",
    "Prometheus rule group",
    "It emits nothing; failures of its rules show on its page only. Missing recorded series are its symptom.",
    "metrics/prometheus-rule-groups",
  ),
];
