import { describe, expect, test } from "vitest";
import { record } from "../../cli/recorder/record.ts";
import { unwrap } from "../../cli/recorder/unwrap.ts";
import type { EnvironmentConfigInput } from "../../core/config/schema.ts";
import type { Row } from "../../core/inventory/types.ts";
import { deployed } from "../azure/testing.ts";
import { Monitoring } from "./component.ts";

const SUB = "11111111-1111-4111-8111-111111111111";
const OTHER = "22222222-2222-4222-8222-222222222222";
const options = { project: "test", stack: "test", subscriptionId: SUB };
const environment: EnvironmentConfigInput = {
  environment: "shop",
  preset: "production",
  location: "westeurope",
  placement: { subscriptionId: SUB, resourceGroup: "rg-mon" },
  actionGroups: { pager: { email: ["oncall@example.com"] } },
  routing: { critical: ["pager"], warning: ["pager"] },
};

function row(type: string, name: string, more: Partial<Row> = {}): Row {
  const subscriptionId = more.subscriptionId ?? SUB;
  const id = `/subscriptions/${subscriptionId}/resourceGroups/rg-app/providers/${type}/${name}`;
  return { id, name, location: "westeurope", resourceGroup: "rg-app", ...more, type: type.toLowerCase(), subscriptionId };
}
const vnet = row("Microsoft.Network/virtualNetworks", "hub", { subscriptionId: OTHER, properties: {} });
const account = row("Microsoft.Storage/storageAccounts", "stshop", {
  kind: "StorageV2",
  sku: { name: "Standard_ZRS", tier: "Standard" },
  properties: { allowSharedKeyAccess: false },
});
const watcher: Row = {
  ...row("Microsoft.Network/networkWatchers", "NetworkWatcher_westeurope", { subscriptionId: OTHER }),
  id: `/subscriptions/${OTHER}/resourceGroups/NetworkWatcherRG/providers/Microsoft.Network/networkWatchers/NetworkWatcher_westeurope`,
};

async function made(more: Partial<EnvironmentConfigInput> = {}, inventory = [vnet, account, watcher]) {
  let monitoring: Monitoring | undefined;
  const { resources } = await record(() => {
    monitoring = new Monitoring("shop", { environment: { ...environment, ...more }, inventory });
  }, options);
  const custom = resources.filter((r) => r.custom && !r.type.startsWith("pulumi:"));
  const of = (type: string) =>
    custom.filter((r) => r.type.endsWith(`:${type}`)).map((r) => ({ ...r, inputs: unwrap(r.inputs) as Record<string, any> })); // eslint-disable-line @typescript-eslint/no-explicit-any
  return { of, decisions: monitoring!.decisions, resources };
}
type Made = Awaited<ReturnType<typeof made>>;
const logsOf = ({ of }: Made) =>
  of("DiagnosticSetting")
    .filter((s) => /Services\/default$/.test(s.inputs["resourceUri"]))
    .map((s) => s.inputs["logs"].map((l: { category: string }) => l.category.slice("Storage".length)).join());
const planOf = ({ of }: Made, table: string) =>
  of("Deployment")
    .flatMap((d) => deployed(d.inputs))
    .find((t) => t["name"].endsWith(`/${table}`))?.["properties"].plan;

describe("by preset", () => {
  test("production: writes to storage on the Basic plan and summed up, flows every ten minutes, what holds them guarded", async () => {
    const all = await made();
    expect(logsOf(all)).toEqual(Array.from({ length: 4 }, () => "Delete,Write"));
    expect(planOf(all, "StorageBlobLogs")).toBe("Basic");
    expect(all.of("SummaryLog")).toHaveLength(4);
    const [flow] = all.of("FlowLog");
    expect(flow!.inputs).toMatchObject({
      resourceGroupName: "NetworkWatcherRG",
      targetResourceId: vnet.id,
      retentionPolicy: { days: 90, enabled: true },
      flowAnalyticsConfiguration: { networkWatcherFlowAnalyticsConfiguration: { trafficAnalyticsInterval: 10 } },
    });
    expect(all.of("StorageAccount")[0]!.options["protect"]).toBe(true);
  });

  test("development: no requests, an hour between two runs of traffic analytics, nothing guarded", async () => {
    const all = await made({ preset: "development" });
    expect(logsOf(all)).toEqual([]);
    expect([planOf(all, "StorageBlobLogs"), all.of("SummaryLog")]).toEqual([undefined, []]);
    const [flow] = all.of("FlowLog");
    expect(flow!.inputs).toMatchObject({
      retentionPolicy: { days: 30 },
      flowAnalyticsConfiguration: { networkWatcherFlowAnalyticsConfiguration: { trafficAnalyticsInterval: 60 } },
    });
    expect(all.of("StorageAccount")[0]!.options["protect"]).toBeFalsy();
  });

  test("everything on, nothing on", async () => {
    const all = await made({ storageInsights: { resourceLogs: "all" }, networkInsights: { trafficAnalyticsInterval: 60 } });
    expect(logsOf(all)).toEqual(Array.from({ length: 4 }, () => "Delete,Read,Write"));
    expect(all.of("SavedSearch").map((s) => s.inputs["functionAlias"])).toContain("azmon_storage_unread_containers");
    const none = await made({ storageInsights: { enabled: false }, networkInsights: { enabled: false } });
    expect([logsOf(none), none.of("FlowLog"), none.of("StorageAccount"), none.of("SummaryLog")]).toEqual([[], [], [], []]);
  });
});

