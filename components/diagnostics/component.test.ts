import { Vault } from "@pulumi/azure-native/keyvault/vault.js";
import { expect, test } from "vitest";
import { UNKNOWN } from "../../cli/recorder/unwrap.ts";
import { group, made } from "../testing.ts";
import type { DiagnosticSettingArgs } from "./args.ts";
import { diagnosticSettingImportId, DiagnosticSettings } from "./component.ts";
import { example } from "./example.ts";

const vault = `${group("rg-app")}/providers/Microsoft.KeyVault/vaults/kv`;
const setting: DiagnosticSettingArgs = {
  key: "vault",
  name: "azmon",
  resourceId: vault,
  workspaceId: `${group("rg")}/providers/Microsoft.OperationalInsights/workspaces/log`,
  categories: [],
  categoryGroups: ["allLogs"],
  metrics: [],
  dedicated: true,
};
const settingOf = async (more: Partial<DiagnosticSettingArgs> = {}) =>
  (await made(() => new DiagnosticSettings("logs", { settings: [{ ...setting, ...more }] }))).get("logs-vault")!;

test("a setting is its own resource, deleted before a renamed one is made, and quiet about what Azure drops", async () => {
  const { inputs, options, id } = await settingOf();
  expect(id).toBe(diagnosticSettingImportId(vault, "azmon"));
  expect(inputs).toMatchObject({ name: "azmon", resourceUri: vault, logAnalyticsDestinationType: "Dedicated" });
  expect(options).toMatchObject({ deleteBeforeReplace: true, ignoreChanges: ["logAnalyticsDestinationType"] });
  expect(options).not.toHaveProperty("deletedWith");
  expect(options).not.toHaveProperty("retainOnDelete");
});

test("no retention is ever written", async () => {
  const { inputs } = await settingOf({ metrics: ["AllMetrics"] });
  expect(inputs["logs"]).toEqual([{ categoryGroup: "allLogs", enabled: true }]);
  expect(inputs["metrics"]).toEqual([{ category: "AllMetrics", enabled: true }]);
});

test("categories and groups in one setting are an error before anything is registered", async () => {
  await expect(settingOf({ categories: ["AuditEvent"] })).rejects.toThrow(
    "logs.settings.vault.categories: stand beside category groups",
  );
});

test("a sixth setting of a resource and a setting of a resource group are errors, both told at once", async () => {
  const six = Array.from({ length: 6 }, (_, i) => ({ ...setting, key: `s${i}`, name: `s${i}` }));
  const settings = [...six, { ...setting, key: "rg", resourceId: group("rg-app") }];
  const attempt = made(() => new DiagnosticSettings("logs", { settings }));
  await expect(attempt).rejects.toThrow(
    /settings\.rg\.resourceId: .*a resource group has no logs[\s\S]*settings\.s5\.resourceId: has more than 5 settings/,
  );
  expect((await made(() => new DiagnosticSettings("logs", { settings: six.slice(1) }))).size).toBe(5);
});

test("of a resource that is not made yet the categories are known", async () => {
  const settingOfNew = () => {
    const fresh = new Vault("kv", {
      resourceGroupName: "rg-app",
      properties: { sku: { family: "A", name: "standard" }, tenantId: "t" },
    });
    new DiagnosticSettings("logs", { settings: [{ ...setting, resourceId: fresh.id }] });
  };
  const { inputs } = (await made(settingOfNew, { unknownIds: true })).get("logs-vault")!;
  expect(inputs["resourceUri"]).toBe(UNKNOWN);
  expect(inputs["logs"]).toEqual([{ categoryGroup: "allLogs", enabled: true }]);
});

test("a type without resource-specific tables gets no destination type and nothing to ignore", async () => {
  const { inputs, options } = await settingOf({ dedicated: false });
  expect(inputs).not.toHaveProperty("logAnalyticsDestinationType");
  expect(options).not.toHaveProperty("ignoreChanges");
});

test("the example makes its two settings, on the vault and on the account's blob service, twice the same", async () => {
  const all = await made(() => example());
  expect(await made(() => example())).toEqual(all);
  expect([...all.values()].map((r) => r.inputs["resourceUri"].split("/providers/")[1])).toEqual([
    "Microsoft.Storage/storageAccounts/stshop/blobServices/default",
    "Microsoft.KeyVault/vaults/kv-shop",
  ]);
});
