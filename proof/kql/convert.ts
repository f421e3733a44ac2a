import { shortestDigits } from "./digits.ts";
import { parseJson, toJson } from "./json.ts";
import { dateTime, formatDateTime, formatTimeSpan, parseDateTime, parseTimeSpan } from "./time.ts";
import { ValueRefusal } from "./refusal.ts";
import { DateTime, isNumber, TimeSpan, type Value } from "./value.ts";

const INT = { min: -2147483648n, max: 2147483647n };
const LONG = { min: -(2n ** 63n), max: 2n ** 63n - 1n };
const REAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** `tostring()`. */
export function toText(v: Value): string {
  if (v === null) return "";
  if (typeof v === "string") return v;
  if (typeof v === "boolean") return v ? "True" : "False";
  if (typeof v === "bigint") return v.toString();
  if (typeof v === "number") return realText(v);
  if (v instanceof DateTime) return formatDateTime(v);
  if (v instanceof TimeSpan) return formatTimeSpan(v);
  return toJson(v);
}

/** A whole real keeps its point. How the engine writes very large and very small ones as text is not known. */
function realText(n: number): string {
  if (!Number.isFinite(n)) return Number.isNaN(n) ? "NaN" : n > 0 ? "inf" : "-inf";
  if (Object.is(n, -0)) return "-0.0";
  if (n !== 0 && (Math.abs(n) < 1e-4 || Math.abs(n) >= 1e15)) throw new ValueRefusal(`the text of the real ${n}`);
  return n === 0 ? "0.0" : shortestDigits(n);
}

function toInteger(v: Value, range: { min: bigint; max: bigint }): bigint | null {
  if (typeof v === "bigint") return range === INT ? BigInt.asIntN(32, v) : v;
  if (typeof v === "boolean") return v ? 1n : 0n;
  if (typeof v === "number") return saturate(v, range);
  if (v instanceof TimeSpan || v instanceof DateTime) return toInteger(v.ticks, range);
  if (typeof v !== "string") return null;
  const s = v.trim();
  if (/^0x[0-9a-f]{1,16}$/i.test(s)) return within(BigInt.asIntN(64, BigInt(s)), range);
  return /^[+-]?\d+$/.test(s) ? within(BigInt(s.replace(/^\+/, "")), range) : null;
}
const within = (n: bigint, { min, max }: { min: bigint; max: bigint }): bigint | null => (n >= min && n <= max ? n : null);
function saturate(n: number, { min, max }: { min: bigint; max: bigint }): bigint | null {
  if (!Number.isFinite(n)) return null;
  const whole = BigInt(Math.trunc(n));
  return whole < min ? min : whole > max ? max : whole;
}
export const toLong = (v: Value): bigint | null => toInteger(v, LONG);
export const toInt = (v: Value): bigint | null => toInteger(v, INT);

export function toReal(v: Value): number | null {
  if (isNumber(v)) return Number(v);
  if (typeof v === "boolean") return v ? 1 : 0;
  if (v instanceof TimeSpan || v instanceof DateTime) return Number(v.ticks);
  if (typeof v !== "string") return null;
  const s = v.trim();
  if (REAL.test(s)) return Number(s);
  if (/^(nan|NaN)$/.test(s)) return NaN;
  const infinite = /^([+-]?)(inf|Inf|infinity|Infinity)$/.exec(s);
  return infinite ? (infinite[1] === "-" ? -Infinity : Infinity) : null;
}

export function toBool(v: Value): boolean | null {
  if (typeof v === "boolean") return v;
  if (isNumber(v)) return Number(v) !== 0;
  if (typeof v !== "string") return null;
  const s = v;
  if (/^true$/i.test(s)) return true;
  if (/^false$/i.test(s)) return false;
  return /^[+-]?\d+$|^0x[0-9a-f]+$/i.test(s) ? Number(s) !== 0 : null;
}
export function toDateTime(v: Value): DateTime | null {
  if (v instanceof DateTime) return v;
  if (typeof v === "bigint") return dateTime(v);
  if (typeof v === "number") return Number.isFinite(v) ? dateTime(BigInt(Math.trunc(v))) : null;
  return typeof v === "string" ? parseDateTime(v) : null;
}
export function toTimeSpan(v: Value): TimeSpan | null {
  if (v instanceof TimeSpan) return v;
  if (typeof v === "bigint") return new TimeSpan(v);
  if (typeof v === "number") return Number.isFinite(v) ? new TimeSpan(BigInt(Math.round(v))) : null;
  return typeof v === "string" ? parseTimeSpan(v) : null;
}
function toGuid(v: Value): string | null {
  const m = /^\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i.exec(toText(v).trim());
  return m ? m.slice(1).join("-").toLowerCase() : null;
}
/** `parse_json()`: a text that is no JSON stays a text. */
export const toDynamic = (v: Value): Value => {
  if (typeof v !== "string") return v;
  const read = parseJson(v);
  return read === undefined ? (v === "" ? null : v) : read;
};

/** There is no negative zero among decimals. */
const unsigned = (n: number | null): number | null => (n === 0 ? 0 : n);

const CASTS: Record<string, (v: Value) => Value> = {
  string: toText,
  long: toLong,
  int: toInt,
  real: toReal,
  double: toReal,
  decimal: (v) => unsigned(toReal(v)),
  bool: toBool,
  boolean: toBool,
  datetime: toDateTime,
  date: toDateTime,
  timespan: toTimeSpan,
  time: toTimeSpan,
  guid: toGuid,
  uniqueid: toGuid,
  dynamic: (v) => v,
};
export const typeNames = new Set(Object.keys(CASTS));

/** An explicit conversion: what does not convert is null. */
export const cast = (type: string, v: Value): Value => (v === null ? missing(type) : (CASTS[type]?.(v) ?? missing(type)));
export const missing = (type: string): Value => (type === "string" ? "" : null);

/** A value put where this type is expected: a long widens to a real, a text is never null; nothing else changes. */
export function settle(type: string, v: Value): Value {
  if (v === null || v === undefined) return missing(type);
  if (typeof v === "bigint" && (type === "real" || type === "decimal")) return Number(v);
  if (typeof v === "number" && (type === "long" || type === "int")) return toLong(v);
  return v;
}
