import { items, kindOf, tokenText, type Node } from "../language.ts";
import {
  frameOf,
  mapRows,
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

export function where(node: Node, input: Plan, scope: Scope, c: Compiler): Plan {
  const condition = c.expr(node.Condition, onRows(scope, input.columns));
  return { columns: input.columns, run: (run) => keep(run, input.run(run), condition) };
}
/** Null is not true. */
export function keep(run: Run, rows: readonly Row[], condition: Expr): Row[] {
  const frame = frameOf(run, rows);
  return rows.filter((row, index) => {
    frame.row = row;
    frame.index = index;
    return condition.eval(frame) === true;
  });
}

export function count(node: Node, input: Plan, _: Scope, c: Compiler): Plan {
  return { columns: c.columns(node), run: (run) => [[BigInt(input.run(run).length)]] };
}

export interface SortKey {
  expr: Expr;
  ascending: boolean;
  nullsFirst: boolean;
}
/** Descending unless said; nulls come last when descending and first when ascending. */
export function sortKey(node: Node, columns: readonly Column[], scope: Scope, c: Compiler): SortKey {
  const ordering = kindOf(node) === "OrderedExpression" ? node.Ordering : undefined;
  const ascending = ordering?.AscOrDescKeyword ? tokenText(ordering.AscOrDescKeyword) === "asc" : false;
  const nulls = ordering?.NullsClause?.FirstOrLastKeyword;
  const nullsFirst = nulls ? tokenText(nulls) === "first" : ascending;
  return { expr: c.expr(node, onRows(scope, columns)), ascending, nullsFirst };
}
export function sortRows(run: Run, rows: readonly Row[], keys: readonly SortKey[]): Row[] {
  const values = keys.map((k) => valuesOf(run, rows, k.expr));
  const by = (a: number, b: number): number => {
    for (const [i, key] of keys.entries()) {
      const order = compareKeys(values[i]![a]!, values[i]![b]!, key);
      if (order !== 0) return order;
    }
    return a - b;
  };
  return rows
    .map((_, i) => i)
    .sort(by)
    .map((i) => rows[i]!);
}
function compareKeys(a: Value, b: Value, key: SortKey): number {
  if (a === null || b === null) return a === b ? 0 : (a === null) === key.nullsFirst ? -1 : 1;
  return key.ascending ? compare(a, b) : compare(b, a);
}
export function sort(node: Node, input: Plan, scope: Scope, c: Compiler): Plan {
  const keys = items(node.Expressions).map((e) => sortKey(e, input.columns, scope, c));
  return { columns: input.columns, run: (run) => sortRows(run, input.run(run), keys) };
}
export function top(node: Node, input: Plan, scope: Scope, c: Compiler): Plan {
  const keys = [sortKey(node.ByExpression, input.columns, scope, c)];
  const size = c.expr(node.Expression, scope);
  return { columns: input.columns, run: (run) => sortRows(run, input.run(run), keys).slice(0, numberOf(run, size)) };
}
const numberOf = (run: Run, e: Expr): number => Number(e.eval(frameOf(run, [])));
export function take(node: Node, input: Plan, scope: Scope, c: Compiler): Plan {
  const size = c.expr(node.Expression, scope);
  return { columns: input.columns, run: (run) => input.run(run).slice(0, numberOf(run, size)) };
}

export function distinct(node: Node, input: Plan, scope: Scope, c: Compiler): Plan {
  const columns = c.columns(node);
  const exprs = items(node.Expressions);
  const star = exprs.length === 1 && kindOf(exprs[0]!) === "StarExpression";
  if (!star && exprs.length !== columns.length) return c.refuse("distinct of this form", node);
  const compiled = star ? [] : exprs.map((e) => c.expr(e, onRows(scope, input.columns)));
  return {
    columns,
    run: (run) => {
      const rows = star ? input.run(run) : mapRows(run, input.run(run), (f) => compiled.map((e) => e.eval(f)));
      return [...new Map(reversed(rows).map((row) => [identities([...row]), row])).values()].reverse();
    },
  };
}
const reversed = <T>(list: readonly T[]): T[] => [...list].reverse();

/** `as name`: the rows so far under a name, for the rest of the query. */
export function as(node: Node, input: Plan, scope: Scope): Plan {
  (scope.names as Map<string, unknown>).set(node.Name.SimpleName!, { kind: "table", plan: input });
  return input;
}
export function getSchema(node: Node, input: Plan, _: Scope, c: Compiler): Plan {
  const rows = input.columns.map((k, i) => [k.name, BigInt(i), DOTNET[k.type] ?? k.type, k.type]);
  return { columns: c.columns(node), run: () => rows };
}
const DOTNET: Record<string, string> = {
  bool: "System.SByte",
  datetime: "System.DateTime",
  dynamic: "System.Object",
  guid: "System.Guid",
  int: "System.Int32",
  long: "System.Int64",
  real: "System.Double",
  decimal: "System.Data.SqlTypes.SqlDecimal",
  string: "System.String",
  timespan: "System.TimeSpan",
};
export const same = (_: Node, input: Plan): Plan => input;
