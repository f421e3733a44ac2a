import type { SavedSearch } from "@pulumi/azure-native/operationalinsights/savedSearch.js";
import type * as pulumi from "@pulumi/pulumi";
import * as queries from "./queries.ts";
import { armParts } from "../vm-insights/armParts.ts";
import { makeFunctions } from "../workspace/queries.ts";
import type { NetworkInsightsArgs } from "./args.ts";

const functions: [alias: string, title: string, query: (days: string) => string][] = [
  ["azmon_network_top_talkers", "Networks: who moves most", queries.topTalkers],
  ["azmon_network_denied", "Networks: what rules refuse", queries.deniedFlows],
  ["azmon_network_new_talkers", "Networks: outside addresses of the last day that are new", queries.newTalkers],
  ["azmon_network_malicious", "Networks: flows with malicious addresses", queries.maliciousFlows],
  ["azmon_network_waf_blocks", "Web firewalls: who is blocked", queries.wafBlocks],
  ["azmon_network_firewall_hits", "Firewalls: rules by hits", queries.firewallHits],
  ["azmon_network_tunnels", "VPN: tunnels and their state", queries.tunnels],
  ["azmon_network_connections", "Connection tests: failures and round trips", queries.connections],
];

/** Functions anybody can call in the workspace: `azmon_network_denied(7)`. */
export function savedFunctions(
  name: string,
  { workspace }: NetworkInsightsArgs,
  opts: pulumi.CustomResourceOptions,
): Record<string, SavedSearch> {
  const place = { resourceGroupName: armParts(workspace.id).resourceGroupName, workspaceName: workspace.name };
  const all = functions.map(([alias, displayName, query]) => ({
    alias,
    displayName,
    category: "azmon",
    parameters: "days: int = 14",
    query: query("days"),
  }));
  return makeFunctions(name, all, place, opts);
}
