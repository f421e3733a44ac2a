import { settle } from "../convert.ts";
import { ValueRefusal } from "../refusal.ts";
import { floorTo } from "../time.ts";
import { compare, DateTime, TimeSpan, type Value } from "../value.ts";

/** Numbers, times and spans as a plain quantity, and back. */
export interface Quantity {
  of(v: Value): bigint | number;
  back(n: bigint | number): Value;
}
export function quantity(like: Value): Quantity {
  const ticks = (v: Value): bigint => (v as DateTime | TimeSpan).ticks;
  if (like instanceof DateTime) return { of: ticks, back: (n) => new DateTime(n as bigint) };
  if (like instanceof TimeSpan) return { of: ticks, back: (n) => new TimeSpan(n as bigint) };
  if (typeof like === "bigint") return { of: (v) => settle("long", v) as bigint, back: (n) => n };
  if (typeof like === "number") return { of: (v) => Number(v), back: (n) => n };
  throw new ValueRefusal(`a range of this type`);
}

/** From, from + step, ... up to `to`: with it or without it. Empty where the step leads nowhere. */
export function steps(from: Value, to: Value, step: Value, inclusive: boolean): Value[] {
  if (from === null || to === null || step === null) return [];
  const real = [from, to, step].some((v) => typeof v === "number");
  const q = quantity(real ? Number(from) : from);
  const by = step instanceof TimeSpan ? step.ticks : real ? Number(step) : (step as bigint);
  const [start, end] = [q.of(from), q.of(to)];
  const out: Value[] = [];
  if (Number(by) === 0) return out;
  const ahead = (x: bigint | number): boolean =>
    Number(by) > 0 ? x < end || (inclusive && x === end) : x > end || (inclusive && x === end);
  for (let x = start; ahead(x); x = (x as number) + (by as number)) {
    out.push(q.back(x));
    if (out.length > 1_048_576) throw new ValueRefusal("a range of more than 1,048,576 steps");
  }
  return out;
}

/** Which step a value falls into; below 0 or beyond the last it is outside. */
export function stepIndex(v: Value, from: Value, step: Value): number {
  const q = quantity(from);
  const by = step instanceof TimeSpan ? step.ticks : typeof from === "number" ? Number(step) : (step as bigint);
  const distance = (q.of(v) as number) - (q.of(from) as number);
  if (typeof distance === "bigint") return distance < 0n ? -1 : Number((distance as bigint) / (by as bigint));
  return Math.floor(distance / Number(by));
}
export const smallest = (vs: Value[]): Value => vs.reduce((a, b) => (compare(a, b) <= 0 ? a : b), vs[0] ?? null);
export const largest = (vs: Value[]): Value => vs.reduce((a, b) => (compare(a, b) >= 0 ? a : b), vs[0] ?? null);

/** The start of the step a value falls into, counted from zero. */
export function floorOf(v: Value, step: Value): Value {
  if (v instanceof DateTime && step instanceof TimeSpan) return new DateTime(floorTo(v.ticks, step.ticks));
  if (v instanceof TimeSpan && step instanceof TimeSpan) return new TimeSpan(floorTo(v.ticks, step.ticks));
  if (typeof v === "bigint" && typeof step === "bigint") return floorTo(v, step);
  return Math.floor(Number(v) / Number(step)) * Number(step);
}
