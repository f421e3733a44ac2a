/** A limit of Azure's that azmon can run into; counted before anything is deployed. */
export interface Limit {
  title: string;
  max: number;
  /** What it is counted per. */
  scope: "subscription" | "region" | "resource" | "component" | "workspace" | "rule" | "group" | "settings";
  /** Azure raises it on request. */
  raisable?: boolean;
  /** `memory`: from memory, check before relying on it. */
  grade: "documented" | "memory";
  source: string;
}

const MONITOR = "https://learn.microsoft.com/azure/azure-monitor";
const SERVICE = `${MONITOR}/fundamentals/service-limits`;
const of =
  (scope: Limit["scope"], source: string) =>
  (title: string, max: number, more: Partial<Limit> = {}): Limit => ({ title, max, scope, grade: "documented", source, ...more });

const subscription = of("subscription", SERVICE);
const rule = of("rule", SERVICE);
const actionGroup = of("group", `${MONITOR}/alerts/action-groups`);
const collection = of("rule", `${SERVICE}#data-collection-rules`);
const prometheus = of("group", `${MONITOR}/metrics/prometheus-rule-groups`);
const connection = of("resource", "https://learn.microsoft.com/azure/network-watcher/connection-monitor-overview");

export const limits = {
  "metricAlert.rules": subscription("metric alert rules", 5000, { raisable: true }),
  "metricAlert.series": rule("time series watched by a metric alert rule", 10000),
  "metricAlert.criteria": rule("criteria of a metric alert rule", 5),
  "metricAlert.dimensions": rule("dimensions of a metric criterion", 5, { grade: "memory" }),
  "activityAlert.rules": subscription("activity log alert rules, service and resource health among them", 100),
  "logAlert.rules": subscription("log alert rules", 5000, { raisable: true }),
  "logAlert.oneMinuteRules": subscription("log alert rules that run every minute", 100),
  "logAlert.rulesPerResource": of("resource", SERVICE)("log alert rules on one resource", 1000),
  "logAlert.dimensions": rule("dimensions of a log alert rule", 6),
  "logAlert.alertsPerEvaluation": rule("alerts that a rule which resolves itself fires at once", 300),
  "logAlert.bytes": rule("bytes of a log alert rule", 65536),
  "alert.actionGroups": rule("action groups of an alert rule", 5),
  "processing.rules": subscription("alert processing rules", 1000),
  "processing.conditionValues": rule("values of a processing rule's condition", 5),
  "actionGroup.emails": actionGroup("e-mail addresses of an action group", 1000),
  "actionGroup.otherReceivers": actionGroup("receivers of any other kind in an action group", 10),
  "actionGroup.shortName": actionGroup("characters of an action group's short name", 12),
  "notification.emailsPerHour": of("resource", `${MONITOR}/alerts/action-groups`)(
    "e-mails an hour to one address and region",
    100,
  ),
  "diagnostics.settings": of("resource", `${MONITOR}/data-collection/diagnostic-settings`)("diagnostic settings", 5),
  "collection.dataSources": collection("data sources of a data collection rule", 10),
  "collection.dataFlows": collection("data flows of a data collection rule", 10),
  "collection.workspaces": collection("Log Analytics workspaces of a data collection rule", 10),
  "collection.counters": collection("counter specifiers of a data source", 100),
  "collection.xPaths": collection("XPath queries of a data source", 100),
  "collection.facilities": collection("syslog facilities of a data source", 20),
  "collection.transformation": collection("characters of a transformation", 15360),
  "collection.associations": of("resource", `${SERVICE}#data-collection-rules`)(
    "data collection rules of a machine or cluster",
    30,
  ),
  "prometheus.rulesPerGroup": prometheus("rules of a Prometheus rule group", 20),
  "prometheus.groups": of("workspace", SERVICE)("rule groups of an Azure Monitor workspace", 500, { raisable: true }),
  "prometheus.series": of("workspace", SERVICE)("active time series of an Azure Monitor workspace", 1000000, { raisable: true }),
  "prometheus.events": of("workspace", SERVICE)("events a minute of an Azure Monitor workspace", 1000000, { raisable: true }),
  "webTest.perComponent": of("component", `${MONITOR}/app/availability`)("availability tests of a component", 100),
  "webTest.locations": of("resource", `${MONITOR}/app/availability`)("places an availability test runs from", 16),
  "connectionMonitor.perRegion": { ...connection("connection monitors in a region", 100), scope: "region" },
  "connectionMonitor.groups": connection("test groups of a connection monitor", 20),
  "connectionMonitor.endpoints": connection("endpoints of a connection monitor", 100),
  "connectionMonitor.configurations": connection("test configurations of a connection monitor", 20),
  "networkWatcher.perRegion": of("region", "https://learn.microsoft.com/azure/network-watcher/network-watcher-create")(
    "network watchers of a subscription",
    1,
  ),
  "summary.rules": of("workspace", `${MONITOR}/logs/summary-rules`)("summary rules of a workspace", 100, { grade: "memory" }),
} satisfies Record<string, Limit>;

export type LimitId = keyof typeof limits;
