import type { AlertCases, CasesByAlert, LogRow } from "../case.ts";
import { at, calm, id, log, many, rate, type Rows, since, told } from "./writeLog.ts";
import { outageSeverity, warningSeverity } from "./write.ts";

/** So many blocked requests a minute. */
const waf = (table: string, row: LogRow, blocked: LogRow, let_: LogRow, address: (ip: string) => LogRow): AlertCases => {
  const put = (aMinute: number, action: LogRow, ip: string): Rows => [
    rate(0.05, 100, aMinute, { ...row, ...action, ...address(ip) }),
  ];
  return log(
    3,
    told(
      "one address is blocked 555 times in half an hour, another now and then",
      { [table]: [...put(18.5, blocked, "203.0.113.7"), ...put(0.5, blocked, "198.51.100.9")] },
      100,
      { ClientIp: "203.0.113.7" },
    ),
    calm("450 times in half an hour", { [table]: put(15, blocked, "203.0.113.7") }, 100),
    calm(
      "600 times by two addresses together",
      { [table]: [...put(10, blocked, "203.0.113.7"), ...put(10, blocked, "198.51.100.9")] },
      100,
    ),
    calm("600 requests that are let in", { [table]: put(20, let_, "203.0.113.7") }, 100),
  );
};
const afd = { _ResourceId: id("Microsoft.Cdn/profiles", "afd"), Category: "FrontDoorWebApplicationFirewallLog" };
const agw = { _ResourceId: id("Microsoft.Network/applicationGateways", "agw") };

const NETWORK = "11111111-2222-4333-8444-555555555555/rg-net/vnet-hub";
const vnet = (minute: number, more: LogRow): LogRow =>
  at(minute, { SubType: "FlowLog", TargetResourceType: "VirtualNetwork", TargetResourceId: NETWORK, SrcIp: "10.0.0.4", ...more });
