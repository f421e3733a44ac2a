import { groupBy } from "../list.ts";
import { compare } from "../json.ts";
import type { DiagnosticDecision, Finding, LimitLine, Rule } from "../types.ts";

const LIMITS = "https://learn.microsoft.com/azure/azure-monitor/fundamentals/service-limits";

interface Limit {
  title: string;
  max: number;
  /** What one unit counts against, or undefined where a rule does not count. */
  scopeOf: (rule: Rule) => string | undefined;
}

const subscription = (rule: Rule): string => `subscription ${rule.subscriptionId.toLowerCase()}`;
const perSubscription = (title: string, max: number, counts: (r: Rule) => boolean): Limit => ({
  title,
  max,
  scopeOf: (r) => (counts(r) ? subscription(r) : undefined),
});

const limits: Limit[] = [
  perSubscription("metric alert rules", 5000, (r) => r.kind === "metric" || r.kind === "availability"),
  perSubscription("log alert rules", 5000, (r) => r.kind === "log"),
  perSubscription("log alert rules that run every minute", 100, (r) => r.kind === "log" && r.evaluationFrequency === "PT1M"),
  perSubscription("activity log alert rules", 100, (r) => r.kind === "activity"),
  {
    title: "log alert rules on one resource",
    max: 1000,
    scopeOf: (r) => (r.kind === "log" ? `workspace ${r.workspace}` : undefined),
  },
];

/** How much of Azure's limits the plan uses. */
export function decideLimits(rules: readonly Rule[], settings: readonly DiagnosticDecision[]): LimitLine[] {
  const lines: LimitLine[] = [];
  for (const { title, max, scopeOf } of limits) {
    const used = new Map<string, number>();
    for (const rule of rules) {
      const scope = scopeOf(rule);
      if (scope !== undefined) used.set(scope, (used.get(scope) ?? 0) + 1);
    }
    for (const [scope, n] of [...used].sort(([a], [b]) => compare(a, b)))
      lines.push({ limit: title, scope, used: n, max, source: LIMITS });
  }
  const most = Math.max(0, ...[...groupBy(settings, (s) => `${s.target}${s.scopePath}`).values()].map((s) => s.length));
  if (most > 0)
    lines.push({
      limit: "diagnostic settings on one resource",
      scope: "the busiest resource",
      used: most,
      max: 5,
      source: LIMITS,
    });
  return lines;
}

/** A plan over a limit cannot be deployed; one near it is said in time. */
export function limitFindings(lines: readonly LimitLine[]): Finding[] {
  return lines.flatMap((l): Finding[] => {
    const use = `${l.used} of ${l.max} ${l.limit} in ${l.scope}`;
    if (l.used > l.max)
      return [
        {
          code: "AZM301",
          severity: "error",
          message: `${use}: Azure refuses the rest.`,
          suggestion: "Split the environment, or switch alerts off by type.",
        },
      ];
    if (l.used >= 0.8 * l.max && l.max > 5)
      return [
        {
          code: "AZM302",
          severity: "warning",
          message: `${use}: little is left.`,
          suggestion: "Ask Azure for more where the limit can be raised, or split the environment.",
        },
      ];
    return [];
  });
}
