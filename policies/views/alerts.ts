import type { Graph, Link, Node } from "../graph.ts";
import { list, peek, text } from "../peek.ts";

export const METRIC = "microsoft.insights/metricalerts";
export const LOG = "microsoft.insights/scheduledqueryrules";
export const ACTIVITY = "microsoft.insights/activitylogalerts";
export const PROMETHEUS = "microsoft.alertsmanagement/prometheusrulegroups";
const SMART = "microsoft.alertsmanagement/smartdetectoralertrules";
export const PROCESSING = "microsoft.alertsmanagement/actionrules";
export const alertKinds = [METRIC, LOG, ACTIVITY, PROMETHEUS, SMART] as const;

/** Where each kind of rule names its action groups; classic properties beside those of Azure's own shape. */
const actionPaths: Record<string, string[]> = {
  [METRIC]: ["actions"],
  [LOG]: ["actions.actionGroups", "action.actionGroups"],
  [ACTIVITY]: ["actions.actionGroups", "actions"],
  [SMART]: ["actionGroups.groupIds", "actionGroup.ids"],
};

/**
 * Whether a rule tells anybody: by presence, since ids are unknown in a preview. Alerts of a Prometheus group from severity `quiet` on need
 * not.
 */
export function hasActions(graph: Graph, node: Node, quiet: number): boolean | undefined {
  if (node.kind === PROMETHEUS) return groupHasActions(node, quiet);
  let result: boolean | undefined = false;
  for (const path of actionPaths[node.kind] ?? []) {
    const at = peek(node.props, path);
    // `actions.actionGroups` exists under `actions` too: an object is not a list of actions.
    if (at.state === "known" && !Array.isArray(at.value) && path === "actions") continue;
    const items = list(node.props, path);
    if (items?.length) return true;
    if (!items) result = undefined;
  }
  if (
    result === undefined &&
    graph.dependenciesOf(node, actionPaths[node.kind]![0]!.split(".")[0]!).some((n) => /actiongroups$/.test(n.kind))
  )
    return true;
  return result;
}

/** Recording rules call nobody; every alert of the group must. */
function groupHasActions(node: Node, quiet: number): boolean | undefined {
  const rules = list(node.props, "rules");
  if (!rules) return undefined;
  let result: boolean | undefined = true;
  for (const rule of rules) {
    if (rule.state !== "known") result = undefined;
    else if (peek(rule.value, "alert").state !== "missing" && !(Number(text(rule.value, "severity")) >= quiet)) {
      const actions = list(rule.value, "actions");
      if (actions?.length === 0) return false;
      if (!actions) result = undefined;
    }
  }
  return result;
}

/** What a rule watches. */
export function scopesOf(graph: Graph, node: Node): Link[] | undefined {
  return graph.links(node, node.kind === SMART ? (node.dialect === "classic" ? "scopeResourceIds" : "scope") : "scopes");
}
