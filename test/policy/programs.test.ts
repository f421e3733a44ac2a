import { expect, test } from "vitest";
import { analyze, type AnalyzeOptions } from "../../policies/testing/analyze.ts";
import { type Declared, output, Program } from "../../policies/testing/program.ts";
import { onCall } from "./cases/case.ts";

/** Programs of the shapes that people publish, with the faults they are known to have: those are reported, in preview and up alike. */
const found = async (p: Program, unknown: boolean, azmon: Record<string, unknown> = {}, more: AnalyzeOptions["config"] = {}) =>
  (await analyze(p.render({ unknown }), { config: { azmon: { profile: "production", ...azmon }, ...more } }))
    .filter((d) => d.policy !== "azmon")
    .map((d) => `${d.level} ${d.policy} ${d.urn.split("::").at(-1)!}`)
    .sort();
const logs = [{ categoryGroup: "allLogs", enabled: true }];
/** What every stack may want, and these programs are not about. */
const quiet = {
  "require-health-alerts": "disabled",
  "require-activity-log": "disabled",
  "forbid-public-access": "disabled",
  "forbid-local-auth": "disabled",
  "require-missing-data-alerts": "disabled",
} as const;

/** A hub and two spokes, in two subscriptions through explicit providers; group and network are called the same in both. */
function hubAndSpokes(): Program {
  const p = new Program();
  const hub = p.add("pulumi:providers:azure-native", "hub", { subscriptionId: "aaaaaaaa-1111-4111-8111-111111111111" });
  const spoke = p.add("pulumi:providers:azure-native", "spoke", { subscriptionId: "bbbbbbbb-1111-4111-8111-111111111111" });
  const law = p.add("azure-native:operationalinsights:Workspace", "law", { workspaceName: "law", resourceGroupName: "rg-net" }, { provider: hub }); // prettier-ignore
  p.add("azure-native:monitor:DiagnosticSetting", "law-logs", { name: "l", resourceUri: law.id, workspaceId: law.id, logs }, { provider: hub }); // prettier-ignore
  for (const [name, provider] of [
    ["hub", hub],
    ["spoke", spoke],
  ] as const) {
    const g = { resourceGroupName: "rg-net" };
    const network = p.add("azure-native:network:VirtualNetwork", `${name}-net`, { ...g, virtualNetworkName: "vnet" }, { provider }); // prettier-ignore
    p.add("azure-native:network:FlowLog", `${name}-flows`, { flowLogName: "f", networkWatcherName: "w", targetResourceId: network.id, enabled: true }, { provider }); // prettier-ignore
    const nsg = p.add("azure-native:network:NetworkSecurityGroup", `${name}-nsg`, { ...g, networkSecurityGroupName: "nsg" }, { provider }); // prettier-ignore
    if (name === "hub") p.add("azure-native:monitor:DiagnosticSetting", "hub-nsg-logs", { name: "l", resourceUri: nsg.id, workspaceId: law.id, logs }, { provider }); // prettier-ignore
  }
  return p;
}
test.each([false, true])("hub and spokes with equal names, ids unknown: %s", async (unknown) => {
  expect(await found(hubAndSpokes(), unknown, {}, quiet)).toEqual(["mandatory require-diagnostics spoke-nsg"]);
});

