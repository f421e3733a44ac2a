import { expect, test } from "vitest";
import { resourceIdOf, tokenOf } from "./resourceId.ts";

const S = "11111111-2222-3333-4444-555555555555";
const vm = `/subscriptions/${S}/resourceGroups/rg-app/providers/Microsoft.Compute/virtualMachines/vm1`;
const id = (type: string, inputs: Record<string, unknown>) => resourceIdOf(type, "logical", inputs, S);
const at = (rest: string) => `/subscriptions/${S}/resourceGroups/rg/providers/${rest}`;

test.each([
  ["azure-native:resources:ResourceGroup", { resourceGroupName: "rg" }, `/subscriptions/${S}/resourceGroups/rg`],
  ["azure-native:monitor:MetricAlert", { ruleName: "cpu" }, at("Microsoft.Insights/metricAlerts/cpu")],
  ["azure-native:monitor/v20180301:MetricAlert", { ruleName: "cpu" }, at("Microsoft.Insights/metricAlerts/cpu")],
  ["azure-native_monitor_v20180301:monitor:MetricAlert", { ruleName: "cpu" }, at("Microsoft.Insights/metricAlerts/cpu")],
  ["azure-native:monitor:MetricAlert", {}, at("Microsoft.Insights/metricAlerts/logical")],
  [
    "azure-native:operationalinsights:Table",
    { workspaceName: "log", tableName: "Orders_CL" },
    at("Microsoft.OperationalInsights/workspaces/log/tables/Orders_CL"),
  ],
  [
    "azure-native:applicationinsights:ComponentCurrentBillingFeature",
    { resourceName: "appi" },
    at("Microsoft.Insights/components/appi/currentBillingFeatures/default"),
  ],
  [
    "azure-native:monitor:DiagnosticSetting",
    { resourceUri: `${vm}/`, name: "azmon" },
    `${vm}/providers/Microsoft.Insights/diagnosticSettings/azmon`,
  ],
  [
    "azure-native:monitor:SubscriptionDiagnosticSetting",
    { name: "azmon" },
    `/subscriptions/${S}/providers/Microsoft.Insights/diagnosticSettings/azmon`,
  ],
  [
    "azure-native:authorization:PolicyDefinitionAtManagementGroup",
    { managementGroupId: "corp", policyDefinitionName: "p" },
    "/providers/Microsoft.Management/managementGroups/corp/providers/Microsoft.Authorization/policyDefinitions/p",
  ],
  ["azure-native:costmanagement:View", { viewName: "v" }, "/providers/Microsoft.CostManagement/views/v"],
  [
    "azure-native:kubernetesconfiguration:Extension",
    {
      clusterRp: "Microsoft.Kubernetes",
      clusterResourceName: "connectedClusters",
      clusterName: "arc1",
      extensionName: "azuremonitor",
    },
    at("Microsoft.Kubernetes/connectedClusters/arc1/providers/Microsoft.KubernetesConfiguration/extensions/azuremonitor"),
  ],
  [
    "azure-native:securityinsights:ScheduledAlertRule",
    { workspaceName: "log", ruleId: "r" },
    at("Microsoft.OperationalInsights/workspaces/log/providers/Microsoft.SecurityInsights/alertRules/r"),
  ],
  [
    "azure-native:resources:Resource",
    {
      resourceProviderNamespace: "Microsoft.Monitor",
      parentResourcePath: "accounts/a",
      resourceType: "issues",
      resourceName: "i",
    },
    at("Microsoft.Monitor/accounts/a/issues/i"),
  ],
  ["azure-native:peering:PeerAsn", { peerAsnName: "p" }, at("Microsoft.Peering/peerAsns/p")],
] as const)("%s %j", (type, inputs, expected) => {
  expect(id(type, { resourceGroupName: "rg", ...inputs })).toBe(expected);
});

test("a name that arrives in an output's wrapper is read, a secret one is not", () => {
  const wrap = (more: object) => ({
    "4dabf18193072939515e22adb298388d": "d0e6a833031e9bbcd3f4e8bde6ca49a4",
    value: "cpu",
    ...more,
  });
  const type = "azure-native:monitor:MetricAlert";
  expect(id(type, { resourceGroupName: "rg", ruleName: wrap({}) })).toMatch(/metricAlerts\/cpu$/);
  expect(id(type, { resourceGroupName: "rg", ruleName: wrap({ secret: true }) })).toMatch(/metricAlerts\/logical$/);
});

test("Kubernetes objects have the ids their provider gives", () => {
  expect(id("kubernetes:core/v1:ConfigMap", { metadata: { name: "c", namespace: "kube-system" } })).toBe("kube-system/c");
  expect(id("kubernetes:core/v1:Namespace", { metadata: { name: "shop" } })).toBe("shop");
  expect(id("kubernetes:core/v1:ConfigMap", {})).toBe("logical");
});

test("only azure-native types have a token", () => {
  expect([tokenOf("azure-native:web:WebApp"), tokenOf("kubernetes:core/v1:Pod"), tokenOf("azmon:index:Workspace")]).toEqual([
    "web:WebApp",
    undefined,
    undefined,
  ]);
});
