import { describe, expect, test } from "vitest";
import type { EnvironmentConfigInput } from "../../config/schema.ts";
import { alertGroups } from "../../decide/prometheusGroups.ts";
import type { PrometheusRule } from "../../decide/ruleTypes.ts";
import type { Row } from "../../inventory/types.ts";
import { insightContext, subscription } from "../../testing.ts";
import { decideContainers } from "./decide.ts";

const group = `/subscriptions/${subscription}/resourceGroups/rg-aks/providers`;
const common = { location: "westeurope", resourceGroup: "rg-aks", subscriptionId: subscription };
const addOn = (config: Record<string, unknown>, key = "omsagent") => ({ addonProfiles: { [key]: { enabled: true, config } } });
const on = { ...addOn({ useAADAuth: "true" }), azureMonitorProfile: { metrics: { enabled: true } } };

function aks(name: string, properties: Record<string, unknown> = on, more: Partial<Row> = {}): Row {
  const id = `${group}/Microsoft.ContainerService/managedClusters/${name}`;
  const identity = { type: "SystemAssigned" };
  return { id, name, type: "microsoft.containerservice/managedclusters", identity, properties, ...common, ...more };
}
function arc(name: string, properties: Record<string, unknown> = { connectivityStatus: "Connected" }): Row {
  const id = `${group}/Microsoft.Kubernetes/connectedClusters/${name}`;
  return { id, name, type: "microsoft.kubernetes/connectedclusters", properties, ...common };
}
function rule(name: string, properties: Record<string, unknown> = {}, more: Partial<Row> = {}): Row {
  const id = `${group}/Microsoft.Insights/dataCollectionRules/${name}`;
  return { id, name, type: "microsoft.insights/datacollectionrules", properties, ...common, ...more };
}

function decide(rows: Row[], config: Partial<EnvironmentConfigInput> = {}, live = false) {
  const decision = decideContainers(insightContext(rows, config, { live }));
  return {
    ...decision,
    codes: decision.findings.map((f) => f.code),
    status: Object.fromEntries(decision.coverage.map((c) => [c.signal, c.status])),
  };
}

describe("what a cluster has and lacks", () => {
  test("a cluster with both add-ons is covered; the rule it lacks is made and said so", () => {
    const { items, status, codes, coverage } = decide([aks("a")]);
    expect(status).toEqual({ "container-logs": "covered", prometheus: "covered" });
    expect(items).toMatchObject([
      { host: "aks", addonEnabled: true, prometheusEnabled: true, logsRuleExists: false, ruleGroups: [] },
    ]);
    expect(codes).toEqual(["AZM112"]);
    expect(coverage[0]!.by).toEqual([`container-logs:${aks("a").id.toLowerCase()}`]);
  });

  test.each(["MSCI-westeurope-a", "MSCI-a-westeurope", "msci-WestEurope-A"])("the rule %s is not made twice", (name) => {
    const { items, findings } = decide([aks("a"), rule(name)]);
    expect(items[0]!.logsRuleExists).toBe(true);
    expect(findings[0]!.message).toMatch(/^Managed Prometheus: on/);
  });

  test("the rule of a cluster whose name ends alike, or of another subscription, is not taken for it", () => {
    expect(decide([aks("a"), rule("MSCI-westeurope-b-a")]).items[0]!.logsRuleExists).toBe(false);
    const elsewhere = rule("MSCI-westeurope-a", {}, { subscriptionId: "22222222-2222-2222-2222-222222222222" });
    expect(decide([aks("a"), elsewhere]).items[0]!.logsRuleExists).toBe(false);
  });

  test("metrics that flow already keep their workspace and their rule groups", () => {
    const account = `${group}/Microsoft.Monitor/accounts/amw`;
    const there = rule(
      "MSProm-northeurope-a",
      { destinations: { monitoringAccounts: [{ accountResourceId: account }] } },
      { location: "northeurope" },
    );
    const groupRow: Row = {
      ...rule("NodeRecordingRulesRuleGroup-a", { scopes: [account, aks("a").id] }),
      type: "microsoft.alertsmanagement/prometheusrulegroups",
    };
    const decision = decide([aks("a"), there, groupRow, rule("MSCI-westeurope-a")]);
    expect(decision.codes).toEqual([]);
    expect(decision.items[0]).toMatchObject({
      metricsWorkspace: { id: account, location: "northeurope" },
      ruleGroups: ["noderecordingrulesrulegroup-a"],
    });
  });

  test("an add-on that is off is the owner's to switch on: missing, with the way out", () => {
    const { items, status, findings } = decide([aks("a", {})]);
    expect(status).toEqual({ "container-logs": "missing", prometheus: "missing" });
    expect(findings).toMatchObject([{ code: "AZM113", target: aks("a").id }]);
    expect(findings[0]!.message).toContain("Container insights and managed Prometheus are off");
    expect(findings[0]!.suggestion).toMatch(
      /enable-addons -a monitoring --subscription \S+ -g \S+ -n a --workspace-resource-id \/subscriptions\/\S+\/workspaces\/\S+`/,
    );
    expect(findings[0]!.suggestion).toMatch(
      /az aks update --subscription \S+ -g \S+ -n a .*--azure-monitor-workspace-resource-id \/subscriptions\/\S+\/accounts\/\S+`/,
    );
    expect(items).toHaveLength(1);
  });

  test("high log scale takes a word to the cluster's agent, with the ids it needs", () => {
    const asked = { containerInsights: { highLogScale: true }, allowPreview: true };
    const { findings } = decide([aks("a", on)], asked);
    const scale = findings.find((f) => f.code === "AZM116");
    expect(scale?.suggestion).toMatch(
      /disable-addons -a monitoring --subscription \S+ -g \S+ -n a.*--workspace-resource-id \/subscriptions/,
    );
    expect(decide([aks("a", on)]).codes).not.toContain("AZM116");
  });

  test.each([
    ["no switch", addOn({})],
    ["a false switch", addOn({ useAADAuth: "false" })],
    ["the other spelling", addOn({}, "omsAgent")],
  ])("key sign-in is retired: %s", (_, properties) => {
    const { status, findings } = decide([aks("a", properties)]);
    expect(findings.map((f) => f.code)).toEqual(["AZM604"]);
    expect(findings[0]!.suggestion).toContain("--enable-msi-auth-for-monitoring");
    expect(status["container-logs"]).toBe("missing");
  });

  test("a stopped cluster has nothing to collect, and its retired add-on is still reported", () => {
    const { items, status, codes } = decide([aks("a", { ...addOn({}), powerState: { code: "Stopped" } })]);
    expect([items, codes]).toEqual([[], ["AZM604", "AZM111"]]);
    expect(status).toEqual({ "container-logs": "notApplicable", prometheus: "notApplicable" });
  });

  test("a cluster on a service principal cannot sign in", () => {
    const cluster = aks("a", { ...on, servicePrincipalProfile: { clientId: "0f0f" } }, { identity: undefined });
    expect(decide([cluster])).toMatchObject({ items: [], codes: ["AZM114"], status: { "container-logs": "missing" } });
  });

  test("flows are collected where the network logs them; of others it is said that they do not", () => {
    const networkProfile = { networkDataplane: "cilium", advancedNetworking: { enabled: true } };
    const asked = { containerInsights: { networkLogs: true, highLogScale: true }, allowPreview: true };
    const able = aks("a", { ...on, networkProfile });
    const { items, codes } = decide([able, aks("b", { ...on, networkProfile: { networkDataplane: "azure" } }), arc("c")], asked);
    expect(items.map((i) => i.networkLogs)).toEqual([true, false, false]);
    expect(codes).toEqual(["AZM112", "AZM116", "AZM112", "AZM115", "AZM116"]);
    const gb = (config: typeof asked | undefined) =>
      decide([able], config).usage.find((u) => u.meter === "logs.analytics")!.quantity;
    expect(gb(asked) - gb(undefined)).toBe(3);
    expect(decide([able]).items[0]!.networkLogs).toBe(false);
  });

  test("connected clusters get extensions; offline ones cannot", () => {
    expect(decide([arc("e")])).toMatchObject({ items: [{ host: "arc" }], codes: [], status: { prometheus: "covered" } });
    const offline = decide([arc("e", { connectivityStatus: "Offline" })]);
    expect(offline).toMatchObject({
      items: [],
      codes: ["AZM104"],
      status: { prometheus: "missing", "container-logs": "missing" },
    });
  });

  test("a live cluster's program puts the profiles in: nothing is known of it, so nothing is reported", () => {
    expect(decide([aks("a", {})], {}, true)).toMatchObject({
      codes: [],
      status: { "container-logs": "covered" },
    });
  });

  test("Windows nodes are seen in the pools", () => {
    const pools = (osType: string) => ({
      ...on,
      agentPoolProfiles: [
        { count: 2, osType: "Linux" },
        { count: 1, osType },
      ],
    });
    expect(decide([aks("a", pools("Windows"))]).items[0]!.windows).toBe(true);
    expect(decide([aks("a", pools("Linux"))]).items[0]!.windows).toBe(false);
  });
});