/** A workload whose workspace and action group come from a stack reference: known on up, unknown before, and no resource of its own. */
function workload(): Program {
  const p = new Program();
  const rg = p.add("azure-native:resources:ResourceGroup", "rg", { resourceGroupName: "rg-workload" });
  const platform = p.add("pulumi:pulumi:StackReference", "platform", {});
  const central = "/subscriptions/cccccccc-1111-4111-8111-111111111111/resourceGroups/rg-central/providers";
  const workspaceId = output(platform, `${central}/Microsoft.OperationalInsights/workspaces/law-central`);
  const pager = output(platform, `${central}/Microsoft.Insights/actionGroups/ag-central`);
  const g = { resourceGroupName: output(rg, "rg-workload") };
  const bus = p.add("azure-native:servicebus:Namespace", "bus", { ...g, namespaceName: "sb-workload" });
  const vault = p.add("azure-native:keyvault:Vault", "vault", { ...g, vaultName: "kv-workload", tags: { criticality: "none" } });
  for (const [name, of] of [
    ["bus-logs", bus],
    ["vault-logs", vault],
  ] as const)
    p.add("azure-native:monitor:DiagnosticSetting", name, { name: "l", resourceUri: of.id, workspaceId, logs });
  for (const metricName of ["DeadletteredMessages", "ActiveMessages", "ServerErrors"])
    p.add("azure-native:monitor:MetricAlert", metricName, {
      ...g,
      ruleName: metricName.toLowerCase(),
      description: "https://runbooks.example.com/bus",
      severity: 2,
      scopes: [bus.id],
      evaluationFrequency: "PT5M",
      windowSize: "PT15M",
      criteria: { allOf: [{ metricName, operator: "GreaterThan", threshold: 0, timeAggregation: "Total" }] },
      actions: [{ actionGroupId: pager }],
    });
  return p;
}
test.each([false, true])("a workload with stack references, ids unknown: %s", async (unknown) => {
  expect(await found(workload(), unknown, {}, quiet)).toEqual(["mandatory require-essential-alerts bus"]);
  const externallyCovered = [{ match: { name: "bus" }, signals: ["service-bus.throttled"], by: "the central stack" }];
  expect(await found(workload(), unknown, { externallyCovered }, quiet)).toEqual([]);
});

/** As a Python program registers container apps: in a component, with every optional list written out, the workspace by its key. */
function containerApps(): Program {
  const p = new Program();
  const component = p.add("acme:platform:Apps", "apps");
  const of = { parent: component };
  const rg = p.add("azure-native:resources:ResourceGroup", "rg", { resourceGroupName: "rg-apps" }, of);
  const g = { resourceGroupName: output(rg, "rg-apps"), location: "westeurope" };
  const law = p.add("azure-native:operationalinsights:Workspace", "law", { ...g, workspaceName: "law-apps", workspaceCapping: { dailyQuotaGb: 5 }, tags: {} }, of); // prettier-ignore
  p.add("azure-native:monitor:DiagnosticSetting", "law-logs", { name: "l", resourceUri: law.id, workspaceId: law.id, logs, metrics: [] }, of); // prettier-ignore
  const env = p.add("azure-native:app:ManagedEnvironment", "env", {
    ...g,
    environmentName: "env-apps",
    tags: { criticality: "none" },
    appLogsConfiguration: {
      destination: "log-analytics",
      logAnalyticsConfiguration: { customerId: output(law, "guid"), sharedKey: { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "k" } }, // prettier-ignore
    },
  }, of); // prettier-ignore
  const app = (name: string, more: object): Declared =>
    p.add("azure-native:app:ContainerApp", name, { ...g, containerAppName: name, environmentId: env.id, tags: { criticality: "none" }, ...more }, of); // prettier-ignore
  app("api", {
    configuration: {
      ingress: { external: true, targetPort: 8080, customDomains: [], ipSecurityRestrictions: [] },
      secrets: [{ name: "registry-password", value: "in-clear-0123" }],
      registries: [{ server: "x.azurecr.io", username: "x", passwordSecretRef: "registry-password" }],
    },
  });
  app("worker", { configuration: { secrets: [], registries: [] } });
  onCall(p);
  return p;
}
test.each([false, true])("container apps as Python registers them, ids unknown: %s", async (unknown) => {
  expect(await found(containerApps(), unknown, {}, { ...quiet, "require-missing-data-alerts": "advisory" })).toEqual([
    "advisory require-availability-test api", // public, and nobody calls it
    "advisory require-cap-alerts law", // five GB a day, and then nothing
    "advisory require-missing-data-alerts law",
    "mandatory forbid-clear-secrets api",
  ]);
});
