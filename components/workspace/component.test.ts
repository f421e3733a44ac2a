import * as pulumi from "@pulumi/pulumi";
import { describe, expect, test } from "vitest";
import type { Recorded } from "../../cli/recorder/monitor.ts";
import { record } from "../../cli/recorder/record.ts";
import { UNKNOWN, unwrap } from "../../cli/recorder/unwrap.ts";
import { deployed } from "../azure/testing.ts";
import { ColumnType, TablePlan, type WorkspaceArgs, WorkspaceLifetime, WorkspaceSku } from "./args.ts";
import { Workspace } from "./component.ts";
import { example } from "./example.ts";

const options = { project: "shop", stack: "prod", subscriptionId: "11111111-1111-1111-1111-111111111111" };
const basic = { location: "westeurope", resourceGroupName: "rg", workspaceName: "log-shop" };
const recorded = async (program: () => unknown, more: object = {}): Promise<Recorded[]> =>
  (await record(() => void program(), { ...options, ...more })).resources;
const made = (args: Partial<WorkspaceArgs> = {}, more: object = {}) =>
  recorded(() => new Workspace("logs", { ...basic, ...args }), more);

const named = (resources: Recorded[], name: string): Recorded => {
  const found = resources.find((r) => r.name === name);
  if (!found) throw new Error(`no ${name} among ${resources.map((r) => r.name).join(", ")}`);
  return found;
};
const inputs = (resources: Recorded[], name: string) => unwrap(named(resources, name).inputs) as Record<string, unknown>;

describe("defaults", () => {
  test("make a workspace alone: the retention that ingestion pays for, no cap, no shared keys", async () => {
    const resources = await made();
    expect(resources.filter((r) => r.custom).map((r) => r.name)).toEqual(["logs-workspace"]);
    expect(inputs(resources, "logs-workspace")).toEqual({
      resourceGroupName: "rg",
      workspaceName: "log-shop",
      location: "westeurope",
      sku: { name: "PerGB2018" },
      retentionInDays: 30,
      workspaceCapping: { dailyQuotaGb: -1 },
      publicNetworkAccessForIngestion: "Enabled",
      publicNetworkAccessForQuery: "Enabled",
      forceCmkForQuery: false,
      features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true },
    });
    expect(named(resources, "logs-workspace").options["protect"]).toBeUndefined();
  });

  test("knobs reach the workspace", async () => {
    const resources = await made({
      sku: WorkspaceSku.CapacityReservation,
      capacityReservationLevel: 200,
      dailyQuotaGb: 2.5,
      localAuth: true,
      resourcePermissions: false,
      publicIngestion: false,
      publicQuery: false,
      immediatePurgeDataOn30Days: true,
    });
    expect(inputs(resources, "logs-workspace")).toMatchObject({
      sku: { name: "CapacityReservation", capacityReservationLevel: 200 },
      workspaceCapping: { dailyQuotaGb: 2.5 },
      publicNetworkAccessForIngestion: "Disabled",
      publicNetworkAccessForQuery: "Disabled",
      features: {
        disableLocalAuth: false,
        enableLogAccessUsingOnlyResourcePermissions: false,
        immediatePurgeDataOn30Days: true,
      },
    });
  });
});

describe("an existing workspace", () => {
  const id =
    "/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/hub/providers/Microsoft.OperationalInsights/workspaces/x";

  test("is used as it is, also in another subscription", async () => {
    const customerId = "33333333-3333-3333-3333-333333333333";
    const seen: string[] = [];
    const resources = await recorded(() => {
      const workspace = new Workspace("logs", { existing: { id, customerId } });
      expect(workspace.workspace).toBeUndefined();
      pulumi.all([workspace.id, workspace.customerId]).apply((values) => seen.push(...values));
    });
    expect(resources.filter((r) => r.custom)).toEqual([]);
    expect(seen).toEqual([id, customerId]);
  });

  test("is read for its GUID where that is not given", async () => {
    expect((await recorded(() => new Workspace("logs", { existing: { id } }))).filter((r) => r.custom)).toEqual([]);
  });

  test("takes no other argument", async () => {
    const attempt = made({ existing: { id }, retentionInDays: 90 });
    await expect(attempt).rejects.toThrow(/logs\.retentionInDays: an existing workspace is used as it is/);
  });
});

