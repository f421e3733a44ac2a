import { groupBy } from "../../../core/base/list.ts";
import { settle } from "../convert.ts";
import { items, kindOf, type Node } from "../language.ts";
import { type Column, type Compiler, inPlaceOf, type Plan, type Scope } from "../plan.ts";
import { UnknownTable } from "../refusal.ts";
import { parameter } from "./parameters.ts";

interface Part {
  plan: Plan;
  source: string;
}

/** The analyser has the result's columns; where types differ it renames, `x_long` and `x_string`, and so do we. */
export function union(node: Node, input: Plan | undefined, scope: Scope, c: Compiler): Plan {
  const fuzzy = parameter(node, "isfuzzy") === "true";
  const sourceColumn = parameter(node, "withsource") ?? parameter(node, "with_source");
  const parts: Part[] = input ? [{ plan: input, source: "union_arg0" }] : [];
  for (const e of items(node.Expressions)) {
    const plan = fuzzy ? ifThere(e, scope, c) : c.table(e, scope);
    if (plan) parts.push({ plan, source: sourceOf(e, parts.length) });
  }
  if (parts.length === 0) return c.refuse("a union of no table", node);
  const all = items(node.Expressions).length + (input ? 1 : 0);
  const columns = parts.length === all ? c.columns(node) : columnsOf(parts, sourceColumn);
  const mapped = parts.map(({ plan, source }) => ({
    plan,
    source,
    from: columns.map((k) => ({ type: k.type, at: indexIn(plan, k.name, k.type) })),
  }));
  if (parameter(node, "kind") !== "inner") {
    const lost = mapped.flatMap((m) => m.plan.columns.filter((_, i) => !m.from.some((f) => f.at === i)));
    if (lost.length > 0) return c.refuse(`a union with the column ${lost[0]!.name} in several types`, node);
  }
  return {
    columns,
    run: (run) =>
      mapped.flatMap(({ plan, source, from }) =>
        plan.run(run).map((row) => {
          const values = from.map((f, i) => (columns[i]!.name === sourceColumn ? source : settle(f.type, row[f.at] ?? null)));
          return inPlaceOf(values, row, run);
        }),
      ),
  };
}
function ifThere(e: Node, scope: Scope, c: Compiler): Plan | undefined {
  try {
    return c.table(e, scope);
  } catch (error) {
    if (error instanceof UnknownTable) return undefined;
    throw error;
  }
}
/** The analyser does not know the result's columns where a table is missing. */
function columnsOf(parts: Part[], sourceColumn: string | undefined): Column[] {
  const columns = parts.flatMap((p) => p.plan.columns);
  const byName = groupBy(columns, (k) => k.name);
  const named = [...byName].flatMap(([name, own]) => {
    const types = [...new Set(own.map((k) => k.type))];
    return types.map((type) => ({ name: types.length > 1 ? `${name}_${type}` : name, type }));
  });
  return sourceColumn ? [{ name: sourceColumn, type: "string" }, ...named] : named;
}
function sourceOf(e: Node, index: number): string {
  const named = kindOf(e) === "NameReference" && kindOf(e.ReferencedSymbol ?? e) === "TableSymbol";
  return named ? e.SimpleName! : `union_arg${index}`;
}
function indexIn(plan: Plan, name: string, type: string): number {
  const same = plan.columns.findIndex((k) => k.name === name && k.type === type);
  if (same >= 0) return same;
  const suffix = `_${type}`;
  if (!name.endsWith(suffix)) return -1;
  const plain = name.slice(0, -suffix.length);
  return plan.columns.findIndex((k) => k.name === plain && k.type === type);
}
