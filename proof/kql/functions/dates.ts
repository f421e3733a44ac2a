import {
  addPeriod,
  dayOfYear,
  difference,
  endOf,
  formatDate,
  formatSpan,
  isoWeek,
  part,
  startOf,
  type Period,
} from "../calendar.ts";
import { toDateTime } from "../convert.ts";
import { ValueRefusal } from "../refusal.ts";
import { DAY, fromMilliseconds, fromTicks, HOUR, TICKS, toDate, parseDateTime } from "../time.ts";
import { DateTime, TimeSpan, type Value } from "../value.ts";
import { integer, strict, type ScalarFunction } from "./helpers.ts";

const ofDate = (f: (d: DateTime) => Value): ScalarFunction => strict((d) => (d instanceof DateTime ? f(d) : null));
const boundary = (f: typeof startOf, period: Period): ScalarFunction =>
  strict((d, offset) => (d instanceof DateTime ? f(period, d, integer(offset, 0)) : null));
const unix = (scale: number): ScalarFunction => strict((n) => fromMilliseconds(Number(n) * scale));
const known = <T>(v: T | undefined, unit: Value): T => {
  if (v === undefined) throw new ValueRefusal(`the part ${JSON.stringify(unit)} of a datetime`);
  return v;
};
const lower = (v: Value): string => String(v).toLowerCase();

function makeDateTime(...args: Value[]): Value {
  if (args.length === 1) return toDateTime(args[0]!);
  const [year, month, day, hour, minute, second] = args.map((a) => Number(a));
  const whole = Math.floor(second ?? 0);
  const two = (n: number | undefined): string => String(n ?? 0).padStart(2, "0");
  const start = parseDateTime(
    `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(whole)}`,
  );
  return start && new DateTime(start.ticks + BigInt(Math.round(((second ?? 0) - whole) * 1e7)));
}
/** Hours, minutes and seconds must be in their range; nothing carries over. */
function makeTimeSpan(...args: Value[]): Value {
  const [days, hours, minutes, seconds] = (args.length === 4 ? args : [0n, ...args, 0n]).map(Number);
  if (![hours, minutes, seconds].every((n, i) => n! >= 0 && n! < [24, 60, 60][i]!)) return null;
  return fromTicks(days! * Number(DAY) + hours! * Number(HOUR) + minutes! * Number(TICKS.minute) + seconds! * 1e7);
}

export const dateFunctions: Record<string, ScalarFunction> = {
  startofday: boundary(startOf, "day"),
  startofweek: boundary(startOf, "week"),
  startofmonth: boundary(startOf, "month"),
  startofyear: boundary(startOf, "year"),
  endofday: boundary(endOf, "day"),
  endofweek: boundary(endOf, "week"),
  endofmonth: boundary(endOf, "month"),
  endofyear: boundary(endOf, "year"),
  dayofweek: ofDate((d) => new TimeSpan(BigInt(toDate(d).getUTCDay()) * DAY)),
  dayofmonth: ofDate((d) => part("day", d)!),
  dayofyear: ofDate(dayOfYear),
  hourofday: ofDate((d) => part("hour", d)!),
  monthofyear: ofDate((d) => part("month", d)!),
  getmonth: ofDate((d) => part("month", d)!),
  getyear: ofDate((d) => part("year", d)!),
  week_of_year: ofDate(isoWeek),
  weekofyear: ofDate(isoWeek),
  datetime_part: strict((name, d) => known(part(String(name), d as DateTime), name!)),
  datetime_add: strict((unit, n, d) => known(addPeriod(lower(unit!), n as bigint, d as DateTime), unit!)),
  datetime_diff: strict((unit, a, b) => known(difference(lower(unit!), a as DateTime, b as DateTime), unit!)),
  format_datetime: (d, format) => (d instanceof DateTime ? formatDate(d, String(format)) : ""),
  format_timespan: (t, format) => (t instanceof TimeSpan ? formatSpan(t, String(format)) : ""),
  make_datetime: strict(makeDateTime),
  make_timespan: strict(makeTimeSpan),
  unixtime_seconds_todatetime: unix(1000),
  unixtime_milliseconds_todatetime: unix(1),
  unixtime_microseconds_todatetime: unix(1e-3),
  datetime_utc_to_local: () => {
    throw new ValueRefusal("a time zone");
  },
  datetime_local_to_utc: () => {
    throw new ValueRefusal("a time zone");
  },
};
