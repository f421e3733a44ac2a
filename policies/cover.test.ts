import { expect, test } from "vitest";
import { analyze, Program, to } from "./testing/index.ts";
import { Analyzer } from "./analyzer.ts";
import { indexCatalogue } from "./catalogue.ts";
import { requireClusterMonitoring } from "./rules/coverage/requireClusterMonitoring.ts";
import { requireCoverage } from "./rules/coverage/requireCoverage.ts";
import { requireDiagnostics } from "./rules/coverage/requireDiagnostics.ts";
import type { Resource } from "./graph.ts";

const SUBSCRIPTION = "/subscriptions/5b6f2f0c-0b52-4d4e-8d3e-2f6c3a1f7a01";
const other = "/subscriptions/9d1f4f9e-3f62-4a3c-a0f1-61d2b7b5d002";
const id = (type: string, name: string, subscription = SUBSCRIPTION) =>
  `${subscription}/resourceGroups/rg-shop/providers/${type}/${name}`;
const vaultId = (name: string, subscription?: string) => id("Microsoft.KeyVault/vaults", name, subscription);
const row = (target: string, signal: string, status = "covered", more: object = {}) => ({
  target,
  signal,
  status,
  by: [],
  ...more,
});
const planOf = (...coverage: { target: string }[]) => ({
  version: 1,
  targets: [...new Set(coverage.map((c) => c.target))].map((target) => ({ id: target })),
  coverage,
});

const vault = (name: string, more: Partial<Resource> = {}): Resource => ({
  urn: `urn:pulumi:prod::shop::azure-native:keyvault:Vault::${name}`,
  type: "azure-native:keyvault:Vault",
  name,
  inputs: { vaultName: name, resourceGroupName: "rg-shop", location: "westeurope" },
  id: vaultId(name),
  ...more,
});
/** What the pack says of `require-diagnostics`, and of itself, where a plan covers the resources. */
function judged(resources: Resource[], plan: unknown, today = "2026-11-25") {
  const analyzer = new Analyzer({
    rules: [requireDiagnostics, requireClusterMonitoring],
    catalogue: indexCatalogue(),
    today,
    read: () => ({ json: plan }),
  });
  analyzer.configure(
    new Map([["azmon", { level: "advisory", properties: { coveredBy: ["plan.json"], profile: "production" } }]]),
  );
  const reports = analyzer.analyzeStack(resources);
  return {
    violated: reports.filter((r) => r.rule !== "azmon").map((r) => `${r.urn!.split("::").at(-1)} ${r.rule}`),
    messages: reports.map((r) => r.message).join("\n"),
  };
}

test("what a plan covers is not asked, what it does not cover is, and the message says why", () => {
  const plan = planOf(
    row(vaultId("KV-Shop").toUpperCase().replace("/SUBSCRIPTIONS", "/subscriptions"), "diagnostics"),
    row(vaultId("kv-dark"), "diagnostics", "missing", { reason: "Its group is locked." }),
  );
  const { violated, messages } = judged([vault("kv-shop"), vault("kv-dark"), vault("kv-new")], plan);
  expect(violated).toEqual(["kv-dark require-diagnostics", "kv-new require-diagnostics"]);
  expect(messages).toContain("Missing in the covering plan: diagnostics (Its group is locked.)");
  expect(messages).toContain("The covering plan does not have this resource");
});

test("all rows of a signal must hold: four settings of an account, of which one is missing, are not covered", () => {
  const account: Resource = {
    urn: "urn:pulumi:prod::shop::azure-native:storage:StorageAccount::st",
    type: "azure-native:storage:StorageAccount",
    name: "st",
    inputs: { accountName: "stshop", kind: "StorageV2", sku: { name: "Standard_LRS" } },
    id: id("Microsoft.Storage/storageAccounts", "stshop"),
  };
  const rows = (last: string) => ["covered", "covered", "covered", last].map((s) => row(account.id!, "diagnostics", s));
  expect(judged([account], planOf(...rows("covered"))).violated).toEqual([]);
  expect(judged([account], planOf(...rows("missing"))).violated).toEqual(["st require-diagnostics"]);
});

test("a cluster needs one of its two ways", () => {
  const cluster: Resource = {
    urn: "urn:pulumi:prod::shop::azure-native:containerservice:ManagedCluster::aks",
    type: "azure-native:containerservice:ManagedCluster",
    name: "aks",
    inputs: { resourceName: "aks-shop" },
    id: id("Microsoft.ContainerService/managedClusters", "aks-shop"),
  };
  const rows = (...s: string[]) =>
    planOf(row(cluster.id!, "diagnostics"), row(cluster.id!, "prometheus", s[0]), row(cluster.id!, "container-logs", s[1]));
  expect(judged([cluster], rows("covered", "missing")).violated).toEqual([]);
  expect(judged([cluster], rows("missing", "missing")).violated).toEqual(["aks require-cluster-monitoring"]);
});