describe("tables", () => {
  test("come one after another, after the workspace, with both retentions written", async () => {
    const resources = await made({
      retentionInDays: 90,
      tables: [
        { name: "StorageBlobLogs", plan: TablePlan.Basic },
        { name: "AzureActivity", totalRetentionInDays: 4383 },
        { name: "AppTraces", retentionInDays: 30 },
      ],
    });
    const tables = named(resources, "logs-tables");
    const id = (table: string) => `[resourceId('Microsoft.OperationalInsights/workspaces/tables', 'log-shop', '${table}')]`;
    expect(deployed(inputs(resources, "logs-tables")).map((t) => [t["name"], t["dependsOn"], t["properties"]])).toEqual([
      ["log-shop/AppTraces", [], { plan: "Analytics", retentionInDays: 30, totalRetentionInDays: 30 }],
      ["log-shop/AzureActivity", [id("AppTraces")], { plan: "Analytics", retentionInDays: 90, totalRetentionInDays: 4383 }],
      ["log-shop/StorageBlobLogs", [id("AzureActivity")], { plan: "Basic", retentionInDays: 30, totalRetentionInDays: 30 }],
    ]);
    expect(tables.dependencies).toContain(named(resources, "logs-workspace").urn);
    expect(tables.options["customTimeouts"]).toEqual({ create: "90m", update: "90m" });
  });

  test("of Azure's own are never created nor deleted, whatever stands beside them", async () => {
    const columns = [{ name: "Amount", type: ColumnType.Real }];
    const resources = await made({ tables: [{ name: "AppTraces" }], customTables: [{ name: "Orders", columns }] });
    const tables = resources.filter((r) => r.type.endsWith(":Table"));
    expect(tables.map((t) => t.inputs["tableName"])).toEqual(["Orders_CL"]);
    expect(tables[0]!.dependencies).toContain(named(resources, "logs-tables").urn);
  });

  test("a custom table comes before its rule, with _CL, TimeGenerated and the Custom- prefix added", async () => {
    const resources = await made({
      customTables: [
        {
          name: "Orders",
          columns: [
            { name: "Amount", type: ColumnType.Real },
            { name: "At", type: ColumnType.DateTime },
          ],
        },
      ],
    });
    const table = named(resources, "logs-table-Orders_CL");
    expect(unwrap(table.inputs["schema"])).toEqual({
      name: "Orders_CL",
      columns: [
        { name: "TimeGenerated", type: "dateTime", description: "When it happened." },
        { name: "Amount", type: "real" },
        { name: "At", type: "dateTime" },
      ],
    });
    const rule = named(resources, "logs-ingest-Orders_CL");
    expect(rule.dependencies).toContain(table.urn);
    expect(unwrap(rule.inputs)).toMatchObject({
      dataCollectionRuleName: "log-shop-Orders_CL",
      streamDeclarations: {
        "Custom-Orders_CL": {
          columns: [
            { name: "TimeGenerated", type: "datetime" },
            { name: "Amount", type: "real" },
            { name: "At", type: "datetime" },
          ],
        },
      },
      dataFlows: [
        { streams: ["Custom-Orders_CL"], destinations: ["workspace"], transformKql: "source", outputStream: "Custom-Orders_CL" },
      ],
    });
    expect(named(resources, "logs-endpoint").inputs["dataCollectionEndpointName"]).toBe("log-shop-dce");
  });

  test("an Auxiliary table is given its total retention only", async () => {
    const resources = await made({
      customTables: [{ name: "Audit_CL", plan: TablePlan.Auxiliary, totalRetentionInDays: 365, ingest: false, columns: [] }],
    });
    const table = named(resources, "logs-table-Audit_CL");
    expect([table.id, table.inputs["apiVersion"]]).toEqual([
      expect.stringMatching(/\/Microsoft.OperationalInsights\/workspaces\/log-shop\/tables\/Audit_CL$/),
      "2025-07-01",
    ]);
    expect(table.inputs["properties"]).toMatchObject({ plan: "Auxiliary", totalRetentionInDays: 365 });
    expect(table.inputs["properties"]).not.toHaveProperty("retentionInDays");
    expect(resources.some((r) => r.type.endsWith(":DataCollectionRule"))).toBe(false);
  });

  test("what Azure would refuse is refused at once, all of it", async () => {
    const attempt = made({
      retentionInDays: 7,
      capacityReservationLevel: 100,
      dailyQuotaGb: 0,
      tables: [
        { name: "AppTraces", totalRetentionInDays: 1000 },
        { name: "Syslog", plan: TablePlan.Auxiliary },
      ],
    });
    const message = await attempt.then(
      () => "",
      (e: Error) => e.message,
    );
    expect(message.split("\n")).toEqual([
      "logs.capacityReservationLevel: needs the SKU CapacityReservation (found 100)",
      "logs.dailyQuotaGb: not a daily cap in GB (found 0; allowed: more than 0, or -1 for none)",
      "logs.retentionInDays: days that Azure does not offer (found 7; allowed: 30 to 730)",
      "logs.tables.AppTraces.totalRetentionInDays: days that Azure does not offer (found 1000; allowed: 4 to 730, or exactly " +
        "1095, 1460, 1826, 2191, 2556, 2922, 3288, 3653, 4018, 4383; did you mean 730 or 1095?)",
      "logs.tables.Syslog.plan: Syslog is Azure's own; only custom tables can be Auxiliary (found Auxiliary)",
    ]);
  });
});

