import { expect, test } from "vitest";
import { analyze, type AnalyzeOptions } from "../../policies/testing/analyze.ts";
import { output, Program } from "../../policies/testing/program.ts";

const said = async (p: Program, rule: string, config?: AnalyzeOptions["config"], render = {}) =>
  (await analyze(p.render(render), { config })).filter((d) => d.policy === rule).map((d) => d.urn.split("::").at(-1)!);
const one = (type: string, inputs: Record<string, unknown>): Program => {
  const p = new Program();
  p.add(type, "it", inputs);
  return p;
};
const METRIC = "azure-native:monitor:MetricAlert";
const LOG = "azure-native:monitor:ScheduledQueryRule";

test("a runbook may be handed to the webhook", async () => {
  const runbook = { runbook: "https://runbooks.example.com/cpu" };
  for (const [type, inputs] of [
    [METRIC, { actions: [{ actionGroupId: "/a", webHookProperties: runbook }] }],
    [
      "azure-native:monitor:ActivityLogAlert",
      { actions: { actionGroups: [{ actionGroupId: "/a", webhookProperties: runbook }] } },
    ],
    ["azure:monitoring/metricAlert:MetricAlert", { actions: [{ actionGroupId: "/a", webhookProperties: runbook }] }],
  ] as const)
    expect(await said(one(type, inputs), "require-runbook")).toEqual([]);
  expect(await said(one(METRIC, { actions: [{ actionGroupId: "/a", webHookProperties: {} }] }), "require-runbook")).toEqual([
    "it",
  ]);
});
test("an appliance of the marketplace takes no agent; a system from there does", async () => {
  const vm = (publisher: string) => one("azure-native:compute:VirtualMachine", { plan: { publisher, name: "x", product: "y" } });
  expect(await said(vm("paloaltonetworks"), "require-machine-agent")).toEqual([]);
  expect(await said(vm("redhat"), "require-machine-agent")).toEqual(["it"]);
});
test("a cluster of Arc collects by its extension, a rule and their association", async () => {
  const p = new Program();
  const arc = p.add("azure-native:kubernetes:ConnectedCluster", "arc", { clusterName: "arc" });
  expect(await said(p, "require-cluster-monitoring")).toEqual(["arc"]);
  const rule = p.add("azure-native:monitor:DataCollectionRule", "rule", { dataCollectionRuleName: "r" });
  p.add("azure-native:kubernetesconfiguration:Extension", "ext", {
    clusterName: output(arc, "arc"),
    extensionName: "azuremonitor-containers",
    extensionType: "microsoft.azuremonitor.containers",
  });
  p.add("azure-native:monitor:DataCollectionRuleAssociation", "join", { resourceUri: arc.id, dataCollectionRuleId: rule.id });
  for (const render of [{}, { unknown: true }]) expect(await said(p, "require-cluster-monitoring", {}, render)).toEqual([]);
});
test("a query that unites the old table with the new one goes on to work", async () => {
  const query = (text: string) => one(LOG, { criteria: { allOf: [{ query: text }] } });
  expect(await said(query("union isfuzzy=true ContainerLog, ContainerLogV2"), "forbid-container-log-v1")).toEqual([]);
  expect(await said(query("union ContainerLog, Syslog"), "forbid-container-log-v1")).toEqual(["it"]);
});
test("resource groups carry tags", async () => {
  const config = { "require-tags": { tags: ["owner"] } };
  expect(await said(one("azure-native:resources:ResourceGroup", {}), "require-tags", config)).toEqual(["it"]);
});
test("flow logs of a security group are found by what they depend on", async () => {
  const p = new Program();
  const nsg = p.add("azure-native:network:NetworkSecurityGroup", "nsg", { networkSecurityGroupName: "nsg" });
  p.add("azure-native:network:FlowLog", "flows", { targetResourceId: nsg.id });
  for (const render of [{}, { unknown: true }]) expect(await said(p, "forbid-nsg-flow-logs", {}, render)).toEqual(["flows"]);
});
test("severities of Prometheus alerts and windows of the first classic log rules are read", async () => {
  const group = (severity: number) =>
    one("azure-native:alertsmanagement:PrometheusRuleGroup", { rules: [{ alert: "Down", expression: "up == 0", severity }] });
  expect(await said(group(5), "require-sane-severity")).toEqual(["it"]);
  expect(await said(group(2), "require-sane-severity")).toEqual([]);
  const first = (frequency: number, timeWindow: number) =>
    one("azure:monitoring/scheduledQueryRulesAlert:ScheduledQueryRulesAlert", { frequency, timeWindow, query: "T" });
  expect(await said(first(15, 5), "require-legal-windows")).toEqual(["it"]);
  expect(await said(first(1, 5), "require-legal-windows")).toEqual(["it"]);
  expect(await said(first(5, 15), "require-legal-windows")).toEqual([]);
});

test.each<[string, (p: Program) => void]>([
  [
    "a built-in policy for one type",
    (p) =>
      void p.add("azure-native:authorization:PolicyAssignment", "a", {
        scope: "/subscriptions/00000000-0000-0000-0000-000000000001",
        policyDefinitionId: "/providers/Microsoft.Authorization/policyDefinitions/951af2fa-529b-416e-ab6e-066fd85ac459",
      }),
  ],
  [
    "an initiative at a management group",
    (p) =>
      void p.add("azure:management/groupPolicyAssignment:GroupPolicyAssignment", "a", {
        managementGroupId: "/providers/Microsoft.Management/managementGroups/corp",
        policyDefinitionId: "/providers/Microsoft.Authorization/policySetDefinitions/0884adba-2312-4468-abeb-5422caed1038",
      }),
  ],
  [
    "a definition of the stack that deploys settings",
    (p) => {
      const definition = p.add("azure-native:authorization:PolicyDefinition", "own", {
        policyDefinitionName: "own",
        policyRule: {
          if: { field: "type", equals: "Microsoft.KeyVault/vaults" },
          then: { effect: "DeployIfNotExists", details: { type: "Microsoft.Insights/diagnosticSettings" } },
        },
      });
      p.add("azure:core/subscriptionPolicyAssignment:SubscriptionPolicyAssignment", "a", {
        subscriptionId: "/subscriptions/00000000-0000-0000-0000-000000000001",
        policyDefinitionId: definition.id,
      });
    },
  ],
])("%s provides the logs it deploys", async (_, assign) => {
  const p = one("azure-native:keyvault:Vault", { vaultName: "kv" });
  p.add("azure-native:servicebus:Namespace", "bus", { namespaceName: "bus" });
  expect(await said(p, "require-diagnostics")).toEqual(["it", "bus"]);
  assign(p);
  for (const render of [{}, { unknown: true }]) expect(await said(p, "require-diagnostics", {}, render)).not.toContain("it");
});

test("what is made inside apply cannot be judged in a preview, and is judged on up", async () => {
  const p = new Program();
  const rg = p.add("azure-native:resources:ResourceGroup", "rg", {});
  p.add("azure-native:keyvault:Vault", "kv", { vaultName: "kv", resourceGroupName: output(rg, "rg") });
  const azmon = { profile: "production", madeInApply: [{ match: { type: "Microsoft.KeyVault/vaults" } }] };
  expect(await said(p, "require-diagnostics", { azmon }, { unknown: true })).toEqual([]);
  const told = await analyze(p.render({ unknown: true }), { config: { azmon } });
  expect(told.map((d) => d.message).join()).toMatch(/could not be judged.*require-diagnostics 1/);
  expect(await said(p, "require-diagnostics", { azmon })).toEqual(["kv"]);
});
