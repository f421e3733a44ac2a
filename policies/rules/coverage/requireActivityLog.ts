import { add } from "../../fix.ts";
import type { Graph, Link } from "../../graph.ts";
import { advisory, type Context, type Expectation, type StackRule, verdicts } from "../../rule.ts";
import { diagnosticSettings } from "../../views/diagnostics.ts";

const WORKSPACE = "microsoft.operationalinsights/workspaces";
const SUBSCRIPTION_SETTING = "microsoft.resources/subscriptions/diagnosticsettings";

export const requireActivityLog: StackRule = {
  scope: "stack",
  name: "require-activity-log",
  group: "coverage",
  title: "A stack that makes a workspace sends the activity log there",
  why: "Azure keeps it 90 days: after that nobody can say who deleted what, and no rule on AzureActivity has a row to read.",
  severity: "medium",
  levels: { ...advisory, development: "disabled" },
  source: "https://learn.microsoft.com/azure/azure-monitor/platform/activity-log",
  fix: add("azure-native:monitor:DiagnosticSetting", "activity-log", {
    name: "activity-log",
    resourceUri: "/subscriptions/${subscription.subscriptionId}",
    workspaceId: "${workspace.id}",
    logs: ["Administrative", "Security", "ServiceHealth", "Alert", "Recommendation", "Policy", "Autoscale", "ResourceHealth"].map(
      (category) => ({ category, enabled: true }),
    ),
  }),
  check: (graph, context) => verdicts(expectations(graph, context)),
};

/** One question for the stack, put to its first workspace: an activity log goes to one place, not to all. */
function expectations(graph: Graph, context: Context): Expectation[] {
  const node = graph.ofKind(WORKSPACE).find((n) => !n.resource.external);
  if (!node || context.central) return [];
  const met = context.elsewhere(node, "activity-log") || isSent(graph);
  return [{ node, signal: "activity-log", met, what: "is made in a stack that sends the activity log nowhere" }];
}
function isSent(graph: Graph): boolean | undefined {
  if (graph.ofKind(SUBSCRIPTION_SETTING, "microsoft.insights/logprofiles").length) return true;
  let result: boolean | undefined = false;
  for (const { targets, logs } of diagnosticSettings(graph)) {
    if (logs?.length === 0) continue;
    if (!targets) result = undefined;
    else if (targets.some(isSubscription)) return true;
  }
  return result;
}
const isSubscription = ({ id, node }: Link): boolean =>
  /^\/subscriptions\/[^/]+\/?$/i.test(id ?? "") || /\/(subscriptions|aliases)$/.test(node?.kind ?? "");
