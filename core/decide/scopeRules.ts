import type { LogAlertEntry } from "../../catalogue/schema.ts";
import type { Context } from "./context.ts";
import type { Effective } from "./effective.ts";
import { logRule } from "./logRules.ts";
import { activityRule } from "./otherRules.ts";
import type { Rule } from "./ruleTypes.ts";

/**
 * Rules of whole subscriptions (service and resource health, deletions) and of workspaces (ingestion, missing telemetry).
 * `sending`: by feed, the workspaces that azmon's own connection tests and data collection rules report to; of other feeds all.
 */
export function scopeRules(ctx: Context, sending: Partial<Record<LogAlertEntry["feed"], ReadonlySet<string>>>): Rule[] {
  const rules: Rule[] = [];
  for (const { per, alert } of ctx.catalogue.scopeAlerts) {
    const values = withSettings(ctx, ctx.layers.ofScope(alert));
    if (alert.kind === "activity") {
      if (alert.category === "ServiceHealth" && !ctx.config.serviceHealth.enabled) continue;
      for (const subscriptionId of per === "subscription" ? ctx.subscriptions : [])
        rules.push(activityRule(ctx, { alert, values, targets: [] }, subscriptionId));
      continue;
    }
    if (alert.feed === "activity-log" && !ctx.config.activityLog.enabled) continue;
    const all = per === "workspace" ? ctx.workspaces : ctx.workspaces.slice(0, 1);
    const fed = sending[alert.feed];
    const workspaces = fed ? all.filter((w) => fed.has(w.key)) : all;
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
  const { dailyQuotaGb } = ctx.config.workspace;
  const settings = {
    // -1 is no cap: the rule then keeps its own.
    dailyQuotaGb: { value: dailyQuotaGb === -1 ? undefined : dailyQuotaGb, path: "workspace.dailyQuotaGb" },
    resourceGroup: { value: ctx.config.placement.resourceGroup, path: "placement.resourceGroup" },
  };
  const parameters = { ...values.parameters };
  for (const [name, { value, path }] of Object.entries(settings))
    if (value !== undefined && parameters[name] && parameters[name].from !== "environment")
      parameters[name] = { value, from: "environment", path };
  return { ...values, parameters };
}
