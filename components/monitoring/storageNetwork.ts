import { type ConnectionMonitorArgs, EndpointType } from "../network-insights/args.ts";
import { NetworkInsights } from "../network-insights/component.ts";
import { StorageInsights } from "../storage-insights/component.ts";
import type { Workspace } from "../workspace/component.ts";
import { type Site, workspaceKey } from "./site.ts";

/** One per workspace. The diagnostic settings were decided and made with all others. */
export const makeStorageInsights = (
  { name, decisions, made, placement }: Site,
  workspaces: Record<string, Workspace>,
): StorageInsights[] =>
  decisions.parts.storage.map(({ workspace, accounts, args }) => {
    const { resourceGroupName, options } = placement.home();
    const component = workspaces[workspace];
    return new StorageInsights(
      `${name}-storage-${workspace}`,
      {
        ...args,
        resourceGroupName,
        workspaceId: made.id(workspaceKey(workspace)),
        accounts: accounts.map((a) => ({ ...a.args, id: made.id(a.target) })),
        tags: decisions.parts.tags,
      },
      { ...options, after: component ? [component] : [] },
    );
  });

/** One per workspace: flow logs and connection tests send to it. */
export const makeNetworkInsights = (
  { name, decisions, made, placement }: Site,
  workspaces: Record<string, Workspace>,
): NetworkInsights[] =>
  decisions.parts.networks.map(({ workspace, customerId, workspaceArgs, flowLogs, connectionMonitors, args }) => {
    const { resourceGroupName, options } = placement.home();
    const insights = new NetworkInsights(
      `${name}-network-${workspace}`,
      {
        ...args,
        resourceGroupName,
        workspace: {
          ...workspaceArgs,
          id: made.id(workspaceKey(workspace)),
          customerId: workspaces[workspace]?.customerId ?? customerId,
        },
        flowLogs: flowLogs.map(({ target, storageId, args }) => ({
          ...args,
          targetId: made.id(target),
          storage: storageId === undefined ? undefined : { id: storageId },
        })),
        connectionMonitors: connectionMonitors.map((m) => monitorArgs(made.id.bind(made), m)),
        tags: decisions.parts.tags,
      },
      {
        ...options,
        providerFor: (s) => placement.provider(s),
        resourceGroupFor: (s) => placement.resourceGroup(s),
      },
    );
    for (const { target, args } of flowLogs) made.add(`flow-log:${target}`, insights.flowLogs[args.name]);
    for (const [place, account] of Object.entries(insights.storageAccounts))
      made.add(decisions.own.flowLogStorage[place], account);
    return insights;
  });

const typeOf = { vm: EndpointType.AzureVm, arc: EndpointType.ArcMachine };
type MonitorDecision = Site["decisions"]["connectionMonitors"][number];
type IdOf = Site["made"]["id"];

const monitorArgs = (idOf: IdOf, m: MonitorDecision): ConnectionMonitorArgs => ({
  key: m.label,
  name: m.name,
  location: m.region,
  subscriptionId: m.subscriptionId,
  watcherResourceGroupName: m.watcherResourceGroup,
  watcherName: m.watcherName,
  endpoints: m.endpoints.map(({ name, target, host, address }) =>
    target !== undefined && host !== undefined
      ? { name, type: typeOf[host], resourceId: idOf(target) }
      : { name, type: EndpointType.Address, address },
  ),
  tests: m.tests,
  groups: m.groups,
});
