import { describe, expect, test } from "vitest";
import { findings as catalogued } from "../../findings/index.ts";
import { config, row } from "../../decide/testing.ts";
import type { Row, Target } from "../../inventory/types.ts";
import type { InsightContext } from "../insight.ts";
import { decideApplication } from "./decide.ts";

const main = { key: "main", name: "log", location: "westeurope", subscriptionId: "s", resourceGroup: "rg-mon" };

function decide(rows: Row[], settings: Record<string, unknown> = {}, more: Record<string, unknown> = {}) {
  const targets: Target[] = rows.map((r) => ({ ...r, key: r.id.toLowerCase(), live: false }));
  const context: InsightContext = {
    config: config({ ...more, applicationInsights: settings }),
    targets: targets.sort((a, b) => (a.key < b.key ? -1 : 1)),
    rows,
    workspaceOf: () => main,
  };
  return decideApplication(context);
}

const site = (name: string, properties: Record<string, unknown> = {}, kind = "app,linux"): Row =>
  row(name, {
    type: "microsoft.web/sites",
    kind,
    properties: {
      state: "Running",
      enabled: true,
      publicNetworkAccess: "Enabled",
      defaultHostName: `${name}.azurewebsites.net`,
      hostNames: [`${name}.azurewebsites.net`],
      siteConfig: { healthCheckPath: "/healthz" },
      ...properties,
    },
  });
const standardTest = (name: string, url: string, properties: Record<string, unknown> = {}): Row =>
  row(name, {
    type: "microsoft.insights/webtests",
    kind: "standard",
    properties: { Kind: "standard", Enabled: true, Request: { RequestUrl: url }, ...properties },
  });

describe("web apps", () => {
  test("a public one is asked at its health check path", () => {
    const decision = decide([site("shop")]);
    const key = decision.items[0]!.target;
    expect(decision.items).toEqual([
      { key: `availability-test:${key}`, name: "shop", url: "https://shop.azurewebsites.net/healthz", target: key },
    ]);
    expect(decision.coverage).toEqual([
      { target: key, signal: "availability-test", status: "covered", by: [`availability-test:${key}`] },
    ]);
    expect(decision.findings).toEqual([]);
  });

  test("without a health check path the start page is asked, and said so", () => {
    const decision = decide([{ ...site("shop", { siteConfig: {} }), siteConfigKnown: true }]);
    expect(decision.items[0]!.url).toBe("https://shop.azurewebsites.net/");
    expect(decision.findings).toMatchObject([{ code: "AZM144", severity: "info" }]);
  });

  test("where the inventory does not tell the configuration nothing is asked, once for all and with the query", () => {
    const decision = decide([site("a", { siteConfig: { alwaysOn: true } }), site("b", { siteConfig: undefined })]);
    expect(decision.items).toEqual([]);
    expect(decision.coverage.map((c) => c.status)).toEqual(["missing", "missing"]);
    expect(decision.findings).toMatchObject([
      {
        code: "AZM147",
        message: expect.stringContaining("2 web apps"),
        suggestion: expect.stringContaining("appserviceresources"),
      },
    ]);
  });

  test.each([
    ["a function app", site("f", {}, "functionapp,linux"), /function or workflow app/],
    ["a workflow app", site("w", {}, "functionapp,workflowapp"), /function or workflow app/],
    ["a stopped app", site("s", { state: "Stopped" }), /stopped/],
    ["a disabled app", site("d", { enabled: false }), /stopped/],
    ["a private app", site("p", { publicNetworkAccess: "Disabled" }), /internet/],
    ["an app for known callers", site("c", { clientCertEnabled: true, clientCertMode: "Required" }), /client certificate/],
    [
      "an app for listed addresses",
      site("l", { siteConfig: { ipSecurityRestrictions: [{ action: "Allow", ipAddress: "203.0.113.0/24" }] } }),
      /listed addresses/,
    ],
    ["an app behind a private endpoint", site("e", { publicNetworkAccess: null, privateEndpointConnections: [{}] }), /internet/],
    [
      "an app that denies by default",
      site("n", { siteConfig: { ipSecurityRestrictionsDefaultAction: "Deny" } }),
      /listed addresses/,
    ],
    [
      "an app closed in its configuration",
      site("q", { publicNetworkAccess: null, siteConfig: { healthCheckPath: "/up", publicNetworkAccess: "Disabled" } }),
      /internet/,
    ],
    [
      "an app that denies everybody",
      site("o", { siteConfig: { healthCheckPath: "/up", ipSecurityRestrictions: [{ action: "Deny", ipAddress: "Any" }] } }),
      /listed addresses/,
    ],
    ["an app whose host is not known", site("h", { defaultHostName: null }), /not in the inventory/],
  ])("%s is not asked, and why", (_, app, reason) => {
    const decision = decide([app]);
    expect(decision.items).toEqual([]);
    expect(decision.coverage).toMatchObject([{ status: "notApplicable", by: [], reason: expect.stringMatching(reason) }]);
  });

  test("an open rule list, or certificates that are optional, keep nobody out", () => {
    const open = site("a", {
      clientCertEnabled: true,
      clientCertMode: "Optional",
      siteConfig: { healthCheckPath: "/h", ipSecurityRestrictions: [{ action: "Allow", ipAddress: "Any" }] },
    });
    expect(decide([open]).items).toHaveLength(1);
  });

  test("a host name that is not one never becomes part of a URL", () => {
    expect(decide([site("x", { defaultHostName: "evil.example/#" })]).items).toEqual([]);
  });

  test("two of one name get names that differ and stay", () => {
    const twins = [site("api"), { ...site("api"), id: site("api").id.replace("rg-app", "rg-two"), resourceGroup: "rg-two" }];
    const names = decide(twins).items.map((i) => i.name);
    expect(new Set(names).size).toBe(2);
    expect(names).toEqual(decide([...twins].reverse()).items.map((i) => i.name));
  });
});

