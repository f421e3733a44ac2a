import { output, Program } from "../../../policies/testing/program.ts";
import { type Case, onCall } from "./case.ts";
import { single } from "./single.ts";

const METRIC = "azure-native:monitor:MetricAlert";
const LOG = "azure-native:monitor:ScheduledQueryRule";
const query = (text: string, more = {}) => ({
  criteria: { allOf: [{ query: text, operator: "GreaterThan", threshold: 0, ...more }] },
});

function notified(type: string, good: Record<string, unknown>): [Program, Program] {
  const p = new Program();
  const group = onCall(p);
  const ref = JSON.parse(JSON.stringify(good), (_, v: unknown) => (v === "GROUP" ? group.id : v)) as Record<string, unknown>;
  p.add(type, "it", ref);
  const bare = Object.fromEntries(
    Object.keys(good)
      .filter((k) => /^action/.test(k))
      .map((k) => [k, undefined]),
  );
  return [p, p.set("it", bare)];
}
const actions: [string, Record<string, unknown>][] = [
  [METRIC, { ruleName: "cpu", actions: [{ actionGroupId: "GROUP" }] }],
  [LOG, { ruleName: "errors", actions: { actionGroups: ["GROUP"] } }],
  [
    "azure-native:monitor:ActivityLogAlert",
    { activityLogAlertName: "health", actions: { actionGroups: [{ actionGroupId: "GROUP" }] } },
  ],
  ["azure-native:alertsmanagement:SmartDetectorAlertRule", { alertRuleName: "anomalies", actionGroups: { groupIds: ["GROUP"] } }],
  [
    "azure:monitoring/scheduledQueryRulesAlertV2:ScheduledQueryRulesAlertV2",
    { name: "errors", action: { actionGroups: ["GROUP"] } },
  ],
];

function prometheus(): Program {
  const p = new Program();
  const group = onCall(p);
  p.add("azure-native:alertsmanagement:PrometheusRuleGroup", "it", {
    ruleGroupName: "pods",
    rules: [
      { record: "a:b", expression: "up" },
      { alert: "Down", expression: "up == 0", severity: 1, actions: [{ actionGroupId: group.id }] },
      { alert: "Note", expression: "up == 1", severity: 4 },
    ],
  });
  return p;
}

/** Alerts without groups of their own under an alert processing rule that adds one. */
function processed(): Program {
  const p = new Program();
  const rg = p.add("azure-native:resources:ResourceGroup", "rg", { resourceGroupName: "rg-shop" });
  const account = p.add("azure-native:storage:StorageAccount", "orders", {
    accountName: "storders",
    resourceGroupName: output(rg, "rg-shop"),
  });
  p.add(METRIC, "it", { ruleName: "availability", scopes: [account.id], resourceGroupName: output(rg, "rg-shop") });
  p.add("azure-native:alertsmanagement:AlertProcessingRuleByName", "route", {
    alertProcessingRuleName: "route",
    properties: {
      scopes: [rg.id],
      actions: [
        {
          actionType: "AddActionGroups",
          actionGroupIds: ["/subscriptions/s/resourceGroups/rg/providers/Microsoft.Insights/actionGroups/a"],
        },
      ],
    },
  });
  return p;
}

function sinks(): Program {
  const p = new Program();
  const law = p.add("azure-native:operationalinsights:Workspace", "law", { workspaceName: "law" });
  const other = p.add("azure-native:operationalinsights:Workspace", "other", { workspaceName: "other" });
  const bus = p.add("azure-native:servicebus:Namespace", "bus", { namespaceName: "bus" });
  const logs = [{ categoryGroup: "allLogs", enabled: true }];
  p.add("azure-native:monitor:DiagnosticSetting", "a", { name: "a", resourceUri: bus.id, workspaceId: law.id, logs });
  p.add("azure-native:monitor:DiagnosticSetting", "b", { name: "b", resourceUri: bus.id, workspaceId: other.id, logs });
  return p;
}
const twice = (): Program => {
  const p = sinks();
  return p.set("b", { workspaceId: p.resources.find((r) => r.name === "law")!.id });
};

