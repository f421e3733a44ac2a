import { VirtualNetwork } from "@pulumi/azure-native/network/virtualNetwork.js";
import { Provider } from "@pulumi/azure-native/provider.js";
import * as pulumi from "@pulumi/pulumi";
import { describe, expect, test } from "vitest";
import type { Recorded } from "../../cli/recorder/monitor.ts";
import { record } from "../../cli/recorder/record.ts";
import { unwrap } from "../../cli/recorder/unwrap.ts";
import { type ConnectionMonitorArgs, EndpointType, type NetworkInsightsArgs, TestProtocol } from "./args.ts";
import { NetworkInsights } from "./component.ts";
import { example } from "./example.ts";

const SUB = "11111111-1111-1111-1111-111111111111";
const OTHER = "22222222-2222-2222-2222-222222222222";
const options = { project: "test", stack: "test", subscriptionId: SUB };
const groups = `/subscriptions/${SUB}/resourceGroups`;
const workspace = {
  id: `${groups}/rg-mon/providers/Microsoft.OperationalInsights/workspaces/log-shop`,
  name: "log-shop",
  location: "Sweden Central",
  customerId: "33333333-3333-3333-3333-333333333333",
};
const network = (name: string) => `${groups}/rg-net/providers/Microsoft.Network/virtualNetworks/${name}`;
const flow = (name: string, more: Partial<NonNullable<NetworkInsightsArgs["flowLogs"]>[number]> = {}) => ({
  name,
  flowLogName: `${name}-flowlog`,
  targetId: network(name),
  location: "westeurope",
  subscriptionId: SUB,
  ...more,
});
const monitor: ConnectionMonitorArgs = {
  key: "weu",
  name: "prod-connections-westeurope",
  location: "westeurope",
  subscriptionId: SUB,
  endpoints: [
    { name: "a", type: EndpointType.AzureVm, resourceId: `${groups}/r/providers/Microsoft.Compute/virtualMachines/a` },
    { name: "till", type: EndpointType.ArcMachine, resourceId: `${groups}/r/providers/Microsoft.HybridCompute/machines/till` },
    { name: "sql", type: EndpointType.Address, address: "10.2.0.4" },
  ],
  tests: [
    { name: "tcp-1433", protocol: TestProtocol.Tcp, port: 1433 },
    { name: "ping", protocol: TestProtocol.Icmp },
  ],
  groups: [{ name: "data", sources: ["a", "till"], destinations: ["sql"], tests: ["tcp-1433", "ping"] }],
};
const base: NetworkInsightsArgs = {
  location: "swedencentral",
  resourceGroupName: "rg-mon",
  workspace,
  prefix: "prod",
  flowLogs: [flow("hub"), flow("spoke"), flow("dr", { location: "northeurope" })],
};

async function made(args: Partial<NetworkInsightsArgs> = {}) {
  return index((await record(() => void new NetworkInsights("net", { ...base, ...args }), options)).resources);
}
function index(resources: Recorded[]) {
  const custom = resources.filter((r) => r.custom && !r.type.startsWith("pulumi:"));
  const get = (name: string) => {
    const found = custom.find((r) => r.name === name);
    if (!found) throw new Error(`nothing named ${name}; there are ${custom.map((r) => r.name).join(", ")}`);
    return { ...found, inputs: unwrap(found.inputs) as Record<string, any> }; // eslint-disable-line @typescript-eslint/no-explicit-any
  };
  const of = (type: string) => custom.filter((r) => r.type.endsWith(`:${type}`)).map((r) => get(r.name));
  return { get, of, all: resources };
}

