import { dateOf, DAY, dateTime, floorDivide, fromMilliseconds, HOUR, pad, TICKS, toDate } from "./time.ts";
import { DateTime, type TimeSpan } from "./value.ts";

/** Units whose length is fixed, in ticks. */
const FIXED: Record<string, bigint> = {
  week: 7n * DAY,
  day: DAY,
  hour: HOUR,
  minute: TICKS.minute,
  second: TICKS.second,
  millisecond: TICKS.millisecond,
  microsecond: TICKS.microsecond,
  nanosecond: 1n,
};
const MONTHS: Record<string, number> = { year: 12, quarter: 3, month: 1 };

const at = (year: number, month: number, day: number): DateTime => fromMilliseconds(dateOf(year, month, day));
export type Period = "day" | "week" | "month" | "year";

/** The start of the day, week (Sunday), month or year, so many later. */
export function startOf(period: Period, d: DateTime, offset = 0): DateTime {
  const x = toDate(d);
  const [year, month, day] = [x.getUTCFullYear(), x.getUTCMonth(), x.getUTCDate()];
  if (period === "day") return at(year, month, day + offset);
  if (period === "week") return at(year, month, day - x.getUTCDay() + 7 * offset);
  return period === "month" ? at(year, month + offset, 1) : at(year + offset, 0, 1);
}
/** The last tick of the period. */
export const endOf = (period: Period, d: DateTime, offset = 0): DateTime =>
  new DateTime(startOf(period, d, offset + 1).ticks - 1n);

/** ISO 8601: the week of the year's first Thursday is the first. */
export function isoWeek(d: DateTime): bigint {
  const x = toDate(d);
  const thursday = dateOf(x.getUTCFullYear(), x.getUTCMonth(), x.getUTCDate() + 4 - (x.getUTCDay() || 7));
  const year = new Date(thursday).getUTCFullYear();
  return BigInt(Math.floor((thursday - dateOf(year, 0, 1)) / 86_400_000 / 7) + 1);
}
export function dayOfYear(d: DateTime): bigint {
  const x = toDate(d);
  return BigInt(Math.floor((x.getTime() - dateOf(x.getUTCFullYear(), 0, 1)) / 86_400_000) + 1);
}

const PARTS: Record<string, (x: Date, d: DateTime) => bigint> = {
  year: (x) => BigInt(x.getUTCFullYear()),
  quarter: (x) => BigInt(Math.floor(x.getUTCMonth() / 3) + 1),
  month: (x) => BigInt(x.getUTCMonth() + 1),
  week_of_year: (_, d) => isoWeek(d),
  day: (x) => BigInt(x.getUTCDate()),
  dayofyear: (_, d) => dayOfYear(d),
  hour: (x) => BigInt(x.getUTCHours()),
  minute: (x) => BigInt(x.getUTCMinutes()),
  second: (x) => BigInt(x.getUTCSeconds()),
  millisecond: (x) => BigInt(x.getUTCMilliseconds()),
  microsecond: (_, d) => (d.ticks % TICKS.second) / TICKS.microsecond,
  nanosecond: (_, d) => (d.ticks % TICKS.second) * 100n,
};
/** `datetime_part()`; undefined: no part of that name. */
export const part = (name: string, d: DateTime): bigint | undefined => PARTS[name.toLowerCase()]?.(toDate(d), d);

const monthIndex = (x: Date): number => x.getUTCFullYear() * 12 + x.getUTCMonth();

/** `datetime_add()`: a month later is the same day, or the last of a shorter month. */
export function addPeriod(unit: string, amount: bigint, d: DateTime): DateTime | null | undefined {
  const fixed = FIXED[unit];
  if (fixed !== undefined) return dateTime(d.ticks + (unit === "nanosecond" ? amount / 100n : amount * fixed));
  const months = MONTHS[unit];
  if (months === undefined) return undefined;
  const x = toDate(d);
  const index = monthIndex(x) + months * Number(amount);
  const [year, month] = [Math.floor(index / 12), ((index % 12) + 12) % 12];
  const last = new Date(dateOf(year, month + 1, 0)).getUTCDate();
  const date = at(year, month, Math.min(x.getUTCDate(), last));
  return dateTime(date.ticks + (d.ticks - startOf("day", d).ticks));
}

/** `datetime_diff()`: how many boundaries of the unit lie between the two. */
export function difference(unit: string, a: DateTime, b: DateTime): bigint | undefined {
  const [x, y] = [toDate(a), toDate(b)];
  if (unit === "year") return BigInt(x.getUTCFullYear() - y.getUTCFullYear());
  if (unit === "month") return BigInt(monthIndex(x) - monthIndex(y));
  if (unit === "quarter") return BigInt(Math.floor(monthIndex(x) / 3) - Math.floor(monthIndex(y) / 3));
  if (unit === "week") return (startOf("week", a).ticks - startOf("week", b).ticks) / FIXED.week!;
  const fixed = FIXED[unit];
  if (fixed === undefined) return undefined;
  if (unit === "nanosecond") return (a.ticks - b.ticks) * 100n;
  return floorDivide(a.ticks, fixed) - floorDivide(b.ticks, fixed);
}

/** `format_datetime()`. */
export function formatDate(d: DateTime, format: string): string {
  const x = toDate(d);
  const fraction = pad(d.ticks % TICKS.second, 7);
  const hour = x.getUTCHours() % 12 || 12;
  const specifier: Record<string, string | number> = {
    yyyy: pad(x.getUTCFullYear(), 4),
    y: x.getUTCFullYear() % 100,
    yy: pad(x.getUTCFullYear() % 100),
    MM: pad(x.getUTCMonth() + 1),
    M: x.getUTCMonth() + 1,
    dd: pad(x.getUTCDate()),
    d: x.getUTCDate(),
    HH: pad(x.getUTCHours()),
    H: x.getUTCHours(),
    hh: pad(hour),
    h: hour,
    mm: pad(x.getUTCMinutes()),
    m: x.getUTCMinutes(),
    ss: pad(x.getUTCSeconds()),
    s: x.getUTCSeconds(),
    tt: x.getUTCHours() < 12 ? "AM" : "PM",
  };
  return format.replace(/yyyy|yy?|MM?|dd?|HH?|hh?|mm?|ss?|tt|f+|F+/g, (s) => {
    if (s[0] === "f") return fraction.slice(0, s.length);
    if (s[0] === "F") return fraction.slice(0, s.length).replace(/0+$/, "");
    return String(specifier[s]);
  });
}

/** `format_timespan()`: `d` repeated pads the days, one letter prints as many digits as there are. */
export function formatSpan(t: TimeSpan, format: string): string {
  const ticks = t.ticks < 0n ? -t.ticks : t.ticks;
  const fraction = pad(ticks % TICKS.second, 7);
  const parts: Record<string, bigint> = {
    d: ticks / DAY,
    H: (ticks / HOUR) % 24n,
    h: (ticks / HOUR) % 24n,
    m: (ticks / TICKS.minute) % 60n,
    s: (ticks / TICKS.second) % 60n,
  };
  const body = format.replace(/d+|HH?|hh?|mm?|ss?|f+|F+/g, (s) => {
    if (s[0] === "f") return fraction.slice(0, s.length);
    if (s[0] === "F") return fraction.slice(0, s.length).replace(/0+$/, "");
    return pad(parts[s[0]!]!, s.length);
  });
  return t.ticks < 0n ? `-${body}` : body;
}