describe("switches and volume", () => {
  test("switched off, clusters are missing", () => {
    expect(decide([aks("a")], { containerInsights: { enabled: false } })).toMatchObject({
      items: [],
      status: { prometheus: "missing" },
    });
    expect(decide([aks("a")], { containerInsights: { prometheus: false } }).status).toEqual({
      "container-logs": "covered",
      prometheus: "missing",
    });
  });

  test("usage follows nodes, preset and table plan", () => {
    const cluster = aks("a", { ...on, agentPoolProfiles: [{ count: 4 }] });
    // 4 nodes x 3.5 GB; 4 x 1,500 series x 86,400 samples = 518 million.
    expect(decide([cluster]).usage).toEqual([
      { meter: "logs.analytics", quantity: 14 },
      { meter: "prometheus.samples", quantity: 51.84 },
    ]);
    const basic = {
      workspace: { tables: { ContainerLogV2: { plan: "Basic" as const } } },
      containerInsights: { costPreset: "standard" as const },
    };
    expect(decide([cluster], basic).usage.slice(0, 2)).toEqual([
      { meter: "logs.analytics", quantity: 10 },
      { meter: "logs.basic", quantity: 12 },
    ]);
  });
});

test("alert rules go into groups of at most 20, named after group and cluster", () => {
  const rules = Array.from({ length: 23 }, (_, i) => ({
    key: `k${String(i).padStart(2, "0")}`,
    group: "Pod-level",
    targets: ["a"],
  }));
  const groups = alertGroups(
    [...rules, { key: "z", group: "Node-level", targets: ["a", "b"] }] as PrometheusRule[],
    (key) => `aks-${key}`,
  );
  expect(groups.map((g) => [g.name, g.cluster, g.rules.length])).toEqual([
    ["KubernetesAlert-Node-level-aks-a", "a", 1],
    ["KubernetesAlert-Pod-level-aks-a", "a", 20],
    ["KubernetesAlert-Pod-level-aks-a-2", "a", 3],
    ["KubernetesAlert-Node-level-aks-b", "b", 1],
  ]);
  const twins = alertGroups([{ key: "z", group: "Node-level", targets: ["a", "b"] }] as PrometheusRule[], () => "aks");
  expect(new Set(twins.map((g) => g.name)).size).toBe(2);
});
