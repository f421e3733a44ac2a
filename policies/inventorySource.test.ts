import { expect, test } from "vitest";
import { check, readPackConfig } from "./check.ts";
import { inventorySource } from "./inventorySource.ts";
import type { Source } from "./sources.ts";

const group = "/subscriptions/c4df31b7-ebb0-426e-a3ec-eeba0c832d63/resourceGroups/rg-shop-prod-weu/providers";
const vault = (name: string) => ({
  id: `${group}/Microsoft.KeyVault/vaults/${name}`,
  name,
  type: "microsoft.keyvault/vaults",
  location: "westeurope",
  resourceGroup: "rg-shop-prod-weu",
  tags: { env: "prod" },
  properties: { sku: { family: "A", name: "standard" }, enableRbacAuthorization: true },
});
const workspace = `${group}/Microsoft.OperationalInsights/workspaces/log-shop`;
const settings = { workspaceId: workspace, logs: [{ categoryGroup: "allLogs", category: null, enabled: true }], metrics: [] };
const setting = (on: string, flat = false) => ({
  id: `${on}/providers/microsoft.insights/diagnosticSettings/to-logs`,
  name: "to-logs",
  type: "Microsoft.Insights/diagnosticSettings",
  ...(flat ? { ...settings, resourceGroup: "rg-shop-prod-weu" } : { properties: settings }),
});
const machine = (name: string) => ({
  id: `${group}/Microsoft.Compute/virtualMachines/${name}`,
  name,
  type: "microsoft.compute/virtualmachines",
  location: "westeurope",
  identity: { type: "SystemAssigned" },
  properties: { hardwareProfile: { vmSize: "Standard_D2s_v5" } },
});
const agent = (of: string) => ({
  id: `${group}/Microsoft.Compute/virtualMachines/${of}/extensions/AzureMonitorLinuxAgent`,
  name: "AzureMonitorLinuxAgent",
  type: "microsoft.compute/virtualmachines/extensions",
  location: "westeurope",
  properties: { publisher: "Microsoft.Azure.Monitor", type: "AzureMonitorLinuxAgent", enableAutomaticUpgrade: true },
});
const association = (of: string) => ({
  id: `${group}/Microsoft.Compute/virtualMachines/${of}/providers/Microsoft.Insights/dataCollectionRuleAssociations/azmon`,
  name: "azmon",
  type: "microsoft.insights/datacollectionruleassociations",
  properties: { dataCollectionRuleId: `${group}/Microsoft.Insights/dataCollectionRules/dcr-linux` },
});
const metricAlert = (name: string, scope: string, metricName: string, namespace: string) => ({
  id: `${group}/Microsoft.Insights/metricAlerts/${name}`,
  name,
  type: "microsoft.insights/metricalerts",
  location: "global",
  properties: {
    enabled: true,
    severity: 1,
    scopes: [scope],
    windowSize: "PT5M",
    evaluationFrequency: "PT1M",
    criteria: {
      allOf: [
        {
          name: "Metric1",
          metricName,
          metricNamespace: namespace,
          operator: "LessThan",
          threshold: 99,
          timeAggregation: "Average",
        },
      ],
      "odata.type": "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
    },
    actions: [{ actionGroupId: `${group}/Microsoft.Insights/actionGroups/ag-ops` }],
  },
});

function violated(rows: object[], ...rules: string[]) {
  const source = inventorySource(
    JSON.stringify({ count: rows.length, data: rows, total_records: rows.length }),
    "inventory.json",
  ) as Source;
  const { config } = readPackConfig({
    all: "disabled",
    azmon: "advisory",
    ...Object.fromEntries(rules.map((r) => [r, "mandatory"])),
  });
  const reports = check(source, config, "2026-11-25");
  return {
    found: reports.filter((r) => r.rule !== "azmon").map((r) => r.message.split("\n")[0]!),
    told: reports
      .filter((r) => r.rule === "azmon")
      .map((r) => r.message)
      .join("\n"),
    urns: reports.flatMap((r) => r.urn ?? []),
  };
}

