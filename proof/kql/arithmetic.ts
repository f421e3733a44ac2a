import { dateTime } from "./time.ts";
import { DateTime, isNumber, TimeSpan, type Value } from "./value.ts";

const wrap = (n: bigint): bigint => BigInt.asIntN(64, n);
const span = (ticks: number): TimeSpan | null => (Number.isFinite(ticks) ? new TimeSpan(BigInt(Math.trunc(ticks))) : null);

function add(a: Value, b: Value): Value {
  if (typeof a === "bigint" && typeof b === "bigint") return wrap(a + b);
  if (isNumber(a) && isNumber(b)) return Number(a) + Number(b);
  if (a instanceof TimeSpan && b instanceof TimeSpan) return new TimeSpan(wrap(a.ticks + b.ticks));
  if (a instanceof DateTime && b instanceof TimeSpan) return dateTime(a.ticks + b.ticks);
  return a instanceof TimeSpan && b instanceof DateTime ? dateTime(a.ticks + b.ticks) : null;
}
function subtract(a: Value, b: Value): Value {
  if (typeof a === "bigint" && typeof b === "bigint") return wrap(a - b);
  if (isNumber(a) && isNumber(b)) return Number(a) - Number(b);
  if (a instanceof TimeSpan && b instanceof TimeSpan) return new TimeSpan(wrap(a.ticks - b.ticks));
  if (a instanceof DateTime && b instanceof DateTime) return new TimeSpan(a.ticks - b.ticks);
  return a instanceof DateTime && b instanceof TimeSpan ? dateTime(a.ticks - b.ticks) : null;
}
function multiply(a: Value, b: Value): Value {
  if (typeof a === "bigint" && typeof b === "bigint") return wrap(a * b);
  if (isNumber(a) && isNumber(b)) return Number(a) * Number(b);
  if (a instanceof TimeSpan && isNumber(b)) return times(a, b);
  return b instanceof TimeSpan && isNumber(a) ? times(b, a) : null;
}
const times = (t: TimeSpan, n: bigint | number): TimeSpan | null =>
  typeof n === "bigint" ? new TimeSpan(wrap(t.ticks * n)) : span(Number(t.ticks) * n);

/** Whole numbers divide to whole numbers, towards zero; by zero to null. */
function divide(a: Value, b: Value): Value {
  if (typeof a === "bigint" && typeof b === "bigint") return b === 0n ? null : wrap(a / b);
  if (isNumber(a) && isNumber(b)) return Number(a) / Number(b);
  if (a instanceof TimeSpan && b instanceof TimeSpan) return Number(a.ticks) / Number(b.ticks);
  if (a instanceof TimeSpan && isNumber(b)) return span(Number(a.ticks) / Number(b));
  return null;
}
/** The remainder is never negative, whatever the signs. */
function modulo(a: Value, b: Value): Value {
  if (typeof a === "bigint" && typeof b === "bigint") return b === 0n ? null : positive(a % b, b);
  if (isNumber(a) && isNumber(b)) {
    const r = Number(a) % Number(b);
    return r < 0 ? r + Math.abs(Number(b)) : r;
  }
  if (a instanceof TimeSpan && b instanceof TimeSpan && b.ticks !== 0n) return new TimeSpan(positive(a.ticks % b.ticks, b.ticks));
  return null;
}
const positive = (r: bigint, by: bigint): bigint => (r < 0n ? r + (by < 0n ? -by : by) : r);

export const arithmetic: Record<string, (a: Value, b: Value) => Value> = {
  "+": add,
  "-": subtract,
  "*": multiply,
  "/": divide,
  "%": modulo,
};

export function negate(v: Value): Value {
  if (v instanceof TimeSpan) return new TimeSpan(-v.ticks);
  return isNumber(v) ? (typeof v === "bigint" ? wrap(-v) : 0 - v) : null;
}

/** A decimal is kept as a number; sums and products are worked out on its digits, so that 0.1 + 0.2 is 0.3. */
export function decimal(operator: string, a: number, b: number): number | undefined {
  if (!Number.isFinite(a) || !Number.isFinite(b) || !"+-*".includes(operator)) return undefined;
  const [x, y] = [digits(a), digits(b)];
  if (operator === "*") return Number(`${x.whole * y.whole}e-${x.places + y.places}`);
  const places = Math.max(x.places, y.places);
  const [m, n] = [x.whole * 10n ** BigInt(places - x.places), y.whole * 10n ** BigInt(places - y.places)];
  return Number(`${operator === "+" ? m + n : m - n}e-${places}`);
}
function digits(n: number): { whole: bigint; places: number } {
  const places = Math.min(28, (n.toPrecision(16).split("e")[0]!.replace(/0+$/, "").split(".")[1] ?? "").length);
  return { whole: BigInt(Math.round(n * 10 ** places)), places };
}
