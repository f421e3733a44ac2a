import type { Graph, Node } from "../graph.ts";
import { isOn, peek, text } from "../peek.ts";

export const CLUSTER = "microsoft.containerservice/managedclusters";
export const ARC_CLUSTER = "microsoft.kubernetes/connectedclusters";

/** What a cluster is told to collect; undefined where that is not known yet. */
export interface Collects {
  logs: boolean | undefined;
  metrics: boolean | undefined;
}
export function collects(graph: Graph, node: Node): Collects {
  if (node.kind === ARC_CLUSTER) return byExtensions(graph, node);
  if (node.dialect !== "classic")
    return {
      logs: isOn(node.props, "addonProfiles.omsagent.enabled"),
      metrics: isOn(node.props, "azureMonitorProfile.metrics.enabled"),
    };
  return { logs: there(node, "omsAgent"), metrics: there(node, "monitorMetrics") };
}
function there(node: Node, path: string): boolean | undefined {
  const at = peek(node.props, path);
  return at.state === "unknown" ? undefined : at.state === "known";
}

const EXTENSION = "microsoft.kubernetesconfiguration/extensions";
/** Clusters of Arc collect by extensions. Source: learn.microsoft.com/azure/azure-monitor/containers/kubernetes-monitoring-enable. */
function byExtensions(graph: Graph, cluster: Node): Collects {
  const types: (string | undefined)[] = [];
  for (const node of graph.ofKind(EXTENSION)) {
    const owner = graph.owner(node, ["clusterId", "clusterName"], ARC_CLUSTER);
    if (owner === null || (owner && owner !== cluster)) continue;
    const type = text(node.props, "extensionType")?.toLowerCase();
    types.push(owner === cluster ? type : undefined);
  }
  const has = (name: string) => (types.includes(name) ? true : types.includes(undefined) ? undefined : false);
  return { logs: has("microsoft.azuremonitor.containers"), metrics: has("microsoft.azuremonitor.containers.metrics") };
}
