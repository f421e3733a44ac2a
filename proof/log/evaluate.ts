import type { LogRule } from "../../core/decide/ruleTypes.ts";
import { minutes } from "../../core/base/duration.ts";
import { toText } from "../kql/convert.ts";
import type { Column, Row } from "../kql/plan.ts";
import type { Query } from "../kql/query.ts";
import { TICKS } from "../kql/time.ts";
import { DateTime, type Value } from "../kql/value.ts";
import { ticksAt, type Workspace } from "./data.ts";

/** Of a log alert rule, what decides when it fires. */
export type LogCondition = Pick<
  LogRule,
  | "query"
  | "aggregation"
  | "measure"
  | "operator"
  | "threshold"
  | "dynamic"
  | "dimensions"
  | "resourceIdColumn"
  | "windowSize"
  | "evaluationFrequency"
  | "evaluationPeriods"
  | "minFailingPeriods"
  | "overrideQueryTimeRange"
>;
/** What one evaluation found of one combination of dimensions. */
export interface Finding {
  dimensions: Record<string, string>;
  resource?: string;
  /** By interval, the latest first; null: nothing to compare. */
  values: (number | null)[];
  met: boolean;
}

/**
 * One evaluation of a rule. The query reads what has arrived of the rows in its time range, and `now()` is the end of it. Rows of the
 * result that have a column TimeGenerated are grouped by it into intervals of the window's size; only the last evaluation periods count.
 * Without that column the whole result is one interval.
 * Sources: https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-types and the API's text on numberOfEvaluationPeriods. Azure
 * repeats an evaluation when data comes late; how often is not documented, so it is not counted on here.
 */
export function evaluate(rule: LogCondition, workspace: Workspace, minute: number): Finding[] {
  const query = workspace.compile(rule.query);
  const end = ticksAt(minute, workspace.start);
  const rows = query.run({
    now: new DateTime(end),
    rows: visible(workspace, end, rangeOf(rule)),
    arrival: workspace.arrival,
  });
  return findings(rule, query, rows, end);
}
export const rangeOf = (rule: LogCondition): number =>
  rule.overrideQueryTimeRange === undefined
    ? minutes(rule.windowSize) * rule.evaluationPeriods
    : minutes(rule.overrideQueryTimeRange);

function visible({ rows }: Workspace, end: bigint, range: number): Map<string, Row[]> {
  const start = end - BigInt(range) * TICKS.minute;
  const seen = new Map<string, Row[]>();
  for (const [name, stored] of rows) {
    const own: Row[] = [];
    for (const s of stored) {
      if (s.time >= end) break;
      if (s.time >= start && s.arrived <= end) own.push(s.row);
    }
    seen.set(name, own);
  }
  return seen;
}

interface Group {
  dimensions: Record<string, string>;
  resource?: string;
  intervals: Row[][];
}
function findings(rule: LogCondition, query: Query, rows: readonly Row[], end: bigint): Finding[] {
  const measure = rule.measure === undefined ? undefined : columnOf(query.columns, rule.measure);
  const groups = grouped(rule, query.columns, rows, end);
  // Zero rows are a count of zero, where no dimension has to come from a row.
  if (groups.length === 0 && rule.dimensions.length === 0 && rule.resourceIdColumn === undefined)
    groups.push({ dimensions: {}, intervals: emptyIntervals(rule) });
  return groups.map(({ dimensions, resource, intervals }) => {
    const values = intervals.map((own) => aggregated(rule, own, measure));
    const failing = values.filter((v) => v !== null && compares(v, rule)).length;
    return { dimensions, ...(resource === undefined ? {} : { resource }), values, met: failing >= rule.minFailingPeriods };
  });
}
const emptyIntervals = (rule: LogCondition): Row[][] => Array.from({ length: rule.evaluationPeriods }, () => []);
function columnOf(columns: readonly Column[], name: string): number {
  const i = columns.findIndex((k) => k.name === name);
  if (i < 0) throw new Error(`the query has no column ${name}`);
  return i;
}

function grouped(rule: LogCondition, columns: readonly Column[], rows: readonly Row[], end: bigint): Group[] {
  const by = rule.dimensions.map((d) => ({ name: d, at: columnOf(columns, d) }));
  const resourceAt = rule.resourceIdColumn === undefined ? undefined : columnOf(columns, rule.resourceIdColumn);
  const timeAt = columns.findIndex((k) => k.name === "TimeGenerated" && k.type === "datetime");
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const interval = timeAt < 0 ? 0 : intervalOf(row[timeAt] ?? null, end, rule);
    if (interval === undefined || interval >= rule.evaluationPeriods) continue;
    const dimensions = Object.fromEntries(by.map(({ name, at }) => [name, toText(row[at]!)]));
    const resource = resourceAt === undefined ? undefined : toText(row[resourceAt]!);
    const key = JSON.stringify([dimensions, resource?.toLowerCase()]);
    let group = groups.get(key);
    if (!group) {
      group = { dimensions, ...(resource === undefined ? {} : { resource }), intervals: emptyIntervals(rule) };
      groups.set(key, group);
    }
    group.intervals[interval]!.push(row);
  }
  return [...groups.values()];
}
/** 0 is the interval that ends now. A row without a time is in none. */
function intervalOf(time: Value, end: bigint, rule: LogCondition): number | undefined {
  if (!(time instanceof DateTime) || time.ticks > end) return undefined;
  const size = BigInt(minutes(rule.windowSize)) * TICKS.minute;
  return time.ticks === end ? 0 : Number((end - time.ticks - 1n) / size);
}

function aggregated(rule: LogCondition, rows: Row[], measure: number | undefined): number | null {
  if (measure === undefined || rule.aggregation === "Count") return rows.length;
  const values = rows.flatMap((row) => (row[measure] === null ? [] : [Number(row[measure])]));
  if (values.length === 0) return null;
  const total = values.reduce((a, b) => a + b, 0);
  switch (rule.aggregation) {
    case "Average":
      return total / values.length;
    case "Total":
      return total;
    case "Minimum":
      return Math.min(...values);
    case "Maximum":
      return Math.max(...values);
    default:
      throw new Error(`${rule.aggregation} is no aggregation`);
  }
}
function compares(value: number, { operator, threshold }: LogCondition): boolean {
  const limit = threshold!;
  switch (operator) {
    case "GreaterThan":
      return value > limit;
    case "GreaterThanOrEqual":
      return value >= limit;
    case "LessThan":
      return value < limit;
    case "LessThanOrEqual":
      return value <= limit;
    case "Equal":
    case "Equals":
      return value === limit;
    default:
      throw new Error(`${operator} is no operator`);
  }
}
