import { typeOf } from "../node.ts";
import { settle } from "../convert.ts";
import { frameOf, onRows, valuesOf, type Expr, type Frame, type Call } from "../plan.ts";
import type { Value } from "../value.ts";

export type Column = (argument: number) => Value[];

/** The arguments of an aggregate as expressions of one row. */
export const argumentsOf = ({ args, scope, c }: Call): Expr[] => args.map((a) => c.expr(a, onRows(scope, scope.columns)));
export const groupOf = (f: Frame): readonly (readonly Value[])[] => f.group ?? [];

/**
 * An aggregate of the values its first argument has in the group. With a condition, given as the argument of that index, only of the
 * rows where it holds.
 */
export function aggregate(call: Call, work: (values: Value[], extra: Value[]) => Value, condition?: number): Expr {
  const args = argumentsOf(call);
  const type = typeOf(call.node);
  const extra = args.slice(condition === undefined ? 1 : condition + 1);
  return {
    type,
    eval: (f) => {
      const group = groupOf(f);
      const holds = condition === undefined ? undefined : valuesOf(f.run, group, args[condition]!);
      const values = args[0] ? valuesOf(f.run, group, args[0]) : [];
      const kept = holds ? values.filter((_, i) => holds[i] === true) : values;
      const frame = { ...frameOf(f.run, group), row: group[0] ?? [] };
      return settle(
        type,
        work(
          kept,
          extra.map((e) => e.eval(frame)),
        ),
      );
    },
  };
}
export const present = (values: Value[]): Value[] => values.filter((v) => v !== null);
