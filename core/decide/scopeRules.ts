import type { Rule } from "../types.ts";
import type { Context } from "./context.ts";
import { logRule } from "./logRules.ts";
import { activityRule } from "./otherRules.ts";
import { watchedSubscriptions } from "./subscriptions.ts";

/** Rules of whole subscriptions (service and resource health, deletions) and of workspaces (ingestion, missing telemetry). */
export function scopeRules(ctx: Context): Rule[] {
  const rules: Rule[] = [];
  for (const { per, alert } of ctx.catalogue.scopeAlerts) {
    const values = ctx.layers.ofScope(alert);
    if (alert.kind === "activity") {
      if (alert.category === "ServiceHealth" && !ctx.config.serviceHealth.enabled) continue;
      for (const subscriptionId of per === "subscription" ? watchedSubscriptions(ctx) : [])
        rules.push(activityRule(ctx, alert, values, subscriptionId, []));
      continue;
    }
    const workspaces = per === "workspace" ? ctx.workspaces : ctx.workspaces.slice(0, 1);
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
