import { type Limit, type LimitId, limits } from "../../catalogue/limits.ts";
import { compare } from "../base/json.ts";
import { groupBy } from "../base/list.ts";
import { nearLimit, overLimit } from "../findings/limits.ts";
import type { Finding } from "../findings/finding.ts";
import type { DiagnosticDecision, LimitLine } from "./decisions.ts";
import { textAt } from "../inventory/read.ts";
import type { Row } from "../inventory/types.ts";
import type { Rule } from "./ruleTypes.ts";

interface Count {
  limit: Limit;
  /** Rows of the inventory that count against it too: what others made is there already. */
  rows?: (row: Row) => boolean;
  /** What one unit counts against, or undefined where a rule does not count. */
  scopeOf: (rule: Rule) => string | undefined;
}

const ofType =
  (type: string) =>
  (row: Row): boolean =>
    row.type === `microsoft.insights/${type}`;
const everyMinute = (row: Row): boolean =>
  ofType("scheduledqueryrules")(row) && textAt(row.properties, "evaluationFrequency") === "PT1M";

const perSubscription = (id: LimitId, counts: (r: Rule) => boolean, rows: Count["rows"]): Count => ({
  limit: limits[id],
  rows,
  scopeOf: (r) => (counts(r) ? `subscription ${r.subscriptionId.toLowerCase()}` : undefined),
});

const counts: Count[] = [
  perSubscription("metricAlert.rules", (r) => r.kind === "metric" || r.kind === "availability", ofType("metricalerts")),
  perSubscription("logAlert.rules", (r) => r.kind === "log", ofType("scheduledqueryrules")),
  perSubscription("logAlert.oneMinuteRules", (r) => r.kind === "log" && r.evaluationFrequency === "PT1M", everyMinute),
  perSubscription("activityAlert.rules", (r) => r.kind === "activity", ofType("activitylogalerts")),
  {
    limit: limits["logAlert.rulesPerResource"],
    scopeOf: (r) => (r.kind === "log" ? `workspace ${r.workspace}` : undefined),
  },
];

/** How much of Azure's limits the plan uses. */
export function decideLimits(rules: readonly Rule[], settings: readonly DiagnosticDecision[], rows: readonly Row[]): LimitLine[] {
  const lines: LimitLine[] = [];
  for (const { limit, scopeOf, rows: counted } of counts) {
    const used = new Map<string, number>();
    for (const rule of rules) {
      const scope = scopeOf(rule);
      if (scope !== undefined) used.set(scope, (used.get(scope) ?? 0) + 1);
    }
    for (const row of counted ? rows.filter(counted) : []) {
      const scope = `subscription ${row.subscriptionId.toLowerCase()}`;
      // Subscriptions where nothing is planned are not this plan's to judge.
      if (used.has(scope)) used.set(scope, used.get(scope)! + 1);
    }
    for (const [scope, n] of [...used].sort(([a], [b]) => compare(a, b)))
      lines.push({ limit: limit.title, scope, used: n, max: limit.max, source: limit.source });
  }
  const there = groupBy(rows.filter(ofType("diagnosticsettings")), (r) =>
    r.id.toLowerCase().replace(/\/providers\/microsoft\.insights\/[^/]+\/[^/]+$/, ""),
  );
  const perResource = groupBy(settings, (s) => `${s.target}${s.scopePath.toLowerCase()}`);
  const most = [...perResource].reduce((n, [id, all]) => Math.max(n, all.length + (there.get(id)?.length ?? 0)), 0);
  const { title, max, source } = limits["diagnostics.settings"];
  if (most > 0) lines.push({ limit: title, scope: "the busiest resource", used: most, max, source });
  return lines;
}

/** A plan over a limit cannot be deployed; one near it is said in time. */
export function limitFindings(lines: readonly LimitLine[]): Finding[] {
  return lines.flatMap((l): Finding[] => {
    const use = `${l.used} of ${l.max} ${l.limit} in ${l.scope}`;
    if (l.used > l.max) return [overLimit.of({}, { use })];
    if (l.used >= 0.8 * l.max && l.max > 5) return [nearLimit.of({}, { use })];
    return [];
  });
}
