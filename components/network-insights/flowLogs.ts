import { FlowLog } from "@pulumi/azure-native/network/flowLog.js";
import { NetworkWatcher } from "@pulumi/azure-native/network/networkWatcher.js";
import { StorageAccount } from "@pulumi/azure-native/storage/storageAccount.js";
import * as pulumi from "@pulumi/pulumi";
import { regionOf } from "../../core/azure/region.ts";
import { shortHash } from "../../core/base/hash.ts";
import { flowLogStorageName, placeOf } from "../../core/insights/network/storage.ts";
import type { FlowLogArgs, NetworkInsightsArgs, NetworkInsightsOptions } from "./args.ts";
import { checkedTarget } from "./check.ts";

export const watcherName = (location: string): string => `NetworkWatcher_${regionOf(location)}`;
export const WATCHER_GROUP = "NetworkWatcherRG";

/** What the parts of the component share. */
export interface Making {
  name: string;
  args: NetworkInsightsArgs;
  options: NetworkInsightsOptions;
  parent: pulumi.ComponentResource;
  /** By subscription and region. */
  watchers: Map<string, NetworkWatcher>;
}

export const optionsIn = (m: Making, subscriptionId: string): pulumi.CustomResourceOptions => ({
  parent: m.parent,
  provider: m.options.providerFor?.(subscriptionId),
  ignoreChanges: m.args.ignoreTagKeys?.map((key) => `tags[${JSON.stringify(key)}]`),
});
const label = (place: string): string => `${place.split(" ")[1]}-${shortHash(place, 4)}`;

/** Only those asked for: a second watcher of a region is refused, and deleting Azure's own takes all flow logs of the region with it. */
export function makeWatchers(m: Making): void {
  for (const { subscriptionId, location, resourceGroupName } of m.args.createWatchers ?? []) {
    const place = placeOf(subscriptionId, location);
    m.watchers.set(
      place,
      new NetworkWatcher(
        `${m.name}-watcher-${label(place)}`,
        {
          resourceGroupName: resourceGroupName ?? WATCHER_GROUP,
          networkWatcherName: watcherName(location),
          location: regionOf(location),
          tags: m.args.tags,
        },
        optionsIn(m, subscriptionId),
      ),
    );
  }
}

/** Accounts for flow logs, one for each subscription and region in use. */
export class FlowLogStorage {
  readonly accounts = new Map<string, StorageAccount>();
  private readonly making: Making;

  constructor(making: Making) {
    this.making = making;
  }

  for(subscriptionId: string, location: string): StorageAccount {
    const place = placeOf(subscriptionId, location);
    const made = this.accounts.get(place);
    if (made) return made;
    const { name, args, options } = this.making;
    const account = new StorageAccount(
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
      { ...optionsIn(this.making, subscriptionId), protect: args.protect },
    );
    this.accounts.set(place, account);
    return account;
  }
}

export function makeFlowLog(m: Making, storage: FlowLogStorage, flow: FlowLogArgs): FlowLog {
  const { args } = m;
  const { subscriptionId, location } = flow;
  const place = placeOf(subscriptionId, location);
  const own = flow.storage === undefined;
  const watcher = m.watchers.get(place);
  const { workspace } = args;
  return new FlowLog(
    `${m.name}-${flow.name}`,
    {
      resourceGroupName: flow.watcherResourceGroupName ?? WATCHER_GROUP,
      networkWatcherName: flow.watcherName ?? watcherName(location),
      flowLogName: flow.flowLogName,
      location: regionOf(location),
      targetResourceId: targetOf(m, flow),
      storageId: flow.storage?.id ?? storage.for(subscriptionId, location).id,
      identity: flow.identityId === undefined ? undefined : { type: "UserAssigned", userAssignedIdentities: [flow.identityId] },
      enabled: true,
      format: { type: "JSON", version: 2 },
      // Azure turns this into a lifecycle rule of the account and replaces those that are there, so another's account is left alone.
      retentionPolicy: own ? { days: args.retentionInDays ?? 30, enabled: true } : { days: 0, enabled: false },
      flowAnalyticsConfiguration: {
        networkWatcherFlowAnalyticsConfiguration: {
          enabled: true,
          workspaceId: workspace.customerId,
          workspaceResourceId: workspace.id,
          workspaceRegion: regionOf(workspace.location),
          trafficAnalyticsInterval: args.trafficAnalyticsInterval ?? 60,
        },
      },
      tags: args.tags,
    },
    { ...optionsIn(m, subscriptionId), dependsOn: watcher ? [watcher] : [] },
  );
}

function targetOf(m: Making, flow: FlowLogArgs): pulumi.Input<string> {
  if (typeof flow.targetId === "string") return flow.targetId;
  return pulumi.output(flow.targetId).apply((id) => checkedTarget(`NetworkInsights "${m.name}", flow log "${flow.name}"`, id));
}
