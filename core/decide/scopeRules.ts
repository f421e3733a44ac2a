import type { Rule } from "../types.ts";
import type { Context } from "./context.ts";
import { logRule } from "./logRules.ts";
import { activityRule } from "./otherRules.ts";

/**
 * Rules of whole subscriptions (service and resource health, deletions) and of workspaces (ingestion, missing telemetry).
 * `tested`: keys of the workspaces that connection tests of azmon's own send to.
 */
export function scopeRules(ctx: Context, tested: ReadonlySet<string>): Rule[] {
  const rules: Rule[] = [];
  for (const { per, alert } of ctx.catalogue.scopeAlerts) {
    const values = ctx.layers.ofScope(alert);
    if (alert.kind === "activity") {
      if (alert.category === "ServiceHealth" && !ctx.config.serviceHealth.enabled) continue;
      for (const subscriptionId of per === "subscription" ? ctx.subscriptions : [])
        rules.push(activityRule(ctx, alert, values, subscriptionId, []));
      continue;
    }
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
