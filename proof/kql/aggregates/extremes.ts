import { typeOf } from "../node.ts";
import { kindOf } from "../language.ts";
import { onRows, valuesOf, type Expr, type Call, type FunctionCompiler } from "../plan.ts";
import { better } from "../functions/numbers.ts";
import type { Value } from "../value.ts";
import { aggregate, groupOf, present } from "./group.ts";

const best = (values: Value[], sign: number): Value =>
  present(values).reduce((a, b) => (a === null || better(b, a, sign) ? b : a), null);
const extreme =
  (sign: number, condition?: number): FunctionCompiler =>
  (call) =>
    aggregate(call, (values) => best(values, sign), condition);

/** The arguments, `*` standing for every column that neither groups nor is named before it. */
function spelled(call: Call): Expr[] {
  const { args, scope, c } = call;
  const inner = onRows(scope, scope.columns);
  const named = new Set([...(scope.aggregates?.keys ?? []), ...args.flatMap((a) => a.SimpleName ?? [])]);
  return args.flatMap((a) => {
    if (kindOf(a) !== "StarExpression") return [c.expr(a, inner)];
    return scope.columns.flatMap((k, i): Expr[] => (named.has(k.name) ? [] : [{ type: k.type, eval: (f) => f.row[i] ?? null }]));
  });
}
function wide(exprs: Expr[], pick: (f: Parameters<Expr["eval"]>[0]) => readonly Value[] | undefined, type: string): Expr {
  const evaluate: Expr["eval"] = (f) => {
    const row = pick(f);
    const frame = { ...f, group: undefined, row: row ?? [] };
    return exprs.map((e) => (row ? e.eval(frame) : null));
  };
  return { type, width: exprs.length, eval: evaluate };
}

/** The row where the first argument is greatest or least; the first such row. Where it is null throughout, the first row. */
const atExtreme =
  (sign: number): FunctionCompiler =>
  (call) => {
    const exprs = spelled(call);
    return wide(
      exprs,
      (f) => {
        const group = groupOf(f);
        const values = valuesOf(f.run, group, exprs[0]!);
        let at = -1;
        values.forEach((v, i) => {
          if (v !== null && (at < 0 || better(v, values[at]!, sign))) at = i;
        });
        return group[Math.max(at, 0)];
      },
      typeOf(call.node),
    );
  };
/** Any row will do: the first. A query whose answer depends on which is not proven by this. */
const anyRow: FunctionCompiler = (call) => {
  const expr = wide(spelled(call), (f) => groupOf(f)[0], typeOf(call.node));
  return expr.width === 1 ? { type: expr.type, eval: (f) => (expr.eval(f) as Value[])[0] ?? null } : expr;
};

export const extremes: Record<string, FunctionCompiler> = {
  max: extreme(1),
  maxif: extreme(1, 1),
  min: extreme(-1),
  minif: extreme(-1, 1),
  arg_max: atExtreme(1),
  argmax: atExtreme(1),
  arg_min: atExtreme(-1),
  argmin: atExtreme(-1),
  take_any: anyRow,
  any: anyRow,
  take_anyif: (call) => aggregate(call, (values) => values[0] ?? null, 1),
  anyif: (call) => aggregate(call, (values) => values[0] ?? null, 1),
};
