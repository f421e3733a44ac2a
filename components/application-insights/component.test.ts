import { describe, expect, test } from "vitest";
import type { Recorded } from "../../cli/recorder/monitor.ts";
import { record } from "../../cli/recorder/record.ts";
import { UNKNOWN, unwrap } from "../../cli/recorder/unwrap.ts";
import { testLocations } from "../../core/azure/values.ts";
import { deployed } from "../azure/testing.ts";
import { type ApplicationInsightsArgs, FailureAnomalies, OtlpSender } from "./args.ts";
import { ApplicationInsights } from "./component.ts";
import { legacyDetectors } from "./detection.ts";
import { example } from "./example.ts";

const options = { project: "shop", stack: "prod", subscriptionId: "11111111-1111-1111-1111-111111111111" };
const workspaceId =
  "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/log";
const group =
  "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Insights/actionGroups/ag";
const basic = { location: "westeurope", resourceGroupName: "rg", componentName: "appi-shop", workspaceId };
const page = { name: "front", url: "https://shop.example/" };

const recorded = async (program: () => unknown, more: object = {}): Promise<Recorded[]> =>
  (await record(() => void program(), { ...options, ...more })).resources;
const made = (args: Partial<ApplicationInsightsArgs> = {}, more: object = {}) =>
  recorded(() => new ApplicationInsights("shop", { ...basic, ...args }), more);
const named = (resources: Recorded[], name: string): Recorded => {
  const found = resources.find((r) => r.name === name);
  if (!found) throw new Error(`no ${name} among ${resources.map((r) => r.name).join(", ")}`);
  return found;
};
const inputs = (resources: Recorded[], name: string) => unwrap(named(resources, name).inputs) as Record<string, unknown>;
const ofType = (resources: Recorded[], type: string) => resources.filter((r) => r.type.endsWith(`:${type}`));
const refused = (args: Partial<ApplicationInsightsArgs>) =>
  made(args).then(
    () => [],
    (e: Error) => e.message.split("\n"),
  );

describe("the component", () => {
  test("keeps its data in the workspace, masks addresses, and takes no setting that belongs to workspace or senders", async () => {
    expect(inputs(await made(), "shop-component")).toEqual({
      resourceGroupName: "rg",
      resourceName: "appi-shop",
      location: "westeurope",
      kind: "web",
      applicationType: "web",
      workspaceResourceId: workspaceId,
      ingestionMode: "LogAnalytics",
      disableLocalAuth: false,
      disableIpMasking: false,
      publicNetworkAccessForIngestion: "Enabled",
      publicNetworkAccessForQuery: "Enabled",
      // azure-native's own defaults.
      flowType: "Bluefield",
      requestSource: "rest",
    });
  });

  test("E6: the connection string is secret in state and as an output, and in no input in clear", async () => {
    const resources = await recorded(example);
    for (const name of ["shop-component", "shop-browser"])
      expect(named(resources, name).options["additionalSecretOutputs"]).toEqual(["connectionString", "instrumentationKey"]);
    expect(JSON.stringify(resources)).not.toContain("InstrumentationKey=");
    let secret: boolean | undefined;
    await recorded(() => {
      const { insights } = example();
      void (insights.connectionString as unknown as { isSecret: Promise<boolean> }).isSecret.then((s) => (secret = s));
    });
    expect(secret).toBe(true);
  });

  test("a browser sends to a component of its own, where local auth stays on", async () => {
    const resources = await made({ localAuth: false, browser: true });
    expect(inputs(resources, "shop-component")).toMatchObject({ disableLocalAuth: true });
    expect(inputs(resources, "shop-browser")).toMatchObject({ resourceName: "appi-shop-browser", disableLocalAuth: false });
  });

  test("the daily cap and the senders' role are written on it", async () => {
    const resources = await recorded(example);
    expect(inputs(resources, "shop-daily-cap")).toEqual({
      resourceGroupName: "rg-monitoring-prod",
      resourceName: "appi-shop-prod",
      currentBillingFeatures: ["Basic"],
      dataVolumeCap: {
        cap: 10,
        warningThreshold: 90,
        stopSendNotificationWhenHitCap: false,
        stopSendNotificationWhenHitThreshold: false,
      },
    });
    expect(inputs(resources, "shop-sender-storefront")).toMatchObject({
      scope: named(resources, "shop-component").id,
      principalType: "ServicePrincipal",
      roleDefinitionId: "/providers/Microsoft.Authorization/roleDefinitions/3913510d-42f4-4e42-8a64-420c390055eb",
    });
  });

  test("no diagnostic setting sends the component's tables to the workspace they are in already", async () => {
    expect(ofType(await recorded(example), "DiagnosticSetting")).toEqual([]);
  });

  test("links of sites are written as the portal writes them; links of others are left alone, the user's tags are not", async () => {
    const site = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/shop";
    const other = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/other";
    const resources = await made({ tags: { env: "prod" }, linkedSites: [site], preserveLinks: [other] });
    expect(inputs(resources, "shop-component")["tags"]).toEqual({ env: "prod", [`hidden-link:${site}`]: "Resource" });
    expect(named(resources, "shop-component").options["ignoreChanges"]).toEqual([`tags["hidden-link:${other}"]`]);
  });
});

