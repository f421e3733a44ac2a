import { compare } from "../base/json.ts";
import { groupBy } from "../base/list.ts";
import type { Finding } from "../findings/finding.ts";
import type { Insights } from "../insights/index.ts";
import { newMonitors } from "../insights/network/tests.ts";
import type { Context } from "./context.ts";
import { ownLogs } from "./diagnostics.ts";
import { logRules } from "./logRules.ts";
import { activityRules, availabilityRules, ownTestRules, prometheusRules } from "./otherRules.ts";
import type { Rule } from "./ruleTypes.ts";
import { scopeRules } from "./scopeRules.ts";
import type { Watch } from "./watches.ts";
import { groupedMetricRules } from "./wideRules.ts";

/** One rule or several for all that is watched, sorted by key. */
export function decideRules(ctx: Context, watches: readonly Watch[], insights: Insights): { rules: Rule[]; findings: Finding[] } {
  const allowed = watches.filter((w) => !w.alert.preview || ctx.config.allowPreview);
  const byKind = groupBy(allowed, (w) => w.alert.kind);
  // The filter by kind narrows the union for each renderer.
  const of = <K extends Watch["alert"]["kind"]>(kind: K) =>
    (byKind.get(kind) ?? []) as (Watch & { alert: Extract<Watch["alert"], { kind: K }> })[];
  // Prometheus rules of clusters whose metrics do not arrive would never see a sample; so it is with connections nobody tests.
  const clusters = new Set(insights.clusters.filter((c) => c.prometheus).map((c) => c.target));
  const tested = new Set(newMonitors(insights.connectionMonitors, ctx.targets).map((m) => m.workspace));
  const collecting = new Set(ownLogs(ctx) && collects(ctx, insights) ? [ctx.workspaces[0]!.key] : []);
  const { enabled, prometheus } = ctx.config.containerInsights;
  const collected = enabled && prometheus ? of("prometheus").filter((w) => clusters.has(w.target.key)) : [];
  const metric = groupedMetricRules(ctx, of("metric"));
  const rules = [
    ...metric.rules,
    ...availabilityRules(ctx, of("availability")),
    ...ownTestRules(ctx, insights.webTests),
    ...logRules(ctx, of("log")),
    ...activityRules(ctx, of("activity")),
    ...prometheusRules(ctx, collected),
    ...scopeRules(ctx, { "connection-monitor": tested, collection: collecting }),
  ].sort((a, b) => compare(a.key, b.key));
  return { rules, findings: metric.findings };
}

/** Whether azmon makes data collection rules of its own. */
function collects({ config }: Context, { machines, clusters }: Insights): boolean {
  const { enabled, feedback } = config.usageInsights;
  const { customTables, transforms, existing } = config.workspace;
  const own = Object.values(customTables).some((t) => t.ingest) || Object.keys(transforms).length > 0;
  const forFeedback = enabled && feedback && config.applicationInsights.enabled;
  return machines.length + clusters.length > 0 || forFeedback || (own && existing === undefined);
}
