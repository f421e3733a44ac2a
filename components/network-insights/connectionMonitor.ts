import { ConnectionMonitor } from "@pulumi/azure-native/network/connectionMonitor.js";
import { regionOf } from "../../core/azure/region.ts";
import { placeOf } from "../../core/insights/network/storage.ts";
import { type ConnectionMonitorArgs, TestProtocol } from "./args.ts";
import { type Making, optionsIn, WATCHER_GROUP, watcherName } from "./flowLogs.ts";

export function makeConnectionMonitor(m: Making, monitor: ConnectionMonitorArgs): ConnectionMonitor {
  const { args } = m;
  const { subscriptionId, location } = monitor;
  const watcher = m.watchers.get(placeOf(subscriptionId, location));
  return new ConnectionMonitor(
    `${m.name}-${monitor.key}`,
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
    { ...optionsIn(m, subscriptionId), dependsOn: watcher ? [watcher] : [] },
  );
}
