import { describe, expect, test } from "vitest";
import { analyze } from "../../policies/testing/analyze.ts";
import { type Declared, output, Program } from "../../policies/testing/program.ts";

/** Who is reached from outside, and what gets out that should not. */
const said = async (p: Program, rule: string, render: Parameters<Program["render"]>[0] = {}) =>
  (await analyze(p.render(render), { config: { azmon: { profile: "production" } } }))
    .filter((d) => d.policy === rule)
    .map((d) => d.urn.split("::").at(-1)!);
const TEST = "azure-native:applicationinsights:WebTest";
const calls = (p: Program, requestUrl: unknown) =>
  p.add(TEST, "test", { webTestKind: "standard", enabled: true, request: { requestUrl, httpVerb: "GET" } });
const both = [{}, { unknown: true }] as const;

describe("availability tests are asked of what people reach, and of nothing else", () => {
  const rule = "require-availability-test";
  const site = (p: Program, more: object = {}): Declared => p.add("azure-native:web:WebApp", "app", { name: "app-shop", kind: "app", ...more }); // prettier-ignore

  test("through a custom domain that the stack binds", async () => {
    const p = new Program();
    const app = site(p);
    p.add("azure-native:web:WebAppHostNameBinding", "domain", { name: output(app, "app-shop"), hostName: "shop.example.com" });
    expect(await said(p, rule)).toEqual(["app"]);
    calls(p, "https://shop.example.com/healthz");
    for (const render of [...both, { dependencies: "none" } as const]) expect(await said(p, rule, render)).toEqual([]);
  });
  test.each([
    ["Front Door", "azure-native:cdn:AFDEndpoint", "azure-native:cdn:AFDOrigin", "azure-native:cdn:AFDCustomDomain"],
    ["the classic one", "azure:cdn/frontdoorEndpoint:FrontdoorEndpoint", "azure:cdn/frontdoorOrigin:FrontdoorOrigin", "azure:cdn/frontdoorCustomDomain:FrontdoorCustomDomain"], // prettier-ignore
  ])("%s is tested, not the app behind it", async (_, endpoint, origin, domain) => {
    const p = new Program();
    const app = site(p);
    const profile = p.add("azure-native:cdn:Profile", "profile", { profileName: "fd", sku: { name: "Standard_AzureFrontDoor" } });
    const of = endpoint.startsWith("azure:") ? { cdnFrontdoorProfileId: profile.id } : { profileName: output(profile, "fd") };
    p.add(endpoint, "front", { endpointName: "shop", ...of });
    p.add(origin, "origin", { hostName: output(app, "app-shop.azurewebsites.net"), ...of });
    for (const render of both) expect(await said(p, rule, render)).toEqual(["front"]);
    p.add(domain, "domain", { hostName: "shop.example.com", ...of });
    calls(p, "https://shop.example.com/");
    for (const render of both) expect(await said(p, rule, render)).toEqual([]);
  });
  test("a private endpoint closes the public side unless the program opens it", async () => {
    const build = (more: object): Program => {
      const p = new Program();
      const app = site(p, more);
      p.add("azure-native:network:PrivateEndpoint", "pe", {
        privateEndpointName: "pe",
        privateLinkServiceConnections: [{ name: "c", groupIds: ["sites"], privateLinkServiceId: app.id }],
      });
      return p;
    };
    for (const render of both) {
      expect(await said(build({}), rule, render)).toEqual([]);
      expect(await said(build({ publicNetworkAccess: "Enabled" }), rule, render)).toEqual(["app"]);
    }
  });
  test("an app that lets in only some is closed", async () => {
    const p = new Program();
    site(p, { siteConfig: { ipSecurityRestrictions: [{ action: "Allow", tag: "ServiceTag", ipAddress: "AzureFrontDoor.Backend" }] } }); // prettier-ignore
    expect(await said(p, rule)).toEqual([]);
  });
  test.each<[string, string, Record<string, unknown>, boolean]>([
    ["public container app", "azure-native:app:ContainerApp", { configuration: { ingress: { external: true } } }, true],
    ["internal container app", "azure-native:app:ContainerApp", { configuration: { ingress: { external: false } } }, false],
    ["container app without ingress", "azure-native:app:ContainerApp", {}, false],
    ["classic container app", "azure:containerapp/app:App", { ingress: { externalEnabled: true } }, true],
    ["static web app", "azure-native:web:StaticSite", { name: "docs" }, true],
    ["Front Door endpoint", "azure-native:cdn:AFDEndpoint", { endpointName: "shop" }, true],
    ["Front Door endpoint that is off", "azure-native:cdn:AFDEndpoint", { enabledState: "Disabled" }, false],
    ["app that is off", "azure-native:web:WebApp", { enabled: false }, false],
    ["function app", "azure:appservice/linuxFunctionApp:LinuxFunctionApp", {}, false],
  ])("%s", async (_, type, inputs, asked) => {
    const p = new Program();
    const it = p.add(type, "it", inputs);
    expect(await said(p, rule)).toEqual(asked ? ["it"] : []);
    calls(p, output(it, "https://host.example.net/"));
    for (const render of both) expect(await said(p, rule, render)).toEqual([]);
  });
  test("a container app of an internal environment is not public", async () => {
    const p = new Program();
    const env = p.add("azure-native:app:ManagedEnvironment", "env", { environmentName: "env", vnetConfiguration: { internal: true } }); // prettier-ignore
    p.add("azure-native:app:ContainerApp", "it", { environmentId: env.id, configuration: { ingress: { external: true } } });
    for (const render of both) expect(await said(p, rule, render)).toEqual([]);
  });
});