describe("flow logs", () => {
  test("one a network, in Azure's own watcher of its region, with traffic analytics to the workspace", async () => {
    const { of, get } = await made({ trafficAnalyticsInterval: 10, retentionInDays: 90 });
    const { storageId, ...inputs } = get("net-hub").inputs;
    expect(inputs).toEqual({
      resourceGroupName: "NetworkWatcherRG",
      networkWatcherName: "NetworkWatcher_westeurope",
      flowLogName: "hub-flowlog",
      location: "westeurope",
      targetResourceId: network("hub"),
      enabled: true,
      format: { type: "JSON", version: 2 },
      retentionPolicy: { days: 90, enabled: true },
      flowAnalyticsConfiguration: {
        networkWatcherFlowAnalyticsConfiguration: {
          enabled: true,
          workspaceId: workspace.customerId,
          workspaceResourceId: workspace.id,
          workspaceRegion: "swedencentral",
          trafficAnalyticsInterval: 10,
        },
      },
    });
    expect(storageId).toBe(get("net-spoke").inputs["storageId"]);
    expect(of("FlowLog")).toHaveLength(3);
    expect(of("NetworkWatcher")).toEqual([]);
  });

  test("flows stay in their region: one closed standard account for each subscription and region", async () => {
    const { of } = await made();
    const accounts = of("StorageAccount");
    expect(accounts.map((a) => a.inputs["location"]).sort()).toEqual(["northeurope", "westeurope"]);
    expect(new Set(accounts.map((a) => a.inputs["accountName"])).size).toBe(2);
    for (const { inputs } of accounts) {
      expect(inputs["accountName"]).toMatch(/^prodflow[0-9a-f]{10}$/);
      expect(inputs).toMatchObject({
        kind: "StorageV2",
        sku: { name: "Standard_LRS" },
        minimumTlsVersion: "TLS1_2",
        enableHttpsTrafficOnly: true,
        allowBlobPublicAccess: false,
        networkRuleSet: { defaultAction: "Deny", bypass: "AzureServices" },
      });
    }
  });

  test("production guards them", async () => {
    const { of } = await made({ protect: true });
    for (const { options: opts } of of("StorageAccount")) expect(opts["protect"]).toBe(true);
  });

  test("an account that is there is used, and its lifecycle rules are left alone", async () => {
    const id = `${groups}/rg/providers/Microsoft.Storage/storageAccounts/st`;
    const { of } = await made({ flowLogs: [flow("hub", { storage: { id, location: "West Europe" } })] });
    expect(of("StorageAccount")).toEqual([]);
    expect(of("FlowLog")[0]!.inputs).toMatchObject({ storageId: id, retentionPolicy: { days: 0, enabled: false } });
  });

  test("a watcher of another name is taken as it is; a new one only where it is asked for, and first", async () => {
    const { get, of } = await made({
      flowLogs: [
        flow("hub", { watcherName: "nw", watcherResourceGroupName: "rg-watch" }),
        flow("dr", { location: "northeurope" }),
      ],
      createWatchers: [{ subscriptionId: SUB, location: "North Europe" }],
    });
    expect(get("net-hub").inputs).toMatchObject({ networkWatcherName: "nw", resourceGroupName: "rg-watch" });
    expect(of("NetworkWatcher").map((w) => w.inputs)).toMatchObject([
      { networkWatcherName: "NetworkWatcher_northeurope", resourceGroupName: "NetworkWatcherRG", location: "northeurope" },
    ]);
    expect(get("net-dr").dependencies).toContain(of("NetworkWatcher")[0]!.urn);
  });

  test("an identity writes instead of the account's key", async () => {
    const identityId = `${groups}/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/flows`;
    const { of } = await made({ flowLogs: [flow("hub", { identityId }), flow("spoke")] });
    expect(of("FlowLog").map((f) => f.inputs["identity"])).toEqual([
      { type: "UserAssigned", userAssignedIdentities: [identityId] },
      undefined,
    ]);
  });

  test("a network security group is refused with the way out, known now or later", async () => {
    const nsg = `${groups}/rg/providers/Microsoft.Network/networkSecurityGroups/nsg`;
    const bad = (targetId: pulumi.Input<string>) => made({ flowLogs: [flow("nsg", { targetId })] });
    await expect(bad(nsg)).rejects.toThrow(/takes no new flow log since 2025-06-30.*virtual network/);
    await expect(bad(pulumi.output(Promise.resolve(nsg)))).rejects.toThrow(/takes no new flow log since 2025-06-30/);
  });

  test("a second flow log of a target, another region and illegal numbers are told at once", async () => {
    const storage = { id: `${groups}/rg/providers/Microsoft.Storage/storageAccounts/st`, location: "northeurope" };
    const bad = made({
      flowLogs: [flow("hub"), flow("again", { targetId: network("hub").toUpperCase() }), flow("far", { storage })],
      trafficAnalyticsInterval: 30,
      retentionInDays: 400,
      testFrequencyInSeconds: 10,
    });
    await expect(bad).rejects.toThrow(
      /again\.targetId: is another flow log's target.*far\.storage\.location: is another region.*found northeurope; allowed: westeurope.*found 400.*found 10;.*found 30; allowed: 10, 60/s,
    );
  });

  test("the GUID of a workspace is read from Azure where nobody gives it", async () => {
    const { customerId: _, ...ref } = workspace;
    const { of } = await made({ workspace: ref });
    // A plan cannot ask, so the value is open there; it is never a made-up one.
    for (const { inputs } of of("FlowLog")) {
      const analytics = inputs["flowAnalyticsConfiguration"].networkWatcherFlowAnalyticsConfiguration;
      expect(analytics).toMatchObject({ workspaceResourceId: workspace.id });
      expect(analytics).not.toHaveProperty("workspaceId");
    }
  });
});

