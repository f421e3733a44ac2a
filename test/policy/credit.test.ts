import { describe, expect, test } from "vitest";
import { resourceTypes } from "../../catalogue/index.ts";
import type { LogAlertEntry } from "../../catalogue/schema.ts";
import { Node } from "../../policies/graph.ts";
import { analyze } from "../../policies/testing/analyze.ts";
import { type Declared, Program } from "../../policies/testing/program.ts";
import { asksFor, logSignals } from "../../policies/views/logSignals.ts";
import { onCall } from "./cases/case.ts";

/** What counts as covered, and what only looks like it. */
const said = async (p: Program, rule: string, on: string, render: Parameters<Program["render"]>[0] = {}) =>
  (await analyze(p.render(render)))
    .filter((d) => d.policy === rule && d.urn.endsWith(`::${on}`))
    .map((d) => d.message.split("\n")[1]!.replace(/^\S+ \(\S+\) /, ""));
const both = [{}, { unknown: true }] as const;
const WORKSPACE = "azure-native:operationalinsights:Workspace";

describe("a diagnostic setting counts where it keeps a log", () => {
  const bus = (setting: object, type = "azure-native:monitor:DiagnosticSetting"): Program => {
    const p = new Program();
    const it = p.add("azure-native:servicebus:Namespace", "bus", { namespaceName: "bus" });
    const target = type.startsWith("azure:") ? "targetResourceId" : "resourceUri";
    p.add(type, "setting", { [target]: it.id, workspaceId: "/w", ...setting });
    return p;
  };
  test.each(both)("%j", async (render) => {
    const judge = (setting: object, type?: string) => said(bus(setting, type), "require-diagnostics", "bus", render);
    const none = ["has a diagnostic setting that keeps no log"];
    expect(await judge({ metrics: [{ category: "AllMetrics", enabled: true }] })).toEqual(none);
    expect(await judge({ logs: [] })).toEqual(none);
    expect(await judge({ logs: [{ categoryGroup: "allLogs", enabled: false }] })).toEqual(none);
    expect(await judge({ logs: [{ categoryGroup: "audit", enabled: true }] })).toEqual([]);
    const classic = "azure:monitoring/diagnosticSetting:DiagnosticSetting";
    expect(await judge({ enabledMetrics: [{ category: "AllMetrics" }] }, classic)).toEqual(none);
    expect(await judge({ enabledLogs: [{ category: "OperationalLogs" }] }, classic)).toEqual([]);
  });
});

describe("resources with a log destination of their own", () => {
  const logAnalytics = { destination: "log-analytics", logAnalyticsConfiguration: { customerId: "c", sharedKey: "k" } };
  test.each([
    ["azure-native:app:ManagedEnvironment", { appLogsConfiguration: logAnalytics }, []],
    ["azure-native:app:ManagedEnvironment", { appLogsConfiguration: { destination: "azure-monitor" } }, ["has no diagnostic setting"]], // prettier-ignore
    ["azure-native:app:ManagedEnvironment", {}, ["names no destination for its logs, so nothing keeps them"]],
    ["azure:containerapp/environment:Environment", { logAnalyticsWorkspaceId: "/w" }, []],
    ["azure:containerapp/environment:Environment", { logsDestination: "azure-monitor" }, ["has no diagnostic setting"]],
    ["azure-native:containerinstance:ContainerGroup", { diagnostics: { logAnalytics: { workspaceId: "c", workspaceKey: "k" } } }, []], // prettier-ignore
    ["azure-native:containerinstance:ContainerGroup", {}, ["has no diagnostic setting"]],
  ])("%s %j", async (type, inputs, expected) => {
    const p = new Program();
    p.add(type, "it", inputs);
    expect(await said(p, "require-diagnostics", "it")).toEqual(expected);
  });
});