describe("smart detection", () => {
  const rule = async (args: Partial<ApplicationInsightsArgs>) => {
    const deployment = ofType(await made(args), "Deployment")[0];
    return deployment && deployed(unwrap(deployment.inputs) as Record<string, unknown>)[0];
  };

  test("the rule Azure would make has exactly its name and tells the team", async () => {
    const scope = [
      "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Insights/components/appi-shop",
    ];
    expect(await rule({ actionGroupIds: [group], tags: { env: "[x]" } })).toMatchObject({
      type: "Microsoft.AlertsManagement/smartDetectorAlertRules",
      name: "Failure Anomalies - appi-shop",
      location: "global",
      tags: { env: "[[x]" },
      properties: {
        detector: { id: "FailureAnomaliesDetector" },
        state: "Enabled",
        severity: "Sev3",
        frequency: "PT1M",
        scope,
        actionGroups: { groupIds: [group] },
      },
    });
  });

  test("it can be made disabled, so that Azure makes none, or left to Azure", async () => {
    expect(await rule({ failureAnomalies: FailureAnomalies.Disable, actionGroupIds: [group] })).toMatchObject({
      properties: { state: "Disabled", actionGroups: { groupIds: [] } },
    });
    expect(await rule({ failureAnomalies: FailureAnomalies.Leave })).toBeUndefined();
  });

  test("detectors asked for get a rule each that runs daily, then the component is told so", async () => {
    const asked = ["MemoryLeakDetector", "RequestPerformanceDegradationDetector"];
    const resources = await made({ smartDetectors: asked, actionGroupIds: [group], allowPreview: true });
    expect(inputs(resources, "shop-RequestPerformanceDegradationDetector")).toMatchObject({
      alertRuleName: "Response Latency Degradation - appi-shop",
      location: "global",
      detector: { id: "RequestPerformanceDegradationDetector" },
      state: "Enabled",
      severity: "Sev3",
      frequency: "PT24H",
      scope: [named(resources, "shop-component").id],
      actionGroups: { groupIds: [group] },
    });
    const rules = ofType(resources, "SmartDetectorAlertRule").filter((r) => r.name.endsWith("Detector"));
    expect(rules.map((r) => r.name)).toEqual(asked.map((id) => `shop-${id}`));
    const mark = named(resources, "shop-detection-by-alerts");
    expect(unwrap(mark.inputs)).toMatchObject({ configurationId: "migrationToAlertCompleted", enabled: true, customEmails: [] });
    expect(mark.dependencies).toEqual(expect.arrayContaining(rules.map((r) => r.urn)));
  });

  test("detection by alerts is a preview, and takes only detectors that there are", async () => {
    await expect(made({ smartDetectors: ["MemoryLeakDetector"] })).rejects.toThrow(/allowPreview/);
    await expect(made({ smartDetectors: ["MemoryLeak"], allowPreview: true })).rejects.toThrow(/MemoryLeakDetector/);
    expect(ofType(await made({ allowPreview: true }), "SmartDetectorAlertRule")).toEqual([]);
  });

  test("the ten older rules are off and mail nobody", async () => {
    const rules = ofType(await made(), "ProactiveDetectionConfiguration").map((r) => unwrap(r.inputs) as Record<string, unknown>);
    expect(rules.map((r) => r["configurationId"])).toEqual([...legacyDetectors]);
    expect(rules.map((r) => r["enabled"])).toEqual(legacyDetectors.map(() => false));
    expect(rules.find((r) => r["configurationId"] === "slowpageloadtime")).toMatchObject({
      sendEmailsToSubscriptionOwners: false,
    });
    expect(rules.find((r) => r["configurationId"] === "extension_memoryleakextension")).not.toHaveProperty("customEmails");
    expect(ofType(await made({ disableLegacyDetection: false }), "ProactiveDetectionConfiguration")).toEqual([]);
  });
});

