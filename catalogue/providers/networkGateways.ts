import { rowsOf } from "../kql.ts";
import { outage, typesOf } from "../entry.ts";
import type { LogAlertEntry } from "../schema.ts";

const vpnDocs = "https://learn.microsoft.com/azure/vpn-gateway/monitor-vpn-gateway-reference";
const tunnelDocs = "https://learn.microsoft.com/azure/vpn-gateway/troubleshoot-vpn-with-azure-diagnostics";
const erDocs = "https://learn.microsoft.com/azure/expressroute/monitor-expressroute-reference";
const isVpn = { path: "properties.gatewayType", in: ["Vpn"] };
const isExpressRoute = { path: "properties.gatewayType", in: ["ExpressRoute"], absent: false };
/** ExpressRoute gateways say PolicyBased too: ask for the type of gateway first. */
const routeBased = { path: "properties.vpnType", notIn: ["PolicyBased"], absent: true };
const hasBgp = { path: "properties.enableBgp", in: [true], absent: false };

/** The last state of each tunnel, by instance of the gateway. */
const tunnels = (type: string): string => `${rowsOf("AzureDiagnostics")}
| where Category == "TunnelDiagnosticLog" and _ResourceId has "${type}"
| extend State = tostring(column_ifexists("status_s", "")), RemoteIP = tostring(column_ifexists("remoteIP_s", "")),
    Instance = tostring(column_ifexists("instance_s", ""))
| where State in ("Connected", "Disconnected")
| summarize arg_max(TimeGenerated, State) by _ResourceId, RemoteIP, Instance`;

/**
 * A tunnel without traffic looks like a dead one in every metric; the log says which state it is in. AzureDiagnostics has a column only
 * once a record with it has come, hence `column_ifexists`: else the rule would fail until the first incident.
 */
const tunnelDown = (family: string, type: string): LogAlertEntry => ({
  kind: "log",
  id: `${family}.tunnel-down`,
  title: "VPN tunnel down",
  severity: outage,
  reason: "The tunnel to a site has been down for minutes: its users and systems cannot reach Azure, nor Azure them.",
  basis:
    "State changes from the tunnel log, by site: down on every instance of the gateway for five minutes, longer than a failover takes. Two days back is Azure's limit. AMBA's bandwidth below 1 byte fires on every idle tunnel.",
  source: tunnelDocs,
  runbook: "vpn-tunnel",
  owner: "network",
  essential: true,
  ...(family === "vgw"
    ? {
        when: [isVpn, routeBased],
        otherwise: "ExpressRoute gateways have no tunnels, and policy-based VPN gateways write no tunnel log.",
      }
    : {}),
  query: `${tunnels(type)}
| summarize Connected = countif(State == "Connected"), LastChange = max(TimeGenerated) by _ResourceId, RemoteIP
| where Connected == 0
| project _ResourceId, RemoteIP, MinutesDown = datetime_diff("minute", now(), LastChange)`,
  tables: ["AzureDiagnostics"],
  feed: "diagnostics",
  aggregation: "Maximum",
  measure: "MinutesDown",
  operator: "GreaterThanOrEqual",
  threshold: 5,
  dimensions: ["RemoteIP"],
  windowSize: "PT5M",
  evaluationFrequency: "PT5M",
  overrideQueryTimeRange: "P2D",
});

/** Of a gateway whose instances are both active: one has lost a site that the other still reaches, so the next fault is an outage. */
const tunnelHalfDown = (family: string, type: string): LogAlertEntry => ({
  kind: "log",
  id: `${family}.tunnel-half-down`,
  title: "VPN tunnel down on one instance",
  severity: { default: 3, development: 4 },
  reason: "One instance of the gateway has lost a site that the other still reaches: there is no reserve left.",
  basis:
    "Half an hour, which maintenance of one instance seldom takes. Only where both instances are active: a standby keeps no tunnel.",
  source: tunnelDocs,
  runbook: "vpn-tunnel",
  owner: "network",
  ...(family === "vgw"
    ? {
        when: [isVpn, routeBased, { path: "properties.activeActive", in: [true], absent: false }],
        otherwise: "Only one instance of the gateway is active, or it has no tunnel log.",
      }
    : {}),
  query: `let state = ${tunnels(type)};
state
| where State == "Connected"
| summarize Others = count() by _ResourceId, RemoteIP
| join kind=inner state on _ResourceId, RemoteIP
| where State == "Disconnected"
| project _ResourceId, RemoteIP, Instance, MinutesDown = datetime_diff("minute", now(), TimeGenerated)`,
  tables: ["AzureDiagnostics"],
  feed: "diagnostics",
  aggregation: "Maximum",
  measure: "MinutesDown",
  operator: "GreaterThanOrEqual",
  threshold: 30,
  dimensions: ["RemoteIP", "Instance"],
  windowSize: "PT15M",
  evaluationFrequency: "PT15M",
  overrideQueryTimeRange: "P2D",
});

