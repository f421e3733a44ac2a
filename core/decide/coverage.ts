import type { AlertEntry } from "../../catalogue/schema.ts";
import type { Exemption } from "../config/schema.ts";
import { groupBy } from "../list.ts";
import { matchesSelector } from "../selection.ts";
import type { CoverageRow, Finding, Rule, Target } from "../types.ts";
import type { Context } from "./context.ts";
import { uncollected } from "./uncollected.ts";
import type { Watches } from "./watches.ts";

/** Signals a log alert needs before it can say anything, by the feed it reads. */
const feedSignal: Record<string, string> = {
  agent: "agent",
  "container-logs": "container-logs",
  "flow-logs": "flow-log",
  diagnostics: "diagnostics",
};

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
    const row = { target: target.key, signal: alert.id };
    const rule = rulesOf.get(alert.id)?.get(target.key);
    const signal = alert.kind === "prometheus" ? "prometheus" : alert.kind === "log" ? feedSignal[alert.feed] : undefined;
    const feed = signal === undefined ? undefined : feedsOf.get(signal)?.get(target.key);
    if (feed && feed.status !== "covered" && feed.status !== "exempt")
      return {
        ...row,
        status: feed.status,
        by: [],
        reason: feed.reason ?? `Its data does not arrive: ${feed.signal} is ${feed.status}.`,
      };
    if (!rule) return { ...row, status: "missing", by: [], reason: missingRule(ctx, alert, target.type) };
    if (!rule.enabled)
      return { ...row, status: "missing", by: [], reason: `Switched off by ${rule.values["enabled"]?.path ?? "the catalogue"}.` };
    return { ...row, status: "covered", by: [rule.key] };
  });
}

function innerMap<V>(outer: Map<string, Map<string, V>>, key: string): Map<string, V> {
  let inner = outer.get(key);
  if (!inner) outer.set(key, (inner = new Map<string, V>()));
  return inner;
}

function missingRule(ctx: Context, alert: AlertEntry, type: string): string {
  const reason = uncollected(ctx.config.vmInsights, alert, type);
  if (reason) return reason;
  if (alert.preview && !ctx.config.allowPreview) return "Needs a preview feature of Azure; allowPreview is false.";
  if (alert.kind === "prometheus") return "Managed Prometheus is off (containerInsights.prometheus).";
  if (alert.kind === "availability") return "The web test names no Application Insights component in a hidden-link tag.";
  return "No rule was made for it.";
}

/** Puts exemptions over coverage: a matching, unexpired one turns `missing` into `exempt`. Expired and unused ones are findings. */
export function exempt(ctx: Context, rows: readonly CoverageRow[]): { coverage: CoverageRow[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const live: { exemption: Exemption; path: string; used: boolean }[] = [];
  ctx.config.exemptions.forEach((exemption, i) => {
    const path = `exemptions[${i}]`;
    if (ctx.today !== undefined && exemption.expires < ctx.today)
      findings.push({
        code: "AZM202",
        severity: "warning",
        message: `The exemption of ${exemption.signal} by ${exemption.owner} expired on ${exemption.expires} and no longer counts.`,
        path,
        suggestion: "Watch the resources, or renew the exemption with its reason.",
      });
    else live.push({ exemption, path, used: false });
  });
  if (live.length === 0) return { coverage: [...rows], findings };
  const targets = new Map(ctx.targets.map((t) => [t.key, t]));
  const coverage = rows.map((row): CoverageRow => {
    if (row.status !== "missing" && row.status !== "covered") return row;
    const hit = live.find(
      ({ exemption: e }) => (e.signal === "*" || e.signal === row.signal) && selects(e, targets.get(row.target)),
    );
    if (!hit) return row;
    hit.used = true;
    const { reason, owner, expires } = hit.exemption;
    return { ...row, status: "exempt", by: [], reason, owner, expires };
  });
  for (const { exemption, path, used } of live)
    if (!used)
      findings.push({
        code: "AZM203",
        severity: "info",
        message: `The exemption of ${exemption.signal} by ${exemption.owner} matches nothing.`,
        path,
        suggestion: "Remove it, or check its match.",
      });
  return { coverage, findings };
}

const selects = (e: Exemption, target: Target | undefined): boolean => target !== undefined && matchesSelector(target, e.match);

/** Whether an exemption takes an alert off a target: the rule then leaves the target out. */
export function exemptedWatch(ctx: Context): (alertId: string, target: Target) => boolean {
  const live = ctx.config.exemptions.filter((e) => ctx.today === undefined || e.expires >= ctx.today);
  if (live.length === 0) return () => false;
  const bySignal = groupBy(live, (e) => e.signal);
  const all = bySignal.get("*") ?? [];
  return (alertId, target) => [...(bySignal.get(alertId) ?? []), ...all].some((e) => matchesSelector(target, e.match));
}
