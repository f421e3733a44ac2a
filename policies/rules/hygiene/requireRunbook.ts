import { set } from "../../fix.ts";
import type { Node } from "../../graph.ts";
import { eachText, list, open, peek } from "../../peek.ts";
import { advisory, cannotTell, type ResourceRule, wrong } from "../../rule.ts";
import { ACTIVITY, LOG, METRIC, PROMETHEUS } from "../../views/alerts.ts";

export const requireRunbook: ResourceRule = {
  scope: "resource",
  name: "require-runbook",
  group: "hygiene",
  title: "An alert rule links to its runbook",
  why: "Whoever is woken at three in the morning has never seen this alert; without a page to follow, they start from nothing.",
  severity: "low",
  levels: advisory,
  source: "https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-common-schema",
  kinds: [METRIC, LOG, ACTIVITY, PROMETHEUS],
  fix: set("azure-native:monitor:MetricAlert", { description: "What it means. Runbook: https://..." }),
  config: {
    pattern: {
      type: "string",
      default: "https?://",
      description: "Regular expression that the description or a custom property must match.",
    },
  },
  check(node, { config }) {
    const pattern = new RegExp(String(config["pattern"]), "i");
    const missing = node.kind === PROMETHEUS ? unlinked(node, pattern) : linked(node, pattern);
    if (missing === undefined) return cannotTell("description");
    return missing === "" ? undefined : wrong(missing, node.kind === PROMETHEUS ? groupFix : undefined);
  },
};
const groupFix = set("azure-native:alertsmanagement:PrometheusRuleGroup", {
  rules: [{ alert: "...", annotations: { runbook_url: "https://..." } }],
});
const places = ["description", "customProperties", "actions.customProperties", "action.customProperties"];

function linked(node: Node, pattern: RegExp): string | undefined {
  if (places.some((p) => holds(peek(node.props, p), pattern))) return "";
  const webhooks = webhookProperties(node);
  if (webhooks?.some((w) => holds(w, pattern))) return "";
  return !webhooks || places.some((p) => hasUnknown(node, p))
    ? undefined
    : "links to no runbook, neither in its description nor in a custom property";
}
/** What an action hands to its webhooks; each provider spells it in its own way, and case does not count. */
function webhookProperties(node: Node): ReturnType<typeof peek>[] | undefined {
  const found: ReturnType<typeof peek>[] = [];
  for (const path of ["actions", "actions.actionGroups"]) {
    const at = peek(node.props, path);
    if (at.state !== "known" || !Array.isArray(at.value)) continue;
    for (const action of list(node.props, path) ?? []) {
      const own = action.state === "known" ? peek(action.value, "webHookProperties") : action;
      if (own.state === "unknown") return undefined;
      found.push(own);
    }
  }
  return [...found, peek(node.props, "action.customWebhookPayload")];
}
/** A group has many alerts; recording rules need no runbook. */
function unlinked(node: Node, pattern: RegExp): string | undefined {
  const rules = list(node.props, "rules");
  if (!rules) return undefined;
  const names: string[] = [];
  for (const rule of rules) {
    if (rule.state !== "known") return undefined;
    const alert = peek(rule.value, "alert");
    if (alert.state === "missing" || holds(peek(rule.value, "annotations"), pattern)) continue;
    if (peek(rule.value, "annotations").state === "unknown" || alert.state === "unknown") return undefined;
    names.push(String(alert.value));
  }
  if (names.length === 0) return "";
  return `has alerts without a runbook in their annotations: ${names.slice(0, 3).join(", ")}${names.length > 3 ? ` and ${names.length - 3} more` : ""}`;
}
function holds(at: ReturnType<typeof peek>, pattern: RegExp): boolean {
  let found = false;
  if (at.state === "known") eachText(at.value, (text) => (found ||= pattern.test(text)));
  return found;
}
function hasUnknown(node: Node, path: string): boolean {
  const at = peek(node.props, path);
  if (at.state !== "known") return at.state === "unknown";
  return typeof at.value === "object" && Object.values(at.value as object).some((v) => open(v).state === "unknown");
}