describe("other web addresses", () => {
  const environment = (internal: boolean): Row =>
    row("env", { type: "microsoft.app/managedenvironments", properties: { vnetConfiguration: { internal } } });
  const app = (ingress: Record<string, unknown> | null, more: Record<string, unknown> = {}): Row =>
    row("ca", {
      type: "microsoft.app/containerapps",
      properties: {
        configuration: { ingress },
        managedEnvironmentId: environment(true).id.toUpperCase(),
        runningStatus: "Running",
        template: { scale: { minReplicas: 1 } },
        ...more,
      },
    });
  const external = { external: true, fqdn: "ca.example.azurecontainerapps.io", transport: "Auto" };

  test("a container app with external ingress is asked, one in an internal environment is not", () => {
    expect(decide([app(external), environment(false)]).items).toMatchObject([
      { url: "https://ca.example.azurecontainerapps.io/" },
    ]);
    expect(decide([app(external), environment(true)]).coverage).toMatchObject([
      { status: "notApplicable", reason: expect.stringMatching(/internal/) },
    ]);
  });

  test("an environment closed to the internet closes its apps, and so does a rule that denies everybody", () => {
    const closed = row("env", { type: "microsoft.app/managedenvironments", properties: { publicNetworkAccess: "Disabled" } });
    const denied = { ...external, ipSecurityRestrictions: [{ name: "all", action: "Deny", ipAddressRange: "0.0.0.0/0" }] };
    expect(decide([app(external), closed]).items).toEqual([]);
    expect(decide([app(denied), environment(false)]).items).toEqual([]);
  });

  test("a container app that may sleep, or asks for a certificate, is not asked", () => {
    for (const [ingress, more, reason] of [
      [external, { template: { scale: { minReplicas: 0 } } }, /scale to zero/],
      [external, { template: {} }, /scale to zero/],
      [{ ...external, clientCertificateMode: "require" }, {}, /client certificate/],
    ] as const)
      expect(decide([app(ingress, more), environment(false)]).coverage).toMatchObject([
        { status: "notApplicable", reason: expect.stringMatching(reason) },
      ]);
  });

  test("a container app without external HTTP, or stopped, is not asked", () => {
    for (const closed of [app(null), app({ ...external, external: false }), app({ ...external, transport: "Tcp" })])
      expect(decide([closed]).items).toEqual([]);
    expect(decide([app(external, { runningStatus: "Stopped" })]).items).toEqual([]);
  });

  test("a static site is asked at its start page", () => {
    const stapp = row("st", { type: "microsoft.web/staticsites", properties: { defaultHostname: "calm.4.azurestaticapps.net" } });
    const decision = decide([stapp]);
    expect(decision.items).toMatchObject([{ url: "https://calm.4.azurestaticapps.net/" }]);
    expect(decision.findings).toEqual([]);
  });
});