test("networks and public addresses log attacks, and only where a DDoS plan looks for them", async () => {
  const p = new Program();
  p.add("azure-native:network:VirtualNetwork", "net", { virtualNetworkName: "net" });
  p.add("azure-native:network:PublicIPAddress", "ip", { publicIpAddressName: "ip", sku: { name: "Standard" } });
  for (const on of ["net", "ip"]) expect(await said(p, "require-diagnostics", on)).toEqual([]);
  const guarded = p.set("net", { enableDdosProtection: true, ddosProtectionPlan: { id: "/plan" } });
  for (const on of ["net", "ip"]) expect(await said(guarded, "require-diagnostics", on)).toEqual(["has no diagnostic setting"]);
});

describe("an alert counts for the metric and the dimension it asks", () => {
  const cosmos = (dimensions: object[], more: Record<string, unknown> = {}): Program => {
    const p = new Program();
    const db = p.add("azure-native:cosmosdb:DatabaseAccount", "db", { accountName: "db" });
    p.add("azure-native:monitor:MetricAlert", "alert", {
      severity: 1,
      scopes: [db.id],
      criteria: { allOf: [{ metricName: "TotalRequests", dimensions }] },
      actions: [{ actionGroupId: onCall(p).id }],
      ...more,
    });
    return p;
  };
  const status = (...values: string[]) => [{ name: "StatusCode", operator: "Include", values }];
  const [errors, throttled, up] = ["cosmos-db.server-errors", "cosmos-db.throttled", "cosmos-db.availability"];
  test.each([
    ["429", status("429"), [up, errors]],
    ["503", status("500", "503"), [up, throttled]],
    ["all", status("*"), [up, errors, throttled]],
    ["no dimension", [], [up, errors, throttled]],
    ["5xx by prefix", [{ name: "StatusCode", operator: "StartsWith", values: ["5"] }], [up, throttled]],
    ["all but 2xx", [{ name: "StatusCode", operator: "Exclude", values: ["200", "201"] }], [up]],
  ])("TotalRequests with %s", async (_, dimensions, missing) => {
    const [found] = await said(cosmos(dimensions), "require-essential-alerts", "db");
    expect(found!.split(": ")[1]?.split(", ") ?? [found!.split(" ").at(-1)]).toEqual([...missing].sort());
  });

  test("and where it is on and tells somebody", async () => {
    const lacks = async (p: Program) => (await said(p, "require-essential-alerts", "db"))[0];
    expect(await lacks(cosmos(status("429")))).not.toContain("throttled");
    expect(await lacks(cosmos(status("429"), { enabled: false }))).toContain("throttled");
    expect(await lacks(cosmos(status("429"), { actions: [] }))).toContain("throttled");
    expect(await lacks(cosmos(status("429")).set("on-call", { emailReceivers: [] }))).toContain("throttled");
    expect(await lacks(cosmos(status("429")).set("on-call", { enabled: false }))).toContain("throttled");
    const elsewhere = [{ actionGroupId: "/subscriptions/s/resourceGroups/g/providers/Microsoft.Insights/actionGroups/central" }];
    expect(await lacks(cosmos(status("429"), { actions: elsewhere }))).not.toContain("throttled");
  });
});

