import { inside } from "../node.ts";
import { settle } from "../convert.ts";
import { items, kindOf, tokenText, type Node } from "../language.ts";
import type { Column, Compiler, Plan, Row, Scope } from "../plan.ts";
import { identities, type Value } from "../value.ts";
import { parameter } from "./parameters.ts";

interface Key {
  left: number;
  right: number;
}
type Side = "left" | "right";

export function join(node: Node, input: Plan, scope: Scope, c: Compiler): Plan {
  const right = c.table(node.Expression, scope);
  const kind = parameter(node, "kind") ?? "innerunique";
  const keys = keysOf(items(node.ConditionClause?.Expressions), input, right, c);
  const columns = c.columns(node);
  if (/semi|anti/.test(kind)) return filtering(kind, keys, input, right, columns);
  if (!["innerunique", "inner", "leftouter", "rightouter", "fullouter"].includes(kind))
    return c.refuse(`join kind=${kind}`, node);
  if (columns.length !== input.columns.length + right.columns.length) return c.refuse("a join with columns of this form", node);
  return matching(kind, keys, input, right, { columns, rightColumns: right.columns.map((_, i) => i) });
}
export function lookup(node: Node, input: Plan, scope: Scope, c: Compiler): Plan {
  const right = c.table(node.Expression, scope);
  const kind = parameter(node, "kind") ?? "leftouter";
  const keys = keysOf(items(node.LookupClause?.Expressions), input, right, c);
  const rightColumns = right.columns.map((_, i) => i).filter((i) => !keys.some((k) => k.right === i));
  const columns = c.columns(node);
  if (columns.length !== input.columns.length + rightColumns.length) return c.refuse("a lookup with columns of this form", node);
  // The engine gives several matches of a row last first.
  const backwards: Plan = { columns: right.columns, run: (run) => [...right.run(run)].reverse() };
  return matching(kind, keys, input, backwards, { columns, rightColumns });
}

function keysOf(conditions: Node[], left: Plan, right: Plan, c: Compiler): Key[] {
  const at = (columns: Column[], name: string, node: Node): number => {
    const i = columns.findIndex((k) => k.name === name);
    return i < 0 ? c.refuse(`the join column ${name}`, node) : i;
  };
  return conditions.map((condition) => {
    const e = inside(condition);
    if (kindOf(e) === "NameReference")
      return { left: at(left.columns, e.SimpleName!, e), right: at(right.columns, e.SimpleName!, e) };
    if (kindOf(e) !== "BinaryExpression" || tokenText(e.Operator) !== "==") return c.refuse("this join condition", e);
    const sides = [sideOf(e.Left, c), sideOf(e.Right, c)];
    const find = (side: Side): string =>
      sides.find((s) => s.side === side)?.column ?? c.refuse("a join condition without $left and $right", e);
    return { left: at(left.columns, find("left"), e), right: at(right.columns, find("right"), e) };
  });
}
function sideOf(node: Node, c: Compiler): { side: Side; column: string } {
  const e = inside(node);
  const of = kindOf(e) === "PathExpression" ? e.Expression.SimpleName : undefined;
  if (of !== "$left" && of !== "$right") return c.refuse("this join condition", e);
  return { side: of === "$left" ? "left" : "right", column: e.Selector.SimpleName! };
}

const keyOf = (row: Row, keys: Key[], side: Side): string => identities(keys.map((k) => row[k[side]]!));

/** Semi and anti joins keep the rows of one side. */
function filtering(kind: string, keys: Key[], left: Plan, right: Plan, columns: Column[]): Plan {
  const side: Side = kind.startsWith("right") ? "right" : "left";
  const [own, other] = side === "right" ? [right, left] : [left, right];
  const wanted = /semi/.test(kind);
  return {
    columns,
    run: (run) => {
      const there = new Set(other.run(run).map((row) => keyOf(row, keys, side === "left" ? "right" : "left")));
      return own.run(run).filter((row) => there.has(keyOf(row, keys, side)) === wanted);
    },
  };
}

function matching(kind: string, keys: Key[], left: Plan, right: Plan, to: { columns: Column[]; rightColumns: number[] }): Plan {
  const emit = (l: Row | undefined, r: Row | undefined): Value[] => {
    const values = [...left.columns.map((_, i) => l?.[i] ?? null), ...to.rightColumns.map((i) => r?.[i] ?? null)];
    return to.columns.map((k, i) => settle(k.type, values[i]!));
  };
  return {
    columns: to.columns,
    run: (run) => {
      const rights = right.run(run);
      const lefts = kind === "innerunique" ? firstOfEach(left.run(run), keys) : left.run(run);
      const index = indexed(rights, keys);
      const matched = new Set<Row>();
      const out: Row[] = [];
      for (const l of lefts) {
        const found = index.get(keyOf(l, keys, "left")) ?? [];
        for (const r of found) {
          matched.add(r);
          out.push(emit(l, r));
        }
        if (found.length === 0 && /leftouter|fullouter/.test(kind)) out.push(emit(l, undefined));
      }
      if (/rightouter|fullouter/.test(kind)) for (const r of rights) if (!matched.has(r)) out.push(emit(undefined, r));
      return out;
    },
  };
}
function firstOfEach(rows: readonly Row[], keys: Key[]): Row[] {
  const seen = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(row, keys, "left");
    if (!seen.has(key)) seen.set(key, row);
  }
  return [...seen.values()];
}
function indexed(rows: readonly Row[], keys: Key[]): Map<string, Row[]> {
  const index = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row, keys, "right");
    const list = index.get(key);
    if (list) list.push(row);
    else index.set(key, [row]);
  }
  return index;
}
