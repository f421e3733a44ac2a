import { expect, test } from "vitest";
import { analyze } from "../../policies/testing/analyze.ts";
import { Analyzer } from "../../policies/analyzer.ts";
import { indexCatalogue } from "../../policies/catalogue.ts";
import { rules } from "../../policies/rules/index.ts";
import { type Declared, output, Program, to } from "../../policies/testing/program.ts";

/** What is one thing and what are two: names alone do not say it. */
const found = async (program: Program, rule: string, render: Parameters<Program["render"]>[0] = {}) =>
  (await analyze(program.render(render))).filter((d) => d.policy === rule).map((d) => `${d.urn.split("::").at(-1)!} ${d.message.split("\n")[1]!}`); // prettier-ignore
const hosts = [{}, { dependencies: "none" }, { unknown: true }, { unknown: true, dependencies: "resource" }] as const;
const logs = [{ categoryGroup: "allLogs", enabled: true }];

function hubAndSpokes(withSettings: readonly string[]): Program {
  const p = new Program();
  const law = p.add("azure-native:operationalinsights:Workspace", "law", { workspaceName: "law", resourceGroupName: "rg" });
  p.add("azure-native:monitor:DiagnosticSetting", "law-logs", { resourceUri: law.id, workspaceId: law.id, logs });
  for (const [s, subscriptionId] of [
    ["a", "aaaaaaaa-1111-4111-8111-111111111111"],
    ["b", "bbbbbbbb-1111-4111-8111-111111111111"],
  ] as const) {
    const provider = p.add("pulumi:providers:azure-native", `sub-${s}`, { subscriptionId });
    const spoke = p.add(
      "azure-native:keyvault:Vault",
      `spoke-${s}`,
      { resourceGroupName: "rg-net", vaultName: "kv-spoke", tags: { criticality: "none" } },
      { provider },
    );
    if (withSettings.includes(s))
      p.add("azure-native:monitor:DiagnosticSetting", `spoke-${s}-logs`, { resourceUri: spoke.id, workspaceId: law.id, logs }, { provider }); // prettier-ignore
  }
  return p;
}
test.each(hosts)("two subscriptions with equal names are two things: %j", async (render) => {
  expect(await found(hubAndSpokes(["a", "b"]), "require-diagnostics", render)).toEqual([]);
  expect(await found(hubAndSpokes(["a", "b"]), "forbid-duplicate-sinks", render)).toEqual([]);
  for (const [has, lacks] of [
    ["a", "b"],
    ["b", "a"],
  ] as const)
    expect(await found(hubAndSpokes([has]), "require-diagnostics", render)).toEqual([
      expect.stringMatching(new RegExp(`^spoke-${lacks} .*has no diagnostic setting$`)),
    ]);
});

test.each(hosts)("two databases of one name on two servers are two things: %j", async (render) => {
  const p = new Program();
  const law = p.add("azure-native:operationalinsights:Workspace", "law", { workspaceName: "law" });
  const database = (server: string): Declared => {
    const of = p.add("azure-native:sql:Server", server, { serverName: server });
    const tags = { criticality: "none" };
    return p.add("azure-native:sql:Database", `db-${server}`, { databaseName: "shop", serverName: output(of, server), tags });
  };
  const [one] = [database("one"), database("two")];
  const id = one.id.known.replace("servers/parent", "servers/one");
  p.add("azure-native:monitor:DiagnosticSetting", "logs", { resourceUri: output(one, id), workspaceId: law.id, logs });
  const lacking = await found(p, "require-diagnostics", render);
  expect(lacking.map((l) => l.split(" ")[0]).filter((n) => n!.startsWith("db"))).toEqual(["db-two"]);
});

function account(declared: readonly string[], settings: readonly string[], via: "account" | "service"): Program {
  const p = new Program();
  const law = p.add("azure-native:operationalinsights:Workspace", "law", { workspaceName: "law" });
  p.add("azure-native:monitor:DiagnosticSetting", "law-logs", { resourceUri: law.id, workspaceId: law.id, logs });
  const st = p.add("azure-native:storage:StorageAccount", "st", {
    accountName: "stshop",
    kind: "StorageV2",
    sku: { name: "Standard_LRS" },
    tags: { criticality: "none" },
  });
  const services = new Map<string, Declared>();
  for (const service of declared)
    services.set(
      service,
      p.add(`azure-native:storage:${service[0]!.toUpperCase()}${service.slice(1)}ServiceProperties`, `st-${service}-service`, {
        accountName: output(st, "stshop"),
        [`${service}ServicesName`]: "default",
      }),
    );
  for (const service of settings) {
    const own = via === "service" ? services.get(service) : undefined;
    const path = `/${service}Services/default`;
    const resourceUri = own ? output(own, `${st.id.known}${path}`) : to(st, path);
    p.add("azure-native:monitor:DiagnosticSetting", `st-${service}-logs`, { resourceUri, workspaceId: law.id, logs });
  }
  return p;
}
const four = ["blob", "file", "queue", "table"];
test.each(hosts)("services declared beside their account are parts of it: %j", async (render) => {
  for (const via of ["account", "service"] as const) {
    expect(await found(account(four, four, via), "require-diagnostics", render)).toEqual([]);
    expect(await found(account(["blob"], four, via), "require-diagnostics", render)).toEqual([]);
    expect(await found(account(four, four, via), "require-essential-alerts", render)).toEqual([]);
    const three = await found(account(four, four.slice(1), via), "require-diagnostics", render);
    expect(three.map((t) => t.split(" ")[0])).toEqual(["st"]);
  }
});
test("services of an account that lives in another stack are left to it", async () => {
  const p = new Program();
  p.add("azure-native:storage:BlobServiceProperties", "blobs", { accountName: "elsewhere", blobServicesName: "default" });
  for (const rule of ["require-diagnostics", "require-essential-alerts"]) expect(await found(p, rule)).toEqual([]);
});

test("what a program only reads is not judged, and may be pointed at", async () => {
  const p = new Program();
  const vault = p.add("azure-native:keyvault:Vault", "outside", { vaultName: "kv" });
  p.add("azure-native:monitor:DiagnosticSetting", "logs", { resourceUri: vault.id, workspaceId: "/w", logs });
  const resources = p.render().map((r) => (r.name === "outside" ? { ...r, external: true } : r));
  expect((await analyze(resources)).map((d) => d.urn).filter((urn) => urn.includes("outside"))).toEqual([]);
  const analyzer = new Analyzer({ rules, catalogue: indexCatalogue(), today: "2026-11-25" });
  expect(analyzer.analyzeStack(resources.filter((r) => r.external)).map((r) => r.urn)).toEqual([]);
});

test("limits count per subscription of an explicit provider", async () => {
  const p = new Program();
  for (const s of ["a", "b"]) {
    const provider = p.add("pulumi:providers:azure-native", s, {});
    for (let i = 0; i < 60; i++) p.add("azure-native:monitor:ActivityLogAlert", `${s}-${i}`, {}, { provider });
  }
  expect(await found(p, "limit-activity-rules")).toEqual([]);
});