function silence(): Program {
  const p = new Program();
  const law = p.add("azure-native:operationalinsights:Workspace", "it", { workspaceName: "law" });
  p.add(LOG, "errors", { ruleName: "errors", scopes: [law.id], ...query("AppExceptions") });
  p.add(LOG, "silence", {
    ruleName: "silence",
    scopes: [law.id],
    ...query("Usage | where IsBillable", { operator: "LessThan", threshold: 1 }),
    actions: { actionGroups: [onCall(p).id] },
  });
  return p;
}

function capped(): Program {
  const p = new Program();
  const law = p.add("azure-native:operationalinsights:Workspace", "it", {
    workspaceName: "law",
    workspaceCapping: { dailyQuotaGb: 5 },
  });
  p.add(LOG, "cap", {
    scopes: [law.id],
    ...query('_LogOperation | where Category =~ "Ingestion" | where Detail contains "OverQuota"'),
    actions: { actionGroups: [onCall(p).id] },
  });
  return p;
}
function measured(metricName: string): Program {
  const p = new Program();
  const vault = p.add("azure-native:keyvault:Vault", "vault", { vaultName: "kv" });
  p.add(METRIC, "it", { scopes: [vault.id], criteria: { allOf: [{ metricName }] } });
  return p;
}

const many = (type: string, n: number, inputs: Record<string, unknown>): Program => {
  const p = new Program();
  for (let i = 0; i < n; i++) p.add(type, `rule-${String(i).padStart(3, "0")}`, { ...inputs, ruleName: `r${i}` });
  return p;
};