describe("names", () => {
  test("an ephemeral workspace carries a suffix of stack, group and region, for Azure keeps a deleted name", async () => {
    const nameOf = async (args: Partial<WorkspaceArgs>) =>
      (await made({ lifetime: WorkspaceLifetime.Ephemeral, ...args })).find((r) => r.name === "logs-workspace")!.inputs[
        "workspaceName"
      ];
    const first = await nameOf({});
    expect(first).toMatch(/^log-shop-[0-9a-f]{6}$/);
    expect(await nameOf({})).toBe(first);
    expect(await nameOf({ resourceGroupName: "other" })).not.toBe(first);
    expect(await nameOf({ location: "northeurope" })).not.toBe(first);
  });

  test("production keeps its name, and neither Pulumi nor anybody else deletes it", async () => {
    const resources = await made({ protect: true });
    const workspace = named(resources, "logs-workspace");
    expect(workspace.inputs["workspaceName"]).toBe("log-shop");
    expect(workspace.options["protect"]).toBe(true);
    const lock = named(resources, "logs-lock");
    expect(lock.inputs).toMatchObject({ level: "CanNotDelete", lockName: "azmon-keep" });
    expect(unwrap(lock.inputs["scope"])).toBe(workspace.id);
  });

  test("the lock can be left out: it would keep Pulumi itself from deleting a table", async () => {
    const resources = await made({ protect: true, lock: false });
    expect(resources.some((r) => r.type.endsWith(":ManagementLockByScope"))).toBe(false);
  });
});