describe("availability tests", () => {
  test("are standard ones, linked to the component by a tag that wins over the user's", async () => {
    const id =
      "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Insights/components/appi-shop";
    const resources = await made({ webTests: [page], tags: { env: "prod", [`hidden-link:${id}`]: "Overwritten" } });
    expect(inputs(resources, "shop-test-front")).toEqual({
      resourceGroupName: "rg",
      webTestName: "front",
      location: "westeurope",
      kind: "standard",
      webTestKind: "standard",
      syntheticMonitorId: "front",
      enabled: true,
      frequency: 300,
      timeout: 30,
      retryEnabled: true,
      locations: ["apac-sg-sin-azr", "emea-fr-pra-edge", "emea-gb-db3-azr", "emea-nl-ams-azr", "us-va-ash-azr"].map(
        (location) => ({
          location,
        }),
      ),
      request: {
        requestUrl: "https://shop.example/",
        httpVerb: "GET",
        followRedirects: true,
        parseDependentRequests: false,
        headers: [],
      },
      validationRules: {
        expectedHttpStatusCode: 200,
        ignoreHttpStatusCode: false,
        sSLCheck: true,
        sSLCertRemainingLifetimeCheck: 14,
      },
      tags: { env: "prod", [`hidden-link:${id}`]: "Resource" },
    });
  });

  test("fire when all places but two fail at once; the rule watches test and component, in that order", async () => {
    const resources = await made({ webTests: [page], actionGroupIds: [group] });
    const [webTestId, componentId] = [named(resources, "shop-test-front").id, named(resources, "shop-component").id];
    expect(inputs(resources, "shop-test-front-alert")).toMatchObject({
      ruleName: "front-availability",
      location: "global",
      severity: 1,
      autoMitigate: true,
      scopes: [webTestId, componentId],
      evaluationFrequency: "PT1M",
      windowSize: "PT5M",
      criteria: {
        odataType: "Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria",
        webTestId,
        componentId,
        failedLocationCount: 3,
      },
      actions: [{ actionGroupId: group }],
    });
  });

  test.each([
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 2],
    [16, 14],
  ])("of %i places, %i have to fail", async (places, failing) => {
    const resources = await made({ webTests: [{ ...page, locations: testLocations.slice(0, places) }] });
    expect(inputs(resources, "shop-test-front-alert")["criteria"]).toMatchObject({ failedLocationCount: failing });
  });

  test("can be watched by somebody else's rule, and may ask more than a page", async () => {
    const resources = await made({
      availabilityAlert: { enabled: false },
      webTests: [
        {
          ...page,
          method: "POST",
          body: "ping",
          headers: { "X-B": "2", "X-A": "1" },
          contains: "pong",
          locations: ["us-va-ash-azr"],
          certificateDays: 0,
        },
      ],
    });
    expect(ofType(resources, "MetricAlert")).toEqual([]);
    expect(inputs(resources, "shop-test-front")).toMatchObject({
      request: {
        httpVerb: "POST",
        requestBody: "cGluZw==",
        headers: [
          { headerFieldName: "X-A", headerFieldValue: "1" },
          { headerFieldName: "X-B", headerFieldValue: "2" },
        ],
      },
      validationRules: { sSLCheck: false, contentValidation: { contentMatch: "pong", ignoreCase: true, passIfTextFound: true } },
    });
  });

  test("a hundred fit one component; the next report to another, on the same workspace", async () => {
    const webTests = Array.from({ length: 101 }, (_, i) => ({ name: `t${i}`, url: `https://t${i}.example/` }));
    const resources = await made({ webTests });
    expect(inputs(resources, "shop-tests-2")).toMatchObject({
      resourceName: "appi-shop-tests-2",
      workspaceResourceId: workspaceId,
    });
    const link = (name: string) => Object.keys(inputs(resources, name)["tags"] as object);
    expect(link("shop-test-t99")).toEqual([`hidden-link:${named(resources, "shop-component").id}`]);
    expect(link("shop-test-t100")).toEqual([`hidden-link:${named(resources, "shop-tests-2").id}`]);
  });

  test("what Azure would refuse is refused at once, all of it", async () => {
    const message = await refused({
      webTests: [
        { ...page, url: "ftp://shop.example", frequency: 60, timeout: 31, locations: ["emea-nl-ams-az"], certificateDays: 400 },
        { ...page, alert: { failedLocations: 6 } },
      ],
    });
    expect(message).toEqual([
      "shop.webTests.front.alert.failedLocations: are more places than the test has (found 6; allowed: 1 to 5)",
      "shop.webTests.front.certificateDays: is not allowed (found 400; allowed: at most 365)",
      "shop.webTests.front.frequency: is not allowed (found 60; allowed: 300, 600, 900; did you mean 600?)",
      `shop.webTests.front.key: stands twice (found "front")`,
      expect.stringMatching(/^shop\.webTests\.front\.locations\[0\]: is not allowed .*did you mean emea-nl-ams-azr\?/),
      "shop.webTests.front.timeout: is not allowed (found 31; allowed: 30, 60, 90, 120; did you mean 30?)",
      `shop.webTests.front.url: is not allowed (found "ftp://shop.example"; allowed: a web address: https://...)`,
    ]);
  });
});