describe("secrets in clear", () => {
  const rule = "forbid-clear-secrets";
  const judge = async (type: string, inputs: Record<string, unknown>) => {
    const p = new Program();
    p.add(type, "it", inputs);
    return (await said(p, rule)).length;
  };
  const secret = (value: string) => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value });
  const GROUP = "azure-native:monitor:ActionGroup";
  test.each([
    ["PagerDuty", "https://events.pagerduty.com/integration/0123456789abcdef0123456789abcdef/enqueue"],
    ["Opsgenie", "https://api.opsgenie.com/v1/json/azure?apiKey=1234abcd-12ab-34cd-56ef-1234567890ab"],
    ["Slack", "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX"],
    ["Teams", "https://contoso.webhook.office.com/webhookb2/1234abcd-12ab-34cd-56ef-1234567890ab@1/IncomingWebhook/x/y"],
    ["Teams workflow", "https://prod-01.westeurope.logic.azure.com:443/workflows/ab/triggers/manual/paths/invoke?api-version=2016-06-01&sig=AbCdEfGh"], // prettier-ignore
    ["Splunk On-Call", "https://alert.victorops.com/integrations/generic/20131114/alert/1234abcd-12ab-34cd/team"],
    ["Grafana OnCall", "https://oncall-prod-eu-west-0.grafana.net/oncall/integrations/v1/formatted_webhook/AbCdEfGhIj12/"],
    ["Datadog", "https://app.datadoghq.com/intake/webhook/azure?api_key=0123456789abcdef0123456789abcdef"],
    ["basic authentication", "https://azure:hunter2@alerts.example.com/hook"],
    ["a token in the path", "https://alerts.example.com/in/k3j4h5k3j4h5k3j4h5k3j4h5/post"],
    ["Discord", "https://discord.com/api/webhooks/123456789/AbCdEfGhIjKl"],
  ])("webhook of %s", async (_, serviceUri) => {
    const inputs = (uri: unknown) => ({ webhookReceivers: [{ name: "w", serviceUri: uri }] });
    expect(await judge(GROUP, inputs(serviceUri))).toBe(1);
    expect(await judge(GROUP, inputs(secret(serviceUri)))).toBe(0);
    expect(await judge("azure:monitoring/actionGroup:ActionGroup", inputs(serviceUri))).toBe(1);
  });
  test("an address that says nothing is none", async () => {
    for (const serviceUri of ["https://alerts.example.com/azure", "https://example.com/api/alerts/v2?source=azure"])
      expect(await judge(GROUP, { webhookReceivers: [{ name: "w", serviceUri }] })).toBe(0);
  });

  const plain = "Passw0rd!x";
  const app = (value: unknown) => ({ siteConfig: { appSettings: [{ name: "DOCKER_REGISTRY_SERVER_PASSWORD", value }] } });
  test.each<[string, (value: unknown) => Record<string, unknown>]>([
    ["azure-native:compute:VirtualMachine", (v) => ({ osProfile: { adminPassword: v } })],
    ["azure-native:sql:Server", (v) => ({ administratorLoginPassword: v })],
    ["azure-native:web:WebApp", app],
    ["azure-native:web:WebAppApplicationSettings", (v) => ({ properties: { DB_PASSWORD: v } })],
    ["azure-native:app:ContainerApp", (v) => ({ configuration: { secrets: [{ name: "registry", value: v }] } })],
    ["azure:containerapp/app:App", (v) => ({ secrets: [{ name: "registry", value: v }] })],
    ["azure-native:keyvault:Secret", (v) => ({ secretName: "db", properties: { value: v } })],
    ["azure:keyvault/secret:Secret", (v) => ({ name: "db", value: v })],
    ["azure-native:resources:Deployment", (v) => ({ properties: { parameters: { adminPassword: { value: v } } } })],
    ["azure-native:app:ManagedEnvironment", (v) => ({ appLogsConfiguration: { logAnalyticsConfiguration: { sharedKey: v } } })],
  ])("password in %s", async (type, inputs) => {
    expect(await judge(type, inputs(plain))).toBe(1);
    expect(await judge(type, inputs(secret(plain)))).toBe(0);
    expect(await judge(type, inputs("[secret]"))).toBe(0);
  });
  test.each([
    ["Server=tcp:sql,1433;User ID=sa;Password=hunter22;Encrypt=true", 1],
    ["cache.redis.cache.windows.net:6380,password=AbCd1234,ssl=True", 1],
    ["mongodb://user:hunter22@db.example.com:27017/shop", 1],
    ["DefaultEndpointsProtocol=https;AccountName=a;AccountKey=QUJDREVGR0hJSktMTU5PUA==", 1],
    ["Server=tcp:sql,1433;Authentication=Active Directory Default;", 0],
    ["Server=tcp:sql,1433;User ID=sa;Password={your_password};", 0],
    ["@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/db)", 0],
    ["https://kv.vault.azure.net/secrets/db", 0],
  ])("connection string %s", async (connectionString, found) => {
    const inputs = { siteConfig: { connectionStrings: [{ name: "db", type: "SQLAzure", connectionString }] } };
    expect(await judge("azure-native:web:WebApp", inputs)).toBe(found);
  });
  test("names of secrets, references and switches are none", async () => {
    const inputs = {
      osProfile: { linuxConfiguration: { disablePasswordAuthentication: true } },
      configuration: { registries: [{ server: "r", username: "u", passwordSecretRef: "registry-password" }] },
      authConfig: { passwordAuth: "Enabled" },
      siteConfig: { appSettings: [{ name: "DB_PASSWORD", value: "@Microsoft.KeyVault(SecretUri=https://kv/secrets/x)" }] },
      secretName: "db-password",
    };
    expect(await judge("azure-native:web:WebApp", inputs)).toBe(0);
  });
});

