import { describe, expect, test } from "vitest";
import type { Row } from "../inventory/types.ts";
import { decide } from "./index.ts";
import { config, row } from "./testing.ts";

// Rows as Azure returns them, one for each SKU, kind or state whose lacks the catalogue knows.

const decided = (of: Row) => decide({ config: config(), rows: [of], today: "2026-12-01" });
const statusOf = (of: Row, signal: string) => decided(of).coverage.find((c) => c.signal === signal)?.status;
const logged = (of: Row) => decided(of).diagnostics.map((d) => [...d.categoryGroups, ...d.categories]);

const databricks = (name: string) =>
  row("dbw", { type: "microsoft.databricks/workspaces", sku: { name }, properties: { provisioningState: "Succeeded" } });
const cdn = (name: string) => row("cdn", { type: "microsoft.cdn/profiles", sku: { name }, properties: {} });
const gateway = (gatewayType: string, vpnType: string, sku = "VpnGw1") =>
  row("gw", {
    type: "microsoft.network/virtualnetworkgateways",
    properties: { gatewayType, vpnType, enableBgp: false, activeActive: false, sku: { name: sku, tier: sku } },
  });
const containerEnvironment = (destination: string | null) =>
  row("cae", { type: "microsoft.app/managedenvironments", properties: { appLogsConfiguration: { destination } } });

describe("logs that a SKU or kind does not have get no setting", () => {
  test.each<[string, Row, string[][]]>([
    ["standard Databricks", databricks("standard"), []],
    ["classic CDN", cdn("Standard_Microsoft"), [["AzureCdnAccessLog"]]],
    ["policy-based VPN", gateway("Vpn", "PolicyBased", "Basic"), [["GatewayDiagnosticLog", "RouteDiagnosticLog"]]],
    ["API Management Consumption", row("api", { type: "microsoft.apimanagement/service", sku: { name: "Consumption" } }), []],
    ["an environment that logs to Log Analytics itself", containerEnvironment("log-analytics"), []],
    ["an environment that keeps no logs", containerEnvironment(null), []],
  ])("%s", (_, of, expected) => expect(logged(of)).toEqual(expected));

  test.each<[string, Row]>([
    ["premium Databricks", databricks("premium")],
    ["Front Door", cdn("Premium_AzureFrontDoor")],
    ["route-based VPN", gateway("Vpn", "RouteBased")],
    // ExpressRoute gateways say PolicyBased too.
    ["ExpressRoute", gateway("ExpressRoute", "PolicyBased", "ErGw1AZ")],
    ["an environment that logs to Azure Monitor", containerEnvironment("azure-monitor")],
  ])("%s has them", (_, of) => expect(logged(of).flat().length).toBeGreaterThan(0));

  test("alerts that read these logs follow, and what somebody could change is missing", () => {
    expect(statusOf(databricks("standard"), "databricks.job-failed")).toBe("notApplicable");
    expect(statusOf(databricks("premium"), "databricks.job-failed")).toBe("covered");
    expect(statusOf(containerEnvironment("log-analytics"), "container-environment.crash-loop")).toBe("missing");
    expect(statusOf(containerEnvironment("azure-monitor"), "container-environment.crash-loop")).toBe("covered");
    expect(statusOf(gateway("Vpn", "PolicyBased"), "vgw.tunnel-down")).toBe("notApplicable");
  });
});

const appGateway = (tier: string) =>
  row("agw", {
    type: "microsoft.network/applicationgateways",
    properties: { sku: { name: tier, tier }, operationalState: "Running" },
  });
const cosmos = (...regions: string[]) =>
  row("cosmos", {
    type: "microsoft.documentdb/databaseaccounts",
    kind: "GlobalDocumentDB",
    properties: {
      locations: regions.map((locationName, failoverPriority) => ({
        id: `cosmos-${locationName}`,
        locationName,
        failoverPriority,
      })),
      capabilities: [],
    },
  });
const machine = (dataDisks: unknown[]) =>
  row("vm", {
    type: "microsoft.compute/virtualmachines",
    properties: { storageProfile: { osDisk: { osType: "Linux", managedDisk: { id: "/x" } }, dataDisks } },
  });
const balancer = (sku: string, frontend: object) =>
  row("lb", {
    type: "microsoft.network/loadbalancers",
    sku: { name: sku, tier: "Regional" },
    properties: { frontendIPConfigurations: [{ name: "fe", properties: frontend }] },
  });
const redis = (linkedServers: unknown[]) =>
  row("redis", { type: "microsoft.cache/redis", properties: { sku: { name: "Premium", family: "P" }, linkedServers } });
const eventHubs = (name: string) => row("evh", { type: "microsoft.eventhub/namespaces", sku: { name, tier: name } });
const database = (secondaryType: string | null) =>
  row("sql/shop", {
    type: "microsoft.sql/servers/databases",
    sku: { name: "GP_Gen5", tier: "GeneralPurpose" },
    properties: { status: "Online", secondaryType },
  });
const containerApp = (ingress: object | null) =>
  row("ca", { type: "microsoft.app/containerapps", properties: { runningStatus: "Running", configuration: { ingress } } });
