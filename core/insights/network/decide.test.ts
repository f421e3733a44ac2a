import { describe, expect, test } from "vitest";
import type { EnvironmentConfigInput } from "../../config/schema.ts";
import { monitorLimits } from "../../decide/networkLimits.ts";
import type { Row } from "../../inventory/types.ts";
import { insightContext, rowsOf, subscription } from "../../testing.ts";
import { decideNetwork } from "./decide.ts";

const group = `/subscriptions/${subscription}/resourceGroups/rg-net/providers`;

const row = rowsOf("rg-net");
const vnet = (name: string, properties: Record<string, unknown> = {}, more: Partial<Row> = {}): Row =>
  row(`Microsoft.Network/virtualNetworks/${name}`, { properties, ...more });
const watcher = (name: string, resourceGroup: string, location = "westeurope"): Row =>
  row(`/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.Network/networkWatchers/${name}`, {
    location,
    resourceGroup: resourceGroup.toLowerCase(),
  });
const flowLog = (target: string, properties: Record<string, unknown> = {}): Row =>
  row(`Microsoft.Network/networkWatchers/nw/flowLogs/fl-${target.split("/").at(-1)}`, {
    properties: {
      targetResourceId: target,
      enabled: true,
      flowAnalyticsConfiguration: { networkWatcherFlowAnalyticsConfiguration: { enabled: true } },
      ...properties,
    },
  });

function decide(rows: Row[], config: Partial<EnvironmentConfigInput> = {}) {
  const decision = decideNetwork(insightContext(rows, config));
  return { ...decision, codes: decision.findings.map((f) => f.code), status: decision.coverage.map((c) => c.status) };
}

