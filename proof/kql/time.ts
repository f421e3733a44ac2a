import { DateTime, TimeSpan } from "./value.ts";

export const TICKS = { tick: 1n, microsecond: 10n, millisecond: 10_000n, second: 10_000_000n, minute: 600_000_000n } as const;
export const HOUR = 36_000_000_000n;
export const DAY = 864_000_000_000n;
/** Ticks from the year 1 to 1970. */
const UNIX = 621_355_968_000_000_000n;
const LAST = 3_155_378_975_999_999_999n;

export const fromMilliseconds = (ms: number): DateTime =>
  new DateTime(UNIX + BigInt(Math.floor(ms)) * TICKS.millisecond + BigInt(Math.round((ms - Math.floor(ms)) * 1e4)));
export const toMilliseconds = (d: DateTime): number => Number(floorDivide(d.ticks - UNIX, TICKS.millisecond));
export const toDate = (d: DateTime): Date => new Date(toMilliseconds(d));
/** Outside the years 1 to 9999 there is no datetime. */
export const dateTime = (ticks: bigint): DateTime | null => (ticks < 0n || ticks > LAST ? null : new DateTime(ticks));

export function floorDivide(a: bigint, b: bigint): bigint {
  const q = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? q - 1n : q;
}
export const floorTo = (a: bigint, step: bigint): bigint => floorDivide(a, step) * step;
export const pad = (n: number | bigint, width = 2): string => String(n).padStart(width, "0");

export const dateOf = (year: number, month: number, day: number): number => {
  const d = new Date(0);
  d.setUTCFullYear(year, month, day);
  return d.getTime();
};

export function formatDateTime(d: DateTime): string {
  const fraction = pad(d.ticks % TICKS.second, 7);
  return `${toDate(d)
    .toISOString()
    .replace(/\.\d+Z$/, "")}.${fraction}Z`;
}

export function formatTimeSpan(t: TimeSpan): string {
  const ticks = t.ticks < 0n ? -t.ticks : t.ticks;
  const days = ticks / DAY;
  const fraction = ticks % TICKS.second;
  return [
    t.ticks < 0n ? "-" : "",
    days > 0n ? `${days}.` : "",
    `${pad((ticks / HOUR) % 24n)}:${pad((ticks / TICKS.minute) % 60n)}:${pad((ticks / TICKS.second) % 60n)}`,
    fraction > 0n ? `.${pad(fraction, 7)}` : "",
  ].join("");
}

const ISO =
  /^(\d{4})-(\d\d?)(?:-(\d\d?))?(?:[T ]\s*(\d\d?):(\d\d?)(?::(\d\d?)(?:\.(\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?$/i;
const RFC = /^(?:\w{3},?\s+)?\d{1,2}\s+\w{3,}\s+\d{2,4}(\s|$)|^\w{3,}\s+\d{1,2},?\s+\d{4}|^\d{1,2}\/\d{1,2}\/\d{4}/;

/** ISO 8601, and the forms of RFC 822 that Kusto's documents list. Anything else is no time. */
export function parseDateTime(text: string): DateTime | null {
  const s = text.trim();
  const m = ISO.exec(s);
  if (m) return fromParts(m);
  if (!RFC.test(s)) return null;
  const ms = Date.parse(/(Z|UTC|GMT|[+-]\d\d:?\d\d)$/i.test(s) ? s : `${s} UTC`);
  return Number.isNaN(ms) ? null : fromMilliseconds(ms);
}
function fromParts(m: RegExpExecArray): DateTime | null {
  const [year, month, day, hour, minute, second] = [m[1], m[2], m[3] ?? 1, m[4] ?? 0, m[5] ?? 0, m[6] ?? 0].map(Number) as [
    number, number, number, number, number, number,
  ]; // prettier-ignore
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59 || year < 1) return null;
  const date = dateOf(year, month - 1, day);
  if (day < 1 || new Date(date).getUTCDate() !== day) return null;
  const ms = date + ((hour * 60 + minute) * 60 + second) * 1000;
  const fraction = BigInt((m[7] ?? "").padEnd(7, "0").slice(0, 7));
  return dateTime(UNIX + BigInt(ms) * TICKS.millisecond + fraction - offset(m[8]));
}
function offset(zone: string | undefined): bigint {
  const m = /^([+-])(\d\d):?(\d\d)$/.exec(zone ?? "");
  if (!m) return 0n;
  return BigInt(m[1] === "+" ? 1 : -1) * (BigInt(m[2]!) * HOUR + BigInt(m[3]!) * TICKS.minute);
}

const UNITS: Record<string, bigint> = {};
for (const [names, ticks] of [
  ["d day days", DAY],
  ["h hr hrs hour hours", HOUR],
  ["m min minute minutes", TICKS.minute],
  ["s sec second seconds", TICKS.second],
  ["ms milli millis millisecond milliseconds", TICKS.millisecond],
  ["micro micros microsecond microseconds", TICKS.microsecond],
  ["tick ticks", TICKS.tick],
] as const)
  for (const name of names.split(" ")) UNITS[name] = ticks;

export const fromTicks = (ticks: number): TimeSpan | null =>
  Number.isFinite(ticks) ? new TimeSpan(BigInt(Math.round(ticks))) : null;

/** `1.02:03:04.5`, `90m`, or a plain number of days. */
export function parseTimeSpan(text: string): TimeSpan | null {
  const s = text.trim();
  const short = /^(-?)\s*(\d*\.?\d+)\s*([a-z]+)$/.exec(s);
  if (short && UNITS[short[3]!]) return fromTicks((short[1] ? -1 : 1) * Number(short[2]) * Number(UNITS[short[3]!]!));
  if (/^-?\d+$/.test(s)) return new TimeSpan(BigInt(s) * DAY);
  const m = /^(-?)(?:(\d+)(?:\.|:(?=\d+:\d+:\d)))?(\d\d?):(\d\d?)(?::(\d\d?)(?:\.(\d{1,7}))?)?$/.exec(s);
  if (!m || Number(m[3]) > 23 || Number(m[4]) > 59 || Number(m[5] ?? 0) > 59) return null;
  const ticks = BigInt(m[2] ?? 0) * DAY + BigInt(m[3]!) * HOUR + BigInt(m[4]!) * TICKS.minute + BigInt(m[5] ?? 0) * TICKS.second;
  const all = ticks + BigInt((m[6] ?? "").padEnd(7, "0"));
  return new TimeSpan(m[1] ? -all : all);
}