describe("everything on", () => {
  test("the example records twice to the same bytes", async () => {
    const first = JSON.stringify(unwrap(await recorded(example)));
    expect(JSON.stringify(unwrap(await recorded(example)))).toBe(first);
    expect(first).not.toContain("Calling [toString]");
  });

  test("the transformation rule is linked after it and all tables exist, repeating every other property", async () => {
    const resources = await recorded(example);
    const transforms = named(resources, "logs-transforms");
    const customerId = String(
      (unwrap(transforms.inputs["destinations"]) as { logAnalytics: { name: string }[] }).logAnalytics[0]!.name,
    );
    expect(customerId).toMatch(/^[0-9a-f]{32}$/);
    expect(unwrap(transforms.inputs)).toMatchObject({
      kind: "WorkspaceTransforms",
      dataFlows: [
        {
          streams: ["Microsoft-Table-AppServiceHTTPLogs"],
          destinations: [customerId],
          transformKql: 'source | where CsUriStem != "/healthz"',
        },
      ],
    });
    const late = named(resources, "logs-late-settings");
    expect(late.dependencies).toEqual(expect.arrayContaining([transforms.urn, named(resources, "logs-table-Orders_CL").urn]));
    const own = inputs(resources, "logs-workspace");
    const { resourceGroupName: _group, workspaceName, location, tags: _tags, ...rest } = own;
    expect(deployed(inputs(resources, "logs-late-settings"))[1]).toEqual({
      type: "Microsoft.OperationalInsights/workspaces",
      apiVersion: "2025-07-01",
      name: workspaceName,
      location,
      tags: "[parameters('tags')]",
      properties: {
        ...rest,
        defaultDataCollectionRuleResourceId: transforms.id,
        replication: { enabled: true, location: "northeurope" },
      },
    });
  });

  test("late settings keep the tags that are there, and are written anew after the workspace took others", async () => {
    const late = async (tags: Record<string, string>) =>
      deployed(inputs(await made({ tags, replication: { enabled: true, location: "northeurope" } }), "logs-late-settings"));
    const [inner, workspace] = await late({ env: "[concat('a')]" });
    expect(workspace!["tags"]).toBe("[parameters('tags')]");
    expect(inner!["properties"].parameters.tags.value).toMatch(/tryGet\(reference\(resourceId\(.*'log-shop'\).*'tags'\)/);
    expect(await late({ env: "prod" })).not.toEqual([inner, workspace]);
  });

  test("late settings leave the pricing tier to the cluster", async () => {
    const clusterId = "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/clusters/c";
    const transforms = [{ table: "AzureActivity", transformKql: "source" }];
    const sku = { sku: WorkspaceSku.CapacityReservation, capacityReservationLevel: 100 };
    const written = async (more: Partial<WorkspaceArgs>) =>
      deployed(inputs(await made({ transforms, ...sku, ...more }), "logs-late-settings"))[1]!["properties"];
    expect(await written({ clusterId })).not.toHaveProperty("sku");
    expect((await written({})).sku).toMatchObject({ name: "CapacityReservation" });
  });

  test("a workspace in a cluster cannot be replicated", async () => {
    const clusterId = "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/clusters/c";
    const replication = { enabled: true, location: "northeurope" };
    await expect(made({ clusterId, replication })).rejects.toThrow(/logs\.replication: .*dedicated cluster/);
    await expect(made({ clusterId, replication: { ...replication, enabled: false } })).resolves.toBeDefined();
  });

  test("rules, functions and exports wait for the tables they read", async () => {
    const resources = await recorded(example);
    const tables = resources.filter((r) => r.type.endsWith(":Table")).map((r) => r.urn);
    for (const part of ["summary-container-errors", "function-RecentOrders", "export-archive"])
      expect(named(resources, `logs-${part}`).dependencies).toEqual(expect.arrayContaining(tables));
    expect(inputs(resources, "logs-summary-container-errors")).toMatchObject({
      summaryLogsName: "container-errors",
      ruleType: "User",
      ruleDefinition: { binSize: 60, destinationTable: "ContainerErrors_CL", timeSelector: "TimeGenerated" },
    });
    expect(inputs(resources, "logs-function-RecentOrders")).toMatchObject({
      savedSearchId: "azmon-recentorders",
      functionAlias: "RecentOrders",
      functionParameters: "hours:int = 24",
    });
    expect(inputs(resources, "logs-export-archive")).toMatchObject({
      dataExportName: "archive",
      enable: true,
      tableNames: ["AzureActivity", "Orders_CL"],
    });
  });

  test("queries are audited on the workspace itself, in a setting that goes before its successor comes", async () => {
    const resources = await recorded(example);
    const audit = named(resources, "logs-audit");
    const id = named(resources, "logs-workspace").id;
    expect(unwrap(audit.inputs)).toEqual({
      name: "azmon-audit",
      resourceUri: id,
      workspaceId: id,
      logs: [{ category: "Audit", enabled: true }],
    });
    expect(audit.options["deleteBeforeReplace"]).toBe(true);
  });

  test("the private link scope takes workspace and endpoint one after another, then the private endpoint", async () => {
    const resources = await recorded(example);
    expect(inputs(resources, "logs-scope")).toMatchObject({
      scopeName: "log-shop-prod-pls",
      location: "global",
      accessModeSettings: { ingestionAccessMode: "Open", queryAccessMode: "PrivateOnly", exclusions: [] },
    });
    const [endpoint, workspace] = ["ingestion", "workspace"].map((k) => named(resources, `logs-scoped-${k}`));
    expect(unwrap(endpoint!.inputs["linkedResourceId"])).toBe(named(resources, "logs-endpoint").id);
    expect(unwrap(workspace!.inputs["linkedResourceId"])).toBe(named(resources, "logs-workspace").id);
    expect(workspace!.dependencies).toContain(endpoint!.urn);
    const privateEndpoint = named(resources, "logs-private-endpoint");
    expect(privateEndpoint.dependencies).toContain(workspace!.urn);
    expect(unwrap(privateEndpoint.inputs["privateLinkServiceConnections"])).toEqual([
      { name: "azuremonitor", privateLinkServiceId: named(resources, "logs-scope").id, groupIds: ["azuremonitor"] },
    ]);
    expect(unwrap(named(resources, "logs-private-dns").inputs["privateDnsZoneConfigs"])).toMatchObject([
      { name: "privatelink-monitor-azure-com" },
    ]);
  });

  test("readers get Log Analytics Reader under a name that stays", async () => {
    const reader = named(await recorded(example), "logs-reader-operations");
    expect(reader.inputs["roleAssignmentName"]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-/);
    expect(reader.inputs["principalType"]).toBe("Group");
    expect(reader.inputs["roleDefinitionId"]).toMatch(/roleDefinitions\/73c42c96-874c-492b-b04d-ab87d138a893$/);
  });

  test("a cluster is linked before tables change, and its pricing tier is not fought over", async () => {
    const clusterId = "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/clusters/c";
    const resources = await made({ clusterId, tables: [{ name: "AppTraces" }] });
    expect(inputs(resources, "logs-cluster")).toMatchObject({ linkedServiceName: "Cluster", writeAccessResourceId: clusterId });
    expect(named(resources, "logs-tables").dependencies).toContain(named(resources, "logs-cluster").urn);
    expect(named(resources, "logs-workspace").options["ignoreChanges"]).toEqual(["sku"]);
  });
});

test("with unknown ids all of it is still registered, under known names", async () => {
  const known = await recorded(example);
  const unknown = await recorded(example, { unknownIds: true });
  expect(unknown.map((r) => r.urn)).toEqual(known.map((r) => r.urn));
  expect(unknown.map((r) => r.dependencies)).toEqual(known.map((r) => r.dependencies));
  expect(named(unknown, "logs-ingest-Orders_CL").inputs["dataCollectionRuleName"]).toBe("log-shop-prod-Orders_CL");
  expect(unwrap(named(unknown, "logs-audit").inputs["resourceUri"])).toBe(UNKNOWN);
});
