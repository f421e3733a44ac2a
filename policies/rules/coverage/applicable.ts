import type { AlertEntry } from "../../../catalogue/schema.ts";
import type { Graph, Node } from "../../graph.ts";
import { peek } from "../../peek.ts";
import { ARC_CLUSTER, CLUSTER, collects } from "../../views/clusters.ts";
import { isAppliance } from "../../views/extensions.ts";
import { meets } from "../../views/facts.ts";

/** Whether an alert of the catalogue can be made on a resource as it is; undefined where that is not known yet. */
export function applicable(graph: Graph, node: Node, alert: AlertEntry): boolean | undefined {
  const own = special(graph, node, alert);
  const stated = meets(node, alert.when);
  if (own === false || stated === false) return false;
  return own === undefined || stated === undefined ? undefined : true;
}
/** What no condition of the catalogue can say: it depends on other resources, or on what only programs show. */
function special(graph: Graph, node: Node, alert: AlertEntry): boolean | undefined {
  if (node.kind === CLUSTER || node.kind === ARC_CLUSTER) {
    // A cluster may collect either way: the alerts of the other have nothing to read.
    if (alert.kind === "prometheus") return collects(graph, node).metrics;
    if (alert.kind === "log" && alert.feed === "container-logs") return collects(graph, node).logs;
  }
  if (alert.kind === "log" && alert.feed === "agent" && isAppliance(node)) return false;
  return alert.id === "web-app.health-check" ? hasHealthCheck(node) : true;
}
/** The metric is written only where the app is told which page to call. */
function hasHealthCheck(node: Node): boolean | undefined {
  const path = peek(node.props, "siteConfig.healthCheckPath");
  return path.state === "unknown" ? undefined : path.state === "known" && path.value !== "";
}

/** Alerts that tell the same by another way: the one in front is asked for, and either will do. */
export const twins: readonly (readonly [string, string])[] = [["aks.node-not-ready", "kubernetes.node-not-ready"]];
