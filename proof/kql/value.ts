/** 100 nanoseconds, counted from the year 1 as Kusto does. A bigint: a number holds only every second one of today's. */
export class DateTime {
  readonly ticks: bigint;
  constructor(ticks: bigint) {
    this.ticks = ticks;
  }
}
export class TimeSpan {
  readonly ticks: bigint;
  constructor(ticks: bigint) {
    this.ticks = ticks;
  }
}
export type Bag = Map<string, Value>;
/**
 * A value of Kusto: int and long are bigints, real and decimal numbers, so `1` and `1.0` stay apart inside dynamic values as well.
 * A string is never null.
 */
export type Value = null | boolean | bigint | number | string | DateTime | TimeSpan | Value[] | Bag;

export const isBag = (v: Value): v is Bag => v instanceof Map;
export const isNumber = (v: Value): v is bigint | number => typeof v === "bigint" || typeof v === "number";
export const isEmpty = (v: Value): boolean => v === null || v === "";

/** Two values are the same group, key or set element when their texts are. */
export function identity(v: Value): string {
  if (v === null) return "-";
  if (typeof v === "string") return `s${v}`;
  if (typeof v === "bigint") return `n${v}`;
  if (typeof v === "number") return Number.isInteger(v) ? `n${BigInt(v)}` : `r${v}`;
  if (typeof v === "boolean") return v ? "bt" : "bf";
  if (v instanceof DateTime) return `d${v.ticks}`;
  if (v instanceof TimeSpan) return `t${v.ticks}`;
  if (Array.isArray(v)) return `[${v.map((x) => quoted(identity(x))).join()}]`;
  return `{${[...v].map(([k, x]) => `${quoted(k)}:${quoted(identity(x))}`).join()}}`;
}
const quoted = (s: string): string => JSON.stringify(s);
export const identities = (vs: Value[]): string =>
  vs.length === 1 ? identity(vs[0]!) : vs.map((v) => quoted(identity(v))).join();

const RANK = { null: 0, boolean: 1, number: 2, date: 3, span: 4, string: 5, other: 6 };
function rank(v: Value): number {
  if (v === null) return RANK.null;
  if (typeof v === "boolean") return RANK.boolean;
  if (isNumber(v)) return RANK.number;
  if (v instanceof DateTime) return RANK.date;
  if (v instanceof TimeSpan) return RANK.span;
  return typeof v === "string" ? RANK.string : RANK.other;
}

/** Order of two values that are not null; strings by code unit, as Kusto orders them. */
export function compare(a: Value, b: Value): number {
  if (a instanceof DateTime && b instanceof DateTime) return order(a.ticks, b.ticks);
  if (a instanceof TimeSpan && b instanceof TimeSpan) return order(a.ticks, b.ticks);
  if (isNumber(a) && isNumber(b)) return numeric(a, b);
  if (typeof a === typeof b && (typeof a === "string" || typeof a === "boolean")) return order(a, b as typeof a);
  const byRank = rank(a) - rank(b);
  return byRank !== 0 ? byRank : order(identity(a), identity(b));
}
const order = <T extends bigint | string | boolean | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
/** NaN sorts before every other number. */
function numeric(a: bigint | number, b: bigint | number): number {
  const [nanA, nanB] = [Number.isNaN(a), Number.isNaN(b)];
  if (nanA || nanB) return Number(nanB) - Number(nanA);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `==` of Kusto on values that are not null. */
export function equals(a: Value, b: Value): boolean {
  if (isNumber(a) && isNumber(b)) return a == b; // eslint-disable-line eqeqeq -- 1 and 1.0 are equal
  if (typeof a === "string" || typeof b === "string" || typeof a === "boolean" || typeof b === "boolean") return a === b;
  return identity(a) === identity(b);
}
