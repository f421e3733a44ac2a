import { expect, test } from "vitest";
import { group, made } from "../testing.ts";
import { deployed } from "../azure/testing.ts";
import { FailureAnomalies, OtlpSender } from "./args.ts";
import { ApplicationInsights } from "./component.ts";
import { legacyDetectors } from "./detection.ts";

const id = (path: string) => `${group("rg")}/providers/${path}`;
const everything = () =>
  new ApplicationInsights("shop", {
    location: "westeurope",
    resourceGroupName: "rg",
    componentName: "appi-shop",
    workspaceId: id("Microsoft.OperationalInsights/workspaces/log"),
    localAuth: false,
    browser: true,
    dailyQuotaGb: 5,
    publicIngestion: false,
    publicQuery: false,
    webTests: Array.from({ length: 101 }, (_, i) => ({ name: `t${i}`, url: `https://t${i}.example/` })),
    failureAnomalies: FailureAnomalies.Manage,
    smartDetectors: ["TraceSeverityDetector"],
    actionGroupIds: [id("Microsoft.Insights/actionGroups/ag")],
    senders: { shop: "44444444-4444-4444-4444-444444444444" },
    linkedSites: [id("Microsoft.Web/sites/shop")],
    otlp: { metricsWorkspaceId: id("Microsoft.Monitor/accounts/amw"), sender: OtlpSender.Collector },
    allowPreview: true,
    tags: { env: "prod" },
  });

test("everything on: each part once, everything under its own name", async () => {
  const all = [...(await made(everything)).values()];
  const count = (kind: string) => all.filter((r) => r.type.endsWith(`:${kind}`)).length;
  expect(
    Object.fromEntries(
      ["Component", "ComponentCurrentBillingFeature", "SmartDetectorAlertRule", "RoleAssignment", "WebTest", "MetricAlert"].map(
        (kind) => [kind, count(kind)],
      ),
    ),
  ).toEqual({
    // For servers, for browsers, and for the test that the first has no room for.
    Component: 3,
    ComponentCurrentBillingFeature: 1,
    // The detector asked for.
    SmartDetectorAlertRule: 1,
    RoleAssignment: 1,
    WebTest: 101,
    MetricAlert: 101,
  });
  expect(new Set(all.map((r) => r.id)).size).toBe(all.length);
  // Azure would make what is missing here by itself, for each of the three.
  const anomalies = all.flatMap((r) => deployed(r.inputs)).map((r) => r["name"] as string);
  expect(anomalies.map((name) => name.split(" - ")[1]).sort()).toEqual(["appi-shop", "appi-shop-browser", "appi-shop-tests-2"]);
  expect(count("ProactiveDetectionConfiguration")).toBe(3 * legacyDetectors.length + 1);
});

test("everything on: only the component for browsers takes telemetry without signing in, none from public networks", async () => {
  const all = await made(everything);
  const components = [...all.values()].filter((r) => r.type.endsWith(":Component"));
  expect(Object.fromEntries(components.map((c) => [c.inputs["resourceName"], c.inputs["disableLocalAuth"]]))).toEqual({
    "appi-shop": true,
    "appi-shop-browser": false,
    "appi-shop-tests-2": true,
  });
  for (const { inputs } of components)
    expect(inputs).toMatchObject({ publicNetworkAccessForIngestion: "Disabled", publicNetworkAccessForQuery: "Disabled" });
  expect(all.get("shop-otlp-endpoint")!.inputs["properties"]).toEqual({ networkAcls: { publicNetworkAccess: "Disabled" } });
  // The portal's link to the site stands on the component that the site sends to, and nowhere else.
  const linked = components.filter((c) => Object.keys(c.inputs["tags"]).some((t) => t.includes("/sites/shop")));
  expect(linked.map((c) => c.name)).toEqual(["shop-component"]);
});

test("everything on: what hangs on the component waits for it, each rule of a test for the test; twice the same", async () => {
  const all = await made(everything);
  const component = all.get("shop-component")!.urn;
  for (const part of ["daily-cap", "failure-anomalies", "sender-shop", "otlp-rule", "test-t0", "test-t0-alert"])
    expect(all.get(`shop-${part}`)!.dependencies).toContain(component);
  expect(all.get("shop-test-t0-alert")!.dependencies).toContain(all.get("shop-test-t0")!.urn);
  expect(await made(everything)).toEqual(all);
});