describe("connection tests", () => {
  test("endpoints by kind, TCP with its port, results to the workspace", async () => {
    const { get } = await made({ flowLogs: [], connectionMonitors: [monitor], testFrequencyInSeconds: 30 });
    const { inputs } = get("net-weu");
    expect(inputs).toMatchObject({
      resourceGroupName: "NetworkWatcherRG",
      networkWatcherName: "NetworkWatcher_westeurope",
      connectionMonitorName: "prod-connections-westeurope",
      location: "westeurope",
      outputs: [{ type: "Workspace", workspaceSettings: { workspaceResourceId: workspace.id } }],
      testGroups: [{ name: "data", sources: ["a", "till"], destinations: ["sql"], testConfigurations: ["tcp-1433", "ping"] }],
    });
    expect(inputs["endpoints"].map((e: { type: string }) => e.type)).toEqual(["AzureVM", "AzureArcVM", "ExternalAddress"]);
    const common = { testFrequencySec: 30, successThreshold: { checksFailedPercent: 50 } };
    expect(inputs["testConfigurations"]).toEqual([
      { name: "tcp-1433", protocol: "Tcp", ...common, tcpConfiguration: { port: 1433, disableTraceRoute: false } },
      { name: "ping", protocol: "Icmp", ...common, icmpConfiguration: { disableTraceRoute: false } },
    ]);
  });

  test("limits and references are checked before Azure does", async () => {
    const endpoints = Array.from({ length: 101 }, (_, i) => ({ name: `e${i}`, type: EndpointType.Address, address: "10.0.0.1" }));
    const group = { name: "g", sources: ["nobody"], destinations: [], tests: ["nothing"] };
    const bad = {
      ...monitor,
      endpoints,
      tests: [{ name: "t", protocol: TestProtocol.Tcp }],
      groups: Array.from({ length: 21 }, () => group),
    };
    await expect(made({ connectionMonitors: [bad] })).rejects.toThrow(
      /endpoints: .*a list of 101; allowed: at most 100.*groups: .*a list of 21; allowed: at most 20.*sources\[0\]: names no endpoint.*found "nobody".*names no test.*found "nothing".*tests\.t\.port: is missing/s,
    );
  });
});

