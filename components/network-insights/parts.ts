import { ConnectionMonitor } from "@pulumi/azure-native/network/connectionMonitor.js";
import { FlowLog } from "@pulumi/azure-native/network/flowLog.js";
import { NetworkWatcher } from "@pulumi/azure-native/network/networkWatcher.js";
import type { SavedSearch } from "@pulumi/azure-native/operationalinsights/savedSearch.js";
import { Workspace as LogAnalyticsWorkspace } from "@pulumi/azure-native/operationalinsights/workspace.js";
import { StorageAccount } from "@pulumi/azure-native/storage/storageAccount.js";
import * as pulumi from "@pulumi/pulumi";
import { regionOf } from "../../core/azure/region.ts";
import { shortHash } from "../../core/base/hash.ts";
import { flowLogStorageName, placeOf } from "../../core/insights/network/storage.ts";
import { makeFunctions } from "../azure/functions.ts";
import { workspaceRef } from "../azure/inputs.ts";
import {
  type ConnectionMonitorArgs,
  type FlowLogArgs,
  type NetworkInsightsArgs,
  type NetworkInsightsOptions,
  TestProtocol,
} from "./args.ts";
import { checkedTarget } from "./check.ts";
import * as queries from "./queries.ts";

const watcherName = (location: string): string => `NetworkWatcher_${regionOf(location)}`;
const WATCHER_GROUP = "NetworkWatcherRG";

type ByPlace<T> = Record<string, T>;

/** What the makers of the component's parts share. */
export interface NetworkSite {
  name: string;
  args: NetworkInsightsArgs;
  options: NetworkInsightsOptions;
  parent: pulumi.Resource;
}

const optionsIn = (site: NetworkSite, subscriptionId: string): pulumi.CustomResourceOptions => ({
  parent: site.parent,
  provider: site.options.providerFor?.(subscriptionId),
  ignoreChanges: site.args.ignoreTagKeys?.map((key) => `tags[${JSON.stringify(key)}]`),
});
const label = (place: string): string => `${place.split(" ")[1]}-${shortHash(place, 4)}`;

/**
 * By subscription and region. Only those asked for: a second watcher of a region is refused, and deleting Azure's own takes all flow logs
 * of the region with it.
 */
export function makeWatchers(site: NetworkSite): ByPlace<NetworkWatcher> {
  const { name, args } = site;
  const watchers = (args.createWatchers ?? []).map(({ subscriptionId, location, resourceGroupName }) => {
    const place = placeOf(subscriptionId, location);
    const watcher = new NetworkWatcher(
      `${name}-watcher-${label(place)}`,
      {
        resourceGroupName: resourceGroupName ?? WATCHER_GROUP,
        networkWatcherName: watcherName(location),
        location: regionOf(location),
        tags: args.tags,
      },
      optionsIn(site, subscriptionId),
    );
    return [place, watcher] as const;
  });
  return Object.fromEntries(watchers);
}

/** Accounts for flow logs that name none, by subscription and region: one each. */
export function makeStorage(site: NetworkSite, flowLogs: FlowLogArgs[]): ByPlace<StorageAccount> {
  const homeless = flowLogs.filter((flow) => flow.storage === undefined);
  const places = new Map(homeless.map((flow) => [placeOf(flow.subscriptionId, flow.location), flow]));
  return Object.fromEntries([...places].map(([place, flow]) => [place, makeAccount(site, place, flow)]));
}

function makeAccount(site: NetworkSite, place: string, { subscriptionId, location }: FlowLogArgs): StorageAccount {
  const { name, args, options } = site;
  return new StorageAccount(
    `${name}-storage-${label(place)}`,
    {
      resourceGroupName: options.resourceGroupFor?.(subscriptionId) ?? args.resourceGroupName,
      accountName: flowLogStorageName(args.prefix, subscriptionId, location),
      location: regionOf(location),
      kind: "StorageV2",
      sku: { name: args.storageSku ?? "Standard_LRS" },
      accessTier: "Hot",
      minimumTlsVersion: "TLS1_2",
      enableHttpsTrafficOnly: true,
      allowBlobPublicAccess: false,
      allowCrossTenantReplication: false,
      // Flow logs and traffic analytics come in as trusted services, and sign with the account's key.
      networkRuleSet: { defaultAction: "Deny", bypass: "AzureServices" },
      tags: args.tags,
    },
    { ...optionsIn(site, subscriptionId), protect: args.protect },
  );
}

