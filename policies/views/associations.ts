import type { Graph, Link, Node } from "../graph.ts";
import { peek } from "../peek.ts";

export interface Association {
  node: Node;
  targets: Link[] | undefined;
  /** Names a rule; an association may name only an endpoint. */
  hasRule: boolean;
  rule: Link[] | undefined;
}

export function associations(graph: Graph): Association[] {
  return graph.ofKind("microsoft.insights/datacollectionruleassociations").map((node) => ({
    node,
    targets: graph.links(node, node.dialect === "classic" ? "targetResourceId" : "resourceUri"),
    hasRule: peek(node.props, "dataCollectionRuleId").state !== "missing",
    rule: graph.links(node, "dataCollectionRuleId"),
  }));
}
