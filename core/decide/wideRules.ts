import { resourceGroupArmId, subscriptionArmId } from "../azure/armId.ts";
import { compare } from "../base/json.ts";
import { groupBy } from "../base/list.ts";
import { wideRules } from "../findings/limits.ts";
import type { Finding } from "../findings/finding.ts";
import type { Context } from "./context.ts";
import { metricRule, metricRules, type MetricWatch, qualifier, sharesRule } from "./metricRules.ts";
import type { MetricRule } from "./ruleTypes.ts";

const NAMED = 5;

/**
 * Metric rules as `grouping.metricScope` wants them. Over a resource group or subscription a rule watches every resource of its type and
 * region, those made later too; it cannot leave one out, nor treat one differently, and says so.
 */
export function groupedMetricRules(ctx: Context, watches: MetricWatch[]): { rules: MetricRule[]; findings: Finding[] } {
  const { metricScope } = ctx.config.grouping;
  if (metricScope === "resources") return { rules: metricRules(ctx, watches), findings: [] };
  const wide = watches.filter((w) => sharesRule(ctx, w));
  const groups = groupBy(wide, ({ alert, target }) =>
    [alert.id, target.type, target.subscriptionId.toLowerCase(), target.location].join("\n"),
  );
  const rules = metricRules(
    ctx,
    watches.filter((w) => !sharesRule(ctx, w)),
  );
  const unlike = new Map<string, string>();
  for (const all of groups.values()) {
    const { alert, target } = all[0]!;
    const values = ctx.layers.ofType(alert, target.type);
    const receivers = ctx.routing.of(values);
    const place = { qualifier: qualifier(ctx, all[0]!, ["", "", receivers.join(",")], 0), subscriptionId: target.subscriptionId };
    rules.push({ ...metricRule(ctx, all, { values, groups: receivers }, place), scopes: scopesOf(metricScope, all) });
    for (const t of notAlike(ctx, all, receivers)) unlike.set(t.key, t.id);
  }
  return { rules, findings: finding(metricScope, [...unlike.values()].sort(compare)) };
}

function scopesOf(scope: "resourceGroup" | "subscription", watches: MetricWatch[]): string[] {
  const { subscriptionId } = watches[0]!.target;
  if (scope === "subscription") return [subscriptionArmId(subscriptionId)];
  const groups = new Map(watches.map(({ target }) => [target.resourceGroup.toLowerCase(), target.resourceGroup]));
  return [...groups].sort(([a], [b]) => compare(a, b)).map(([, name]) => resourceGroupArmId(subscriptionId, name));
}

/** Resources in the rule's reach that the alert is not for, whose values an override changes, or whose owner would be called instead. */
function notAlike(ctx: Context, watches: MetricWatch[], receivers: string[]) {
  const { target } = watches[0]!;
  const watched = new Set(watches.map((w) => w.target));
  const groups = new Set(watches.map((w) => w.target.resourceGroup.toLowerCase()));
  const near = (ctx.targetsByType.get(target.type) ?? []).filter(
    (t) =>
      t.location === target.location &&
      t.subscriptionId.toLowerCase() === target.subscriptionId.toLowerCase() &&
      (ctx.config.grouping.metricScope === "subscription" || groups.has(t.resourceGroup.toLowerCase())),
  );
  const called = receivers.join();
  const different = watches.filter((w) => w.values.variant !== "" || ctx.routing.of(w.values, w.target).join() !== called);
  return [...near.filter((t) => !watched.has(t)), ...different.map((w) => w.target)];
}

function finding(scope: string, ids: string[]): Finding[] {
  if (ids.length === 0) return [];
  const names = ids.slice(0, NAMED).map((id) => id.split("/").at(-1)!);
  const rest = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : "";
  return [wideRules.of({ path: "grouping.metricScope" }, { scope, names: `${names.join(", ")}${rest}` })];
}