/** The workspace's GUID: flow logs name it by that. */
export const customerIdOf = ({ name, args, parent }: NetworkSite): pulumi.Input<string> =>
  args.workspace.customerId ?? LogAnalyticsWorkspace.get(`${name}-workspace`, args.workspace.id, { parent }).customerId;

interface FlowLogParts {
  customerId: pulumi.Input<string>;
  watcher?: NetworkWatcher;
  /** Where the flow log names no account. */
  storage?: StorageAccount;
}

export function makeFlowLog(site: NetworkSite, flow: FlowLogArgs, { customerId, watcher, storage }: FlowLogParts): FlowLog {
  const { args } = site;
  const { subscriptionId, location } = flow;
  const { workspace } = args;
  return new FlowLog(
    `${site.name}-${flow.name}`,
    {
      resourceGroupName: flow.watcherResourceGroupName ?? WATCHER_GROUP,
      networkWatcherName: flow.watcherName ?? watcherName(location),
      flowLogName: flow.flowLogName,
      location: regionOf(location),
      targetResourceId: targetOf(site, flow),
      storageId: flow.storage?.id ?? storage!.id,
      identity: flow.identityId === undefined ? undefined : { type: "UserAssigned", userAssignedIdentities: [flow.identityId] },
      enabled: true,
      format: { type: "JSON", version: 2 },
      // Azure turns this into a lifecycle rule of the account and replaces those that are there, so another's account is left alone.
      retentionPolicy: flow.storage ? { days: 0, enabled: false } : { days: args.retentionInDays ?? 30, enabled: true },
      flowAnalyticsConfiguration: {
        networkWatcherFlowAnalyticsConfiguration: {
          enabled: true,
          workspaceId: customerId,
          workspaceResourceId: workspace.id,
          workspaceRegion: regionOf(workspace.location),
          trafficAnalyticsInterval: args.trafficAnalyticsInterval ?? 60,
        },
      },
      tags: args.tags,
    },
    { ...optionsIn(site, subscriptionId), dependsOn: watcher ? [watcher] : [] },
  );
}

function targetOf(site: NetworkSite, flow: FlowLogArgs): pulumi.Input<string> {
  if (typeof flow.targetId === "string") return flow.targetId;
  return pulumi.output(flow.targetId).apply((id) => checkedTarget(`NetworkInsights "${site.name}", flow log "${flow.name}"`, id));
}

export function makeConnectionMonitor(
  site: NetworkSite,
  monitor: ConnectionMonitorArgs,
  watcher: NetworkWatcher | undefined,
): ConnectionMonitor {
  const { args } = site;
  const { subscriptionId, location } = monitor;
  return new ConnectionMonitor(
    `${site.name}-${monitor.key}`,
    {
      resourceGroupName: monitor.watcherResourceGroupName ?? WATCHER_GROUP,
      networkWatcherName: monitor.watcherName ?? watcherName(location),
      connectionMonitorName: monitor.name,
      location: regionOf(location),
      endpoints: monitor.endpoints.map(({ name, type, resourceId, address }) => ({ name, type, resourceId, address })),
      testConfigurations: monitor.tests.map(({ name, protocol, port }) => ({
        name,
        protocol,
        testFrequencySec: args.testFrequencyInSeconds ?? 60,
        ...(protocol === TestProtocol.Tcp
          ? { tcpConfiguration: { port, disableTraceRoute: false } }
          : { icmpConfiguration: { disableTraceRoute: false } }),
        // Round trips have no threshold: distance decides what is normal. The alert learns it.
        successThreshold: { checksFailedPercent: 50 },
      })),
      testGroups: monitor.groups.map(({ name, sources, destinations, tests }) => ({
        name,
        sources,
        destinations,
        testConfigurations: tests,
        disable: false,
      })),
      outputs: [{ type: "Workspace", workspaceSettings: { workspaceResourceId: args.workspace.id } }],
      tags: args.tags,
    },
    { ...optionsIn(site, subscriptionId), dependsOn: watcher ? [watcher] : [] },
  );
}

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
export function makeSavedFunctions({ name, args, parent }: NetworkSite): Record<string, SavedSearch> {
  if (args.savedFunctions === false) return {};
  const all = functions.map(([alias, displayName, query]) => ({
    alias,
    displayName,
    category: "azmon",
    parameters: "days: int = 14",
    query: query("days"),
  }));
  return makeFunctions(name, all, workspaceRef(args.workspace.id, args.workspace.name), { parent });
}
