import type { Graph, Link, Node } from "../graph.ts";
import { isOn, list, peek, text } from "../peek.ts";
import { scopesOf } from "./alerts.ts";
import { anyHolds } from "./scope.ts";

const PROCESSING = "microsoft.alertsmanagement/actionrules";

interface Adder {
  node: Node;
  scopes: Link[] | undefined;
}
const read = new WeakMap<Graph, Adder[]>();

/** Whether an alert processing rule of the stack adds an action group to what a rule fires. */
export function byProcessing(graph: Graph, alert: Node): boolean | undefined {
  let adders = read.get(graph);
  if (!adders) {
    adders = graph
      .ofKind(PROCESSING)
      .filter(addsGroups)
      .map((node) => ({ node, scopes: scopes(graph, node) }));
    read.set(graph, adders);
  }
  if (adders.length === 0) return false;
  const on = scopesOf(graph, alert);
  const watched = on?.flatMap((s) => s.node ?? []) ?? [];
  let result: boolean | undefined = on === undefined ? undefined : false;
  for (const adder of adders)
    for (const node of watched.length ? watched : [alert]) {
      const held = anyHolds(graph, adder.scopes, node);
      const takes = held === false ? false : takesAlert(adder.node, alert);
      if (held && takes) return true;
      if (held !== false && takes !== false) result = undefined;
    }
  return result;
}

/** azure-native nests what the API calls `properties`; other shapes have it at the top. */
const at = (node: Node, path: string): string =>
  peek(node.props, `properties.${path}`).state === "missing" ? path : `properties.${path}`;

function addsGroups(node: Node): boolean {
  const [enabled, status] = [at(node, "enabled"), text(node.props, at(node, "status"))];
  const off = peek(node.props, enabled).state === "known" && isOn(node.props, enabled) === false;
  if (off || status === "Disabled") return false;
  if (node.dialect === "classic") return /ActionGroup$/.test(node.token);
  // The API before 2021 had one type of rule for each thing to do.
  if (text(node.props, at(node, "type")) === "ActionGroup") return true;
  const actions = list(node.props, at(node, "actions"));
  return actions === undefined || actions.some((a) => a.state === "known" && text(a.value, "actionType") === "AddActionGroups");
}
function scopes(graph: Graph, node: Node): Link[] | undefined {
  const old = at(node, "scope.values");
  const path = peek(node.props, old).state === "missing" ? at(node, "scopes") : old;
  return graph.links(node, path)?.filter((l) => l.node?.kind !== "microsoft.insights/actiongroups");
}

/** A rule may take alerts of some severities only; what else it may ask for comes with the alert. */
function takesAlert(node: Node, alert: Node): boolean | undefined {
  const path = at(node, "conditions");
  if (peek(node.props, path).state === "missing") return peek(node.props, "condition").state === "missing" ? true : undefined;
  const conditions = list(node.props, path);
  if (!conditions) return undefined;
  const answers = conditions.map((c): boolean | undefined => {
    const severity = text(alert.props, "severity");
    if (c.state !== "known" || text(c.value, "field") !== "Severity" || severity === undefined) return undefined;
    const named = (list(c.value, "values") ?? []).some((v) => v.state === "known" && v.value === `Sev${severity}`);
    return /^NotEquals$/i.test(text(c.value, "operator") ?? "") ? !named : named;
  });
  return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
}