describe("flow logs", () => {
  test("each network's goes to the watcher that is there, under its own name and group", () => {
    const { items, coverage, codes } = decide([vnet("hub"), watcher("nw-own", "RG-Watch")]);
    expect(items).toEqual([
      {
        target: `${group}/microsoft.network/virtualnetworks/hub`.toLowerCase(),
        region: "westeurope",
        watcherName: "nw-own",
        watcherResourceGroup: "RG-Watch",
      },
    ]);
    expect(coverage).toMatchObject([{ signal: "flow-log", status: "covered", by: [`flow-log:${items[0]!.target}`] }]);
    expect(codes).toEqual([]);
  });

  test("without a row it is Azure's own watcher, never one of ours, and the plan says so once", () => {
    const { items, codes, findings } = decide([vnet("a"), vnet("b"), watcher("NetworkWatcher_northeurope", "X", "northeurope")]);
    expect(items.map((i) => [i.watcherName, i.watcherResourceGroup])).toEqual([
      ["NetworkWatcher_westeurope", "NetworkWatcherRG"],
      ["NetworkWatcher_westeurope", "NetworkWatcherRG"],
    ]);
    expect(codes).toEqual(["AZM131"]);
    expect(findings[0]!.suggestion).toContain("-g NetworkWatcherRG --locations westeurope");
  });

  test("a network that has one gets no second: Azure takes one for each target", () => {
    const a = vnet("a");
    const { items, coverage } = decide([a, flowLog(a.id.toUpperCase()), watcher("nw", "X")]);
    expect(items).toEqual([]);
    expect(coverage).toMatchObject([{ status: "covered", by: [], reason: expect.stringContaining("is there already") }]);
  });

  test("one that is off, or that no query can see, is a finding and covers nothing", () => {
    const [a, b] = [vnet("a"), vnet("b")];
    const rows = [a, b, flowLog(a.id, { enabled: false }), flowLog(b.id, { flowAnalyticsConfiguration: {} }), watcher("nw", "X")];
    const { items, status, findings } = decide(rows);
    expect([items, status]).toEqual([[], ["missing", "missing"]]);
    expect(findings.map((f) => [f.code, f.target])).toEqual([
      ["AZM133", a.id],
      ["AZM133", b.id],
    ]);
    expect(findings[1]!.message).toContain("without traffic analytics");
  });

  test("one that is there covers wherever it writes: the rules read there", () => {
    const a = vnet("a");
    const to = (name: string, resourceGroup = "RG-Mon") =>
      flowLog(a.id, {
        flowAnalyticsConfiguration: {
          networkWatcherFlowAnalyticsConfiguration: {
            enabled: true,
            workspaceResourceId: `/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.OperationalInsights/workspaces/${name}`,
          },
        },
      });
    expect(decide([a, to("log-shop"), watcher("nw", "X")])).toMatchObject({ status: ["covered"], codes: [] });
    const other = decide([a, to("log-security"), watcher("nw", "X")]);
    expect(other).toMatchObject({ items: [], status: ["covered"], codes: [] });
  });

  test("classic connection monitors are findings", () => {
    const monitor = (connectionMonitorType: string) =>
      row(`Microsoft.Network/networkWatchers/nw/connectionMonitors/${connectionMonitorType}`, {
        properties: { connectionMonitorType },
      });
    const { findings } = decide([monitor("SingleSourceDestination"), monitor("MultiEndpoint")]);
    expect(findings).toMatchObject([{ code: "AZM135", message: expect.stringContaining("2024-02-29") }]);
  });

  test("those of security groups are findings with the way out, and cover no network", () => {
    const nsg = `${group}/Microsoft.Network/networkSecurityGroups/nsg-a`;
    const { items, findings } = decide([vnet("a"), flowLog(nsg), watcher("nw", "X")]);
    expect(items).toHaveLength(1);
    expect(findings).toMatchObject([{ code: "AZM130", message: expect.stringContaining("2027-09-30") }]);
    expect(findings[0]!.suggestion).toContain("virtual network");
  });

  test("a named account must be standard and in the network's region", () => {
    const account = (name: string, more: Partial<Row>) => row(`Microsoft.Storage/storageAccounts/${name}`, more);
    const good = account("good", { sku: { name: "Standard_ZRS", tier: "Standard" } });
    const rows = [vnet("a"), watcher("nw", "X"), good];
    const named = (id: string) => ({ networkInsights: { flowLogStorage: { westeurope: id } } });
    expect(decide(rows, named(good.id)).items[0]!.storageId).toBe(good.id);
    for (const [bad, why] of [
      [account("far", { location: "northeurope" }), "is in northeurope, the network in westeurope"],
      [account("fast", { sku: { name: "Premium_LRS", tier: "Premium" } }), "is a premium account"],
    ] as const) {
      const { items, findings, status } = decide([...rows, bad], named(bad.id));
      expect([items, status]).toEqual([[], ["missing"]]);
      expect(findings).toMatchObject([
        {
          code: "AZM132",
          severity: "error",
          path: "networkInsights.flowLogStorage.westeurope",
          message: expect.stringContaining(why),
        },
      ]);
    }
  });

  test("switched off means missing, with the setting's name", () => {
    const off = (networkInsights: object) => decide([vnet("a")], { networkInsights }).coverage[0]!.reason;
    expect(off({ enabled: false })).toBe("networkInsights.enabled is false.");
    expect(off({ flowLogs: false })).toBe("networkInsights.flowLogs is false.");
  });

  test("the estimate follows interval and interfaces, and stored flows only where azmon stores them", () => {
    const a = vnet("a");
    const nic = (n: number) =>
      row(`Microsoft.Network/networkInterfaces/nic${n}`, {
        properties: { ipConfigurations: [{ properties: { subnet: { id: `${a.id}/subnets/s` } } }] },
      });
    const rows = [a, nic(1), nic(2), watcher("nw", "X")];
    expect(decide(rows).usage).toEqual([
      { meter: "flowLogs.collected", quantity: 2 },
      { meter: "trafficAnalytics.10", quantity: 2 },
      { meter: "logs.analytics", quantity: 0.6 },
      { meter: "storage.gb", quantity: 6 },
    ]);
    const meters = decide(rows, { preset: "test", networkInsights: { flowLogStorage: { westeurope: `${group}/x` } } }).usage;
    expect(meters.map((u) => u.meter)).toEqual(["flowLogs.collected", "trafficAnalytics.60", "logs.analytics"]);
  });
});

