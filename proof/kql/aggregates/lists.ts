import type { Call, FunctionCompiler } from "../plan.ts";
import { typeOf } from "../node.ts";
import { unique } from "../functions/dynamic.ts";
import { isBag, type Bag, type Value } from "../value.ts";
import { aggregate, present } from "./group.ts";

const limited = (values: Value[], extra: Value[]): Value[] => {
  const size = extra[0];
  return size === undefined || size === null ? values : values.slice(0, Number(size));
};
/** The elements of arrays one by one; a null that is dynamic stays. */
const spread = (values: Value[]): Value[] => values.flatMap((v) => v);
const kept = (values: Value[], call: Call): Value[] => {
  const type = typeOf(call.args[0]!);
  if (type === "decimal") return call.c.refuse(`${call.name} of decimals`, call.node);
  return type === "dynamic" ? spread(values) : present(values);
};
const list =
  (condition?: number): FunctionCompiler =>
  (call) =>
    aggregate(call, (values, extra) => limited(kept(values, call), extra), condition);
const set =
  (condition?: number): FunctionCompiler =>
  (call) =>
    aggregate(call, (values, extra) => limited(unique(present(kept(values, call))), extra), condition);
const withNulls = (values: Value[], extra: Value[]): Value => limited(spread(values), extra);
/** The first value of a key stays. */
function bag(values: Value[]): Value {
  const out: Bag = new Map();
  for (const v of values) if (isBag(v)) for (const [k, x] of v) if (!out.has(k)) out.set(k, x);
  return out;
}

export const lists: Record<string, FunctionCompiler> = {
  make_list: list(),
  makelist: list(),
  make_list_if: list(1),
  make_list_with_nulls: (call) => aggregate(call, withNulls),
  make_set: set(),
  makeset: set(),
  make_set_if: set(1),
  make_bag: (call) => aggregate(call, bag),
  make_bag_if: (call) => aggregate(call, bag, 1),
  make_dictionary: (call) => aggregate(call, bag),
};