describe("where things go", () => {
  test("flow log and account are in the network's subscription, views with the workspace", async () => {
    const { of } = await made();
    for (const type of ["FlowLog", "StorageAccount"]) expect(of(type)[0]!.id).toContain(OTHER);
    for (const r of [...of("SummaryLog"), ...of("SavedSearch"), ...of("Workbook")]) expect(r.id).toContain(SUB);
  });

  test("a rule that sums up comes after the table's plan, and traffic analytics after the workspace", async () => {
    const { of } = await made();
    const table = of("Deployment").find((d) => d.name.endsWith("-tables"))!;
    const workspace = of("Workspace")[0]!;
    expect(of("SummaryLog")[0]!.dependencies).toContain(table.urn);
    expect(of("FlowLog")[0]!.dependencies).toContain(workspace.urn);
  });

  test("an existing workspace is left as it is: no plan, no sums, no functions; its GUID comes from the inventory", async () => {
    const customerId = "33333333-3333-4333-8333-333333333333";
    const log = row("Microsoft.OperationalInsights/workspaces", "log-old", {
      properties: { customerId, sku: { name: "PerGB2018" }, retentionInDays: 90, features: { disableLocalAuth: true } },
    });
    const { of } = await made({ workspace: { existing: log.id } }, [vnet, account, watcher, log]);
    expect([of("Table"), of("SummaryLog"), of("SavedSearch")]).toEqual([[], [], []]);
    expect(of("FlowLog")[0]!.inputs["flowAnalyticsConfiguration"].networkWatcherFlowAnalyticsConfiguration).toMatchObject({
      workspaceResourceId: log.id,
      workspaceId: customerId,
    });
  });

  test("an Application Insights component is not logged to the workspace it writes to", async () => {
    const component = row("Microsoft.Insights/components", "appi", {
      properties: {
        WorkspaceResourceId: "/subscriptions/x/resourceGroups/y/providers/Microsoft.OperationalInsights/workspaces/z",
      },
    });
    const { of } = await made({}, [component]);
    expect(of("DiagnosticSetting").map((s) => s.inputs["resourceUri"])).not.toContain(component.id);
  });
});

describe("alerts over the flows", () => {
  test("name the network, in the workspace that has its flows", async () => {
    const { decisions } = await made();
    const rules = decisions.rules.filter((r) => /^vnet\.(malicious|denied|new)/.test(r.alert));
    expect(rules.map((r) => r.alert)).toEqual([
      "vnet.denied-inside",
      "vnet.malicious-inbound",
      "vnet.malicious-outbound",
      "vnet.new-destination",
    ]);
    for (const r of rules) expect(r).toMatchObject({ kind: "log", feed: "flow-logs", resourceIdColumn: "_ResourceId" });
    const covered = decisions.coverage.filter((c) => c.signal === "flow-log" || c.signal.startsWith("vnet.malicious"));
    expect(covered.map((c) => c.status)).toEqual(["covered", "covered", "covered"]);
  });

  test("without flows they are missing, and say what is off", async () => {
    const { decisions } = await made({ networkInsights: { flowLogs: false } });
    const row = decisions.coverage.find((c) => c.signal === "vnet.malicious-outbound");
    expect(row).toMatchObject({ status: "missing", reason: "networkInsights.flowLogs is false." });
  });

  test("tests of connections have a rule only where there are tests", async () => {
    const rules = async (inventory: Row[]) =>
      (await made({}, inventory)).decisions.rules.filter((r) => r.alert === "connectionmonitor.path-failing").length;
    const till = row("Microsoft.HybridCompute/machines", "till", { properties: { osType: "windows", status: "Connected" } });
    const agent: Row = {
      ...row("Microsoft.HybridCompute/machines/extensions", "AzureMonitorWindowsAgent"),
      id: `${till.id}/extensions/AzureMonitorWindowsAgent`,
      properties: { type: "AzureMonitorWindowsAgent" },
    };
    const shop = row("Microsoft.Web/sites", "shop", {
      kind: "app",
      properties: {
        state: "Running",
        enabled: true,
        defaultHostName: "shop.azurewebsites.net",
        siteConfig: { healthCheckPath: "/" },
      },
    });
    expect(await rules([till, agent, shop])).toBe(1);
    expect(await rules([till, shop])).toBe(0);
  });
});
