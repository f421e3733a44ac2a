import { azureName } from "../../core/azure/names.ts";
import { groupBy } from "../../core/base/list.ts";
import { targetQualifier } from "../../core/decide/metricRules.ts";
import { flowLogRetentionDays } from "../../core/insights/network/usage.ts";
import { type ConnectionMonitorArgs, EndpointType, type FlowLogArgs } from "../network-insights/args.ts";
import { NetworkInsights } from "../network-insights/component.ts";
import { StorageInsights } from "../storage-insights/component.ts";
import type { Workspace } from "../workspace/component.ts";
import type { InsightsContext } from "./insightsContext.ts";

/** One per workspace. The diagnostic settings were decided and made with all others. */
export function makeStorageInsights(ctx: InsightsContext, made: Record<string, Workspace>): StorageInsights[] {
  const { config, decisions, ids, placement } = ctx;
  const byWorkspace = groupBy(decisions.storageAccounts, (a) => ctx.workspaceOf(ids.target(a.target)));
  return [...byWorkspace].map(([key, accounts]) => {
    const workspace = decisions.workspaces.find((w) => w.key === key)!;
    const own = workspace.existing === undefined;
    return new StorageInsights(
      `${ctx.name}-storage-${key}`,
      {
        location: workspace.location,
        resourceGroupName: placement.resourceGroup(config.placement.subscriptionId),
        workspaceId: ctx.workspaceIds[key]!,
        workspaceName: workspace.name,
        accounts: accounts.map(({ target, kind, sku, logs }) => ({
          name: targetQualifier(ids.target(target)),
          id: ids.of(target),
          location: ids.target(target).location,
          kind,
          sku,
          resourceLogs: config.diagnostics.enabled ? logs : "none",
        })),
        diagnosticSettings: false,
        summaryRules: own,
        savedFunctions: own,
        tags: ctx.tags,
      },
      { ...placement.in(config.placement.subscriptionId), after: made[key] ? [made[key]] : [] },
    );
  });
}

/** One per workspace: flow logs and connection tests send to it. */
export function makeNetworkInsights(ctx: InsightsContext, made: Record<string, Workspace>): NetworkInsights[] {
  const { config, decisions, ids, placement } = ctx;
  if (!config.networkInsights.enabled) return [];
  const prefix = config.names.prefix ?? config.environment;
  return decisions.workspaces.flatMap((workspace) => {
    const { key } = workspace;
    const flowLogs = decisions.flowLogs.filter((f) => ctx.workspaceOf(ids.target(f.target)) === key);
    const monitors = decisions.connectionMonitors.filter((m) => m.workspace === key);
    // Networks that others collect from still have security, ways and ports to show.
    if (!decisions.targets.some((t) => t.type.startsWith("microsoft.network/") && ctx.workspaceOf(t) === key)) return [];
    const own = workspace.existing === undefined;
    const insights = new NetworkInsights(
      `${ctx.name}-network-${key}`,
      {
        location: workspace.location,
        resourceGroupName: placement.resourceGroup(config.placement.subscriptionId),
        workspace: {
          id: ctx.workspaceIds[key]!,
          name: workspace.name,
          location: workspace.location,
          customerId: made[key]?.customerId ?? workspace.customerId,
        },
        prefix,
        flowLogs: flowLogs.map((f) => flowLogArgs(ctx, f)),
        connectionMonitors: monitors.map((m) => monitorArgs(ctx, m)),
        trafficAnalyticsInterval: config.networkInsights.trafficAnalyticsInterval,
        retentionInDays: flowLogRetentionDays(config),
        protect: config.protect,
        savedFunctions: own,
        tags: ctx.tags,
      },
      {
        ...placement.in(config.placement.subscriptionId),
        providerFor: (s) => placement.provider(s),
        resourceGroupFor: (s) => placement.resourceGroup(s),
      },
    );
    for (const f of flowLogs) ctx.made(`flow-log:${f.target}`, insights.flowLogs[targetQualifier(ids.target(f.target))]);
    return [insights];
  });
}

type FlowLogDecision = InsightsContext["decisions"]["flowLogs"][number];
function flowLogArgs({ ids }: InsightsContext, f: FlowLogDecision): FlowLogArgs {
  const target = ids.target(f.target);
  return {
    name: targetQualifier(target),
    targetId: ids.of(f.target),
    flowLogName: azureName("default", targetQualifier(target), "flowlog"),
    location: f.region,
    subscriptionId: target.subscriptionId,
    watcherResourceGroupName: f.watcherResourceGroup,
    watcherName: f.watcherName,
    storage: f.storageId === undefined ? undefined : { id: f.storageId },
  };
}

const typeOf = { vm: EndpointType.AzureVm, arc: EndpointType.ArcMachine };
type MonitorDecision = InsightsContext["decisions"]["connectionMonitors"][number];
const monitorArgs = ({ ids }: InsightsContext, m: MonitorDecision): ConnectionMonitorArgs => ({
  key: m.key.split(":").slice(1).join("-"),
  name: m.name,
  location: m.region,
  subscriptionId: m.subscriptionId,
  watcherResourceGroupName: m.watcherResourceGroup,
  watcherName: m.watcherName,
  endpoints: m.endpoints.map(({ name, target, host, address }) =>
    target !== undefined && host !== undefined
      ? { name, type: typeOf[host], resourceId: ids.of(target) }
      : { name, type: EndpointType.Address, address },
  ),
  tests: m.tests,
  groups: m.groups,
});
