import { logWindows, metricWindows } from "../../catalogue/schema.ts";
import type { ActivityAlertEntry, AlertEntry, AvailabilityAlertEntry, LogAlertEntry } from "../../catalogue/schema.ts";
import type { MetricAlertEntry, PrometheusAlertEntry } from "../../catalogue/schema.ts";
import { minutes } from "../../core/base/duration.ts";
import { pick } from "../../core/decide/effective.ts";

/** An alert with one thing wrong. */
export interface Mutant {
  alert: string;
  what: string;
  entry: AlertEntry;
}

/**
 * Alerts that are wrong in one way each: what a slip of the hand, or a careless change, makes of an entry. Cases that are worth anything
 * fail for nearly all of them. `grain`: minutes between the samples of the metric, below which Azure refuses a window.
 */
export function mutantsOf(entry: AlertEntry, grain = 1): Mutant[] {
  const made = (changes: [what: string, change: object][]): Mutant[] =>
    changes.map(([what, change]) => ({ alert: entry.id, what, entry: { ...entry, ...change } as AlertEntry }));
  switch (entry.kind) {
    case "metric":
      return entry.dynamic ? [] : made(ofMetric(entry, grain));
    case "prometheus":
      return made(ofPrometheus(entry));
    case "activity":
      return made(ofActivity(entry));
    case "availability":
      return made(ofAvailability(entry));
    case "log":
      return entry.dynamic ? [] : made(ofLog(entry));
  }
}

type Change = [what: string, change: object];
type Criterion = Pick<MetricAlertEntry, "aggregation" | "operator" | "threshold" | "dimensions">;

function ofMetric(entry: MetricAlertEntry, grain: number): Change[] {
  const also = entry.and ?? [];
  const replaced = (i: number, change: object) => ({ and: also.map((c, j) => (i === j ? { ...c, ...change } : c)) });
  const oneSample = minutes(entry.windowSize) <= grain;
  const shortest = oneSampleDecides(entry) && also.length === 0 ? Infinity : Math.max(grain, minutes(entry.evaluationFrequency));
  return [
    ...ofCriterion(entry, oneSample),
    ...also.flatMap((c, i) =>
      ofCriterion(c, oneSample).map(([what, change]): Change => [`${c.metric}: ${what}`, replaced(i, change)]),
    ),
    ...also.map((c, i): Change => [`${c.metric} left out`, { and: also.filter((_, j) => i !== j) }]),
    ...windows(entry.windowSize, shortest),
  ];
}

const flipped: Record<string, string> = {
  GreaterThan: "LessThan",
  GreaterThanOrEqual: "LessThanOrEqual",
  LessThan: "GreaterThan",
  LessThanOrEqual: "GreaterThanOrEqual",
};
/** The aggregation that a slip would take instead: of the samples, those that make it fire sooner, or blur it. */
function swapped({ aggregation, operator }: Criterion): string {
  const greater = operator.startsWith("Greater");
  if (aggregation === "Average") return greater ? "Maximum" : "Minimum";
  if (aggregation === "Maximum") return greater ? "Average" : "Minimum";
  if (aggregation === "Minimum") return greater ? "Maximum" : "Average";
  return "Average";
}

/** One sample is enough to fire it: a shorter window changes only when it ends. */
function oneSampleDecides({ aggregation, operator, threshold }: Criterion): boolean {
  if (aggregation === "Maximum") return operator.startsWith("Greater");
  if (aggregation === "Minimum") return operator.startsWith("Less");
  return anyAtAll({ aggregation, operator, threshold });
}
/** More than nothing: of what is never negative, the total, the average and the maximum say the same. */
const anyAtAll = ({ operator, threshold }: Criterion): boolean => operator === "GreaterThan" && threshold === 0;

function ofCriterion(c: Criterion, oneSample: boolean): Change[] {
  // Of a window of one sample every aggregation is the same.
  const blurs = !oneSample && !(c.aggregation !== "Average" && c.aggregation !== "Minimum" && anyAtAll(c));
  const threshold = pick(c.threshold!, "production").value;
  const step = stepOf(threshold, c.aggregation);
  const dimensions = c.dimensions ?? [];
  return [
    ["operator flipped", { operator: flipped[c.operator] }],
    ...(blurs ? [[`aggregation ${swapped(c)}`, { aggregation: swapped(c) }] as Change] : []),
    ["threshold raised", { threshold: threshold + step }],
    ["threshold lowered", { threshold: threshold - step }],
    ...dimensions.map((d, i): Change => [`dimension ${d.name} dropped`, { dimensions: dimensions.filter((_, j) => i !== j) }]),
    ...dimensions.flatMap((d, i): Change[] =>
      d.values ? [[`filter ${d.name} dropped`, { dimensions: dimensions.map((x, j) => (i === j ? { name: d.name } : x)) }]] : [],
    ),
  ];
}

/** An eighth or so, and at least one where whole things are counted; a state is 0 or 1. */
function stepOf(threshold: number, aggregation: string): number {
  const part = Math.abs(threshold) * 0.15;
  if (aggregation === "Total" || aggregation === "Count") return Math.max(1, part);
  if (threshold === 0 || (threshold === 1 && aggregation !== "Average")) return 1;
  return Math.abs(threshold) < 1 ? Math.abs(threshold) * 0.5 : part;
}

/** The next shorter and the next longer window that Azure offers. */
function windows(size: string, least: number, all: readonly string[] = metricWindows): Change[] {
  const at = all.indexOf(size);
  const shorter = all[at - 1];
  const longer = all[at + 1];
  return [
    ...(shorter !== undefined && minutes(shorter) >= least ? [[`window ${shorter}`, { windowSize: shorter }] as Change] : []),
    ...(longer === undefined ? [] : [[`window ${longer}`, { windowSize: longer }] as Change]),
  ];
}

