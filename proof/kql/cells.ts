import { settle } from "./convert.ts";
import { once, type Expr, type Run, type Scope } from "./plan.ts";
import type { Value } from "./value.ts";

/** The first cell of a table; worked out once a run. */
export function firstCell(plan: { run(run: Run): readonly (readonly Value[])[] }, type: string): Expr {
  const key = {};
  return { type, eval: (f) => once(f.run, key, () => settle(type, plan.run(f.run)[0]?.[0] ?? null)) };
}
export function columnExpr(scope: Pick<Scope, "columns">, index: number): Expr {
  const { type } = scope.columns[index]!;
  const empty = settle(type, null);
  return { type, eval: (f) => f.row[index] ?? empty };
}
