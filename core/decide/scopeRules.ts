import type { Rule } from "../types.ts";
import type { Context } from "./context.ts";
import type { Effective } from "./effective.ts";
import { logRule } from "./logRules.ts";
import { activityRule } from "./otherRules.ts";

/**
 * Rules of whole subscriptions (service and resource health, deletions) and of workspaces (ingestion, missing telemetry).
 * `tested`: keys of the workspaces that connection tests of azmon's own send to.
 */
export function scopeRules(ctx: Context, tested: ReadonlySet<string>): Rule[] {
  const rules: Rule[] = [];
  for (const { per, alert } of ctx.catalogue.scopeAlerts) {
    const values = withSettings(ctx, ctx.layers.ofScope(alert));
    if (alert.kind === "activity") {
      if (alert.category === "ServiceHealth" && !ctx.config.serviceHealth.enabled) continue;
      for (const subscriptionId of per === "subscription" ? ctx.subscriptions : [])
        rules.push(activityRule(ctx, alert, values, subscriptionId, []));
      continue;
    }
    if (alert.feed === "activity-log" && !ctx.config.activityLog.enabled) continue;
    const all = per === "workspace" ? ctx.workspaces : ctx.workspaces.slice(0, 1);
    const workspaces = alert.feed === "connection-monitor" ? all.filter((w) => tested.has(w.key)) : all;
    for (const workspace of workspaces)
      rules.push(
        logRule(ctx, alert, values, {
          workspace,
          targets: [],
          scope: { kind: "all" },
          qualifier: workspace.key,
          groups: ctx.routing.of(values),
        }),
      );
  }
  return rules;
}

/** A parameter that stands for a setting of the environment follows it, unless an override says otherwise. */
function withSettings(ctx: Context, values: Effective): Effective {
  const own = values.parameters["dailyQuotaGb"];
  const { dailyQuotaGb } = ctx.config.workspace;
  if (!own || dailyQuotaGb === undefined || own.from === "environment") return values;
  const quota = { value: dailyQuotaGb, from: "environment" as const, path: "workspace.dailyQuotaGb" };
  return { ...values, parameters: { ...values.parameters, dailyQuotaGb: quota } };
}