export const hygiene: Case[] = [
  ...actions.map(([type, inputs]): Case => {
    const [good, bad] = notified(type, inputs);
    return { rule: "require-alert-actions", good, bad, at: "it", says: "has no action group" };
  }),
  {
    rule: "require-alert-actions",
    good: prometheus(),
    bad: prometheus().set("it", { rules: [{ alert: "Down", expression: "up == 0" }] }),
    at: "it",
    says: "has no action group",
  },
  { rule: "require-alert-actions", good: processed(), bad: processed().without("route"), at: "it", says: "has no action group" },
  single("require-alert-actions", METRIC, { severity: 4, actions: [] }, { severity: 3 }, "has no action group"),
  single("require-sane-severity", METRIC, { severity: 2 }, { severity: undefined }, "states no severity"),
  single("require-sane-severity", METRIC, { severity: 2 }, { severity: 7 }, "severity 7"),
  single("require-sane-severity", LOG, { severity: 2 }, { severity: 0 }, "louder than 2", {
    config: { "require-sane-severity": { loudest: 2 } },
  }),
  single(
    "forbid-mute-with-auto-resolve",
    LOG,
    { autoMitigate: false, muteActionsDuration: "PT1H" },
    { autoMitigate: undefined },
    "resolves itself",
  ),
  single(
    "require-legal-windows",
    METRIC,
    { windowSize: "PT15M", evaluationFrequency: "PT5M" },
    { windowSize: "PT10M" },
    "the window PT10M",
  ),
  single(
    "require-legal-windows",
    METRIC,
    { windowSize: "PT15M", evaluationFrequency: "PT5M" },
    { evaluationFrequency: "PT30M" },
    "last PT15M only",
  ),
  single(
    "require-legal-windows",
    LOG,
    { windowSize: "PT1H", evaluationFrequency: "PT15M" },
    { overrideQueryTimeRange: "P7D" },
    "query range P7D",
  ),
  single(
    "require-legal-windows",
    LOG,
    query("T", { failingPeriods: { numberOfEvaluationPeriods: 2, minFailingPeriodsToAlert: 2 } }),
    query("T", { failingPeriods: { numberOfEvaluationPeriods: 2, minFailingPeriodsToAlert: 3 } }),
    "wants 3 of 2",
  ),
  {
    rule: "limit-one-minute-rules",
    good: many(LOG, 100, { evaluationFrequency: "PT1M" }),
    bad: many(LOG, 101, { evaluationFrequency: "PT1M" }),
    at: "rule-100",
    says: "number 101 of 101",
  },
  {
    rule: "limit-activity-rules",
    good: many("azure-native:monitor:ActivityLogAlert", 100, {}),
    bad: many("azure-native:monitor:ActivityLogAlert", 101, {}),
    at: "rule-100",
    says: "a subscription takes 100",
  },
  single(
    "require-runbook",
    METRIC,
    { description: "See https://runbooks/a" },
    { description: "CPU is high" },
    "links to no runbook",
  ),
  single(
    "require-runbook",
    LOG,
    { actions: { customProperties: { runbook: "https://r" } } },
    { actions: {} },
    "links to no runbook",
  ),
  single(
    "require-runbook",
    "azure-native:alertsmanagement:PrometheusRuleGroup",
    { rules: [{ alert: "Down", annotations: { runbook_url: "https://r" } }, { record: "a:b" }] },
    { rules: [{ alert: "Down", annotations: {} }] },
    "without a runbook in their annotations: Down",
  ),
  single("require-valid-names", METRIC, { ruleName: "cpu-high" }, { ruleName: "cpu > 90%" }, 'has the name "cpu > 90%"'),
  single(
    "require-valid-names",
    "azure-native:monitor:ActionGroup",
    { actionGroupName: "ag", groupShortName: "oncall" },
    { groupShortName: "the on-call team" },
    "16 characters",
  ),
  single("require-valid-names", LOG, { ruleName: "shop-errors" }, { ruleName: "errors" }, "does not match", {
    config: { "require-valid-names": { pattern: "^shop-" } },
  }),
  single("require-tags", METRIC, { tags: { Owner: "team-a" } }, { tags: { env: "prod" } }, "lacks the tag owner", {
    config: { "require-tags": { tags: ["owner"] } },
  }),
  { rule: "forbid-duplicate-sinks", good: sinks(), bad: twice(), at: "b", says: "same place as a", perResource: "unjudged" },
  single(
    "forbid-output-text",
    LOG,
    query("AppExceptions | where Name == 'x'"),
    query("AppExceptions | where Name == 'Calling [toString] on an [Output<T>] is not supported.'"),
    "criteria.allOf[0].query",
  ),
  single(
    "forbid-output-text",
    "kubernetes:core/v1:ConfigMap",
    { data: { a: "b" } },
    { data: { a: "[object Object]" } },
    "data.a",
  ),
  {
    rule: "require-missing-data-alerts",
    good: silence(),
    bad: silence().without("silence"),
    at: "it",
    says: "when data stops arriving",
  },
  single(
    "require-log-rule-identity",
    LOG,
    { ...query('arg("").Resources | where type =~ "x"'), identity: { type: "SystemAssigned" } },
    { identity: undefined },
    "has no identity",
  ),
  { rule: "require-cap-alerts", good: capped(), bad: capped().without("cap"), at: "it", says: "has a daily cap and no alert" },
  {
    rule: "require-cap-alerts",
    good: capped(),
    bad: capped().set("cap", query('_LogOperation | where Detail !contains "OverQuota"')),
    at: "it",
    says: "has a daily cap and no alert",
  },
  {
    rule: "forbid-unknown-metrics",
    good: measured("Availability"),
    bad: measured("Percentage CPU"),
    at: "it",
    says: "compares Percentage CPU, which microsoft.keyvault/vaults does not have",
  },
  {
    rule: "forbid-unknown-metrics",
    good: measured("servicEapilatency"),
    bad: measured("ServiceApiLatencies"),
    at: "it",
    says: "did you mean ServiceApiLatency?",
  },
  single("require-log-rule-identity", LOG, query("T // arg(1)"), query("adx('https://c/db').T"), "has no identity"),
];
