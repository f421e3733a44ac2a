import type { ResourceType } from "../../catalogue/schema.ts";
import type { Graph, Node } from "../graph.ts";
import { isOn, peek, text } from "../peek.ts";
import type { Context } from "../rule.ts";
import { skips } from "./facts.ts";

export interface Watched {
  node: Node;
  type: ResourceType;
  /** False where it is not known yet whether the resource is of a kind that can be watched. */
  sure: boolean;
}

/** Resources of the stack that Azure lets somebody monitor and that the catalogue would watch. */
export function watched(graph: Graph, { catalogue }: Pick<Context, "catalogue">): Watched[] {
  return graph.kinds.flatMap((kind) => {
    const type = catalogue.byType(kind);
    if (!type || type.silent) return [];
    return graph.ofKind(kind).flatMap((node) => {
      if (node.resource.external || graph.isPart(node)) return [];
      const skipped = (type.skip ?? []).map((s) => skips(node, s.when));
      return skipped.includes(true) ? [] : [{ node, type, sure: !skipped.includes(undefined) }];
    });
  });
}

const NETWORK = "microsoft.network/virtualnetworks";
const addresses = ["microsoft.network/publicipaddresses", "microsoft.network/publicipprefixes"];

/**
 * Whether a resource has anything to write into its logs. Networks and public addresses log attacks alone, and those only where a DDoS
 * plan looks for them. Source: learn.microsoft.com/azure/ddos-protection/diagnostic-logging.
 */
export function hasLogs(graph: Graph, node: Node): boolean | undefined {
  if (node.kind === NETWORK) return networkProtected(node);
  if (!addresses.includes(node.kind)) return true;
  const mode = peek(node.props, node.dialect === "classic" ? "ddosProtectionMode" : "ddosSettings.protectionMode");
  if (mode.state === "known" && /^(enabled|disabled)$/i.test(String(mode.value))) return /^enabled$/i.test(String(mode.value));
  const networks = protections(graph);
  if (networks.includes(true)) return mode.state === "unknown" ? undefined : true;
  return networks.includes(undefined) || mode.state === "unknown" ? undefined : false;
}
const known = new WeakMap<Graph, (boolean | undefined)[]>();
function protections(graph: Graph): (boolean | undefined)[] {
  let found = known.get(graph);
  if (!found) known.set(graph, (found = graph.ofKind(NETWORK).map(networkProtected)));
  return found;
}
function networkProtected(node: Node): boolean | undefined {
  if (node.dialect !== "classic") return isOn(node.props, "enableDdosProtection");
  const plan = peek(node.props, "ddosProtectionPlan");
  if (plan.state !== "known") return plan.state === "unknown" ? undefined : false;
  return text(plan.value, "enable") === undefined ? true : isOn(plan.value, "enable");
}
