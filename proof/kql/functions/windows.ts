import { typeOf } from "../node.ts";
import { arithmetic } from "../arithmetic.ts";
import { missing } from "../convert.ts";
import { isEqual } from "../comparison.ts";
import type { Expr, Frame, Call, FunctionCompiler } from "../plan.ts";
import type { Value } from "../value.ts";
import { integer } from "./helpers.ts";

/** A function of the whole column, worked out once for all rows of the operator. */
function overRows(call: Call, work: (values: (e: Expr) => readonly Value[], args: Expr[], count: number) => Value[]): Expr {
  const args = call.args.map((a) => call.c.expr(a, call.scope));
  const key = {};
  return {
    type: typeOf(call.node),
    eval: (f) => {
      let column = f.windows.get(key);
      if (!column) f.windows.set(key, (column = work((e) => evaluated(e, f), args, f.rows.length)));
      return column[f.index] ?? null;
    },
  };
}
function evaluated(e: Expr, f: Frame): readonly Value[] {
  return f.rows.map((row, index) => e.eval({ ...f, row, index }));
}

/** The same column so many rows away, else the given value. */
const neighbour =
  (direction: 1 | -1): FunctionCompiler =>
  (call) =>
    overRows(call, (values, [of, distance, otherwise], count) => {
      const column = values(of!);
      const by = distance ? integer(values(distance)[0], 1) : 1;
      return Array.from({ length: count }, (_, i) => {
        const at = i + direction * by;
        if (at >= 0 && at < count) return column[at]!;
        return otherwise ? values(otherwise)[i]! : missing(of!.type);
      });
    });

const rowNumber: FunctionCompiler = (call) =>
  overRows(call, (values, [start, restart], count) => {
    const first = start && count > 0 ? (values(start)[0] as bigint) : 1n;
    const again = restart ? values(restart) : [];
    let next = first;
    return Array.from({ length: count }, (_, i) => {
      if (again[i] === true) next = first;
      return next++;
    });
  });

const cumulativeSum: FunctionCompiler = (call) =>
  overRows(call, (values, [of, restart], count) => {
    const [column, again] = [values(of!), restart ? values(restart) : []];
    let sum: Value = null;
    return Array.from({ length: count }, (_, i) => {
      if (again[i] === true) sum = null;
      const v = column[i]!;
      if (v !== null) sum = sum === null ? v : arithmetic["+"]!(sum, v);
      return sum;
    });
  });

/** Equal neighbours share a rank; the next is one more, or the number of its row. */
const rank =
  (dense: boolean): FunctionCompiler =>
  (call) =>
    overRows(call, (values, [of, restart], count) => {
      const [column, again] = [values(of!), restart ? values(restart) : []];
      let [rank, seen] = [0n, 0n];
      return Array.from({ length: count }, (_, i) => {
        if (again[i] === true) [rank, seen] = [0n, 0n];
        seen++;
        const fresh = seen === 1n || !same(column[i]!, column[i - 1]!);
        if (fresh) rank = dense ? rank + 1n : seen;
        return rank;
      });
    });
const same = (a: Value, b: Value): boolean => isEqual(a, b) !== false;

export const windows: Record<string, FunctionCompiler> = {
  prev: neighbour(-1),
  next: neighbour(1),
  row_number: rowNumber,
  row_cumsum: cumulativeSum,
  row_rank_dense: rank(true),
  row_rank_min: rank(false),
};
