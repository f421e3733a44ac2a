import type { AlertCases, Labels, LogCase, LogRow, LogRows } from "../case.ts";

type LogCases = Extract<AlertCases, { kind: "log" }>;
export type Tables = LogCase["tables"];
export type Rows = (LogRow | LogRows)[];

export const log = (severity: LogCases["severity"], ...cases: LogCase[]): LogCases => ({ kind: "log", severity, cases });
const duration = (minutes: number): string => `PT${minutes}M`;
/** Fires within so many minutes, for each of these dimensions. */
export const told = (name: string, tables: Tables, until: number, ...fires: Labels[]): LogCase => ({
  name,
  tables,
  until: duration(until),
  fires: fires.length > 0 ? fires : [{}],
});
/** Silent for so many minutes. */
export const calm = (name: string, tables: Tables, until: number): LogCase => ({
  name,
  tables,
  until: duration(until),
  fires: [],
});
/** The same, but looked at only from this minute on: what is before is history. */
export const since = (minute: number, one: LogCase): LogCase => ({ ...one, from: duration(minute) });

/** Of values that production alone has. */
export const inProduction = (one: LogCase): LogCase => ({ ...one, presets: ["production"] });
/** Of values that development has set apart. */
export const notInDevelopment = (one: LogCase): LogCase => ({ ...one, presets: ["test", "production"] });

/** The same row over and over, from minute to minute. */
export const many = (from: number, to: number, every: number, row: LogRow): LogRows => ({ every, from, to, row });
export const at = (TimeGenerated: number, row: LogRow): LogRow => ({ TimeGenerated, ...row });
/** So many rows a minute. */
export const rate = (from: number, to: number, aMinute: number, row: LogRow): LogRows => many(from, to, 1 / aMinute, row);

export const id = (type: string, name: string): string =>
  `/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-shop/providers/${type}/${name}`;

/** The same rows, each so many minutes later in the workspace. */
export const late = (minutes: number, rows: Rows): Rows =>
  rows.flatMap((one) => {
    if (!isMany(one)) return [{ ...one, _TimeReceived: Number(one["TimeGenerated"]) + minutes }];
    const count = Math.floor((one.to - one.from) / one.every) + 1;
    const times = Array.from({ length: count }, (_, i) => one.from + i * one.every);
    return times.map((t) => at(t, { ...one.row, _TimeReceived: t + minutes }));
  });
const isMany = (one: LogRow | LogRows): one is LogRows => "every" in one && "row" in one;
