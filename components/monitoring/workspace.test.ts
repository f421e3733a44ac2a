import { expect, test } from "vitest";
import { isRefusal } from "../../core/base/refusal.ts";
import { readEnvironment } from "../../core/config/environment.ts";
import { group, type Made, made, subscription } from "../testing.ts";
import type { MonitoringArgs } from "./args.ts";
import { Monitoring } from "./component.ts";

const environment: MonitoringArgs["environment"] = {
  environment: "prod",
  preset: "production",
  location: "westeurope",
  placement: { subscriptionId: subscription, resourceGroup: "rg-mon" },
};
const vm = {
  id: `${group("rg-app")}/providers/Microsoft.Compute/virtualMachines/vm1`,
  name: "vm1",
  type: "microsoft.compute/virtualmachines",
  location: "westeurope",
  resourceGroup: "rg-app",
  subscriptionId: subscription,
  identity: { type: "SystemAssigned" },
  properties: { storageProfile: { osDisk: { osType: "Linux" } } },
};
const monitor = (workspace: MonitoringArgs["environment"]["workspace"], more: Partial<MonitoringArgs["environment"]> = {}) =>
  made(() => new Monitoring("shop", { environment: { ...environment, ...more, workspace }, inventory: [vm] }));
const of = (all: Map<string, Made>, type: string) => [...all.values()].filter((r) => r.type === `azure-native:${type}`);
const refused = async (...args: Parameters<typeof monitor>): Promise<string[]> => {
  const error: unknown = await monitor(...args).catch((e: unknown) => e);
  if (!isRefusal(error)) throw error;
  return error.problems.map((p) => p.path);
};

const hub = `${group("rg-hub")}/providers`;
const storage = `${hub}/Microsoft.Storage/storageAccounts/stexport`;
const subnetId = `${hub}/Microsoft.Network/virtualNetworks/vnet/subnets/monitoring`;

test("tables, transforms, summary rules, functions and exports of the config are in the workspace", async () => {
  const all = await monitor({
    customTables: { Orders_CL: { columns: { OrderId: "string", Total: "real" }, totalRetentionInDays: 365 } },
    transforms: { AzureActivity: "source | where Level != 'Informational'" },
    summaryRules: {
      hourly: { query: "Orders_CL | summarize count()", binSizeInMinutes: 60, destinationTable: "OrdersHourly_CL" },
    },
    savedFunctions: { orders_by_day: { query: "Orders_CL | summarize count() by bin(TimeGenerated, 1d)" } },
    dataExports: { archive: { tables: ["SecurityEvent"], destinationId: storage } },
  });
  const table = of(all, "operationalinsights:Table").find((t) => t.inputs["tableName"] === "Orders_CL")!;
  expect(table.inputs["schema"].columns.map((c: { name: string }) => c.name)).toEqual(["TimeGenerated", "OrderId", "Total"]);
  expect([table.inputs["retentionInDays"], table.inputs["totalRetentionInDays"]]).toEqual([90, 365]);
  const rules = of(all, "monitor:DataCollectionRule");
  expect(rules.flatMap((r) => r.inputs["dataFlows"]).map((f) => f.outputStream)).toContain("Custom-Orders_CL");
  const transform = rules.find((r) => r.inputs["kind"] === "WorkspaceTransforms")!;
  expect(transform.inputs["dataFlows"][0].transformKql).toBe("source | where Level != 'Informational'");
  expect(of(all, "operationalinsights:SummaryLog").map((s) => s.inputs["ruleDefinition"].destinationTable)).toContain(
    "OrdersHourly_CL",
  );
  expect(of(all, "operationalinsights:SavedSearch").map((s) => s.inputs["functionAlias"])).toContain("orders_by_day");
  expect(of(all, "operationalinsights:DataExport").map((e) => [e.inputs["resourceId"], e.inputs["tableNames"]])).toEqual([
    [storage, ["SecurityEvent"]],
  ]);
  // What azmon collects by rules of its own is watched, these rules too.
  const logged = of(all, "monitor:DiagnosticSetting").map((d) => d.inputs["resourceUri"]);
  for (const rule of rules) expect(logged).toContain(rule.id);
});

test("replication, cluster, lock and a name that meets no deleted one are as set", async () => {
  const clusterId = `${hub}/Microsoft.OperationalInsights/clusters/keys`;
  const replicated = await monitor({ replication: { location: "northeurope" } });
  const late = replicated.get("shop-workspace-main-late-settings")!;
  expect(JSON.stringify(late.inputs)).toContain('"location":"northeurope"');
  const all = await monitor({ clusterId, lock: true, lifetime: "ephemeral" });
  expect(of(all, "operationalinsights:LinkedService").map((l) => l.inputs["writeAccessResourceId"])).toEqual([clusterId]);
  const workspace = of(all, "operationalinsights:Workspace")[0]!;
  expect(of(all, "authorization:ManagementLockByScope").map((l) => l.inputs["scope"])).toEqual([workspace.id]);
  expect(workspace.inputs["workspaceName"]).toMatch(/^log-prod-westeurope-[0-9a-f]+$/);
  // Whatever names the workspace follows it.
  const names = of(all, "operationalinsights:SavedSearch").map((s) => s.inputs["workspaceName"]);
  expect(new Set(names)).toEqual(new Set([workspace.inputs["workspaceName"]]));
  const elsewhere = await monitor(
    { lifetime: "ephemeral" },
    { placement: { ...environment.placement, resourceGroup: "rg-other" } },
  );
  expect(of(elsewhere, "operationalinsights:Workspace")[0]!.inputs["workspaceName"]).not.toBe(workspace.inputs["workspaceName"]);
});

