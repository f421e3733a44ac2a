import { limits } from "../../catalogue/limits.ts";
import { compare } from "../base/json.ts";
import { kqlLiteral } from "../base/kql.ts";
import { groupBy } from "../base/list.ts";
import { becameLogRules } from "../findings/limits.ts";
import type { Finding } from "../findings/finding.ts";
import type { Context } from "./context.ts";
import type { ActivityRule, LogRule, Rule } from "./ruleTypes.ts";

/** Columns of AzureActivity that hold what an activity log rule compares. Source: Azure Monitor reference, table AzureActivity. */
const columns: Record<string, string> = {
  operationName: "OperationNameValue",
  status: "ActivityStatusValue",
  level: "Level",
  caller: "Caller",
  resourceGroup: "ResourceGroup",
};
/** The table says `Success` where the activity log says `Succeeded`. Source: the same page. */
const statuses: Record<string, string> = { succeeded: "Success", failed: "Failure", started: "Start", accepted: "Accept" };

/**
 * Azure takes 100 activity log rules a subscription and raises it for nobody. Rules on administrative operations beyond that become log
 * rules on AzureActivity; service and resource health cannot, and stay. Each move is a finding.
 */
export function moveOverflow(ctx: Context, rules: readonly Rule[]): { rules: Rule[]; findings: Finding[] } {
  const activity = rules.filter((r): r is ActivityRule => r.kind === "activity");
  const moved = new Map<Rule, LogRule>();
  const findings: Finding[] = [];
  for (const [subscription, all] of groupBy(activity, (r) => r.subscriptionId.toLowerCase())) {
    const excess = all.length - limits["activityAlert.rules"].max;
    if (excess <= 0 || !ctx.config.activityLog.enabled) continue;
    const movable = all.filter((r) => r.category === "Administrative" && r.conditions.every((c) => columns[c.field]));
    // The least severe go first: a log rule fires some minutes later.
    const chosen = movable.sort((a, b) => b.severity - a.severity || compare(a.key, b.key)).slice(0, excess);
    for (const rule of chosen) moved.set(rule, asLogRule(ctx, rule));
    if (chosen.length > 0)
      findings.push(becameLogRules.of({}, { alerts: chosen.map((r) => r.alert).sort(compare), subscriptionId: subscription }));
  }
  return { rules: rules.map((r) => moved.get(r) ?? r), findings };
}

function asLogRule(ctx: Context, { kind: _kind, category, conditions, ...base }: ActivityRule): LogRule {
  const value = (field: string, v: string) => kqlLiteral(field === "status" ? (statuses[v.toLowerCase()] ?? v) : v);
  const clauses = conditions.map((c) => {
    // `containsAny` means part of the text, as in the activity log rule; `has_any` would ask for whole words.
    if (c.containsAny) {
      const parts = c.containsAny.map((v) => `${columns[c.field]} contains ${value(c.field, v)}`);
      return `| where ${parts.join(" or ")}`;
    }
    const all = c.anyOf ?? [c.equals!];
    return `| where ${columns[c.field]} in~ (${all.map((v) => value(c.field, v)).join(", ")})`;
  });
  return {
    ...base,
    kind: "log",
    subscriptionId: ctx.config.placement.subscriptionId,
    workspace: ctx.workspaces[0]!.key,
    query: [
      "AzureActivity",
      `| where SubscriptionId =~ ${kqlLiteral(base.subscriptionId)} and CategoryValue =~ ${kqlLiteral(category)}`,
      ...clauses,
      "| project TimeGenerated, OperationNameValue, Caller, _ResourceId",
    ].join("\n"),
    tables: ["AzureActivity"],
    feed: "activity-log",
    aggregation: "Count",
    operator: "GreaterThan",
    threshold: 0,
    dimensions: ["OperationNameValue", "Caller"],
    resourceIdColumn: "_ResourceId",
    // As the catalogue's own rules on the table: records arrive up to ten minutes late.
    windowSize: "PT15M",
    evaluationFrequency: "PT5M",
    evaluationPeriods: 1,
    minFailingPeriods: 1,
  };
}
