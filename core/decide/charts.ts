import { groupBy } from "../list.ts";
import { compare } from "../json.ts";
import type { ChartDecision, MetricRule, Rule } from "../types.ts";
import type { Watches } from "./watches.ts";

/** The charts of the operations dashboard: the catalogue's per type, with the threshold that wakes somebody drawn in. */
export function decideCharts({ watched }: Watches, rules: readonly Rule[]): ChartDecision[] {
  const thresholds = new Map<string, number>();
  for (const rule of rules) if (rule.kind === "metric" && !thresholds.has(rule.alert)) keep(thresholds, rule);
  const byType = groupBy(watched, ({ facet }) => facet.entry.type);
  const types = [...byType.entries()].sort(([a], [b]) => compare(a.toLowerCase(), b.toLowerCase()));
  return types.flatMap(([resourceType, all]) => {
    const entry = all[0]!.facet.entry;
    const targets = all.map((w) => w.target.key).sort(compare);
    return (entry.charts ?? []).map((chart): ChartDecision => {
      const threshold = chart.alert === undefined ? undefined : thresholds.get(chart.alert);
      return {
        title: chart.title,
        resourceType,
        targets,
        metric: chart.metric,
        aggregation: chart.aggregation,
        unit: entry.metrics?.[chart.metric]?.unit ?? "Count",
        ...(chart.splitBy !== undefined ? { splitBy: chart.splitBy } : {}),
        ...(threshold !== undefined ? { threshold } : {}),
      };
    });
  });
}

function keep(thresholds: Map<string, number>, rule: MetricRule): void {
  const threshold = rule.criteria[0]?.threshold;
  if (threshold !== undefined) thresholds.set(rule.alert, threshold);
}
