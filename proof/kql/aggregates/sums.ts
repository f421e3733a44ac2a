import { typeOf } from "../node.ts";
import { arithmetic } from "../arithmetic.ts";
import { toReal } from "../convert.ts";
import { moments, type Moments } from "../functions/statistics.ts";
import type { Expr, Call, FunctionCompiler } from "../plan.ts";
import { DateTime, TimeSpan, type Value } from "../value.ts";
import { aggregate, present } from "./group.ts";

const zeroOf = (type: string): Value => (type === "timespan" ? new TimeSpan(0n) : type === "real" || type === "decimal" ? 0 : 0n);
const numbers = (values: Value[]): number[] => present(values).flatMap((v) => toReal(v) ?? []);

/** The sum of nothing is zero. */
const sum = (call: Call, condition?: number): Expr => {
  const zero = zeroOf(typeOf(call.node));
  const dynamic = typeOf(call.args[0]!) === "dynamic";
  return aggregate(
    call,
    (values) => {
      const own = dynamic ? numbers(values) : present(values);
      return own.reduce<Value>((a, b) => arithmetic["+"]!(a, b) ?? a, zero);
    },
    condition,
  );
};
/** The average of nothing is NaN; that of times is a time, and null. */
function average(values: Value[], type: string): Value {
  const own = present(values);
  if (type === "datetime" || type === "timespan") {
    if (own.length === 0) return null;
    const ticks = own.reduce<bigint>((a, v) => a + (v as DateTime | TimeSpan).ticks, 0n) / BigInt(own.length);
    return type === "datetime" ? new DateTime(ticks) : new TimeSpan(ticks);
  }
  // A sum of longs overflows before it is divided.
  if (own.length > 0 && own.every((v) => typeof v === "bigint"))
    return Number(own.reduce<bigint>((a, v) => BigInt.asIntN(64, a + (v as bigint)), 0n)) / own.length;
  return moments(numbers(own)).mean;
}
const avg = (call: Call, condition?: number): Expr => aggregate(call, (values) => average(values, typeOf(call.node)), condition);

const deviation = (of: (m: Moments) => number, condition?: number): FunctionCompiler => {
  const work = (values: Value[]): Value => {
    const own = numbers(values);
    return own.length === 0 ? 0 : Math.sqrt(of(moments(own)));
  };
  return (call) => aggregate(call, work, condition);
};
const spreadOf = (of: (m: Moments) => number, condition?: number): FunctionCompiler => {
  const work = (values: Value[]): Value => {
    const own = numbers(values);
    return own.length === 0 ? NaN : of(moments(own));
  };
  return (call) => aggregate(call, work, condition);
};
const bits =
  (start: bigint, f: (a: bigint, b: bigint) => bigint): FunctionCompiler =>
  (call) =>
    aggregate(call, (values) => present(values).reduce<bigint>((a, b) => BigInt.asIntN(64, f(a, b as bigint)), start));

export const sums: Record<string, FunctionCompiler> = {
  sum: (call) => sum(call),
  sumif: (call) => sum(call, 1),
  avg: (call) => avg(call),
  avgif: (call) => avg(call, 1),
  stdev: deviation((m) => m.sampleVariance),
  stdevif: deviation((m) => m.sampleVariance, 1),
  stdevp: deviation((m) => m.variance),
  variance: spreadOf((m) => m.sampleVariance),
  varianceif: spreadOf((m) => m.sampleVariance, 1),
  variancep: spreadOf((m) => m.variance),
  binary_all_and: bits(-1n, (a, b) => a & b),
  binary_all_or: bits(0n, (a, b) => a | b),
  binary_all_xor: bits(0n, (a, b) => a ^ b),
};