const api = (virtualNetworkType: string) =>
  row("api", { type: "microsoft.apimanagement/service", sku: { name: "Premium" }, properties: { virtualNetworkType } });
const disk = [{ lun: 0, name: "data" }];
const publicIp = { publicIPAddress: { id: "/pip" } };

describe("rules that can never fire are not made", () => {
  test.each<[string, string, Row, Row]>([
    ["agw.backend-latency", "version 1", appGateway("WAF"), appGateway("WAF_v2")],
    ["cdn.server-errors", "classic CDN", cdn("Standard_Microsoft"), cdn("Standard_AzureFrontDoor")],
    ["cosmos-db.replication-latency", "one region", cosmos("West Europe"), cosmos("West Europe", "North Europe")],
    ["cosmos-db.region-failover", "one region", cosmos("West Europe"), cosmos("West Europe", "North Europe")],
    ["vm.data-disk-iops", "no data disk", machine([]), machine(disk)],
    ["lb.snat-failed", "internal", balancer("Standard", { subnet: { id: "/s" } }), balancer("Standard", publicIp)],
    ["lb.snat-failed", "Gateway SKU", balancer("Gateway", publicIp), balancer("Standard", publicIp)],
    ["redis.geo-replication", "linked to none", redis([]), redis([{ id: "/other" }])],
    ["event-hubs.capture-backlog", "Basic", eventHubs("Basic"), eventHubs("Standard")],
    ["sql-database.replication-lag", "geo-secondary", database("Geo"), database(null)],
    ["container-app.http-5xx", "no ingress", containerApp(null), containerApp({ external: false, fqdn: "ca.internal.io" })],
    ["api-management.dependency", "outside a network", api("None"), api("External")],
  ])("%s: %s", (signal, _, without, having) => {
    expect(statusOf(without, signal)).toBe("notApplicable");
    expect(statusOf(having, signal)).toBe("covered");
  });

  test("premium accounts of a general kind have no file service", () => {
    const account = (kind: string, tier: string) =>
      row("st", { type: "microsoft.storage/storageaccounts", kind, sku: { name: `${tier}_LRS`, tier }, properties: {} });
    expect(statusOf(account("StorageV2", "Premium"), "files.availability")).toBeUndefined();
    expect(statusOf(account("StorageV2", "Standard"), "files.availability")).toBe("covered");
    expect(statusOf(account("FileStorage", "Premium"), "files.availability")).toBe("covered");
  });
});

describe("a limit that the row tells is the row's", () => {
  const threshold = (of: Row, alert: string) => {
    const rule = decided(of).rules.find((r) => r.alert === alert);
    return rule?.kind === "metric" ? rule.criteria[0]?.threshold : undefined;
  };
  const scaling = (capacity: object) =>
    row("agw", {
      type: "microsoft.network/applicationgateways",
      properties: { sku: { name: "Standard_v2", tier: "Standard_v2" }, operationalState: "Running", ...capacity },
    });
  const hub = (name: string, capacity: number) =>
    row("iot", { type: "microsoft.devices/iothubs", sku: { name, tier: "Standard", capacity } });

  test.each<[string, Row, number]>([
    ["agw.capacity", scaling({ autoscaleConfiguration: { minCapacity: 0, maxCapacity: 2 } }), 15],
    ["agw.capacity", scaling({ autoscaleConfiguration: { minCapacity: 2, maxCapacity: 125 } }), 937.5],
    ["agw.capacity", scaling({}), 75],
    ["iot-hub.quota-s1", hub("S1", 4), 1_440_000],
    ["iot-hub.quota-s3", hub("S3", 1), 270_000_000],
  ])("%s", (alert, of, expected) => expect(threshold(of, alert)).toBe(expected));

  test("what an override says stays", () => {
    const overrides = { types: { "Microsoft.Network/applicationGateways": { "agw.capacity": { threshold: 40 } } } };
    const { rules } = decide({ config: config({ overrides }), rows: [scaling({ autoscaleConfiguration: { maxCapacity: 2 } })] });
    expect(rules.find((r) => r.alert === "agw.capacity")).toMatchObject({ criteria: [{ threshold: 40 }] });
  });
});

const firewall = (ipConfigurations: object[]) =>
  row("afw", {
    type: "microsoft.network/azurefirewalls",
    properties: { provisioningState: "Succeeded", sku: { name: "AZFW_VNet", tier: "Standard" }, ipConfigurations },
  });