describe("functions and workbook", () => {
  test("security and load as functions with a look back", async () => {
    const { of, get } = await made();
    expect(of("SavedSearch").map((s) => s.inputs["functionAlias"])).toEqual(
      ["connections", "denied", "firewall_hits", "malicious", "new_talkers", "top_talkers", "tunnels", "waf_blocks"].map(
        (n) => `azmon_network_${n}`,
      ),
    );
    expect(get("net-function-azmon_network_denied").inputs).toMatchObject({
      resourceGroupName: "rg-mon",
      workspaceName: "log-shop",
      functionParameters: "days: int = 14",
      version: 2,
    });
  });

  test("the workbook needs no function and shows flows, security, ways and outbound ports", async () => {
    const { of, get } = await made({ savedFunctions: false });
    expect(of("SavedSearch")).toEqual([]);
    const { inputs } = get("net-workbook");
    expect(inputs["resourceName"]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
    expect(inputs["serializedData"]).not.toContain("azmon_network");
    const steps = JSON.parse(inputs["serializedData"]).items as {
      type: number;
      name: string;
      content: { metrics: { metric: string }[] };
    }[];
    expect(steps.filter((s) => s.type === 3).map((s) => s.name)).toEqual([
      "talkers",
      "denied",
      "malicious",
      "new",
      "waf",
      "firewall",
      "connections",
      "tunnels",
    ]);
    expect(
      steps.filter((s) => s.name.startsWith("snat-") && s.type === 10).flatMap((s) => s.content.metrics.map((m) => m.metric)),
    ).toEqual([
      "microsoft.network/loadbalancers--UsedSNATPorts",
      "microsoft.network/azurefirewalls--SNATPortUtilization",
      "microsoft.network/natgateways--SNATConnectionCount",
      "microsoft.network/natgateways--PacketDropCount",
    ]);
    expect((await made({ workbook: false })).of("Workbook")).toEqual([]);
  });
});

describe("everything on", () => {
  const everything = {
    flowLogs: [flow("hub", { identityId: `${groups}/rg/providers/x/userAssignedIdentities/flows` }), flow("spoke")],
    connectionMonitors: [monitor],
    createWatchers: [{ subscriptionId: SUB, location: "westeurope" }],
    storageSku: "Standard_ZRS",
    testFrequencyInSeconds: 30,
    protect: true,
  };

  test("flow logs and tests come after the watcher, flow logs after the account they write to", async () => {
    const { of, get } = await made(everything);
    const [watcher, account] = [of("NetworkWatcher")[0]!, of("StorageAccount")[0]!];
    for (const flow of ["net-hub", "net-spoke"])
      expect(get(flow).dependencies).toEqual(expect.arrayContaining([watcher.urn, account.urn]));
    expect(get("net-weu").dependencies).toContain(watcher.urn);
    expect(get("net-weu").inputs["testConfigurations"]).toMatchObject([
      { name: "tcp-1433", testFrequencySec: 30 },
      { name: "ping", testFrequencySec: 30 },
    ]);
  });

  test("one account for both, as redundant as asked for; only what holds data is guarded", async () => {
    const { of, all } = await made(everything);
    expect(of("StorageAccount").map((a) => a.inputs["sku"])).toEqual([{ name: "Standard_ZRS" }]);
    expect(all.filter((r) => r.options["protect"]).map((r) => r.type.split(":").at(-1))).toEqual(["StorageAccount"]);
  });
});

describe("as a program uses it", () => {
  test("what lies in another subscription goes through its provider, into its group", async () => {
    const { resources } = await record(() => {
      const provider = new Provider("other", { subscriptionId: OTHER });
      new NetworkInsights(
        "net",
        {
          ...base,
          flowLogs: [flow("hub", { subscriptionId: OTHER })],
          connectionMonitors: [{ ...monitor, subscriptionId: OTHER }],
        },
        { providerFor: (s) => (s === OTHER ? provider : undefined), resourceGroupFor: () => "rg-other" },
      );
    }, options);
    const { get, of } = index(resources);
    for (const r of [get("net-hub"), get("net-weu"), of("StorageAccount")[0]!])
      expect(r.options["provider"]).toMatch(/::other::/);
    expect(of("StorageAccount")[0]!.inputs["resourceGroupName"]).toBe("rg-other");
    expect(get("net-workbook").options["provider"] ?? "").not.toMatch(/::other::/);
  });

  test("one set of tags on all that takes tags", async () => {
    const tags = { env: "prod" };
    const { of } = await made({ tags, connectionMonitors: [monitor] });
    for (const type of ["FlowLog", "ConnectionMonitor", "StorageAccount", "Workbook"])
      for (const r of of(type)) expect(r.inputs["tags"]).toEqual(tags);
    for (const r of of("SavedSearch")) expect(r.inputs).not.toHaveProperty("tags");
    const stamped = await made({ tags, ignoreTagKeys: ["createdOn"], connectionMonitors: [monitor] });
    for (const type of ["FlowLog", "ConnectionMonitor", "StorageAccount"])
      for (const r of stamped.of(type)) expect(r.options["ignoreChanges"]).toEqual(['tags["createdOn"]']);
  });

  test("a network of the same program, nothing known yet", async () => {
    const { resources } = await record(
      () => {
        const vnet = new VirtualNetwork("vnet", { resourceGroupName: "rg", virtualNetworkName: "vnet" });
        new NetworkInsights("net", { ...base, flowLogs: [flow("new", { targetId: vnet.id })] });
      },
      { ...options, unknownIds: true },
    );
    const vnet = resources.find((r) => r.type.endsWith(":VirtualNetwork"))!;
    const { get, of } = index(resources);
    expect(get("net-new").dependencies).toEqual(expect.arrayContaining([vnet.urn, of("StorageAccount")[0]!.urn]));
  });

  test("the example runs, and twice gives the same bytes", async () => {
    const run = async () => JSON.stringify((await record(() => void example(), options)).resources);
    const first = await run();
    expect(first).toBe(await run());
    expect(JSON.parse(first).filter((r: Recorded) => r.custom)).toHaveLength(12);
  });

  test("the order of flow logs changes nothing", async () => {
    const bytes = async (flowLogs: NetworkInsightsArgs["flowLogs"]) =>
      JSON.stringify((await made({ flowLogs })).all.filter((r) => r.custom));
    expect(await bytes(base.flowLogs)).toBe(await bytes([...base.flowLogs!].reverse()));
  });
});