/** Address, flows begun and ended, packets out and in, bytes out and in: as traffic analytics packs public addresses. */
const packed = (address: string, flows: number, bytes: number): string => `${address}|${flows}|${flows}|100|100|${bytes}|1000`;
const flows: CasesByAlert = {
  "vnet.malicious-outbound": log(
    outageSeverity,
    told(
      "a machine calls an address that is known as bad",
      {
        NTANetAnalytics: [
          vnet(150, { FlowType: "MaliciousFlow", AllowedOutFlows: 3, AllowedInFlows: 0, SrcVm: "rg/vm1", DestIp: "203.0.113.7" }),
        ],
      },
      300,
      { Address: "203.0.113.7", Machine: "rg/vm1" },
    ),
    calm(
      "the call was denied",
      {
        NTANetAnalytics: [vnet(150, { FlowType: "MaliciousFlow", AllowedOutFlows: 0, AllowedInFlows: 0, DestIp: "203.0.113.7" })],
      },
      300,
    ),
    calm(
      "a call to an address that is not",
      {
        NTANetAnalytics: [
          vnet(150, { FlowType: "ExternalPublic", AllowedOutFlows: 3, AllowedInFlows: 0, DestIp: "203.0.113.7" }),
        ],
      },
      300,
    ),
    calm(
      "the same flow, told by the interface once more",
      {
        NTANetAnalytics: [
          vnet(150, {
            TargetResourceType: "NetworkInterface",
            FlowType: "MaliciousFlow",
            AllowedOutFlows: 3,
            DestIp: "203.0.113.7",
          }),
        ],
      },
      300,
    ),
  ),
  "vnet.malicious-inbound": log(
    3,
    told(
      "one bad address is let in 550 times, another 100",
      {
        NTANetAnalytics: [
          vnet(150, {
            FlowType: "MaliciousFlow",
            AllowedInFlows: 650,
            AllowedOutFlows: 0,
            SrcPublicIps: `${packed("203.0.113.7", 550, 1000)} ${packed("198.51.100.9", 100, 1000)}`,
          }),
        ],
      },
      300,
      { Address: "203.0.113.7" },
    ),
    calm(
      "450 times",
      {
        NTANetAnalytics: [
          vnet(150, {
            FlowType: "MaliciousFlow",
            AllowedInFlows: 450,
            AllowedOutFlows: 0,
            SrcPublicIps: packed("203.0.113.7", 450, 1000),
          }),
        ],
      },
      300,
    ),
    calm(
      "600 times, and denied",
      {
        NTANetAnalytics: [
          vnet(150, {
            FlowType: "MaliciousFlow",
            AllowedInFlows: 0,
            DeniedInFlows: 600,
            SrcPublicIps: packed("203.0.113.7", 600, 1000),
          }),
        ],
      },
      300,
    ),
  ),
  "vnet.denied-inside": log(
    warningSeverity,
    told(
      "a machine is refused at 55 doors",
      {
        NTANetAnalytics: Array.from({ length: 55 }, (_, i) =>
          vnet(150, { FlowType: "IntraVNet", DestIp: `10.0.1.${i}`, DestPort: 445, DeniedInFlows: 1, DeniedOutFlows: 0 }),
        ),
      },
      300,
      { SrcIp: "10.0.0.4" },
    ),
    calm(
      "refused at one door 60 times",
      {
        NTANetAnalytics: Array.from({ length: 60 }, (_, i) =>
          vnet(130 + (i % 30), { FlowType: "IntraVNet", DestIp: "10.0.1.1", DestPort: 445, DeniedInFlows: 1, DeniedOutFlows: 0 }),
        ),
      },
      300,
    ),
    calm(
      "refused at 45 doors",
      {
        NTANetAnalytics: Array.from({ length: 45 }, (_, i) =>
          vnet(150, { FlowType: "IntraVNet", DestIp: `10.0.1.${i}`, DestPort: 445, DeniedInFlows: 1, DeniedOutFlows: 0 }),
        ),
      },
      300,
    ),
    calm(
      "60 doors that are open",
      {
        NTANetAnalytics: Array.from({ length: 60 }, (_, i) =>
          vnet(150, {
            FlowType: "IntraVNet",
            DestIp: `10.0.1.${i}`,
            DestPort: 445,
            DeniedInFlows: 0,
            DeniedOutFlows: 0,
            AllowedInFlows: 1,
          }),
        ),
      },
      300,
    ),
  ),
  "vnet.new-destination": log(
    warningSeverity,
    since(
      2000,
      told(
        "8 GB to an address never seen, second in its record, beside one seen all the time",
        {
          NTANetAnalytics: [
            ...[60, 800, 1600].map((m) =>
              vnet(m, {
                FlowType: "ExternalPublic",
                AllowedOutFlows: 5,
                Country: "NL",
                DestPublicIps: packed("198.51.100.9", 5, 1e9),
              }),
            ),
            vnet(2010, {
              FlowType: "ExternalPublic",
              AllowedOutFlows: 9,
              Country: "NL",
              DestPublicIps: `${packed("198.51.100.9", 5, 1e9)} ${packed("203.0.113.7", 4, 8e9)}`,
            }),
          ],
        },
        2130,
        { Address: "203.0.113.7", Country: "NL" },
      ),
    ),
    since(
      2000,
      calm(
        "4 GB to an address never seen",
        {
          NTANetAnalytics: [
            vnet(60, {
              FlowType: "ExternalPublic",
              AllowedOutFlows: 5,
              Country: "NL",
              DestPublicIps: packed("198.51.100.9", 5, 1e9),
            }),
            vnet(2010, {
              FlowType: "ExternalPublic",
              AllowedOutFlows: 9,
              Country: "NL",
              DestPublicIps: packed("203.0.113.7", 4, 4e9),
            }),
          ],
        },
        2130,
      ),
    ),
    since(
      2000,
      calm(
        "8 GB from a network whose flows are told since this morning",
        {
          NTANetAnalytics: [1500, 2010].map((m) =>
            vnet(m, {
              FlowType: "ExternalPublic",
              AllowedOutFlows: 9,
              Country: "NL",
              DestPublicIps: packed(m === 1500 ? "198.51.100.9" : "203.0.113.7", 4, 8e9),
            }),
          ),
        },
        2130,
      ),
    ),
    since(
      2000,
      calm(
        "8 GB to an address seen yesterday",
        {
          NTANetAnalytics: [600, 2010].map((m) =>
            vnet(m, {
              FlowType: "ExternalPublic",
              AllowedOutFlows: 9,
              Country: "NL",
              DestPublicIps: packed("203.0.113.7", 4, 8e9),
            }),
          ),
        },
        2130,
      ),
    ),
  ),
};

