import { add, type Fix } from "../../fix.ts";
import type { Graph, Node } from "../../graph.ts";
import { advisory, type Context, type Expectation, type StackRule, type Verdict } from "../../rule.ts";
import { ACTIVITY, fires } from "../../views/alerts.ts";
import { hasCategory } from "../../views/alertIndex.ts";
import { reach } from "../../views/reach.ts";
import { watched } from "../../views/watched.ts";

const signals = [
  ["service-health", "ServiceHealth", "Service Health"],
  ["resource-health", "ResourceHealth", "Resource Health"],
] as const;
const healthFix = (category: string): Fix =>
  add("azure-native:monitor:ActivityLogAlert", category === "ServiceHealth" ? "service-health" : "resource-health", {
    description: "Azure says that something it runs is not well. Runbook: https://...",
    location: "global",
    enabled: true,
    scopes: ["/subscriptions/${subscription.subscriptionId}"],
    condition: { allOf: [{ field: "category", equals: category }] },
    actions: { actionGroups: [{ actionGroupId: "${onCall.id}" }] },
  });

export const requireHealthAlerts: StackRule = {
  scope: "stack",
  name: "require-health-alerts",
  group: "coverage",
  title: "Somebody is told what Azure says of the health of its services and of the resources",
  why: "When Azure itself fails, every other alert fires at once or none does; this one says that it is not yours to repair.",
  severity: "medium",
  levels: { ...advisory, development: "disabled" },
  source: "https://learn.microsoft.com/azure/service-health/alerts-activity-log-service-notifications-portal",
  fix: { ...healthFix("ServiceHealth"), also: [healthFix("ResourceHealth")] },
  check(graph, context) {
    const expected = expectations(graph, context);
    const missing = expected.filter((e) => e.met === false);
    const open = missing.length ? missing : expected.filter((e) => e.met === undefined);
    const [first, ...more] = open.flatMap((e) => e.fix ?? []);
    return open.slice(0, 1).map(({ node }): Verdict => ({
      node,
      status: missing.length ? "violation" : "unknown",
      what: `stands in a stack without an alert on ${open.map((e) => e.what).join(" or ")}`,
      fix: first && { ...first, also: more },
    }));
  },
};

/** One report for the stack, on whoever would be told, else on where things lie. */
function expectations(graph: Graph, context: Context): Expectation[] {
  const node = context.central ? undefined : anchor(graph, context);
  if (!node) return [];
  const rules = graph.ofKind(ACTIVITY).flatMap((n) => {
    const told = fires(n) ? reach(graph, n, 5).told : false;
    return told === false ? [] : [{ node: n, told }];
  });
  return signals.map(([signal, category, what]) => {
    const answers = rules.map((r) => {
      const is = hasCategory(r.node, category);
      return is === false ? false : is && r.told ? true : undefined;
    });
    const met =
      context.elsewhere(node, signal) || (answers.includes(true) ? true : answers.includes(undefined) ? undefined : false);
    return { node, signal, met, what, fix: healthFix(category) };
  });
}
function anchor(graph: Graph, context: Context): Node | undefined {
  const judged = watched(graph, context).map((w) => w.node);
  const groups = graph.ofKind("microsoft.insights/actiongroups", "microsoft.resources/resourcegroups");
  return judged.length ? (groups.find((n) => !n.resource.external) ?? judged[0]) : undefined;
}