test.each([
  ["as Azure answers", false],
  ["as the Azure CLI prints", true],
])("a resource with its diagnostic setting, %s, passes; one without is named by its id", (_, flat) => {
  const rows = [vault("kv-shop"), vault("kv-dark"), setting(vault("kv-shop").id.toLowerCase(), flat)];
  const { found, urns } = violated(rows, "require-diagnostics");
  expect(found).toEqual(["kv-dark (microsoft.keyvault/vaults) has no diagnostic setting"]);
  expect(urns).toEqual([vault("kv-dark").id]);
});

test("an inventory without any setting proves nothing of settings, and says so", () => {
  const { found, told } = violated([vault("kv-dark")], "require-diagnostics");
  expect(found).toEqual([]);
  expect(told).toMatch(/could not be judged.*require-diagnostics 1/);
  expect(told).toContain("The inventory holds no diagnostic setting: Resource Graph does not list them");
});

test("a machine needs its agent and an association", () => {
  const both = [
    machine("vm-good"),
    agent("vm-good"),
    association("vm-good"),
    machine("vm-bare"),
    machine("vm-idle"),
    agent("vm-idle"),
  ];
  expect(violated(both, "require-machine-agent").found).toEqual([
    "vm-bare (microsoft.compute/virtualmachines) has no Azure Monitor agent",
    "vm-idle (microsoft.compute/virtualmachines) is associated with no data collection rule, so its agent collects nothing",
  ]);
  const unseen = violated([machine("vm-idle"), agent("vm-idle")], "require-machine-agent");
  expect(unseen.found).toEqual([]);
  expect(unseen.told).toContain("no association of a data collection rule");
});

test("an alert counts for the resource it is set on", () => {
  const type = "Microsoft.KeyVault/vaults";
  const alerts = ["Availability", "SaturationShoebox", "ServiceApiLatency", "ServiceApiResult"].map((m) =>
    metricAlert(`kv ${m}`, vault("kv-shop").id, m, type),
  );
  const { found } = violated(
    [vault("kv-shop"), vault("kv-dark"), ...alerts],
    "require-essential-alerts",
    "require-alert-actions",
  );
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^kv-dark .* lacks/);
});

test("what is retired is found in rows too", () => {
  const old = {
    ...agent("vm-good"),
    properties: { publisher: "Microsoft.EnterpriseCloud.Monitoring", type: "OmsAgentForLinux" },
  };
  expect(violated([machine("vm-good"), old], "forbid-log-analytics-agent").found[0]).toContain("uses the Log Analytics agent");
});

test("what Resource Graph does not show of an app is not taken for missing, and a row holds no secret of a program", () => {
  const app = {
    id: `${group}/Microsoft.Web/sites/app-shop`,
    name: "app-shop",
    type: "microsoft.web/sites",
    kind: "app,linux",
    location: "westeurope",
    properties: {
      siteConfig: { linuxFxVersion: "NODE|22-lts" },
      defaultHostName: "app-shop.azurewebsites.net",
      apiKey: "Enabled",
    },
  };
  const { found, told } = violated([app], "require-application-insights", "forbid-clear-secrets");
  expect(found).toEqual([]);
  expect(told).toMatch(/could not be judged.*require-application-insights 1/);
});

test("every wrong row is told, and lines of JSON are read", () => {
  expect(inventorySource(JSON.stringify([{ name: "x" }, { id: "nonsense", type: "y" }]), "inventory.json")).toMatchObject([
    { path: expect.stringContaining("inventory.json") as string },
    { path: expect.stringContaining("inventory.json") as string },
  ]);
  const lines = [vault("a"), vault("b")].map((r) => JSON.stringify(r)).join("\n");
  expect((inventorySource(lines, "inventory.jsonl") as Source).resources.filter((r) => r.id).map((r) => r.name)).toEqual([
    "a",
    "b",
  ]);
});
