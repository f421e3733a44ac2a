import { parseArmId } from "../../core/azure/armId.ts";
import type { Graph, Link, Node } from "../graph.ts";

const MANAGEMENT_GROUP = /^\/providers\/microsoft\.management\/managementgroups\/[^/]+$/i;
const GROUP = "microsoft.resources/resourcegroups";

/** Whether a scope (a resource, a resource group, a subscription) holds a resource; undefined where it cannot be told. */
export function holds(graph: Graph, scope: Link, node: Node): boolean | undefined {
  if (scope.node === node) return true;
  if (scope.node?.kind === GROUP) {
    const made = graph.groupNode(node);
    if (made) return made === scope.node;
    const [a, b] = [graph.groupName(scope.node), graph.groupName(node)];
    return a === undefined || b === undefined ? undefined : a === b;
  }
  if (scope.node || !scope.id) return false;
  // Which subscriptions a management group has is not in the program; whoever assigns there means what lies below.
  if (MANAGEMENT_GROUP.test(scope.id)) return true;
  const arm = parseArmId(scope.id);
  if (!arm) return false;
  const own = graph.subscriptionOf(node);
  if (own !== undefined && own !== arm.subscriptionId.toLowerCase()) return false;
  if (arm.type === "microsoft.resources/subscriptions") return true;
  if (arm.type !== GROUP) return false;
  const group = graph.groupName(node);
  return group === undefined ? undefined : group === arm.name.toLowerCase();
}

/** True as soon as one scope holds it; undefined where one may. */
export function anyHolds(graph: Graph, scopes: readonly Link[] | undefined, node: Node): boolean | undefined {
  if (!scopes) return undefined;
  let result: boolean | undefined = false;
  for (const scope of scopes) {
    const held = holds(graph, scope, node);
    if (held) return true;
    if (held === undefined) result = undefined;
  }
  return result;
}