describe("an existing component", () => {
  const id = "/subscriptions/s/resourceGroups/g/providers/microsoft.insights/components/old";

  test("gets tests and their rules, and nothing of it is changed", async () => {
    const resources = await recorded(
      () =>
        new ApplicationInsights("shop", { location: "westeurope", resourceGroupName: "rg", existing: { id }, webTests: [page] }),
    );
    expect(resources.filter((r) => r.custom).map((r) => r.name)).toEqual(["shop-test-front", "shop-test-front-alert"]);
    expect(inputs(resources, "shop-test-front")["tags"]).toEqual({ [`hidden-link:${id}`]: "Resource" });
  });

  test("takes no argument of a component's own", async () => {
    expect(await refused({ existing: { id }, localAuth: false, workspaceId: undefined, componentName: undefined })).toEqual([
      "shop.localAuth: an existing component is used as it is",
    ]);
  });
});

describe("OTLP", () => {
  const otlp = { metricsWorkspaceId: "/subscriptions/s/resourceGroups/g/providers/Microsoft.Monitor/accounts/amw" };

  test("is a preview of Azure and has to be allowed", async () => {
    expect(await refused({ otlp })).toEqual(["shop.otlp: is a preview feature of Azure: set `allowPreview: true`"]);
  });

  test("takes what agents or collectors send: metrics to the metrics workspace, logs and traces to the component's tables", async () => {
    const resources = await made({ otlp, allowPreview: true });
    const rule = inputs(resources, "shop-otlp-rule");
    expect(rule).toMatchObject({ apiVersion: "2024-03-11", resourceType: "dataCollectionRules", resourceName: "appi-shop-otlp" });
    const properties = rule["properties"] as Record<string, never>;
    expect(Object.keys(properties["dataSources"]!).sort()).toEqual(["otelLogs", "otelMetrics", "otelTraces"]);
    expect(properties["dataCollectionEndpointId"]).toBe(named(resources, "shop-otlp-endpoint").id);
    expect(properties["references"]).toEqual({
      applicationInsights: [{ resourceId: named(resources, "shop-component").id, name: "applicationInsightsResource" }],
    });
    expect(properties["dataFlows"]).toEqual([
      { streams: ["Custom-Metrics-Otel"], destinations: ["metrics"] },
      {
        streams: [
          "Microsoft-OTel-Logs",
          "Microsoft-OTel-Traces-Spans",
          "Microsoft-OTel-Traces-Events",
          "Microsoft-OTel-Traces-Resources",
        ],
        destinations: ["logs"],
      },
    ]);
    const collector = await made({ otlp: { ...otlp, sender: OtlpSender.Collector }, allowPreview: true });
    expect(inputs(collector, "shop-otlp-rule")["properties"]).toHaveProperty("directDataSources");
  });
});

test("the example records twice to the same bytes", async () => {
  const first = JSON.stringify(unwrap(await recorded(example)));
  expect(JSON.stringify(unwrap(await recorded(example)))).toBe(first);
  expect(first).not.toContain("Calling [toString]");
});

test("with unknown ids the same resources are registered, and the tag whose key is an id is unknown as a whole", async () => {
  const known = await recorded(example);
  const unknown = await recorded(example, { unknownIds: true });
  expect(unknown.map((r) => r.urn)).toEqual(known.map((r) => r.urn));
  expect(unknown.map((r) => r.dependencies)).toEqual(known.map((r) => r.dependencies));
  expect(unwrap(named(unknown, "shop-test-storefront").inputs["tags"])).toBe(UNKNOWN);
});
