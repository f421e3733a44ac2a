import { SEVERITY_TAG } from "../../../core/config/own.ts";
import type { Fix } from "../../fix.ts";
import type { Node } from "../../graph.ts";
import { isEnabled, text } from "../../peek.ts";
import { mandatoryInProduction, type StackRule, type Verdict } from "../../rule.ts";
import { alertKinds, fires } from "../../views/alerts.ts";
import { reach } from "../../views/reach.ts";

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
    return graph.ofKind(...alertKinds).flatMap((node): Verdict[] => {
      // A rule that is switched off calls nobody on purpose, and one that only counts has nothing to say.
      if (!fires(node)) return [];
      if (Number(text(node.props, "severity") ?? node.tags[SEVERITY_TAG] ?? -1) >= quiet) return [];
      const { told, dead } = reach(graph, node, quiet);
      if (told) return [];
      const status = told === false ? "violation" : "unknown";
      const group = dead[0];
      if (!group) return [{ node, status, what: "has no action group", fix: fixFor(node) }];
      return [{ node, status, what: `tells nobody: ${group.name} ${whyDead(group)}`, fix: groupFix(group) }];
    });
  },
};

const whyDead = (group: Node): string => (isEnabled(group.props) ? "has no receiver" : "is switched off");
const groupFix = (group: Node): Fix => ({
  ...set(group, {
    enabled: true,
    emailReceivers: [{ name: "on-call", emailAddress: "...", useCommonAlertSchema: true }],
  }),
  target: group.name,
});

function fixFor(node: Node): StackRule["fix"] | undefined {
  const group = { actionGroupId: "${onCall.id}" };
  if (node.dialect === "classic") return classicFix(node, group);
  if (node.kind.endsWith("/scheduledqueryrules")) return set(node, { actions: { actionGroups: ["${onCall.id}"] } });
  if (node.kind.endsWith("/activitylogalerts")) return set(node, { actions: { actionGroups: [group] } });
  if (node.kind.endsWith("/smartdetectoralertrules")) return set(node, { actionGroups: { groupIds: ["${onCall.id}"] } });
  if (node.kind.endsWith("/prometheusrulegroups"))
    return set(node, { rules: [{ alert: "...", expression: "...", actions: [group] }] });
  return undefined;
}
function classicFix(node: Node, group: object): Fix {
  const ids = ["${onCall.id}"];
  if (node.kind.endsWith("/scheduledqueryrules")) return set(node, { action: { actionGroups: ids } });
  if (node.kind.endsWith("/smartdetectoralertrules")) return set(node, { actionGroup: { ids } });
  if (node.kind.endsWith("/prometheusrulegroups"))
    return set(node, { rules: [{ alert: "...", expression: "...", actions: [group] }] });
  return set(node, { actions: [group] });
}
const set = (node: Node, properties: Record<string, unknown>): StackRule["fix"] => ({
  action: "set",
  type: node.token,
  name: node.name,
  properties,
});