function ofLog(entry: LogAlertEntry): Change[] {
  const threshold = pick(entry.threshold!, "production").value;
  const counted = entry.measure === undefined || Number.isInteger(threshold);
  const criterion = { aggregation: entry.aggregation, operator: entry.operator, threshold };
  const step = stepOf(threshold, counted ? "Count" : entry.aggregation);
  const dimensions = entry.dimensions ?? [];
  const lines = entry.query.split("\n");
  // A rule that fires at any row at all may read a longer window and a shorter: only when it ends changes.
  const decided = anyAtAll(criterion) || entry.overrideQueryTimeRange !== undefined;
  return [
    ["operator flipped", { operator: flipped[entry.operator] }],
    ["threshold raised", { threshold: threshold + step }],
    // A group without rows does not exist: none is ever at zero.
    ...(anyAtAll(criterion) ? [] : [["threshold lowered", { threshold: threshold - step }] as Change]),
    ...dimensions.map((d, i): Change => [`dimension ${d} dropped`, { dimensions: dimensions.filter((_, j) => i !== j) }]),
    ...(decided ? [] : windows(entry.windowSize, minutes(entry.evaluationFrequency), logWindows)),
    ...lines.flatMap((line, i): Change[] =>
      /^\s*\| where /.test(line) && complete(line)
        ? [[`without ${line.trim().slice(2, 80)}`, { query: lines.filter((_, j) => i !== j).join("\n") }]]
        : [],
    ),
  ];
}
/** The filter ends on its line. */
const complete = (line: string): boolean => line.split("(").length === line.split(")").length;

function ofPrometheus(entry: PrometheusAlertEntry): Change[] {
  const { expression } = entry;
  const threshold = entry.threshold === undefined ? undefined : pick(entry.threshold, "production").value;
  const to = (what: string, changed: string): Change => [what, { expression: changed }];
  const comparison = /(>=|<=|>|<) (\{\{threshold\}\})/.exec(expression);
  const opposite: Record<string, string> = { ">": "<", ">=": "<=", "<": ">", "<=": ">=" };
  const equal = /== ([01])(?=$| unless)/.exec(expression);
  return [
    ...(comparison
      ? [to("comparison flipped", expression.replace(comparison[0], `${opposite[comparison[1]!]} ${comparison[2]}`))]
      : []),
    ...(equal && !comparison ? [to("comparison flipped", expression.replace(equal[0], equal[1] === "0" ? "== 1" : "== 0"))] : []),
    ...(threshold === undefined ? [] : thresholds(threshold)),
    ...(minutes(entry.for) > 1 ? [["waits half as long", { for: `PT${Math.floor(minutes(entry.for) / 2)}M` }] as Change] : []),
    ["waits twice as long", { for: `PT${minutes(entry.for) * 2}M` }],
    ...matchers(expression).map((m) => to(`without ${m.replace(/^, /, "")}`, expression.replaceAll(m, ""))),
    ...byLabels(expression),
  ];
}
function thresholds(threshold: number): Change[] {
  const step = threshold === 0 ? 1 : Math.max(threshold * 0.1, Number.isInteger(threshold) && threshold < 10 ? 1 : 0);
  return [
    ["threshold raised", { threshold: threshold + step }],
    ["threshold lowered", { threshold: threshold - step }],
  ];
}
/** Every selector of a label but the job, once. */
const matchers = (expression: string): string[] => [...new Set(expression.match(/, \w+(=~|!~|!=|=)"[^"]*"/g) ?? [])];
/** The last label of what the result is grouped by, dropped from all groupings that have it. */
function byLabels(expression: string): Change[] {
  const [, labels] = /by \(([^)]*, \w+)\)/.exec(expression) ?? [];
  if (labels === undefined) return [];
  const label = labels.split(", ").at(-1)!;
  const without = expression.replaceAll(/(by|on) \(([^)]*)\)/g, (_, word: string, list: string) => {
    const kept = list.split(", ").filter((l) => l !== label);
    return `${word} (${kept.join(", ")})`;
  });
  return [[`without ${label} in the result`, { expression: without }]];
}

function ofActivity(entry: ActivityAlertEntry): Change[] {
  const conditions = entry.conditions ?? [];
  const replaced = (i: number, change: object) => ({ conditions: conditions.map((c, j) => (i === j ? { ...c, ...change } : c)) });
  return [
    [
      `category ${entry.category === "Policy" ? "Security" : "Policy"}`,
      { category: entry.category === "Policy" ? "Security" : "Policy" },
    ],
    ...conditions.map(({ field }, i): Change => [`${field} left out`, { conditions: conditions.filter((_, j) => i !== j) }]),
    ...conditions.flatMap(({ field, equals }, i): Change[] =>
      equals === undefined ? [] : [[`${field} another`, replaced(i, { equals: "Another" })]],
    ),
    ...conditions.flatMap(({ field, anyOf = [] }, i) =>
      anyOf.map((value): Change => [`${field} without ${value}`, replaced(i, { anyOf: anyOf.filter((v) => v !== value) })]),
    ),
  ];
}

function ofAvailability(entry: AvailabilityAlertEntry): Change[] {
  const count = pick(entry.failedLocations, "production").value;
  return [
    ["one location more", { failedLocations: count + 1 }],
    ["one location fewer", { failedLocations: count - 1 }],
  ];
}