describe("what is tested already", () => {
  test("is not tested twice, also under a custom domain", () => {
    const tested = [
      site("shop", { hostNames: ["www.shop.example", "shop.azurewebsites.net"] }),
      standardTest("home", "https://WWW.shop.example/start"),
    ];
    const decision = decide(tested);
    expect(decision.items).toEqual([]);
    expect(decision.coverage).toMatchObject([{ status: "covered", by: [], reason: expect.stringContaining("home") }]);
    expect(decision.usage).toEqual([]);
  });

  test("a disabled or ping test does not count", () => {
    const off = standardTest("off", "https://shop.azurewebsites.net/", { Enabled: false });
    const ping = { ...standardTest("ping", "https://shop.azurewebsites.net/", { Kind: "ping" }), kind: "ping" };
    expect(decide([site("shop"), off, ping]).items).toHaveLength(1);
  });
});

test("switched off, nothing is made and the gap is shown", () => {
  for (const off of [{ availabilityTests: false }, { enabled: false }, { component: false }]) {
    const decision = decide([site("shop")], off);
    expect(decision.items).toEqual([]);
    expect(decision.coverage).toMatchObject([{ status: "missing" }]);
  }
});

test("runs are counted by places and pace; a sovereign cloud has its own places", () => {
  const runs = (settings: Record<string, unknown>, more = {}) => decide([site("a"), site("b")], settings, more).usage;
  expect(runs({})).toEqual([{ meter: "webTest.run", quantity: 2 * 5 * 8640 }]);
  expect(runs({ testFrequency: 900, testLocations: ["us-va-ash-azr"] })).toEqual([{ meter: "webTest.run", quantity: 2 * 2880 }]);
  expect(runs({}, { cloud: "china", location: "chinaeast2" })).toEqual([{ meter: "webTest.run", quantity: 2 * 4 * 8640 }]);
});

describe("the estate", () => {
  const component = (name: string, properties: Record<string, unknown>): Row =>
    row(name, { type: "microsoft.insights/components", properties });
  const workspace = "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/log";
  const codes = (...rows: Row[]) => decide(rows).findings.map((f) => f.code);

  test("classic and managed-workspace components, kept addresses and open ingestion are found", () => {
    expect(codes(component("a", { IngestionMode: "ApplicationInsights" }))).toEqual(["AZM140"]);
    const managed =
      "/subscriptions/s/resourceGroups/ai_a_1_managed/providers/Microsoft.OperationalInsights/workspaces/managed-a-ws";
    expect(codes(component("a", { WorkspaceResourceId: managed }))).toEqual(["AZM142"]);
    expect(codes(component("a", { WorkspaceResourceId: workspace, DisableIpMasking: true }))).toEqual(["AZM143"]);
    expect(codes(component("a", { WorkspaceResourceId: workspace, DisableLocalAuth: false }))).toEqual(["AZM145"]);
    expect(codes(component("a", { WorkspaceResourceId: workspace, DisableLocalAuth: true }))).toEqual([]);
    expect(codes({ ...component("a", {}), properties: undefined })).toEqual([]);
  });

  test("ping and multi-step tests are found as retired", () => {
    const retired = (kind: string) => ({ ...standardTest("t", "https://x.example/", { Kind: kind }), kind });
    expect(codes(retired("ping"))).toEqual(["AZM141"]);
    expect(codes(retired("multistep"))).toEqual(["AZM141"]);
    expect(codes(standardTest("t", "https://x.example/"))).toEqual([]);
  });

  test("open ingestion is Azure's default, and found only where the environment asks for Entra ID", () => {
    const open = component("a", { WorkspaceResourceId: workspace, DisableLocalAuth: false });
    expect(decide([open], {}, { preset: "test" }).findings).toEqual([]);
  });

  test("no finding says a connection string", () => {
    const row = component("a", {
      ConnectionString: "InstrumentationKey=secret",
      DisableLocalAuth: false,
      DisableIpMasking: true,
    });
    expect(JSON.stringify(decide([row]))).not.toContain("secret");
  });

  test("every code is explained", () => {
    for (const code of ["AZM140", "AZM141", "AZM142", "AZM143", "AZM144", "AZM145"]) expect(catalogued[code]).toBeDefined();
  });
});

test("the order of the inventory changes nothing", () => {
  const rows = [
    site("a"),
    site("b", { siteConfig: {} }),
    standardTest("t", "https://b.azurewebsites.net/x"),
    site("c", { siteConfig: {} }),
  ];
  expect(decide([...rows].reverse())).toEqual(decide(rows));
});