test("a private link scope holds the workspace and everything else that takes telemetry, one after another", async () => {
  const privateDnsZoneIds = [`${hub}/Microsoft.Network/privateDnsZones/privatelink.monitor.azure.com`];
  const all = await monitor(
    { publicIngestion: false, privateLink: { privateIngestionOnly: true, subnetId, privateDnsZoneIds } },
    { usageInsights: { feedback: true }, applicationInsights: { browserComponent: true } },
  );
  const scope = of(all, "monitor:PrivateLinkScope")[0]!;
  expect(scope.inputs["accessModeSettings"]).toMatchObject({ ingestionAccessMode: "PrivateOnly", queryAccessMode: "Open" });
  expect(of(all, "operationalinsights:Workspace")[0]!.inputs["publicNetworkAccessForIngestion"]).toBe("Disabled");
  const scoped = of(all, "monitor:PrivateLinkScopedResource");
  const takers = [
    ...of(all, "operationalinsights:Workspace"),
    ...of(all, "applicationinsights:Component"),
    ...of(all, "monitor:DataCollectionEndpoint"),
  ];
  expect(takers.length).toBeGreaterThanOrEqual(5);
  expect(scoped.map((s) => s.inputs["linkedResourceId"]).sort()).toEqual(takers.map((t) => t.id).sort());
  const urns = scoped.map((s) => s.urn);
  for (const [i, resource] of scoped.entries()) if (i > 0) expect(resource.dependencies).toContain(urns[i - 1]);
  const associations = of(all, "monitor:DataCollectionRuleAssociation").filter((a) => a.inputs["resourceUri"] === vm.id);
  expect(associations.map((a) => a.inputs["associationName"])).toContain("configurationAccessEndpoint");
  expect(of(all, "network:PrivateEndpoint").map((e) => e.inputs["subnet"].id)).toEqual([subnetId]);
});

test("a scope that is there already is used", async () => {
  const scopeId = `${hub}/microsoft.insights/privateLinkScopes/ampls-hub`;
  const all = await monitor({ privateLink: { scopeId } });
  expect(of(all, "monitor:PrivateLinkScope")).toEqual([]);
  const places = of(all, "monitor:PrivateLinkScopedResource").map((s) => [s.inputs["resourceGroupName"], s.inputs["scopeName"]]);
  expect(new Set(places.map(String))).toEqual(new Set(["rg-hub,ampls-hub"]));
});

test("an existing workspace is used by a config that was read and filled in before, as the stack's program does", async () => {
  const existing = `${hub}/Microsoft.OperationalInsights/workspaces/log-hub`;
  const { config } = readEnvironment({ ...environment, workspace: { existing } }, ".");
  const all = await made(() => new Monitoring("shop", { environment: config, inventory: [vm] }));
  expect(of(all, "operationalinsights:Workspace")).toEqual([]);
  const sinks = of(all, "monitor:DataCollectionRule").flatMap((r) => r.inputs["destinations"].logAnalytics ?? []);
  expect(new Set(sinks.map((d) => d.workspaceResourceId))).toEqual(new Set([existing]));
});

test("what Azure would refuse is refused with the path of the setting, all of it at once", async () => {
  expect(
    await refused({
      customTables: {
        Orders: { columns: { OrderId: "string" } },
        Good_CL: { columns: { tenantId: "string", When: "datetime" }, plan: "Auxiliary", retentionInDays: 30 },
      } as never,
      transforms: { AzureActivity: "AzureActivity | take 1" },
      summaryRules: { hourly: { query: "T", binSizeInMinutes: 45, destinationTable: "Hourly" } } as never,
      replication: { location: "nortkeurope" },
      privateLink: { scopeId: "/subscriptions/99999999-9999-4999-8999-999999999999/resourceGroups/x/providers/y/z/s" },
    }),
  ).toEqual([
    "workspace.customTables.Good_CL.columns.When",
    "workspace.customTables.Good_CL.columns.tenantId",
    "workspace.customTables.Good_CL.retentionInDays",
    "workspace.customTables.Orders",
    "workspace.privateLink.scopeId",
    "workspace.replication.location",
    "workspace.summaryRules.hourly.binSizeInMinutes",
    "workspace.summaryRules.hourly.destinationTable",
    "workspace.transforms.AzureActivity",
  ]);
  const perRegion = { placement: { ...environment.placement, workspaces: "perRegion" as const } };
  expect(await refused({ replication: { location: "northeurope" }, privateLink: {} }, perRegion)).toEqual([
    "workspace.privateLink",
    "workspace.replication",
  ]);
});
