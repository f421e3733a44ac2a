import { typeOf, widthOf } from "../node.ts";
import { frameOf, valuesOf, type Expr, type Frame, type Call, type FunctionCompiler } from "../plan.ts";
import { settle } from "../convert.ts";
import { compare, type Value } from "../value.ts";
import { argumentsOf, groupOf } from "./group.ts";

// Source: https://learn.microsoft.com/kusto/query/percentiles-aggregation-function: the nearest rank; a weight is how often the value
// occurs. Kusto estimates on large groups; this is exact.

interface Weighted {
  value: Value;
  weight: number;
}
/** The least value that, with all before it, makes up so many percent of the weight. */
function percentile(sorted: Weighted[], percent: number): Value {
  const total = sorted.reduce((sum, w) => sum + w.weight, 0);
  const wanted = (percent / 100) * total;
  let sum = 0;
  for (const w of sorted) {
    sum += w.weight;
    if (sum >= wanted && sum > 0) return w.value;
  }
  return null;
}
function sortedGroup(f: Frame, value: Expr, weight: Expr | undefined): Weighted[] {
  const group = groupOf(f);
  const weights = weight && valuesOf(f.run, group, weight);
  return valuesOf(f.run, group, value)
    .map((v, i) => ({ value: v, weight: weights ? Number(weights[i] ?? 0) : 1 }))
    .filter((w) => w.value !== null && w.weight > 0)
    .sort((a, b) => compare(a.value, b.value));
}

/** One column for each percentage, or one array of them. */
const family =
  (weighted: boolean, array: boolean): FunctionCompiler =>
  (call: Call) => {
    const args = argumentsOf(call);
    const shares = args.slice(weighted ? 2 : 1);
    const type = typeOf(call.node);
    const evaluate = (f: Frame): Value[] => {
      const sorted = sortedGroup(f, args[0]!, weighted ? args[1] : undefined);
      const percents = shares.flatMap((s) => s.eval(frameOf(f.run, []))).map(Number);
      return percents.map((p) => percentile(sorted, p));
    };
    if (array) return { type: "dynamic", eval: evaluate };
    if (shares.length === 1 && widthOf(call.node) === undefined) return { type, eval: (f) => settle(type, evaluate(f)[0]!) };
    return { type, width: shares.length, eval: evaluate };
  };

export const percentiles: Record<string, FunctionCompiler> = {
  percentile: family(false, false),
  percentiles: family(false, false),
  percentilew: family(true, false),
  percentilesw: family(true, false),
  percentiles_array: family(false, true),
  percentilesw_array: family(true, true),
};
