import { cast, settle } from "../convert.ts";
import { items, type Node } from "../language.ts";
import { mapRows, onRows, type Column, type Compiler, type Expr, type Frame, type Plan, type Row, type Scope } from "../plan.ts";
import { isBag, type Value } from "../value.ts";
import { parameter } from "./parameters.ts";

/** One expression that is spread over rows. */
export interface Spread {
  expr: Expr;
  to: number;
  as: string | undefined;
}
export const typeofName = (clause: Node | undefined): string | undefined =>
  clause ? /typeof\s*\(\s*(\w+)\s*\)/.exec(clause.toString(0))?.[1] : undefined;

/** The elements of an array, the properties of a bag as bags of one; anything else stands for itself. */
export function elements(v: Value): Value[] {
  if (Array.isArray(v)) return v;
  return isBag(v) ? [...v].map(([k, x]) => new Map([[k, x]])) : [v];
}

export function mvExpand(node: Node, input: Plan, scope: Scope, c: Compiler): Plan {
  const columns = c.columns(node);
  const limit = node.RowLimitClause && Number(c.constant(node.RowLimitClause.RowLimit, scope));
  const indexName = parameter(node, "with_itemindex");
  if ((parameter(node, "bagexpansion") ?? parameter(node, "kind") ?? "bag") !== "bag")
    return c.refuse("mv-expand kind=array", node);
  const spreads = spreadsOf(node, input, columns, scope, c);
  const keep = columns.map((k) => input.columns.findIndex((i) => i.name === k.name));
  const indexAt = columns.findIndex((k) => k.name === indexName);
  return {
    columns,
    run: (run) => {
      const out: Row[] = [];
      const rows = input.run(run);
      mapRows(run, rows, (frame) => {
        spread(frame, spreads, limit).forEach((values, i) => {
          const row = columns.map((_, at) => (keep[at]! < 0 ? null : frame.row[keep[at]!]!));
          spreads.forEach((s, j) => (row[s.to] = settle(columns[s.to]!.type, values[j]!)));
          if (indexAt >= 0) row[indexAt] = BigInt(i);
          out.push(row);
        });
        return frame.row;
      });
      return out;
    },
  };
}
/** As many rows as the longest has elements; the shorter ones are null beyond their end. */
export function spread(frame: Frame, spreads: Spread[], limit: number | undefined): Value[][] {
  const lists = spreads.map((s) => elements(s.expr.eval(frame)));
  const size = Math.min(limit ?? Infinity, Math.max(...lists.map((l) => l.length)));
  return Array.from({ length: size }, (_, i) =>
    lists.map((l, j) => (spreads[j]!.as === undefined ? (l[i] ?? null) : cast(spreads[j]!.as!, l[i] ?? null))),
  );
}
export function spreadsOf(node: Node, input: { columns: Column[] }, columns: Column[], scope: Scope, c: Compiler): Spread[] {
  const inner = onRows(scope, input.columns);
  const taken = new Set(input.columns.map((k) => k.name));
  const free = columns.filter((k) => !taken.has(k.name) && k.name !== parameter(node, "with_itemindex"));
  return items(node.Expressions).map((part) => {
    const e = part.Expression;
    const named = e.Name?.SimpleName ?? e.SimpleName;
    const name = named ?? free.shift()?.name;
    if (named) {
      const i = free.findIndex((k) => k.name === named);
      if (i >= 0) free.splice(i, 1);
    }
    const to = columns.findIndex((k) => k.name === name);
    if (to < 0) return c.refuse(`the name of ${e.toString(0).trim()}`, e);
    return { expr: c.expr(e, inner), to, as: typeofName(part.ToTypeOf) };
  });
}

/** `mv-apply`: a query over the elements of each row's array. */
export function mvApply(node: Node, input: Plan, scope: Scope, c: Compiler): Plan {
  if (node.ContextIdClause) return c.refuse("mv-apply ... id", node.ContextIdClause);
  const columns = c.columns(node);
  const limit = node.RowLimitClause && Number(c.constant(node.RowLimitClause.RowLimit, scope));
  const itemIndex = parameter(node, "with_itemindex");
  const elementColumns = elementColumnsOf(node, input, itemIndex, c);
  const spreads = spreadsOf(node, input, elementColumns, scope, c);
  let current: Row[] = [];
  const source: Plan = { columns: elementColumns, run: () => current };
  const sub = c.table(node.Subquery.Expression, { ...scope, input: source });
  const fromSub = columns.map((k) => sub.columns.findIndex((s) => s.name === k.name));
  const fromInput = columns.map((k) => input.columns.findIndex((s) => s.name === k.name));
  if (columns.some((_, i) => fromSub[i]! < 0 && fromInput[i]! < 0)) return c.refuse("mv-apply with columns of this form", node);
  return {
    columns,
    run: (run) => {
      const out: Row[] = [];
      mapRows(run, input.run(run), (frame) => {
        current = spread(frame, spreads, limit).map((values, i) => {
          const row: Value[] = elementColumns.map((_, at) => frame.row[at] ?? null);
          spreads.forEach((s, j) => (row[s.to] = settle(elementColumns[s.to]!.type, values[j]!)));
          if (itemIndex) row[elementColumns.findIndex((k) => k.name === itemIndex)] = BigInt(i);
          return row;
        });
        for (const r of sub.run({ ...run, memo: new Map() }))
          out.push(columns.map((_, at) => (fromSub[at]! >= 0 ? r[fromSub[at]!]! : frame.row[fromInput[at]!]!)));
        return frame.row;
      });
      return out;
    },
  };
}
function elementColumnsOf(node: Node, input: Plan, itemIndex: string | undefined, c: Compiler): Column[] {
  const columns = [...input.columns];
  for (const part of items(node.Expressions)) {
    const name = part.Expression.Name?.SimpleName ?? part.Expression.SimpleName;
    if (!name) return c.refuse("mv-apply of an unnamed expression", part);
    const column = { name, type: typeofName(part.ToTypeOf) ?? "dynamic" };
    const at = columns.findIndex((k) => k.name === name);
    if (at >= 0) columns[at] = column;
    else columns.push(column);
  }
  if (itemIndex) columns.push({ name: itemIndex, type: "long" });
  return columns;
}