describe("a log rule counts for the table and the condition it asks", () => {
  const app = (query: string, criterion: object = {}, scope: "workspace" | "component" = "workspace"): Program => {
    const p = new Program();
    const law = p.add(WORKSPACE, "law", { workspaceName: "law" });
    const it = p.add("azure-native:applicationinsights:Component", "app", { resourceName: "app", workspaceResourceId: law.id });
    p.add("azure-native:monitor:ScheduledQueryRule", "rule", {
      severity: 1,
      scopes: [scope === "workspace" ? law.id : it.id],
      criteria: { allOf: [{ query, timeAggregation: "Count", operator: "GreaterThan", threshold: 5, ...criterion }] },
      actions: { actionGroups: [onCall(p).id] },
    });
    return p;
  };
  const has = async (p: Program, signal: string) =>
    !(await said(p, "require-essential-alerts", "app")).some((m) => m.includes(signal));
  const [failed, slow] = ["application.failed-requests", "application.response-time"];
  test.each([
    ["AppRequests | where Name == 'POST /login'", false, false],
    ["AppRequests | where Success == false", true, false],
    ["AppRequests | where ResultCode startswith '5'", true, false],
    ["AppRequests | summarize percentile(DurationMs, 95)", false, true],
    ["// Success\nAppRequests | count", false, false],
    ['workspace("central").AppRequests | where not(Success)', true, false],
    ["AppDependencies | where Success == false", false, false],
  ])("%s", async (query, isFailed, isSlow) => {
    expect([await has(app(query), failed), await has(app(query), slow)]).toEqual([isFailed, isSlow]);
  });
  test("what it measures counts, tables go by their other name on a component, and a count into a metric is no alert", async () => {
    expect(await has(app("AppRequests", { metricMeasureColumn: "DurationMs", timeAggregation: "Average" }), slow)).toBe(true);
    expect(await has(app("requests | where success == false", {}, "component"), failed)).toBe(true);
    expect(await has(app("AppRequests | where Success == false").set("rule", { kind: "LogToMetric" }), failed)).toBe(false);
  });

  test("each essential log alert of the catalogue is known by its own words", () => {
    const entries = resourceTypes.flatMap((t) => (t.silent ? [] : t.alerts)).filter((a): a is LogAlertEntry => a.kind === "log" && a.essential === true); // prettier-ignore
    expect(Object.keys(logSignals).filter((id) => !entries.some((e) => e.id === id))).toEqual([]);
    for (const entry of entries) {
      const { query, measure, aggregation: timeAggregation, operator, threshold } = entry;
      const p = new Program();
      const criterion = { query, metricMeasureColumn: measure, timeAggregation, operator, threshold };
      p.add("azure-native:monitor:ScheduledQueryRule", "rule", { criteria: { allOf: [criterion] } });
      expect(`${entry.id}: ${asksFor(new Node(p.render()[0]!), entry)}`).toBe(`${entry.id}: true`);
      const bare = new Node(
        p.set("rule", { criteria: { allOf: [{ query: entry.tables[0], operator: "GreaterThan" }] } }).render()[0]!,
      );
      expect(`${entry.id}: ${asksFor(bare, entry)}`).toBe(`${entry.id}: false`);
    }
  });
});

describe("silence is told by a rule that looks for it", () => {
  const law = (rule: object): Program => {
    const p = new Program();
    const it = p.add(WORKSPACE, "law", { workspaceName: "law" });
    p.add("azure-native:monitor:DiagnosticSetting", "logs", { resourceUri: it.id, workspaceId: it.id, logs: [] });
    p.add("azure-native:monitor:ScheduledQueryRule", "rule", {
      severity: 1,
      scopes: [it.id],
      actions: { actionGroups: [onCall(p).id] },
      ...rule,
    });
    return p;
  };
  const criteria = (query: string, operator: string, threshold = 1) => ({
    criteria: { allOf: [{ query, operator, threshold }] },
  });
  test.each([
    ["a cost rule", criteria("Usage | where IsBillable | summarize sum(Quantity)", "GreaterThan", 100), true],
    ["too few rows", criteria("Usage | where IsBillable", "LessThan"), false],
    ["none", criteria("Heartbeat", "Equal", 0), false],
    ["the age of the last", criteria("Heartbeat | summarize last = max(TimeGenerated) by Computer | where last < ago(1h)", "GreaterThan", 0), false], // prettier-ignore
    ["what the workspace writes of itself", criteria("_LogOperation | where Level == 'Error'", "GreaterThan", 0), false],
    ["switched off", { ...criteria("Usage", "LessThan"), enabled: false }, true],
    ["for nobody", { ...criteria("Usage", "LessThan"), actions: {} }, true],
  ])("%s", async (_, rule, missing) => {
    expect((await said(law(rule), "require-missing-data-alerts", "law")).length).toBe(missing ? 1 : 0);
  });
  test("a workspace that an environment of container apps writes to is used", async () => {
    const p = new Program();
    const it = p.add(WORKSPACE, "law", { workspaceName: "law" });
    p.add("azure-native:app:ManagedEnvironment", "env", {
      appLogsConfiguration: {
        destination: "log-analytics",
        logAnalyticsConfiguration: { customerId: it.id, sharedKey: it.id },
      },
    });
    for (const render of both) expect(await said(p, "require-missing-data-alerts", "law", render)).toHaveLength(1);
  });
});

