import type { Workbook } from "@pulumi/azure-native/applicationinsights/workbook.js";
import type * as pulumi from "@pulumi/pulumi";
import * as queries from "./queries.ts";
import { stableJson } from "../../core/base/json.ts";
import {
  DAYS,
  days,
  makeWorkbook,
  MetricAggregation,
  metrics,
  parameters,
  query,
  resources,
  text,
  timeRange,
  workbook,
} from "../azure/workbook.ts";
import type { NetworkInsightsArgs } from "./args.ts";

const SCOPE = "network-insights";
const chosen = (name: string, label: string, type: string) =>
  resources(SCOPE, name, label, `resources\n| where type =~ "${type}"\n| project id`);
const of = (parameter: string, type: string) => ({ namespace: type, category: "", parameter, resourceType: type });
const { Average, Maximum, Sum } = MetricAggregation;

const LB = "microsoft.network/loadbalancers";
const GATEWAY = "microsoft.network/applicationgateways";
const VPN = "microsoft.network/virtualnetworkgateways";
const FIREWALL = "microsoft.network/azurefirewalls";
const NAT = "microsoft.network/natgateways";

/** The queries stand in it in full, so it works without the saved functions, on a workspace that is another's. */
const content = () =>
  workbook([
    parameters([
      days(SCOPE, "7"),
      timeRange(SCOPE, 1),
      chosen("Gateways", "Application gateways", GATEWAY),
      chosen("Balancers", "Load balancers", LB),
      chosen("Vpn", "VPN and ExpressRoute gateways", VPN),
      chosen("Firewalls", "Firewalls", FIREWALL),
      chosen("Nat", "NAT gateways", NAT),
    ]),
    text("flows-head", "## Flows\nWhat traffic analytics makes of the flow logs, ten minutes to an hour after it happened."),
    query("talkers", "Who moves most", queries.topTalkers(DAYS)),
    query("denied", "What rules refuse", queries.deniedFlows(DAYS)),
    text("security-head", "## Security"),
    query("malicious", "Flows with addresses that Microsoft knows as malicious", queries.maliciousFlows(DAYS)),
    query("new", "Outside addresses of the last day that were never there before", queries.newTalkers(DAYS)),
    query("waf", "Who the web firewalls block", queries.wafBlocks(DAYS)),
    query("firewall", "Firewalls: rules by hits", queries.firewallHits(DAYS)),
    text("ways-head", "## Ways"),
    query("connections", "Connection tests", queries.connections(DAYS)),
    query("tunnels", "Tunnels by their log", queries.tunnels(DAYS)),
    metrics("tunnel-bandwidth", "Bandwidth of tunnels", of("Vpn", VPN), [
      { metric: "TunnelAverageBandwidth", aggregation: Average, splitBy: "RemoteIP" },
    ]),
    metrics("bgp", "BGP peers", of("Vpn", VPN), [{ metric: "BgpPeerStatus", aggregation: Average, splitBy: "BgpPeerAddress" }]),
    text("delivery-head", "## Delivery"),
    metrics("backends", "Unhealthy backends of application gateways", of("Gateways", GATEWAY), [
      { metric: "UnhealthyHostCount", aggregation: Average, splitBy: "BackendSettingsPool" },
    ]),
    metrics("probes", "Health of load balancers' backends", of("Balancers", LB), [
      { metric: "DipAvailability", aggregation: Average, splitBy: "BackendIPAddress" },
    ]),
    text("snat-head", "## Outbound ports\nWhen they run out, new connections fail at random."),
    metrics("snat-lb", "Ports in use on load balancers", of("Balancers", LB), [
      { metric: "UsedSNATPorts", aggregation: Average, splitBy: "BackendIPAddress" },
    ]),
    metrics("snat-firewall", "Ports in use on firewalls, percent", of("Firewalls", FIREWALL), [
      { metric: "SNATPortUtilization", aggregation: Maximum },
    ]),
    metrics("snat-nat", "Connections and drops of NAT gateways", of("Nat", NAT), [
      { metric: "SNATConnectionCount", aggregation: Sum },
      { metric: "PacketDropCount", aggregation: Sum },
    ]),
  ]);

export function makeNetworkWorkbook(name: string, args: NetworkInsightsArgs, opts: pulumi.CustomResourceOptions): Workbook {
  const { resourceGroupName, location, workspace, tags } = args;
  return makeWorkbook(
    name,
    `${SCOPE}/workbook/${workspace.name}`,
    {
      resourceGroupName,
      displayName: `Networks: flows, security and ways (${workspace.name})`,
      description: "Top talkers, denied and malicious flows, web firewall blocks, connection tests, tunnels and outbound ports.",
      location,
      sourceId: workspace.id,
      serializedData: stableJson(content()),
      tags,
    },
    opts,
  );
}
