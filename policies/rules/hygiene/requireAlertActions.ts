import { SEVERITY_TAG } from "../../../core/config/own.ts";
import type { Graph, Node } from "../../graph.ts";
import { isEnabled, list, text } from "../../peek.ts";
import { mandatoryInProduction, type StackRule, type Verdict } from "../../rule.ts";
import { alertKinds, hasActions, PROCESSING, scopesOf } from "../../views/alerts.ts";
import { anyHolds } from "../../views/scope.ts";

export const requireAlertActions: StackRule = {
  scope: "stack",
  name: "require-alert-actions",
  group: "hygiene",
  title: "An alert rule tells somebody",
  why: "An alert without action group fires into a list that nobody has open: the outage is found by a customer.",
  severity: "high",
  levels: mandatoryInProduction,
  source: "https://learn.microsoft.com/azure/azure-monitor/alerts/action-groups",
  fix: {
    action: "set",
    type: "azure-native:monitor:MetricAlert",
    name: "alert",
    properties: { actions: [{ actionGroupId: "${onCall.id}" }] },
  },
  config: {
    quiet: {
      type: "integer",
      minimum: 0,
      maximum: 5,
      default: 4,
      description: "Severity from which a rule need call nobody: 4, verbose, is for looking up; 5 lets no rule off.",
    },
  },
  check(graph, { config }) {
    const quiet = Number(config["quiet"]);
    const adding = graph.ofKind(PROCESSING).filter(addsGroups);
    return graph.ofKind(...alertKinds).flatMap((node): Verdict[] => {
      // A rule that is switched off calls nobody on purpose.
      if (!isEnabled(node.props)) return [];
      if (Number(text(node.props, "severity") ?? node.tags[SEVERITY_TAG] ?? -1) >= quiet) return [];
      const has = hasActions(graph, node, quiet);
      if (has) return [];
      const added = has === false ? byProcessingRule(graph, adding, node) : undefined;
      if (added) return [];
      const known = has === false && added === false;
      return [{ node, status: known ? "violation" : "unknown", what: "has no action group", fix: fixFor(node) }];
    });
  },
};

/** An alert processing rule that adds action groups to what fires on a resource stands in for those on the rule. */
function addsGroups(node: Node): boolean {
  if (node.dialect === "classic") return /ActionGroup$/.test(node.token);
  return (
    isEnabled(node.props) &&
    (list(node.props, "actions") ?? []).some((a) => a.state === "known" && text(a.value, "actionType") === "AddActionGroups")
  );
}
function byProcessingRule(graph: Graph, adding: readonly Node[], alert: Node): boolean | undefined {
  if (adding.length === 0) return false;
  const scopes = scopesOf(graph, alert);
  const watched = scopes?.flatMap((s) => s.node ?? []) ?? [];
  let result: boolean | undefined = scopes === undefined ? undefined : false;
  for (const rule of adding)
    for (const node of watched.length ? watched : [alert]) {
      const held = anyHolds(graph, graph.links(rule, "scopes"), node);
      if (held) return true;
      if (held === undefined) result = undefined;
    }
  return result;
}

function fixFor(node: Node): StackRule["fix"] | undefined {
  const group = { actionGroupId: "${onCall.id}" };
  if (node.kind.endsWith("/scheduledqueryrules")) return set(node, { actions: { actionGroups: ["${onCall.id}"] } });
  if (node.kind.endsWith("/activitylogalerts")) return set(node, { actions: { actionGroups: [group] } });
  if (node.kind.endsWith("/smartdetectoralertrules")) return set(node, { actionGroups: { groupIds: ["${onCall.id}"] } });
  if (node.kind.endsWith("/prometheusrulegroups")) return set(node, { rules: [{ alert: "...", actions: [group] }] });
  return undefined;
}
const set = (node: Node, properties: Record<string, unknown>): StackRule["fix"] => ({
  action: "set",
  type: node.token,
  name: node.name,
  properties,
});
