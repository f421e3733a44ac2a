import { settle } from "../convert.ts";
import { items, kindOf, tokenText, type Node } from "../language.ts";
import { type Column, type Compiler, type Expr, onRows, type Plan, type Row, type Run, type Scope } from "../plan.ts";
import { compare, type Value } from "../value.ts";
import { aggregateValues, groupRows } from "./summarize.ts";

interface Level {
  of: Expr;
  by: Expr;
  size: number | undefined;
  ascending: boolean;
}

/** `top-nested`: the top values of the first level, in each the top values of the next. */
export function topNested(node: Node, input: Plan, scope: Scope, c: Compiler): Plan {
  const columns = c.columns(node);
  const levels = items(node.Clauses).map((clause) => level(clause, onRows(scope, input.columns), c));
  if (columns.length !== 2 * levels.length) return c.refuse("top-nested with columns of this form", node);
  return { columns, run: (run) => nest(run, input.run(run), levels).map((row) => typed(row, columns)) };
}
const typed = (row: Row, columns: Column[]): Row => row.map((v, i) => settle(columns[i]!.type, v));
function level(clause: Node, scope: Scope, c: Compiler): Level {
  if (clause.WithOthersClause) return c.refuse("top-nested with others", clause.WithOthersClause);
  const ordered = kindOf(clause.ByExpression) === "OrderedExpression" ? clause.ByExpression : undefined;
  const direction = ordered?.Ordering?.AscOrDescKeyword;
  return {
    of: c.expr(clause.OfExpression, scope),
    by: c.expr(clause.ByExpression, { ...scope, aggregates: { keys: [] } }),
    size: clause.Expression ? Number(c.constant(clause.Expression, scope)) : undefined,
    ascending: direction ? tokenText(direction) === "asc" : false,
  };
}
function nest(run: Run, rows: readonly Row[], [first, ...rest]: Level[]): Value[][] {
  if (!first) return [[]];
  const groups = groupRows(run, rows, [first.of]).map((g) => ({ ...g, value: aggregateValues(run, g.rows, first.by)[0]! }));
  // Of equals, the one that appears last comes first.
  groups.reverse().sort((a, b) => (first.ascending ? compare(a.value, b.value) : compare(b.value, a.value)));
  return groups.slice(0, first.size).flatMap((g) => nest(run, g.rows, rest).map((inner) => [g.keys[0]!, g.value, ...inner]));
}

/** `partition by`: a query over the rows of each value, one after the other. */
export function partition(node: Node, input: Plan, scope: Scope, c: Compiler): Plan {
  const columns = c.columns(node);
  if (kindOf(node.Operand) !== "PartitionSubquery" || node.Scope) return c.refuse("partition of this form", node);
  const key = c.expr(node.ByExpression, onRows(scope, input.columns));
  let current: readonly Row[] = [];
  const source: Plan = { columns: input.columns, run: () => current };
  const sub = c.table(node.Operand.Subquery, { ...scope, input: source });
  if (sub.columns.length !== columns.length) return c.refuse("partition with columns of this form", node);
  return {
    columns,
    run: (run) =>
      groupRows(run, input.run(run), [key]).flatMap((g) => {
        current = g.rows;
        return sub.run({ ...run, memo: new Map() });
      }),
  };
}