describe("an alert rule tells somebody", () => {
  const alert = (more: object, around: (p: Program) => Record<string, unknown> = () => ({})): Program => {
    const p = new Program();
    p.add("azure-native:monitor:MetricAlert", "it", { ruleName: "cpu", severity: 1, ...around(p), ...more });
    return p;
  };
  const judge = (p: Program, render: Parameters<Program["render"]>[0] = {}) => said(p, "require-alert-actions", "it", render);
  const grouped = (group: (p: Program) => Declared, change: object = {}) =>
    alert({}, (p) => ({ actions: [{ actionGroupId: group(p).id }] })).with((r) =>
      r.name === "on-call" ? { ...r.inputs, ...change } : r.inputs,
    );
  test.each(both)("a group with a receiver, that is on: %j", async (render) => {
    expect(await judge(grouped(onCall), render)).toEqual([]);
    const none = ["tells nobody: on-call has no receiver"];
    expect(await judge(grouped(onCall, { emailReceivers: [] }), render)).toEqual(none);
    expect(await judge(grouped(onCall, { emailReceivers: undefined }), render)).toEqual(none);
    expect(await judge(grouped(onCall, { enabled: false }), render)).toEqual(["tells nobody: on-call is switched off"]);
    expect(await judge(grouped(onCall, { emailReceivers: [], armRoleReceivers: [{ name: "owner" }] }), render)).toEqual([]);
  });
  test("of two groups one that tells somebody is enough", async () => {
    const p = alert({}, (own) => {
      const empty = own.add("azure-native:monitor:ActionGroup", "empty", { actionGroupName: "empty" });
      return { actions: [{ actionGroupId: empty.id }, { actionGroupId: onCall(own).id }] };
    });
    for (const render of both) expect(await judge(p, render)).toEqual([]);
  });

  const rule = (type: string, inputs: (group: Declared) => object) => (p: Program) => {
    const rg = p.add("azure-native:resources:ResourceGroup", "rg", { resourceGroupName: "rg" });
    p.add(type, "route", inputs(rg) as Record<string, unknown>);
    return { resourceGroupName: "rg", scopes: [rg.id], actions: [] };
  };
  const nested = (rg: Declared, more: object = {}) => ({
    properties: {
      scopes: [rg.id],
      actions: [{ actionType: "AddActionGroups", actionGroupIds: ["/subscriptions/s/a"] }],
      ...more,
    },
  });
  const v3 = "azure-native:alertsmanagement:AlertProcessingRuleByName";
  test.each<[string, string, (rg: Declared) => object, number]>([
    ["nested, as azure-native has it", v3, nested, 0],
    ["switched off", v3, (rg) => nested(rg, { enabled: false }), 1],
    ["that only suppresses", v3, (rg) => nested(rg, { actions: [{ actionType: "RemoveAllActionGroups" }] }), 1],
    ["for other severities", v3, (rg) => nested(rg, { conditions: [{ field: "Severity", operator: "Equals", values: ["Sev3"] }] }), 1], // prettier-ignore
    ["for this severity", v3, (rg) => nested(rg, { conditions: [{ field: "Severity", operator: "Equals", values: ["Sev1"] }] }), 0], // prettier-ignore
    [
      "of the API before",
      "azure-native:alertsmanagement:ActionRuleByName",
      (rg) => ({
        properties: { type: "ActionGroup", actionGroupId: "/a", scope: { scopeType: "ResourceGroup", values: [rg.id] } },
      }),
      0,
    ],
    [
      "classic",
      "azure:monitoring/alertProcessingRuleActionGroup:AlertProcessingRuleActionGroup",
      (rg) => ({ scopes: [rg.id], addActionGroupIds: ["/a"] }),
      0,
    ],
  ])("a processing rule %s", async (_, type, inputs, violations) => {
    for (const render of both) expect(await judge(alert({}, rule(type, inputs)), render)).toHaveLength(violations);
  });
  test("a rule that only counts, or is off, has nobody to tell", async () => {
    const p = new Program();
    p.add("azure-native:monitor:ScheduledQueryRule", "it", { kind: "LogToMetric", actions: {} });
    expect(await judge(p)).toEqual([]);
    expect(await judge(alert({ enabled: false }))).toEqual([]);
  });
});

