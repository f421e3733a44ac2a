import { compare } from "../base/json.ts";
import { groupBy } from "../base/list.ts";
import type { ChartDecision } from "./decisions.ts";
import type { MetricRule, Rule } from "./ruleTypes.ts";
import type { Watches } from "./watches.ts";

/** The charts of the operations dashboard: the catalogue's per type, with the threshold that wakes somebody drawn in. */
export function decideCharts({ watched }: Watches, rules: readonly Rule[]): ChartDecision[] {
  const firing = new Map<string, Pick<ChartDecision, "threshold" | "below">>();
  for (const rule of rules) if (rule.kind === "metric" && !firing.has(rule.alert)) firing.set(rule.alert, thresholdOf(rule));
  const byType = groupBy(watched, ({ facet }) => facet.entry.type);
  const types = [...byType.entries()].sort(([a], [b]) => compare(a.toLowerCase(), b.toLowerCase()));
  return types.flatMap(([resourceType, all]) => {
    const { entry, scopePath } = all[0]!.facet;
    const targets = all.map((w) => w.target.key).sort(compare);
    return (entry.charts ?? []).map((chart): ChartDecision => ({
      title: chart.title,
      resourceType,
      targets,
      scopePath,
      metric: chart.metric,
      aggregation: chart.aggregation,
      unit: entry.metrics?.[chart.metric]?.unit ?? "Count",
      ...(chart.splitBy !== undefined ? { splitBy: chart.splitBy } : {}),
      ...(chart.alert !== undefined ? firing.get(chart.alert) : {}),
    }));
  });
}

function thresholdOf(rule: MetricRule): Pick<ChartDecision, "threshold" | "below"> {
  const { threshold, operator } = rule.criteria[0]!;
  if (threshold === undefined) return {};
  return operator.startsWith("LessThan") ? { threshold, below: true } : { threshold };
}