describe("connection tests", () => {
  const hub = vnet("hub", {
    virtualNetworkPeerings: [
      {
        properties: {
          peeringState: "Connected",
          remoteVirtualNetwork: { id: `${group}/Microsoft.Network/virtualNetworks/spoke` },
        },
      },
      {
        properties: {
          peeringState: "Disconnected",
          remoteVirtualNetwork: { id: `${group}/Microsoft.Network/virtualNetworks/old` },
        },
      },
    ],
  });
  const subnet = (network: string, name = "s") => `${group}/Microsoft.Network/virtualNetworks/${network}/subnets/${name}`;
  const nic = (name: string, network: string, address: string, more: Record<string, unknown> = {}) =>
    row(`Microsoft.Network/networkInterfaces/${name}`, {
      properties: { ipConfigurations: [{ properties: { subnet: { id: subnet(network) }, privateIPAddress: address, ...more } }] },
    });
  const vm = (name: string, properties: Record<string, unknown> = {}) =>
    row(`Microsoft.Compute/virtualMachines/${name}`, {
      properties: {
        networkProfile: { networkInterfaces: [{ id: `${group}/Microsoft.Network/networkInterfaces/${name}-nic` }] },
        ...properties,
      },
    });
  const agent = (machine: Row, type = "NetworkWatcherAgentLinux") =>
    row(`${machine.id}/extensions/${type}`, { properties: { type } });
  const endpoint = (name: string, network: string, groupId: string, status = "Approved") =>
    row(`Microsoft.Network/privateEndpoints/${name}`, {
      properties: {
        subnet: { id: subnet(network, "pe") },
        networkInterfaces: [{ id: `${group}/Microsoft.Network/networkInterfaces/${name}-nic` }],
        privateLinkServiceConnections: [{ properties: { groupIds: [groupId], privateLinkServiceConnectionState: { status } } }],
      },
    });
  const a = vm("a");
  const sql = [endpoint("sql", "spoke", "sqlServer"), nic("sql-nic", "spoke", "10.2.0.4")];
  const source = [hub, a, nic("a-nic", "hub", "10.1.0.4"), agent(a)];

  test("a machine with the extension tests the private endpoints that its network reaches, on their own ports", () => {
    const vault = [endpoint("vault", "hub", "vault"), nic("vault-nic", "hub", "10.1.0.9")];
    const lost = [endpoint("lost", "old", "blob"), nic("lost-nic", "old", "10.9.0.4")];
    const { connectionMonitors: monitors, usage } = decide([...source, ...sql, ...vault, ...lost]);
    expect(monitors).toHaveLength(1);
    const [monitor] = monitors;
    expect(monitor).toMatchObject({
      name: "prod-connections-westeurope",
      watcherName: "NetworkWatcher_westeurope",
      workspace: "main",
    });
    expect(monitor!.tests).toEqual([
      { name: "tcp-1433", protocol: "Tcp", port: 1433 },
      { name: "tcp-443", protocol: "Tcp", port: 443 },
    ]);
    expect(monitor!.endpoints.map((e) => e.address ?? e.target!.split("/").at(-1)).sort()).toEqual(["10.1.0.9", "10.2.0.4", "a"]);
    expect(usage.find((u) => u.meter === "connectionMonitor.test")).toEqual({ meter: "connectionMonitor.test", quantity: 2 });
    const names = new Set(monitor!.endpoints.map((e) => e.name));
    for (const g of monitor!.groups) for (const n of [...g.sources, ...g.destinations]) expect(names).toContain(n);
  });

  test("a link that nobody approved is no destination", () => {
    const rows = [...source, endpoint("sql", "spoke", "sqlServer", "Pending"), nic("sql-nic", "spoke", "10.2.0.4")];
    expect(decide(rows).connectionMonitors).toEqual([]);
  });

  test("internal load balancers are tested, but not by their own backends, which never reach them", () => {
    const balancer = row("Microsoft.Network/loadBalancers/lb", {
      properties: {
        frontendIPConfigurations: [{ properties: { privateIPAddress: "10.1.0.20", subnet: { id: subnet("hub") } } }],
        loadBalancingRules: [{ properties: { protocol: "Tcp", frontendPort: 8443 } }],
      },
    });
    const { connectionMonitors } = decide([...source, balancer]);
    expect(connectionMonitors[0]!.tests).toEqual([{ name: "tcp-8443", protocol: "Tcp", port: 8443 }]);
    const pool = { loadBalancerBackendAddressPools: [{ id: `${balancer.id}/backendAddressPools/p` }] };
    expect(decide([hub, a, nic("a-nic", "hub", "10.1.0.4", pool), agent(a), balancer]).connectionMonitors).toEqual([]);
  });

  test("another site is pinged from networks that use its gateway", () => {
    const gateway = row("Microsoft.Network/virtualNetworkGateways/vgw", {
      properties: { ipConfigurations: [{ properties: { subnet: { id: subnet("hub", "GatewaySubnet") } } }] },
    });
    const site = row("Microsoft.Network/localNetworkGateways/plant", {
      properties: { bgpSettings: { bgpPeeringAddress: "172.20.0.1" } },
    });
    const tunnel = row("Microsoft.Network/connections/cn", {
      properties: { localNetworkGateway2: { id: site.id }, virtualNetworkGateway1: { id: gateway.id } },
    });
    const { connectionMonitors } = decide([...source, gateway, site, tunnel]);
    expect(connectionMonitors[0]!.tests).toEqual([{ name: "ping", protocol: "Icmp" }]);
    expect(decide([...source, gateway, site]).connectionMonitors).toEqual([]);
  });

  test("Arc machines test what the internet reaches, and nothing inside", () => {
    const till = row("Microsoft.HybridCompute/machines/till", { properties: { osType: "windows", status: "Connected" } });
    const shop = row("Microsoft.Web/sites/shop", {
      kind: "app",
      properties: {
        state: "Running",
        enabled: true,
        defaultHostName: "shop.azurewebsites.net",
        siteConfig: { healthCheckPath: "/" },
      },
    });
    const { connectionMonitors } = decide([hub, ...sql, till, agent(till, "AzureMonitorWindowsAgent"), shop]);
    const [monitor] = connectionMonitors;
    expect(monitor!.endpoints.map((e) => [e.host, e.address])).toEqual(
      expect.arrayContaining([
        ["arc", undefined],
        [undefined, "shop.azurewebsites.net"],
      ]),
    );
    expect(monitor!.endpoints).toHaveLength(2);
  });

  test("machines that could test but lack the extension are one finding; stopped ones are not counted", () => {
    const stopped = vm("z", { extended: { instanceView: { powerState: { code: "PowerState/deallocated" } } } });
    const rows = [hub, a, nic("a-nic", "hub", "10.1.0.4"), stopped, nic("z-nic", "hub", "10.1.0.5"), ...sql];
    const { findings, connectionMonitors } = decide(rows);
    expect(connectionMonitors).toEqual([]);
    expect(findings.filter((f) => f.code === "AZM134")).toMatchObject([
      { target: a.id, message: expect.stringContaining("One machine could test") },
    ]);
    expect(decide(rows, { networkInsights: { connectionMonitor: false } }).codes).not.toContain("AZM134");
  });

  test("two machines of a network are enough, and Azure's limits are kept however many ways there are", () => {
    const machines = ["a", "b", "c"].map((n) => vm(n));
    const nics = machines.map((m, i) => nic(`${m.name}-nic`, "hub", `10.1.0.${i + 4}`));
    const many = Array.from({ length: 230 }, (_, i) => [
      endpoint(`pe${i}`, "hub", "vault"),
      nic(`pe${i}-nic`, "hub", `10.1.${1 + Math.floor(i / 200)}.${i % 200}`),
    ]).flat();
    const rows = [hub, ...machines, ...nics, ...machines.map((m) => agent(m)), ...many];
    const { connectionMonitors: monitors } = decide(rows);
    expect(monitors.map((m) => m.name)).toEqual(
      ["1", "2", "3"].map((n) => `prod-connections-westeurope${n === "1" ? "" : `-${n}`}`),
    );
    for (const m of monitors) {
      expect(m.endpoints.length).toBeLessThanOrEqual(100);
      expect(m.groups.length).toBeLessThanOrEqual(20);
      for (const g of m.groups) expect(g.sources).toHaveLength(2);
    }
    expect(monitorLimits(monitors)).toMatchObject([{ used: 3, max: 100, scope: `westeurope of subscription ${subscription}` }]);
    const tested = monitors.flatMap((m) => m.groups.flatMap((g) => g.destinations));
    expect(new Set(tested).size).toBe(230);
    expect(JSON.stringify(decide([...rows].reverse()).connectionMonitors)).toBe(JSON.stringify(monitors));
  });
});
