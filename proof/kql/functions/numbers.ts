import { toBool, toReal } from "../convert.ts";
import { dateTime, floorTo } from "../time.ts";
import { compare, DateTime, TimeSpan, type Value } from "../value.ts";
import { integer, strict, type ScalarFunction } from "./helpers.ts";

/** A function of reals; where it is not defined the answer is null, as given. */
const real = (f: (x: number) => number, defined: (x: number) => boolean = () => true): ScalarFunction =>
  strict((v) => {
    const x = toReal(v!);
    return x === null || !defined(x) ? null : f(x);
  });
const bits = (f: (a: bigint, b: bigint) => bigint): ScalarFunction =>
  strict((a, b) => BigInt.asIntN(64, f(BigInt(Math.trunc(Number(a))), BigInt(Math.trunc(Number(b))))));

/** Down to a multiple of the step, also below zero. A step that is not positive has no multiples. */
export function bin(v: Value, step: Value): Value {
  if (v === null || step === null) return null;
  if (v instanceof DateTime && step instanceof TimeSpan) return step.ticks > 0n ? dateTime(floorTo(v.ticks, step.ticks)) : null;
  if (v instanceof TimeSpan && step instanceof TimeSpan)
    return step.ticks > 0n ? new TimeSpan(floorTo(v.ticks, step.ticks)) : null;
  if (typeof v === "bigint" && typeof step === "bigint") return step > 0n ? floorTo(v, step) : null;
  const [x, by] = [toReal(v), toReal(step)];
  return x === null || by === null || !(by > 0) ? null : Math.floor(x / by) * by;
}
function binAt(v: Value, step: Value, fixed: Value): Value {
  if (v === null || step === null || fixed === null) return null;
  if (step instanceof TimeSpan && v instanceof DateTime && fixed instanceof DateTime)
    return step.ticks > 0n ? dateTime(floorTo(v.ticks - fixed.ticks, step.ticks) + fixed.ticks) : null;
  if (step instanceof TimeSpan && v instanceof TimeSpan && fixed instanceof TimeSpan)
    return step.ticks > 0n ? new TimeSpan(floorTo(v.ticks - fixed.ticks, step.ticks) + fixed.ticks) : null;
  if (typeof v === "bigint" && typeof step === "bigint" && typeof fixed === "bigint")
    return step > 0n ? floorTo(v - fixed, step) + fixed : null;
  const [x, by, at] = [Number(v), Number(step), Number(fixed)];
  return by > 0 ? Math.floor((x - at) / by) * by + at : null;
}

/** Halves go away from zero. */
function round(v: Value, digits: Value = 0n): Value {
  const x = toReal(v);
  if (x === null || digits === null) return null;
  if (!Number.isFinite(x)) return x;
  const scale = 10 ** integer(digits, 0);
  const rounded = (Math.sign(x) * Math.round(Math.abs(x) * scale)) / scale;
  return Number.isFinite(rounded) ? rounded : x;
}
function abs(v: Value): Value {
  if (v instanceof TimeSpan) return new TimeSpan(v.ticks < 0n ? -v.ticks : v.ticks);
  if (typeof v === "bigint") return v < 0n ? -v : v;
  return Math.abs(toReal(v) ?? NaN);
}
const extreme =
  (sign: number): ScalarFunction =>
  (...args) =>
    args.reduce((best, v) => (best === null || (v !== null && better(v, best, sign)) ? v : best), null);
/** NaN is both greatest and least. */
export const better = (v: Value, than: Value, sign: number): boolean =>
  Number.isNaN(v) || (!Number.isNaN(than) && compare(v, than) * sign > 0);

export const numberFunctions: Record<string, ScalarFunction> = {
  bin: (v, step) => bin(v!, step!),
  floor: (v, step) => bin(v!, step!),
  bin_at: (v, step, fixed) => binAt(v!, step!, fixed!),
  abs: strict((v) => abs(v!)),
  round: (v, digits) => round(v!, digits),
  ceiling: strict((v) => (typeof v === "bigint" ? v : Math.ceil(toReal(v!) ?? NaN))),
  sign: strict((v) => (typeof v === "bigint" ? BigInt(Math.sign(Number(v))) : Math.sign(toReal(v!) || 0))),
  sqrt: real(Math.sqrt),
  exp: real(Math.exp),
  exp2: real((x) => 2 ** x),
  exp10: real((x) => 10 ** x),
  log: real(Math.log, (x) => x >= 0),
  log2: real(Math.log2, (x) => x >= 0),
  log10: real(Math.log10, (x) => x >= 0),
  sin: real(Math.sin),
  cos: real(Math.cos),
  tan: real(Math.tan),
  asin: real(Math.asin),
  acos: real(Math.acos),
  atan: real(Math.atan),
  atan2: strict((y, x) => Math.atan2(Number(y), Number(x))),
  cot: real((x) => 1 / Math.tan(x)),
  degrees: real((x) => (x * 180) / Math.PI),
  radians: real((x) => (x * Math.PI) / 180),
  pi: () => Math.PI,
  pow: strict((a, b) => Math.pow(Number(a), Number(b))),
  isnan: strict((v) => Number.isNaN(v)),
  isinf: strict((v) => v === Infinity || v === -Infinity),
  isfinite: strict((v) => Number.isFinite(Number(v))),
  max_of: extreme(1),
  min_of: extreme(-1),
  isnull: (v) => v === null,
  isnotnull: (v) => v !== null,
  notnull: (v) => v !== null,
  not: (v) => (v === null ? null : !toBool(v!)),
  binary_and: bits((a, b) => a & b),
  binary_or: bits((a, b) => a | b),
  binary_xor: bits((a, b) => a ^ b),
  binary_not: strict((a) => ~(a as bigint)),
  binary_shift_left: bits((a, b) => a << b),
  binary_shift_right: bits((a, b) => a >> b),
  bitset_count_ones: strict((a) => BigInt([...BigInt.asUintN(64, a as bigint).toString(2)].filter((c) => c === "1").length)),
};