const firewall = id("Microsoft.Network/azureFirewalls", "afw");
const tunnel =
  (gateway: string) =>
  (minute: number, status_s: string, instance_s = "IN_0", remoteIP_s = "192.0.2.1"): LogRow =>
    at(minute, { _ResourceId: gateway, Category: "TunnelDiagnosticLog", status_s, instance_s, remoteIP_s });
const tunnelDown = (gateway: string) => {
  const state = tunnel(gateway);
  return log(
    outageSeverity,
    told(
      "a site is down for half an hour, another is up",
      { AzureDiagnostics: [state(10, "Connected"), state(40, "Disconnected"), state(10, "Connected", "IN_0", "192.0.2.9")] },
      75,
      { RemoteIP: "192.0.2.1" },
    ),
    told(
      "down on both instances",
      {
        AzureDiagnostics: [
          state(10, "Connected", "IN_0"),
          state(10, "Connected", "IN_1"),
          state(40, "Disconnected", "IN_0"),
          state(42, "Disconnected", "IN_1"),
        ],
      },
      75,
      { RemoteIP: "192.0.2.1" },
    ),
    {
      ...told(
        "down for five hours, and still on",
        { AzureDiagnostics: [state(10, "Connected"), state(40, "Disconnected")] },
        340,
        { RemoteIP: "192.0.2.1" },
      ),
      ends: "on",
    },
    calm(
      "one instance fails over to the other",
      { AzureDiagnostics: [state(10, "Connected", "IN_0"), state(10, "Connected", "IN_1"), state(40, "Disconnected", "IN_0")] },
      75,
    ),
    calm(
      "down for three minutes",
      { AzureDiagnostics: [state(10, "Connected"), state(40, "Disconnected"), state(43, "Connected")] },
      75,
    ),
  );
};
const tunnelHalfDown = (gateway: string) => {
  const state = tunnel(gateway);
  const both = [state(10, "Connected", "IN_0"), state(10, "Connected", "IN_1")];
  return log(
    { default: 3, development: 4 },
    told(
      "one instance has lost a site that the other reaches, though that one flapped since",
      {
        AzureDiagnostics: [
          ...both,
          state(40, "Disconnected", "IN_0"),
          state(50, "Disconnected", "IN_1"),
          state(51, "Connected", "IN_1"),
        ],
      },
      120,
      { RemoteIP: "192.0.2.1", Instance: "IN_0" },
    ),
    calm(
      "maintenance of one instance",
      { AzureDiagnostics: [...both, state(40, "Disconnected", "IN_0"), state(60, "Connected", "IN_0")] },
      120,
    ),
    calm(
      "down on both, which the other alert tells",
      { AzureDiagnostics: [...both, state(40, "Disconnected", "IN_0"), state(40, "Disconnected", "IN_1")] },
      120,
    ),
  );
};
const test = (failed: number, more: LogRow = {}): LogRow => ({
  _ResourceId: id("Microsoft.Network/networkWatchers/connectionMonitors", "cm"),
  TestGroupName: "site",
  SourceName: "vm1",
  DestinationName: "erp",
  DestinationAddress: "10.9.0.4",
  Protocol: "TCP",
  ChecksTotal: 100,
  ChecksFailed: failed,
  ...more,
});
const way = { TestGroupName: "site", SourceName: "vm1", DestinationName: "erp", DestinationAddress: "10.9.0.4" };

