import type { Labels, SimulatedSeries } from "../../catalogue/case.ts";
import { minutes } from "../../core/base/duration.ts";
import type { DimensionFilter, MetricCriterion } from "../../core/decide/ruleTypes.ts";
import type { MetricProbe } from "../rules.ts";
import { aggregate, holds, lengthOf, type Sample, samplesOf } from "./samples.ts";

/** What a rule finds of one time series, minute by minute. */
export interface Watched {
  dimensions: Labels;
  /** By minute, from the first: the criteria hold, or not; undefined where there is nothing to judge. */
  met: (boolean | undefined)[];
  /** The value of the first criterion that comes nearest to firing, and its minute. */
  nearest?: { value: number; at: number };
}

interface Group {
  dimensions: Labels;
  samples: Sample[];
}

/** Judges a static rule at every minute. When Azure looks is another question: see `timeline`. */
export function evaluate(rule: MetricProbe, series: readonly SimulatedSeries[]): Watched[] {
  const [first, ...others] = rule.criteria;
  if (first === undefined || rule.criteria.some((c) => c.threshold === undefined))
    throw new Error(`${rule.alert} has no static threshold`);
  const end = Math.max(...series.map((s) => lengthOf(s.values)));
  const also = others.map((c) => ({ criterion: c, groups: groupsOf(c, series, first.metricName) }));
  return groupsOf(first, series, first.metricName).flatMap((group) => {
    const needed = also.map(({ criterion, groups }) => ({ criterion, group: groups.find((g) => agree(group, g)) }));
    return watched(rule, group, needed, end);
  });
}

function watched(
  rule: MetricProbe,
  group: Group,
  also: { criterion: MetricCriterion; group: Group | undefined }[],
  end: number,
): Watched {
  const length = minutes(rule.windowSize);
  const all = [{ criterion: rule.criteria[0]!, group }, ...also];
  const result: Watched = { dimensions: Object.assign({}, ...all.map((c) => c.group?.dimensions)), met: [] };
  for (let at = 1; at <= end; at++) {
    const values = all.map(({ criterion, group: g }) => g && aggregate(criterion.aggregation, g.samples, at, length));
    const met = all.map(({ criterion }, i) =>
      values[i] === undefined ? undefined : holds(criterion.operator, values[i], criterion.threshold!),
    );
    // One criterion that fails decides, whatever the others lack.
    result.met[at] = met.includes(false) ? false : met.includes(undefined) ? undefined : true;
    const [value] = values;
    if (value !== undefined && nearer(rule.criteria[0]!, value, result.nearest?.value)) result.nearest = { value, at };
  }
  return result;
}

function nearer({ operator, threshold }: MetricCriterion, value: number, best: number | undefined): boolean {
  if (best === undefined) return true;
  if (operator.startsWith("Greater")) return value > best;
  if (operator.startsWith("Less")) return value < best;
  return Math.abs(value - threshold!) < Math.abs(best - threshold!);
}

/**
 * The time series a criterion watches: one for each combination of values of its dimensions that the filters let through; all series
 * together where it names no dimension. Source: https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-types
 */
function groupsOf(criterion: MetricCriterion, series: readonly SimulatedSeries[], defaultMetric: string): Group[] {
  const groups = new Map<string, Group>();
  for (const one of series) {
    if ((one.metric ?? defaultMetric) !== criterion.metricName) continue;
    const dimensions = one.dimensions ?? {};
    if (!criterion.dimensions.every((d) => passes(d, dimensions[d.name]))) continue;
    const own = Object.fromEntries(criterion.dimensions.map((d) => [d.name, dimensions[d.name]!]));
    const key = JSON.stringify(own);
    const group = groups.get(key) ?? { dimensions: own, samples: [] };
    group.samples.push(...samplesOf(one.values, one.every));
    groups.set(key, group);
  }
  return [...groups.values()];
}

function passes({ operator, values }: DimensionFilter, value: string | undefined): boolean {
  if (value === undefined) return false;
  const any = values.includes("*");
  const found = values.some((v) => v.toLowerCase() === value.toLowerCase());
  if (operator === "Exclude") return !found;
  if (operator === "StartsWith") return any || values.some((v) => value.toLowerCase().startsWith(v.toLowerCase()));
  return any || found;
}

/** Criteria with dimensions of their own belong together where those they share have the same values. */
const agree = (a: Group, b: Group): boolean =>
  Object.entries(b.dimensions).every(([name, value]) => (a.dimensions[name] ?? value) === value);