test.each([
  ["JavaScript", "Calling [toString] on an [Output<T>] is not supported."],
  ["JavaScript, JSON", "Calling [toJSON] on an [Output<T>] is not supported."],
  ["Python", "Calling __str__ on an Output[T] is not supported.\n\nTo get the value of an Output[T] as an Output[str]"],
  ["C#", "Calling [ToString] on an [Output<T>] is not supported."],
  ["Go, %s", "watches {%!s(*internal.OutputState=&{0xc000})}"],
  ["Go, %v", "watches {0xc00041a2a0}"],
  ["Java", "watches com.pulumi.core.internal.OutputInternal@1b2c3d4e"],
])("the text of an Output of %s is found", async (_, text) => {
  const p = new Program();
  p.add("azure-native:monitor:ScheduledQueryRule", "it", { criteria: { allOf: [{ query: `T | where x == '${text}'` }] } });
  expect(await said(p, "forbid-output-text")).toEqual(["it"]);
});

test("nobody is told to close the door that container apps write through", async () => {
  const p = new Program();
  const law = p.add("azure-native:operationalinsights:Workspace", "law", { workspaceName: "law" });
  expect(await said(p, "forbid-local-auth")).toEqual(["law"]);
  p.add("azure-native:app:ManagedEnvironment", "env", {
    appLogsConfiguration: {
      destination: "log-analytics",
      logAnalyticsConfiguration: { customerId: output(law, "guid"), sharedKey: output(law, "key") },
    },
  });
  for (const render of both) expect(await said(p, "forbid-local-auth", render)).toEqual([]);
});
