import { identity, type Value } from "../value.ts";
import { aggregate, argumentsOf, groupOf, present } from "./group.ts";
import { valuesOf, type Call, type FunctionCompiler } from "../plan.ts";

/** Exact: Kusto's dcount() estimates, and is exact on small groups. */
const distinct = (values: Value[]): Value => BigInt(new Set(present(values).map(identity)).size);
const count: FunctionCompiler = () => ({ type: "long", eval: (f) => BigInt(groupOf(f).length) });
function countIf(call: Call): ReturnType<FunctionCompiler> {
  const [condition] = argumentsOf(call);
  return {
    type: "long",
    eval: (f) => BigInt(valuesOf(f.run, groupOf(f), condition!).filter((v) => v === true).length),
  };
}

export const counting: Record<string, FunctionCompiler> = {
  count,
  countif: countIf,
  dcount: (call) => aggregate(call, distinct),
  dcountif: (call) => aggregate(call, distinct, 1),
  count_distinct: (call) => aggregate(call, distinct),
  count_distinctif: (call) => aggregate(call, distinct, 1),
};
