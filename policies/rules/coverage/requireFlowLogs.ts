import { add } from "../../fix.ts";
import type { Graph } from "../../graph.ts";
import { isEnabled } from "../../peek.ts";
import { advisory, type Context, type Expectation, type StackRule, verdicts } from "../../rule.ts";

const NETWORK = "microsoft.network/virtualnetworks";
const FLOW_LOG = "microsoft.network/networkwatchers/flowlogs";

export const requireFlowLogs: StackRule = {
  scope: "stack",
  name: "require-flow-logs",
  group: "coverage",
  title: "A virtual network has a flow log",
  why: "Who talked to whom is asked after every breach and every mysterious outage, and cannot be recorded afterwards.",
  severity: "medium",
  levels: { ...advisory, development: "disabled" },
  source: "https://learn.microsoft.com/azure/network-watcher/vnet-flow-logs-overview",
  fix: add("azure-native:network:FlowLog", "flows", {
    networkWatcherName: "NetworkWatcher_westeurope",
    resourceGroupName: "NetworkWatcherRG",
    targetResourceId: "${network.id}",
    storageId: "${storage.id}",
    enabled: true,
    format: { type: "JSON", version: 2 },
  }),
  check: (graph, context) => verdicts(expectations(graph, context)),
  expectations,
};

function expectations(graph: Graph, context: Context): Expectation[] {
  const logs = graph
    .ofKind(FLOW_LOG)
    .filter((n) => isEnabled(n.props))
    .map((node) => graph.links(node, "targetResourceId"));
  // A log on one subnet or one interface leaves the rest of the network in the dark.
  const covered = new Set(logs.flatMap((links) => links ?? []).flatMap((l) => (l.node && !l.below ? [l.node] : [])));
  const lost = logs.some((links) => links === undefined);
  return graph.ofKind(NETWORK).map((node) => ({
    node,
    signal: "flow-log",
    met: context.elsewhere(node, "flow-log") || covered.has(node) || (lost ? undefined : false),
    what: "has no flow log",
  }));
}
