import { widthOf } from "../node.ts";
import { settle } from "../convert.ts";
import { items, kindOf, type Node } from "../language.ts";
import { inPlaceOf, mapRows, onRows, type Column, type Compiler, type Expr, type Plan, type Scope } from "../plan.ts";
import type { Value } from "../value.ts";

/** One expression of `extend` or `project`, and where in the result its values go. */
interface Assignment {
  expr: Expr;
  to: number[];
}

const namesOf = (e: Node): string[] | undefined => {
  const kind = kindOf(e);
  if (kind === "SimpleNamedExpression") return [e.Name.SimpleName!];
  if (kind === "CompoundNamedExpression") return items(e.Names.Names).map((n) => n.SimpleName!);
  return kind === "NameReference" ? [e.SimpleName!] : undefined;
};

/** Unnamed expressions take the analyser's names: those of the result that nothing else claims, in order. */
function assignments(
  exprs: Node[],
  result: Column[],
  input: Plan,
  c: Compiler,
  scope: Scope,
  kept: readonly Column[],
): Assignment[] {
  const claimed = new Set([...kept.map((k) => k.name), ...exprs.flatMap((e) => namesOf(e) ?? [])]);
  const free = result.map((_, i) => i).filter((i) => !claimed.has(result[i]!.name));
  const inner = onRows(scope, input.columns);
  return exprs.map((e) => {
    const width = widthOf(e) ?? widthOf(e.Expression ?? e) ?? 1;
    const named = (namesOf(e) ?? []).map((n) => result.findIndex((r) => r.name === n));
    if (named.includes(-1)) return c.refuse(`the name of ${e.toString(0).trim()}`, e);
    const to = named;
    while (to.length < width && free.length > 0) to.push(free.shift()!);
    if (width > 1 && kindOf(e) === "SimpleNamedExpression") return c.refuse("one name for several columns", e);
    if (to.length === 0) return c.refuse(`an unnamed column`, e);
    return { expr: c.expr(e, inner), to };
  });
}
function put(row: Value[], { to }: Assignment, v: Value, columns: Column[], wide: boolean): void {
  if (!wide && to.length === 1) row[to[0]!] = settle(columns[to[0]!]!.type, v);
  else
    to.forEach((at, i) => {
      row[at] = settle(columns[at]!.type, Array.isArray(v) ? (v[i] ?? null) : null);
    });
}

export function extend(node: Node, input: Plan, scope: Scope, c: Compiler): Plan {
  const exprs = items(node.Expressions);
  if (exprs.length === 0) return input;
  const columns = c.columns(node);
  if (input.columns.some((k, i) => columns[i]?.name !== k.name)) return c.refuse("the column order of extend", node);
  const all = assignments(exprs, columns, input, c, scope, input.columns);
  const given = new Set([...input.columns.keys(), ...all.flatMap((a) => a.to)]);
  if (columns.some((_, i) => !given.has(i)))
    return c.refuse("extend after an operator whose columns the analyser sees otherwise", node);
  return projection(all, columns, input, true);
}
export function project(node: Node, input: Plan, scope: Scope, c: Compiler): Plan {
  const columns = c.columns(node);
  const exprs = items(node.Expressions);
  if (exprs.some((e) => kindOf(e) === "StarExpression")) return c.refuse("project *", node);
  return projection(assignments(exprs, columns, input, c, scope, []), columns, input, false);
}
function projection(all: Assignment[], columns: Column[], input: Plan, keep: boolean): Plan {
  const empty = columns.map((k) => settle(k.type, null));
  const wide = all.map((a) => a.expr.width !== undefined || a.to.length > 1);
  return {
    columns,
    run: (run) =>
      mapRows(run, input.run(run), (frame) => {
        const row = keep ? [...frame.row, ...empty.slice(frame.row.length)] : [...empty];
        all.forEach((a, i) => put(row, a, a.expr.eval(frame), columns, wide[i]!));
        return inPlaceOf(row, frame.row, run);
      }),
  };
}

/** `project-away`, `-keep`, `-reorder`: the analyser says which columns stay, by name. */
export function selection(node: Node, input: Plan, _: Scope, c: Compiler): Plan {
  return select(c.columns(node), input, node, c);
}
export function select(columns: Column[], input: Plan, node: Node, c: Compiler): Plan {
  const from = columns.map((k) => input.columns.findIndex((i) => i.name === k.name));
  if (from.includes(-1)) return c.refuse("a column that is not in the input", node);
  return {
    columns,
    run: (run) =>
      input.run(run).map((row) =>
        inPlaceOf(
          from.map((i) => row[i]!),
          row,
          run,
        ),
      ),
  };
}
export function rename(node: Node, input: Plan, _: Scope, c: Compiler): Plan {
  const columns = c.columns(node);
  if (columns.length !== input.columns.length) return c.refuse("project-rename of this form", node);
  return { columns, run: input.run };
}
