import type { MetricCase } from "../../catalogue/case.ts";
import { minutes } from "../../core/base/duration.ts";
import type { MetricCriterion } from "../../core/decide/ruleTypes.ts";
import { changed } from "../inWords.ts";
import { type Fired, type Outcome, outcomeOf, skipped } from "../outcome.ts";
import type { MetricProbe } from "../rules.ts";
import { evaluate, type Watched } from "./evaluate.ts";
import { timelines } from "./timeline.ts";

/** Puts the series of a case to a metric rule. `severity`: what an alert must have. */
export function judgeMetric(rule: MetricProbe, one: MetricCase, severity: number): Outcome {
  if (rule.criteria.some((c) => c.dynamic)) return skipped("a dynamic threshold is Azure's own model and cannot be run offline");
  const seen = evaluate(rule, one.series);
  const expected = one.fires.map((dimensions) => ({ dimensions, severity }));
  const got = seen.flatMap((w) => firedOf(rule, w, one.ends));
  return outcomeOf(expected, got, [inWords(rule), ...seen.flatMap(nearestInWords)]);
}

function firedOf(rule: MetricProbe, watched: Watched, ends: MetricCase["ends"]): Fired[] {
  const all = timelines(watched.met, minutes(rule.evaluationFrequency));
  const times = all.filter((t) => t.fired);
  if (times.length === 0) return [];
  const fired: Fired = { dimensions: watched.dimensions, severity: rule.severity };
  if (times.length < all.length)
    return [{ ...fired, but: `only if Azure checks in the right minute (${times.length} of ${all.length})` }];
  if (ends !== undefined && times.some((t) => t.on !== (ends === "on")))
    return [{ ...fired, but: ends === "on" ? "resolved when the case ends" : "not resolved when the case ends" }];
  return [fired];
}

const symbols: Record<string, string> = {
  GreaterThan: ">",
  GreaterThanOrEqual: ">=",
  LessThan: "<",
  LessThanOrEqual: "<=",
  Equals: "=",
};
const criterionInWords = (c: MetricCriterion): string => {
  const where = c.dimensions.filter((d) => d.values[0] !== "*").map((d) => `${d.name} ${d.operator} ${d.values.join(", ")}`);
  const split = c.dimensions.filter((d) => d.values[0] === "*").map((d) => d.name);
  const more = [...where, ...(split.length > 0 ? [`by ${split.join(", ")}`] : [])].join("; ");
  return `${c.aggregation} ${c.metricName} ${symbols[c.operator] ?? c.operator} ${c.threshold}${more && ` (${more})`}`;
};

function inWords(rule: MetricProbe): string {
  const timing = `over ${rule.windowSize}, every ${rule.evaluationFrequency}`;
  return `rule: ${rule.criteria.map(criterionInWords).join(" and ")} ${timing}${changed(rule.values)}`;
}

const nearestInWords = ({ dimensions, nearest }: Watched): string[] => {
  if (nearest === undefined) return [];
  const who = Object.values(dimensions).join(", ");
  return [`nearest: ${Number(nearest.value.toPrecision(6))} at minute ${nearest.at}${who && ` (${who})`}`];
};
