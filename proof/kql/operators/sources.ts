import { cast, settle } from "../convert.ts";
import { items, type Node } from "../language.ts";
import { frameOf, type Compiler, type Plan, type Row, type Scope } from "../plan.ts";
import type { Value } from "../value.ts";
import { steps } from "./axis.ts";
import { union } from "./union.ts";
import { searchAll } from "./search.ts";

type SourceCompiler = (node: Node, scope: Scope, c: Compiler) => Plan;

function datatable(node: Node, scope: Scope, c: Compiler): Plan {
  const columns = c.columns(node);
  const values = items(node.Values).map((v) => c.constant(v, scope));
  const rows: Row[] = [];
  for (let i = 0; i < values.length; i += columns.length) rows.push(columns.map((k, j) => cast(k.type, plain(values[i + j]))));
  return { columns, run: () => rows };
}

/** There is no negative zero in a table of literals. */
const plain = (v: Value | undefined): Value => (v === undefined ? null : v === 0 ? 0 : v);

function print(node: Node, scope: Scope, c: Compiler): Plan {
  const columns = c.columns(node);
  const exprs = items(node.Expressions).map((e) => c.expr(e, { ...scope, columns: [] }));
  const width = exprs.reduce((sum, e) => sum + (e.width ?? 1), 0);
  if (width !== columns.length) return c.refuse("print with columns of this form", node);
  return {
    columns,
    run: (run) => {
      const values = exprs.flatMap((e) =>
        e.width === undefined ? [e.eval(frameOf(run, [[]]))] : (e.eval(frameOf(run, [[]])) as never[]),
      );
      return [columns.map((k, i) => settle(k.type, values[i] ?? null))];
    },
  };
}

function range(node: Node, scope: Scope, c: Compiler): Plan {
  const columns = c.columns(node);
  const [from, to, step] = [node.From, node.To, node.Step].map((n) => c.expr(n, scope));
  const { type } = columns[0]!;
  return {
    columns,
    run: (run) => {
      const f = frameOf(run, []);
      return steps(settle(type, from!.eval(f)), to!.eval(f), step!.eval(f), true).map((v) => [settle(type, v)]);
    },
  };
}

/** What a query may start with. */
export const sources: Record<string, SourceCompiler> = {
  DataTableExpression: datatable,
  PrintOperator: print,
  RangeOperator: range,
  UnionOperator: (node, scope, c) => union(node, scope.input, scope, c),
  SearchOperator: searchAll,
};
