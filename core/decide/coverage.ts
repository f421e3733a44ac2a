import type { AlertEntry } from "../../catalogue/schema.ts";
import type { CoverageRow } from "../insights/insight.ts";
import type { Target } from "../inventory/types.ts";
import type { Context } from "./context.ts";
import { feedSignal } from "./exemptions.ts";
import type { Rule } from "./ruleTypes.ts";
import { uncollected } from "./uncollected.ts";
import type { Watches } from "./watches.ts";

/** Coverage of the alerts: each applicable alert of each target is covered by a rule, or says why not. */
export function alertCoverage(
  ctx: Context,
  { watches }: Watches,
  rules: readonly Rule[],
  others: readonly CoverageRow[],
): CoverageRow[] {
  // By target first: strings of both would be made twice for each of a large estate's signals.
  const rulesOf = new Map<string, Map<string, Rule>>();
  for (const rule of rules) for (const target of rule.targets) innerMap(rulesOf, rule.alert).set(target, rule);
  const feedsOf = new Map<string, Map<string, CoverageRow>>();
  for (const row of others) innerMap(feedsOf, row.signal).set(row.target, row);
  return watches.map(({ target, alert }): CoverageRow => {
    const row = (status: CoverageRow["status"], by: string[], reason?: string): CoverageRow => ({
      target: target.key,
      signal: alert.id,
      status,
      by,
      ...(reason === undefined ? {} : { reason }),
    });
    const rule = rulesOf.get(alert.id)?.get(target.key);
    const signal = feedSignal(alert);
    const feed = signal === undefined ? undefined : feedsOf.get(signal)?.get(target.key);
    if (feed?.status === "exempt")
      return { ...feed, target: target.key, signal: alert.id, reason: `Reads ${feed.signal}, which is exempt: ${feed.reason}` };
    if (feed && feed.status !== "covered")
      return row(feed.status, [], feed.reason ?? `Its data does not arrive: ${feed.signal} is ${feed.status}.`);
    if (!rule) return row("missing", [], missingRule(ctx, alert, target));
    if (!rule.enabled) return row("missing", [], `Switched off by ${rule.values["enabled"]?.path ?? "the catalogue"}.`);
    // In development nobody is called, on purpose.
    if (rule.severity <= 2 && rule.actionGroups.length === 0 && ctx.config.preset !== "development")
      return row("missing", [], `It tells nobody: no action group is routed to for severity ${rule.severity}.`);
    return row("covered", [rule.key]);
  });
}

function innerMap<V>(outer: Map<string, Map<string, V>>, key: string): Map<string, V> {
  let inner = outer.get(key);
  if (!inner) outer.set(key, (inner = new Map<string, V>()));
  return inner;
}

function missingRule(ctx: Context, alert: AlertEntry, target: Target): string {
  const reason = uncollected(ctx.config.vmInsights, alert, target.type);
  if (reason) return reason;
  const landing = alert.kind === "log" ? ctx.landings.of(target, alert.feed) : undefined;
  if (landing && "unreadable" in landing) return landing.unreadable;
  if (alert.preview && !ctx.config.allowPreview) return "Needs a preview feature of Azure; allowPreview is false.";
  if (alert.kind === "prometheus") return "Managed Prometheus is off (containerInsights.prometheus).";
  if (alert.kind === "availability") return "The web test names no Application Insights component in a hidden-link tag.";
  return "No rule was made for it.";
}
