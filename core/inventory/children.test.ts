import { expect, test } from "vitest";
import { parseInventory } from "./parse.ts";
import { page, row, subscription } from "./testing.ts";

const group = `/subscriptions/${subscription}/resourceGroups/rg-a/providers`;
const site = `${group}/Microsoft.Web/sites/shop`;

test.each([
  ["as the sample query of Microsoft names it", { type: "microsoft.web/sites/config", name: "web" }],
  ["as the reference of types names it", { type: "microsoft.web/sites/config/web", name: "web" }],
  ["with the name of its app", { type: "microsoft.web/sites/config", name: "shop" }],
  ["with both names", { type: "Microsoft.Web/sites/config", name: "shop/web" }],
  ["of a deployment slot", { type: "microsoft.web/sites/slots/config/web", name: "staging", id: `${site}/slots/staging/config/web` }],
])("the configuration of a web app, %s", (_, more) => {
  const properties = { HealthCheckPath: "/healthz", IpSecurityRestrictions: [{ IpAddress: "Any", Action: "Allow", Priority: 1 }] };
  const config = { id: `${site}/config/web`, location: "West Europe", resourceGroup: "rg-a", subscriptionId: subscription, properties, ...more };
  const { rows, problems } = parseInventory(JSON.stringify(page([config], 1)), "sites.json");
  expect(problems).toEqual([]);
  expect(rows).toMatchObject([{ name: "web", type: expect.stringMatching(/^microsoft\.web\/sites\/(slots\/)?config$/), properties }]);
}); // prettier-ignore

test.each([
  ["a diagnostic setting", `${group}/Microsoft.KeyVault/vaults/kv/providers/Microsoft.Insights/diagnosticSettings/audit`, "microsoft.insights/diagnosticsettings"],
  ["one of a subscription", `/subscriptions/${subscription}/providers/Microsoft.Insights/diagnosticSettings/audit`, "microsoft.insights/diagnosticsettings"],
  ["a rule's association", `${group}/Microsoft.Compute/virtualMachines/vm/providers/Microsoft.Insights/dataCollectionRuleAssociations/dcra`, "microsoft.insights/datacollectionruleassociations"],
  ["a metric alert", `${group}/Microsoft.Insights/metricAlerts/cpu`, "microsoft.insights/metricalerts"],
  ["an action group with blanks in its name", `${group}/microsoft.insights/actionGroups/Application Insights Smart Detection`, "microsoft.insights/actiongroups"],
  ["an alert processing rule", `${group}/Microsoft.AlertsManagement/actionRules/quiet`, "microsoft.alertsmanagement/actionrules"],
  ["an auto-shutdown schedule", `${group}/Microsoft.DevTestLab/schedules/shutdown-computevm-vm`, "microsoft.devtestlab/schedules"],
])("%s is a row", (_, id, type) => {
  const child = { ...row("x"), id, name: id.split("/").at(-1)!, type, location: "", properties: { enabled: true } };
  const own = id.includes("resourceGroups") ? child : { ...child, resourceGroup: "" };
  const { rows, problems } = parseInventory(JSON.stringify([own]), "f");
  expect(problems).toEqual([]);
  expect(rows).toMatchObject([{ id, type, name: child.name, properties: { enabled: true } }]);
}); // prettier-ignore

test("another type or name is still refused", () => {
  const of = (more: object) => ({ ...row("x"), ...more });
  const vault = parseInventory(JSON.stringify([of({ type: "microsoft.keyvault/vaults/x" })]), "f");
  expect(vault.problems).toMatchObject([{ message: "contradicts the id" }]);
  const config = of({ id: `${site}/config/web`, name: "web", type: "microsoft.web/sites/config/logs" });
  expect(parseInventory(JSON.stringify([config]), "f").problems).toMatchObject([{ message: "contradicts the id" }]);
});

test("a subscription among the rows has the name people gave it", () => {
  const id = `/subscriptions/${subscription}`;
  const container = {
    id,
    name: "Shop production",
    type: "microsoft.resources/subscriptions",
    subscriptionId: subscription,
    properties: {},
  };
  expect(parseInventory(JSON.stringify([container]), "f")).toMatchObject({
    problems: [],
    rows: [{ id, name: "Shop production" }],
  });
});

test("an empty text stands for what is not there, but not for properties", () => {
  const blank = { kind: "", managedBy: "", sku: "", plan: "", identity: "", tags: "", zones: "" };
  expect(parseInventory(JSON.stringify([row("a", blank)]), "f")).toEqual({ rows: [row("a")], problems: [] });
  expect(parseInventory(JSON.stringify([row("a", { properties: "" })]), "f").problems).toMatchObject([
    { message: "must be an object or null" },
  ]);
});
