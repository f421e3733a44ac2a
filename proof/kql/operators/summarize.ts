import { settle } from "../convert.ts";
import { items, kindOf, type Node } from "../language.ts";
import {
  frameOf,
  onRows,
  valuesOf,
  type Column,
  type Compiler,
  type Expr,
  type Plan,
  type Row,
  type Run,
  type Scope,
} from "../plan.ts";
import { compare, identities, type Value } from "../value.ts";
import { floorOf, largest, smallest, stepIndex, steps } from "./axis.ts";

export interface Group {
  keys: Value[];
  rows: Row[];
}
/** The rows by the values of the keys, in the order in which each group appears first. */
export function groupRows(run: Run, rows: readonly Row[], keys: readonly Expr[]): Group[] {
  const values = keys.map((k) => valuesOf(run, rows, k));
  const groups = new Map<string, Group>();
  rows.forEach((row, i) => {
    const own = values.map((v) => v[i]!);
    const id = identities(own);
    const group = groups.get(id);
    if (group) group.rows.push(row);
    else groups.set(id, { keys: own, rows: [row] });
  });
  return [...groups.values()];
}

/** The columns a grouping by plain names uses: `*` inside an aggregate leaves them out. */
export const keyNames = (nodes: Node[]): string[] =>
  nodes.flatMap((n) => {
    const of = kindOf(n) === "SimpleNamedExpression" ? n.Expression : n;
    return kindOf(of) === "NameReference" ? [of.SimpleName!] : [];
  });

export function summarize(node: Node, input: Plan, scope: Scope, c: Compiler): Plan {
  const columns = c.columns(node);
  const byNodes = items(node.ByClause?.Expressions);
  const aggregateNodes = items(node.Aggregates);
  const inner = onRows(scope, input.columns);
  const keys = byNodes.map((n) => c.expr(n, inner));
  const aggregates = aggregateNodes.map((n) => c.expr(n, { ...inner, aggregates: { keys: keyNames(byNodes) } }));
  const width = keys.length + aggregates.reduce((sum, a) => sum + (a.width ?? 1), 0);
  if (width !== columns.length) return c.refuse("summarize with columns of this form", node);
  return { columns, run: (run) => summed(run, input.run(run), keys, aggregates, columns) };
}
function summed(run: Run, rows: readonly Row[], keys: Expr[], aggregates: Expr[], columns: Column[]): Row[] {
  const groups = groupRows(run, rows, keys);
  // Without keys there is always one row, also of nothing.
  if (keys.length === 0 && groups.length === 0) groups.push({ keys: [], rows: [] });
  return groups.map((g) => {
    const values = [...g.keys, ...aggregates.flatMap((a) => aggregateValues(run, g.rows, a))];
    return columns.map((k, i) => settle(k.type, values[i] ?? null));
  });
}
export function aggregateValues(run: Run, group: readonly Row[], aggregate: Expr): Value[] {
  const frame = { ...frameOf(run, group), group, row: group[0] ?? [] };
  const v = aggregate.eval(frame);
  return aggregate.width === undefined ? [v] : (v as Value[]);
}

export function makeSeries(node: Node, input: Plan, scope: Scope, c: Compiler): Plan {
  const columns = c.columns(node);
  const inner = onRows(scope, input.columns);
  const keys = items(node.ByClause?.Expressions).map((n) => c.expr(n, inner));
  const aggregates = items(node.Aggregates).map((n) => seriesOf(n, inner, c));
  if (kindOf(node.RangeClause) !== "MakeSeriesFromToStepClause") return c.refuse("make-series ... in range()", node.RangeClause);
  const { MakeSeriesFromClause: from, MakeSeriesToClause: to, MakeSeriesStepClause: step } = node.RangeClause;
  const axis: Axis = {
    on: c.expr(node.OnClause.Expression, inner),
    from: from && c.expr(from.Expression, scope),
    to: to && c.expr(to.Expression, scope),
    step: c.expr(step.Expression, scope),
  };
  if (columns.length !== keys.length + aggregates.length + 1) return c.refuse("make-series with columns of this form", node);
  return { columns, run: (run) => series(run, input.run(run), keys, aggregates, axis) };
}
interface Axis {
  on: Expr;
  from: Expr | undefined;
  to: Expr | undefined;
  step: Expr;
}
interface Series {
  aggregate: Expr;
  missing: Expr;
}
function seriesOf(n: Node, inner: Scope, c: Compiler): Series {
  const aggregate = c.expr(n.Expression, { ...inner, aggregates: { keys: [] } });
  const given = n.DefaultExpression && c.expr(n.DefaultExpression.Expression, inner);
  return { aggregate, missing: { type: aggregate.type, eval: (f) => settle(aggregate.type, given ? given.eval(f) : 0n) } };
}
function series(run: Run, rows: readonly Row[], keys: Expr[], aggregates: Series[], axis: Axis): Row[] {
  const points = axisPoints(run, rows, axis);
  if (points.values.length === 0) return [];
  return groupRows(run, rows, keys).map((g) => {
    const buckets = points.values.map((): Row[] => []);
    const at = valuesOf(run, g.rows, axis.on);
    g.rows.forEach((row, i) => {
      const bucket = at[i] === null ? undefined : buckets[points.indexOf(at[i]!)];
      bucket?.push(row);
    });
    const lists = aggregates.map(({ aggregate, missing }) =>
      buckets.map((b) => (b.length > 0 ? aggregateValues(run, b, aggregate)[0]! : missing.eval(frameOf(run, [])))),
    );
    return [...g.keys, ...lists, points.values];
  });
}

/** Without `from` the axis starts at the step of the earliest row, without `to` it ends after the latest. */
function axisPoints(run: Run, rows: readonly Row[], axis: Axis): { values: Value[]; indexOf(v: Value): number } {
  const frame = frameOf(run, []);
  const step = axis.step.eval(frame);
  const present = axis.from && axis.to ? [] : valuesOf(run, rows, axis.on).filter((v) => v !== null);
  const from = axis.from ? axis.from.eval(frame) : present.length > 0 ? floorOf(smallest(present), step) : null;
  const last = largest(present);
  const to = axis.to ? axis.to.eval(frame) : last;
  const values = steps(from, to, step, !axis.to);
  return { values, indexOf: (v) => (from === null || compare(v, from) < 0 ? -1 : stepIndex(v, from, step)) };
}