const gates: CasesByAlert = {
  "cdn.waf-attack": waf("AzureDiagnostics", afd, { action_s: "Block" }, { action_s: "Log" }, (clientIP_s) => ({ clientIP_s })),
  "agw.waf-attack": waf("AGWFirewallLogs", agw, { Action: "Blocked" }, { Action: "Detected" }, (ClientIp) => ({ ClientIp })),
  "firewall.threat-intel": log(
    { default: 1, development: 2 },
    told(
      "a machine inside calls a known bad address",
      { AZFWThreatIntel: [at(60, { _ResourceId: firewall, SourceIp: "10.0.0.4", DestinationIp: "203.0.113.7" })] },
      120,
      { SourceIp: "10.0.0.4" },
    ),
    calm(
      "a known bad address scans from outside",
      { AZFWThreatIntel: [at(60, { _ResourceId: firewall, SourceIp: "203.0.113.7", DestinationIp: "20.1.1.1" })] },
      120,
    ),
  ),
  "firewall.intrusion": log(
    warningSeverity,
    told(
      "six grave matches from one machine inside",
      {
        AZFWIdpsSignature: [
          many(60, 65, 1, { _ResourceId: firewall, SourceIp: "10.0.0.4", Severity: 1 }),
          many(60, 61, 1, { _ResourceId: firewall, SourceIp: "10.0.0.5", Severity: 1 }),
        ],
      },
      120,
      { SourceIp: "10.0.0.4" },
    ),
    calm(
      "five grave matches",
      { AZFWIdpsSignature: [many(60, 64, 1, { _ResourceId: firewall, SourceIp: "10.0.0.4", Severity: 1 })] },
      120,
    ),
    calm(
      "seven slight ones",
      { AZFWIdpsSignature: [many(60, 66, 1, { _ResourceId: firewall, SourceIp: "10.0.0.4", Severity: 3 })] },
      120,
    ),
    calm(
      "seven from outside",
      { AZFWIdpsSignature: [many(60, 66, 1, { _ResourceId: firewall, SourceIp: "203.0.113.7", Severity: 1 })] },
      120,
    ),
  ),
  "vgw.tunnel-down": tunnelDown(id("Microsoft.Network/virtualNetworkGateways", "vgw")),
  "vpngw.tunnel-down": tunnelDown(id("Microsoft.Network/vpnGateways", "vpngw")),
  "vgw.tunnel-half-down": tunnelHalfDown(id("Microsoft.Network/virtualNetworkGateways", "vgw")),
  "vpngw.tunnel-half-down": tunnelHalfDown(id("Microsoft.Network/vpnGateways", "vpngw")),
  "connectionmonitor.path-failing": log(
    outageSeverity,
    told(
      "most checks of one way fail, those of another do not",
      {
        NWConnectionMonitorTestResult: [
          many(1, 60, 1, test(56)),
          many(1, 60, 1, test(0, { DestinationName: "mail", DestinationAddress: "10.9.0.5" })),
        ],
      },
      60,
      way,
    ),
    calm("four checks in ten fail", { NWConnectionMonitorTestResult: [many(1, 60, 1, test(44))] }, 60),
    calm("a site that drops pings", { NWConnectionMonitorTestResult: [many(1, 60, 1, test(100, { Protocol: "ICMP" }))] }, 60),
    calm(
      "all fail for five minutes",
      { NWConnectionMonitorTestResult: [many(1, 30, 1, test(0)), many(31, 35, 1, test(100)), many(36, 60, 1, test(0))] },
      60,
    ),
  ),
};

export const logsNetwork: CasesByAlert = { ...flows, ...gates };
