import { set } from "../../fix.ts";
import { peek, text } from "../../peek.ts";
import { advisory, cannotTell, type ResourceRule, wrong } from "../../rule.ts";
import { LOG } from "../../views/alerts.ts";
import { bareKql, queriesOf } from "../../views/queries.ts";

export const requireLogRuleIdentity: ResourceRule = {
  scope: "resource",
  name: "require-log-rule-identity",
  group: "hygiene",
  title: "A log rule that reads Resource Graph or Data Explorer has an identity",
  why: "arg() and adx() run as the rule itself: without an identity with read rights the query returns nothing and the rule never fires.",
  severity: "medium",
  levels: advisory,
  source: "https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-create-log-alert-rule",
  kinds: [LOG],
  fix: set("azure-native:monitor:ScheduledQueryRule", {
    identity: { type: "UserAssigned", userAssignedIdentities: ["${reader.id}"] },
  }),
  check(node) {
    const queries = queriesOf(node);
    if (!queries) return cannotTell("query");
    if (!queries.some((q) => /(^|[^\w.])(arg|adx)\s*\(/.test(bareKql(q)))) return undefined;
    const identity = peek(node.props, "identity");
    if (identity.state === "unknown") return cannotTell("identity");
    const none = identity.state === "missing" || (text(identity.value, "type") ?? "SystemAssigned") === "None";
    return none ? wrong("reads outside the workspace with arg() or adx() and has no identity") : undefined;
  },
};