describe("what is stopped or disabled is left out, whatever the host", () => {
  test.each<[string, Row]>([
    ["container app", row("ca", { type: "microsoft.app/containerapps", properties: { runningStatus: "Stopped" } })],
    ["web app", row("app", { type: "microsoft.web/sites", kind: "app", properties: { state: "Running", enabled: false } })],
    ["slot", row("app/blue", { type: "microsoft.web/sites/slots", properties: { state: "Running", enabled: false } })],
    ["classic Front Door", row("fd", { type: "microsoft.network/frontdoors", properties: { enabledState: "Disabled" } })],
    [
      "search",
      row("srch", { type: "microsoft.search/searchservices", sku: { name: "standard" }, properties: { status: "disabled" } }),
    ],
    ["Service Bus", row("sb", { type: "microsoft.servicebus/namespaces", properties: { status: "Disabled" } })],
    ["Event Hubs", row("evh", { type: "microsoft.eventhub/namespaces", properties: { status: "Disabled" } })],
    ["firewall without an address", firewall([])],
    ["Spring Apps", row("spring", { type: "microsoft.appplatform/spring", properties: { powerState: "Stopped" } })],
  ])("%s", (_, of) => {
    const { rules, diagnostics } = decided(of);
    expect(rules.filter((r) => r.targets.includes(of.id.toLowerCase()))).toEqual([]);
    expect(diagnostics).toEqual([]);
  });

  test("what runs, or does not say, is watched", () => {
    const namespace = (status: string | null) =>
      row("sb", { type: "microsoft.servicebus/namespaces", sku: { name: "Standard" }, properties: { status } });
    expect(statusOf(firewall([{ name: "fw" }]), "firewall.health")).toBe("covered");
    for (const status of ["Active", null]) expect(statusOf(namespace(status), "service-bus.dead-letters")).toBe("covered");
  });
});

describe("a machine that is shut down every day wakes nobody for it", () => {
  const vm = machine([]);
  const schedule = (status: string, target = vm.id) =>
    row("shutdown-computevm-vm", {
      type: "microsoft.devtestlab/schedules",
      properties: {
        status,
        taskType: "ComputeVmShutdownTask",
        dailyRecurrence: { time: "1900" },
        timeZoneId: "W. Europe Standard Time",
        targetResourceId: target,
      },
    });
  test.each<[string, Row[], string]>([
    ["enabled", [vm, schedule("Enabled", vm.id.toUpperCase())], "notApplicable"],
    ["disabled", [vm, schedule("Disabled")], "covered"],
    ["of another machine", [vm, schedule("Enabled", `${vm.id}2`)], "covered"],
  ])("a schedule that is %s", (_, rows, expected) => {
    const { coverage } = decide({ config: config(), rows, today: "2026-12-01" });
    const about = (signal: string) => coverage.find((c) => c.target === vm.id.toLowerCase() && c.signal === signal)?.status;
    expect(about("vm.availability")).toBe(expected);
    expect(about("vm.cpu")).toBe("covered");
  });
});

const cognitive = (kind: string) => row("cog", { type: "microsoft.cognitiveservices/accounts", kind, sku: { name: "S0" } });
describe("a retired SKU or kind is told, with its way out", () => {
  test.each<[string, Row, string]>([
    ["Application Gateway v1", appGateway("Standard"), "2026-04-28"],
    ["Basic load balancer", balancer("Basic", publicIp), "2025-09-30"],
    ["Basic address", row("pip", { type: "microsoft.network/publicipaddresses", sku: { name: "Basic" } }), "2025-09-30"],
    ["classic CDN", cdn("Standard_Microsoft"), "2027-09-30"],
    ["standard Databricks", databricks("standard"), "2026-10-01"],
    ["LUIS", cognitive("LUIS"), "2026-03-31"],
    ["Personalizer", cognitive("Personalizer"), "2026-10-01"],
    ["App Service Environment v2", row("ase", { type: "microsoft.web/hostingenvironments", kind: "ASEV2" }), "2024-08-31"],
    ["Redis Enterprise", row("re", { type: "microsoft.cache/redisenterprise", sku: { name: "Enterprise_E10" } }), "2027-03-31"],
    ["VPN gateway without zones", gateway("Vpn", "RouteBased", "VpnGw2"), "2026-09-30"],
    ["Maps Gen1", row("maps", { type: "microsoft.maps/accounts", sku: { name: "S1" } }), "2026-09-15"],
    [
      "a machine's series",
      row("nv", {
        type: "microsoft.compute/virtualmachines",
        properties: { hardwareProfile: { vmSize: "Standard_NV12s_v3" }, storageProfile: { dataDisks: [] } },
      }),
      "2026-09-30",
    ],
    ["legacy VPN gateway", gateway("Vpn", "RouteBased", "HighPerformance"), "2026-03-31"],
    [
      "unmanaged disks",
      row("old", {
        type: "microsoft.compute/virtualmachines",
        properties: { storageProfile: { osDisk: { osType: "Linux", vhd: { uri: "https://st/vhds/os.vhd" } }, dataDisks: [] } },
      }),
      "2026-03-31",
    ],
  ])("%s", (_, of, on) => {
    const finding = decided(of).findings.find((f) => f.code === "AZM600");
    expect(finding?.message).toContain(on);
    expect(finding?.suggestion).toMatch(/\w{4}/);
  });
  test.each([
    appGateway("WAF_v2"),
    databricks("premium"),
    cognitive("OpenAI"),
    gateway("ExpressRoute", "PolicyBased", "Standard"),
  ])("the others are not", (of) => expect(decided(of).findings.filter((f) => f.code === "AZM600")).toEqual([]));
});