export const networkGateways = typesOf([
  {
    type: "Microsoft.Network/virtualNetworkGateways",
    title: "Virtual network gateway",
    insights: "network",
    retiredWhen: [
      {
        when: [
          { path: "properties.gatewayType", in: ["Vpn"] },
          { path: "properties.sku.name", matches: "^VpnGw[1-5]$" },
        ],
        what: "a VPN gateway of a SKU without zones",
        on: "2026-09-30",
        wayOut: "Move it to a SKU with zones, VpnGw1AZ to VpnGw5AZ.",
        source: "https://azure.microsoft.com/updates/v2/vpngw1-5-non-az-skus-will-be-retired-on-30-september-2026",
      },

      {
        when: [
          { path: "properties.gatewayType", in: ["Vpn"] },
          { path: "properties.sku.name", in: ["Standard", "HighPerformance"] },
        ],
        what: "a VPN gateway of a legacy SKU",
        on: "2026-03-31",
        wayOut: "Move it to a SKU with zones, VpnGw1AZ to VpnGw5AZ.",
        source:
          "https://azure.microsoft.com/updates/standard-and-highperformance-vpn-gateway-skus-will-be-retired-on-30-september-2025/",
      },
    ],
    about: { source: vpnDocs, owner: "network", runbook: "expressroute" },
    metrics: {
      AverageBandwidth: {
        unit: "BytesPerSecond",
        aggregations: ["Average"],
        dimensions: ["Instance"],
        grains: ["PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"],
      },
      BgpPeerStatus: {
        unit: "Count",
        healthy: 1,
        aggregations: ["Average"],
        dimensions: ["BgpPeerAddress", "Instance"],
        grains: ["PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"],
      },
      ExpressRouteGatewayCountOfRoutesLearnedFromPeer: {
        unit: "Count",
        aggregations: ["Maximum"],
        dimensions: ["roleInstance", "BgpPeerAddress"],
        grains: ["PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"],
      },
      ExpressRouteGatewayCpuUtilization: {
        unit: "Percent",
        aggregations: ["Average", "Minimum", "Maximum"],
        dimensions: ["roleInstance"],
        grains: ["PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"],
      },
      TunnelAverageBandwidth: {
        unit: "BytesPerSecond",
        aggregations: ["Average"],
        dimensions: ["ConnectionName", "RemoteIP", "Instance"],
        grains: ["PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"],
      },
      TunnelEgressPacketDropCount: {
        unit: "Count",
        aggregations: ["Total"],
        dimensions: ["ConnectionName", "RemoteIP", "Instance"],
        grains: ["PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"],
      },
    },
    logs: {
      variants: [
        {
          when: [
            { path: "properties.gatewayType", in: ["Vpn"] },
            { path: "properties.vpnType", in: ["PolicyBased"] },
          ],
          categories: ["GatewayDiagnosticLog", "RouteDiagnosticLog"],
          source: tunnelDocs,
        },
      ],
      categories: ["GatewayDiagnosticLog", "IKEDiagnosticLog", "P2SDiagnosticLog", "RouteDiagnosticLog", "TunnelDiagnosticLog"],
      enabled: {
        default: ["GatewayDiagnosticLog", "RouteDiagnosticLog", "TunnelDiagnosticLog"],
        production: ["GatewayDiagnosticLog", "IKEDiagnosticLog", "P2SDiagnosticLog", "RouteDiagnosticLog", "TunnelDiagnosticLog"],
      },
      gbPerMonth: { default: 0.1, production: 1 },
      basis: "Memory-grade: the IKE log is most of it and is needed to find why a tunnel does not come up.",
    },
    alerts: [
      tunnelDown("vgw", "microsoft.network/virtualnetworkgateways"),
      tunnelHalfDown("vgw", "microsoft.network/virtualnetworkgateways"),
      {
        kind: "metric",
        id: "vgw.bgp-peer-down",
        title: "BGP peer of the VPN gateway down",
        severity: outage,
        reason: "A BGP session is down: the routes learned from that peer are gone, and with them the way to its networks.",
        basis:
          "The metric is 1 while connected, a sample every five minutes; below 0.3 all of the last 15 minutes are lost, so a failover is quiet. By peer over both instances: the standby may show a peer as down for ever. A sum over peers, as in AMBA, never shows one dead of two.",
        runbook: "bgp",
        when: [isVpn, hasBgp],
        otherwise: "The gateway does not use BGP, or it is an ExpressRoute gateway, whose circuit is watched.",
        metric: "BgpPeerStatus",
        aggregation: "Average",
        operator: "LessThan",
        threshold: 0.3,
        dimensions: [{ name: "BgpPeerAddress" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "vgw.packet-drops",
        title: "VPN tunnel drops more packets than usual",
        severity: 3,
        reason: "A tunnel loses packets beyond its usual few: the gateway is overloaded or the other end disagrees on the rules.",
        basis: "Some drops are normal and differ by tunnel, so Azure learns them. By connection.",
        runbook: "vpn-tunnel",
        when: [isVpn],
        otherwise: "ExpressRoute gateways have no tunnels.",
        metric: "TunnelEgressPacketDropCount",
        aggregation: "Total",
        operator: "GreaterThan",
        dynamic: { sensitivity: "Low" },
        dimensions: [{ name: "ConnectionName" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT15M",
      },
      {
        kind: "metric",
        id: "vgw.expressroute-routes",
        title: "ExpressRoute gateway learns no routes",
        severity: outage,
        reason: "The gateway learns no route from a peer: on-premises networks are unreachable over that path.",
        basis: "A working peer sends at least one route. By peer, since each circuit has two.",
        source: erDocs,
        essential: true,
        when: [isExpressRoute],
        otherwise: "VPN gateway.",
        metric: "ExpressRouteGatewayCountOfRoutesLearnedFromPeer",
        aggregation: "Maximum",
        operator: "LessThan",
        threshold: 1,
        dimensions: [{ name: "BgpPeerAddress" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "vgw.expressroute-cpu",
        title: "ExpressRoute gateway overloaded",
        severity: { default: 2, development: 3 },
        reason: "A gateway instance is saturated and starts to drop packets: on-premises traffic becomes slow and lossy.",
        basis: "80 %, AMBA's value. By instance, because traffic is not spread evenly.",
        source: erDocs,
        when: [isExpressRoute],
        otherwise: "VPN gateway.",
        metric: "ExpressRouteGatewayCpuUtilization",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 80,
        dimensions: [{ name: "roleInstance" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
    ],
    charts: [
      { title: "Site-to-site bandwidth", metric: "AverageBandwidth", aggregation: "Average", splitBy: "Instance" },
      { title: "Bandwidth by tunnel", metric: "TunnelAverageBandwidth", aggregation: "Average", splitBy: "ConnectionName" },
      {
        title: "BGP peers",
        metric: "BgpPeerStatus",
        aggregation: "Average",
        splitBy: "BgpPeerAddress",
        alert: "vgw.bgp-peer-down",
      },
      { title: "Dropped packets", metric: "TunnelEgressPacketDropCount", aggregation: "Total", splitBy: "ConnectionName" },
      {
        title: "ExpressRoute processor",
        metric: "ExpressRouteGatewayCpuUtilization",
        aggregation: "Average",
        splitBy: "roleInstance",
        alert: "vgw.expressroute-cpu",
      },
    ],
  },
  {
    type: "Microsoft.Network/vpnGateways",
    title: "VPN gateway of a virtual hub",
    insights: "network",
    metrics: {
      AverageBandwidth: {
        unit: "BytesPerSecond",
        aggregations: ["Average"],
        dimensions: ["Instance"],
        grains: ["PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"],
      },
      BgpPeerStatus: {
        unit: "Count",
        healthy: 1,
        aggregations: ["Average"],
        dimensions: ["BgpPeerAddress", "Instance"],
        grains: ["PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"],
      },
      TunnelAverageBandwidth: {
        unit: "BytesPerSecond",
        aggregations: ["Average"],
        dimensions: ["ConnectionName", "RemoteIP", "Instance"],
        grains: ["PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"],
      },
    },
    logs: {
      categories: ["GatewayDiagnosticLog", "IKEDiagnosticLog", "RouteDiagnosticLog", "TunnelDiagnosticLog"],
      enabled: {
        default: ["GatewayDiagnosticLog", "RouteDiagnosticLog", "TunnelDiagnosticLog"],
        production: ["GatewayDiagnosticLog", "IKEDiagnosticLog", "RouteDiagnosticLog", "TunnelDiagnosticLog"],
      },
      gbPerMonth: { default: 0.1, production: 1 },
      basis: "Memory-grade: the IKE log is most of it.",
    },
    alerts: [
      tunnelDown("vpngw", "microsoft.network/vpngateways"),
      tunnelHalfDown("vpngw", "microsoft.network/vpngateways"),
      {
        kind: "metric",
        id: "vpngw.bgp-peer-down",
        title: "BGP peer of the hub's VPN gateway down",
        severity: outage,
        reason: "A BGP session is down: the routes learned from that site are gone from the hub.",
        basis:
          "The metric is 1 while connected, a sample every five minutes; below 0.3 all of the last 15 minutes are lost, so a failover is quiet. By peer and instance: both instances of such a gateway are active.",
        source: "https://learn.microsoft.com/azure/virtual-wan/monitor-virtual-wan-reference",
        runbook: "bgp",
        owner: "network",
        essential: true,
        metric: "BgpPeerStatus",
        aggregation: "Average",
        operator: "LessThan",
        threshold: 0.3,
        dimensions: [{ name: "BgpPeerAddress" }, { name: "Instance" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
    ],
    charts: [
      { title: "Bandwidth", metric: "AverageBandwidth", aggregation: "Average", splitBy: "Instance" },
      { title: "Bandwidth by tunnel", metric: "TunnelAverageBandwidth", aggregation: "Average", splitBy: "ConnectionName" },
      {
        title: "BGP peers",
        metric: "BgpPeerStatus",
        aggregation: "Average",
        splitBy: "BgpPeerAddress",
        alert: "vpngw.bgp-peer-down",
      },
    ],
  },
  {
    type: "Microsoft.Network/p2sVpnGateways",
    title: "User VPN gateway",
    insights: "network",
    metrics: {
      P2SBandwidth: { unit: "BytesPerSecond", aggregations: ["Average"], dimensions: ["Instance"] },
      P2SConnectionCount: { unit: "Count", aggregations: ["Total"], dimensions: ["Protocol", "Instance"] },
    },
    logs: {
      categories: ["GatewayDiagnosticLog", "IKEDiagnosticLog", "P2SDiagnosticLog"],
      enabled: {
        default: ["GatewayDiagnosticLog", "P2SDiagnosticLog"],
        production: ["GatewayDiagnosticLog", "IKEDiagnosticLog", "P2SDiagnosticLog"],
      },
      gbPerMonth: { default: 0.1, production: 1 },
      basis: "Memory-grade.",
    },
    alerts: [
      {
        kind: "metric",
        id: "p2s.users-lost",
        title: "Far fewer VPN users than usual",
        severity: { default: 2, development: 3 },
        reason:
          "The number of connected users fell below what this time of the week explains: they cannot connect or were dropped.",
        basis: "Users come and go by the hour, so Azure learns the week. Two hours of windows in a row at low sensitivity.",
        source: "https://learn.microsoft.com/azure/virtual-wan/monitor-virtual-wan-reference",
        runbook: "user-vpn",
        owner: "network",
        essential: true,
        metric: "P2SConnectionCount",
        aggregation: "Total",
        operator: "LessThan",
        dynamic: { sensitivity: "Low", evaluationPeriods: 4, minFailingPeriods: 4 },
        windowSize: "PT30M",
        evaluationFrequency: "PT30M",
      },
    ],
    charts: [
      { title: "Users", metric: "P2SConnectionCount", aggregation: "Total", splitBy: "Protocol", alert: "p2s.users-lost" },
      { title: "Bandwidth", metric: "P2SBandwidth", aggregation: "Average", splitBy: "Instance" },
    ],
  },
  {
    type: "Microsoft.Network/virtualHubs",
    title: "Virtual hub",
    insights: "network",
    about: { owner: "network", runbook: "bgp" },
    metrics: {
      BgpPeerStatus: {
        unit: "Count",
        healthy: 1,
        aggregations: ["Maximum"],
        dimensions: ["routeserviceinstance", "bgppeerip", "bgppeertype"],
        grains: ["PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"],
      },
      SpokeVMUtilization: {
        unit: "Percent",
        aggregations: ["Maximum"],
        grains: ["PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"],
      },
      VirtualHubDataProcessed: {
        unit: "Bytes",
        aggregations: ["Total"],
        grains: ["PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"],
      },
    },
    alerts: [
      {
        kind: "metric",
        id: "vhub.bgp-peer-down",
        title: "BGP peer of the virtual hub down",
        severity: outage,
        reason: "A BGP session of the hub's router is down: the networks behind that peer are unreachable through the hub.",
        basis: "The metric is 1 while connected. By peer.",
        source: "https://learn.microsoft.com/azure/virtual-wan/monitor-virtual-wan-reference",
        essential: true,
        metric: "BgpPeerStatus",
        aggregation: "Maximum",
        operator: "LessThan",
        threshold: 1,
        dimensions: [{ name: "bgppeerip" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "vhub.machines",
        title: "Virtual hub near its number of machines",
        severity: 3,
        reason: "The hub's router serves nearly as many machines as its units allow; new ones may not get through.",
        basis: "80 % of what the routing infrastructure units carry.",
        source: "https://learn.microsoft.com/azure/virtual-wan/hub-settings",
        metric: "SpokeVMUtilization",
        aggregation: "Maximum",
        operator: "GreaterThan",
        threshold: 80,
        oneSample: true,
        windowSize: "PT30M",
        evaluationFrequency: "PT15M",
      },
    ],
    charts: [
      { title: "BGP peers", metric: "BgpPeerStatus", aggregation: "Maximum", splitBy: "bgppeerip", alert: "vhub.bgp-peer-down" },
      { title: "Machines served", metric: "SpokeVMUtilization", aggregation: "Maximum", alert: "vhub.machines" },
      { title: "Bytes through the router", metric: "VirtualHubDataProcessed", aggregation: "Total" },
    ],
  },
  {
    type: "Microsoft.Network/connections",
    title: "Gateway connection",
    insights: "network",
    metrics: {
      BitsInPerSecond: { unit: "BitsPerSecond", aggregations: ["Average"] },
      BitsOutPerSecond: { unit: "BitsPerSecond", aggregations: ["Average"] },
    },
    alerts: [
      {
        kind: "metric",
        id: "connection.traffic-lost",
        title: "Traffic over the connection fell away",
        severity: { default: 3, production: 2 },
        reason:
          "Far less comes in over this connection than at the same time of other weeks: the path or the other end is broken.",
        basis: "Traffic differs by connection, so Azure learns it; an hour of windows in a row at low sensitivity.",
        source: erDocs,
        runbook: "vpn-tunnel",
        owner: "network",
        essential: true,
        when: [{ path: "properties.connectionStatus", notIn: ["NotConnected"] }],
        otherwise: "Not connected at the time of the inventory: there is no traffic to miss.",
        metric: "BitsInPerSecond",
        aggregation: "Average",
        operator: "LessThan",
        dynamic: { sensitivity: "Low", evaluationPeriods: 4, minFailingPeriods: 4 },
        windowSize: "PT15M",
        evaluationFrequency: "PT15M",
      },
    ],
    charts: [
      { title: "In", metric: "BitsInPerSecond", aggregation: "Average", alert: "connection.traffic-lost" },
      { title: "Out", metric: "BitsOutPerSecond", aggregation: "Average" },
    ],
  },
  {
    type: "Microsoft.Network/virtualRouters",
    title: "Virtual router",
    insights: "network",
    metrics: { PeeringAvailability: { unit: "Percent", aggregations: ["Average"], dimensions: ["Peer"] } },
    alerts: [
      {
        kind: "metric",
        id: "vrouter.peer-down",
        title: "Peer of the virtual router down",
        severity: outage,
        reason: "The BGP session to an appliance is down: its routes are gone.",
        basis: "Below half for 15 minutes; the docs name no grain, so a long window. By peer.",
        source:
          "https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-network-virtualrouters-metrics",
        runbook: "bgp",
        owner: "network",
        metric: "PeeringAvailability",
        aggregation: "Average",
        operator: "LessThan",
        threshold: 50,
        dimensions: [{ name: "Peer" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
    ],
    charts: [
      { title: "Peers", metric: "PeeringAvailability", aggregation: "Average", splitBy: "Peer", alert: "vrouter.peer-down" },
    ],
  },
]);