test("an exemption of the plan counts until its day, and is told", () => {
  const plan = planOf(
    row(vaultId("kv"), "diagnostics", "exempt", { reason: "load test", owner: "team-a", expires: "2026-12-01" }),
  );
  const good = judged([vault("kv")], plan);
  expect(good.violated).toEqual([]);
  expect(good.messages).toContain("exempts kv: load test (team-a, until 2026-12-01)");
  expect(judged([vault("kv")], plan, "2026-12-02").violated).toEqual(["kv require-diagnostics"]);
});

test("two subscriptions with equal names are two things", () => {
  const plan = planOf(row(vaultId("kv"), "diagnostics"), row(vaultId("kv", other), "diagnostics", "missing"));
  const both = [vault("a", { id: vaultId("kv") }), vault("b", { id: vaultId("kv", other) })];
  expect(judged(both, plan).violated).toEqual(["b require-diagnostics"]);
  // Before the update: the provider says which subscription it is.
  const provider = (name: string, subscriptionId: string): Resource => ({
    urn: `urn:pulumi:prod::shop::pulumi:providers:azure-native::${name}`,
    type: "pulumi:providers:azure-native",
    name,
    inputs: { subscriptionId },
  });
  const [a, b] = [provider("a", SUBSCRIPTION.split("/")[2]!), provider("b", other.split("/")[2]!)];
  const kv = (name: string, of: Resource) =>
    vault(name, { id: undefined, provider: of.urn, inputs: { vaultName: "kv", resourceGroupName: "rg-shop" } });
  expect(judged([a, b, kv("kv-a", a), kv("kv-b", b)], plan).violated).toEqual(["kv-b require-diagnostics"]);
  // Nothing says it: with two candidates nothing is taken for granted.
  const guess = judged([vault("kv", { id: undefined })], plan);
  expect(guess.violated).toEqual(["kv require-diagnostics"]);
  expect(guess.messages).toContain("could not be looked up in the covering plan");
});

test("without an id the name is looked up and that is told; what has neither is told and judged", () => {
  const plan = planOf(row(vaultId("kv"), "diagnostics"));
  const named = judged([vault("kv", { id: undefined })], plan);
  expect(named.violated).toEqual([]);
  expect(named.messages).toContain("by type, group and name, since the subscription is not known: kv");
  const program = new Program();
  const group = program.add("azure-native:resources:ResourceGroup", "rg");
  program.add("azure-native:keyvault:Vault", "kv", { resourceGroupName: to(group, "") });
  const unknown = judged(program.render({ unknown: true }), plan);
  expect(unknown.violated).toEqual(["kv require-diagnostics"]);
  expect(unknown.messages).toContain("neither the id nor the name is known");
});

test("a database is looked up with its server", () => {
  const database = (server: string): Resource => ({
    urn: `urn:pulumi:prod::shop::azure-native:sql:Database::orders-${server}`,
    type: "azure-native:sql:Database",
    name: `orders-${server}`,
    inputs: {
      databaseName: "orders",
      serverName: server,
      resourceGroupName: "rg-shop",
      sku: { name: "GP_Gen5_2", tier: "GeneralPurpose" },
    },
  });
  const plan = planOf(row(id("Microsoft.Sql/servers", "sql-a/databases/orders"), "diagnostics"));
  expect(judged([database("sql-a"), database("sql-b")], plan).violated).toEqual(["orders-sql-b require-diagnostics"]);
});

test("a plan that cannot be read covers nothing and is told", async () => {
  const config = { azmon: { profile: "production", coveredBy: ["no-such-plan.json"] } } as const;
  const found = await analyze([vault("kv")], { config, rules: [requireDiagnostics] });
  expect(found.map((d) => d.policy)).toEqual(["azmon", "require-diagnostics"]);
  expect(found[0]!.message).toMatch(/coveredBy\[0\] \(no-such-plan.json\) cannot be read \(ENOENT\)/);
  expect(judged([vault("kv")], { resources: [] }).messages).toContain("is no plan of azmon");
});

test("the share of signals that are there counts what the plan covers", () => {
  const vaults = Array.from({ length: 6 }, (_, i) => vault(`kv-${i}`));
  const alerts = ["keyvault.availability", "keyvault.saturation", "keyvault.latency", "keyvault.throttled"];
  const plan = planOf(...vaults.flatMap((v) => ["diagnostics", ...alerts].map((s) => row(v.id!, s))));
  const run = (json: unknown) => {
    const analyzer = new Analyzer({
      rules: [requireCoverage],
      catalogue: indexCatalogue(),
      today: "2026-11-25",
      read: () => ({ json }),
    });
    analyzer.configure(new Map([["azmon", { level: "advisory", properties: { coveredBy: ["p"], profile: "production" } }]]));
    return analyzer.analyzeStack(vaults).filter((r) => r.rule !== "azmon").length;
  };
  expect(run(planOf())).toBe(1);
  expect(run(plan)).toBe(0);
});