describe("nothing is asked that cannot be made", () => {
  const alertsOf = async (type: string, inputs: Record<string, unknown>) => {
    const p = new Program();
    p.add(type, "it", inputs);
    return (await said(p, "require-essential-alerts", "it"))[0] ?? "";
  };
  test.each([
    ["azure-native:sql:Database", { sku: { name: "GP_Gen5_2" } }, ["sql-database.cpu"], ["sql-database.dtu"]],
    ["azure-native:sql:Database", { sku: { name: "S1" } }, ["sql-database.dtu"], ["sql-database.cpu"]],
    ["azure-native:sql:Database", {}, ["sql-database.storage"], ["sql-database.cpu", "sql-database.dtu"]],
    ["azure-native:sql:Database", { elasticPoolId: "/pool" }, [], ["sql-database.cpu", "sql-database.dtu"]],
    ["azure:mssql/database:Database", { skuName: "BC_Gen5_4" }, ["sql-database.cpu"], ["sql-database.dtu"]],
    ["azure-native:web:AppServicePlan", { sku: { name: "Y1" } }, [], ["app-service-plan.cpu"]],
    ["azure-native:web:AppServicePlan", { sku: { name: "P1v3" } }, ["app-service-plan.cpu"], []],
    ["azure-native:web:AppServicePlan", {}, [], ["app-service-plan.cpu"]],
    ["azure:storage/account:Account", { accountTier: "Standard", accountReplicationType: "LRS" }, ["blob.latency"], ["files.latency"]], // prettier-ignore
    ["azure-native:storage:StorageAccount", { kind: "StorageV2", sku: { name: "Standard_LRS" } }, [], ["share-full"]],
    ["azure-native:web:WebApp", {}, ["web-app.http-5xx"], ["health-check"]],
    ["azure-native:web:WebApp", { siteConfig: { healthCheckPath: "/healthz" } }, ["web-app.health-check"], []],
    ["azure-native:app:ContainerApp", { configuration: {} }, [], ["http-5xx"]],
    ["azure-native:app:ContainerApp", { configuration: { ingress: { external: true } } }, ["http-5xx"], []],
    ["azure-native:containerservice:ManagedCluster", { addonProfiles: { omsagent: { enabled: true } } }, ["aks.node-not-ready", "kubernetes.logs-silent"], ["pod-crash", "kubernetes.node-not-ready"]], // prettier-ignore
    ["azure-native:containerservice:ManagedCluster", { azureMonitorProfile: { metrics: { enabled: true } } }, ["aks.node-not-ready", "pod-crash-looping"], ["logs-silent", "kubernetes.node-not-ready"]], // prettier-ignore
    ["azure-native:containerregistry:Registry", { sku: { name: "Basic" } }, [], ["container-registry"]],
    ["azure-native:network:PrivateEndpoint", {}, [], ["privateendpoint"]],
    ["azure-native:privatedns:PrivateZone", {}, [], ["records-full"]],
    ["azure-native:compute:VirtualMachine", {}, ["vm.availability"], []],
    ["azure-native:compute:VirtualMachine", { priority: "Spot" }, ["vm.memory"], ["vm.availability"]],
  ])("%s %j", async (type, inputs, asked, notAsked) => {
    const found = await alertsOf(type, inputs);
    for (const id of asked) expect(found).toContain(id);
    for (const id of notAsked) expect(found).not.toContain(id);
  });
});
