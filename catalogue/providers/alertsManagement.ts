import { silent, typesOf } from "../entry.ts";

const MONITOR = "https://learn.microsoft.com/azure/azure-monitor";

export const alertsManagement = typesOf([
  silent(
    "Microsoft.AlertsManagement/smartDetectorAlertRules",
    "Smart detection rule",
    "An alert rule: it emits nothing. Failure Anomalies rules are taken over with their component.",
    `${MONITOR}/alerts/proactive-failure-diagnostics`,
  ),
  silent(
    "Microsoft.AlertsManagement/actionRules",
    "Alert processing rule",
    "It changes notifications and emits nothing itself.",
    `${MONITOR}/alerts/alerts-processing-rules`,
  ),
  silent(
    "Microsoft.AlertsManagement/prometheusRuleGroups",
    "Prometheus rule group",
    "It emits nothing; failures of its rules show on its page only. Missing recorded series are its symptom.",
    `${MONITOR}/metrics/prometheus-rule-groups`,
  ),
]);
