import type { ColumnType, Table } from "../../catalogue/tables.ts";
import { tables as catalogueTables } from "../../catalogue/tables.ts";
import { nearest } from "../../core/base/nearest.ts";
import { toDateTime } from "../kql/convert.ts";
import { type Schema, withFunctions } from "../kql/language.ts";
import type { Row } from "../kql/plan.ts";
import { fromPlain, kusto, type Query } from "../kql/query.ts";
import { parseDateTime, TICKS } from "../kql/time.ts";
import { DateTime } from "../kql/value.ts";

/** A row by its columns. A time is a text, or a number: minutes from the start. Columns left out are null. */
export type PlainRow = Record<string, unknown>;
export interface LogData {
  /** Default: a Monday at midnight. */
  start?: string;
  tables: Record<string, readonly PlainRow[]>;
  /** Tables that the workspace does not have (yet): a query that reads one fails, unless it is `isfuzzy`. */
  absent?: readonly string[];
}

/** When a row arrived; until then no query sees it. Default: at its own time. */
const ARRIVED = "_TimeReceived";
const START = "2026-03-02T00:00:00Z";

export interface Stored {
  row: Row;
  time: bigint;
  arrived: bigint;
}
/** The rows in a workspace of their types, and its queries. */
export interface Workspace {
  start: bigint;
  rows: ReadonlyMap<string, readonly Stored[]>;
  compile(query: string): Query;
  arrival: WeakMap<Row, DateTime>;
}

export function workspaceOf(data: LogData, known: Record<string, Table> = catalogueTables): Workspace {
  const start = parseDateTime(data.start ?? START);
  if (!start) throw new Error(`${data.start} is no time`);
  const schema = withFunctions(schemaOf(data, known));
  const arrival = new WeakMap<Row, DateTime>();
  const rows = new Map<string, Stored[]>();
  for (const [name, own] of Object.entries(data.tables)) {
    const stored = own.map((row) => store(name, schema[name]!.columns, row, start.ticks));
    for (const s of stored) arrival.set(s.row, new DateTime(s.arrived));
    rows.set(
      name,
      stored.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0)),
    );
  }
  return { start: start.ticks, rows, compile: compiler(schema), arrival };
}

/** Compiling takes longer than running: workspaces of the same columns share their queries. */
const compilers = new Map<string, (query: string) => Query>();
function compiler(schema: Schema): (query: string) => Query {
  const key = JSON.stringify(schema);
  let known = compilers.get(key);
  if (!known) compilers.set(key, (known = kusto(schema)));
  return known;
}

function schemaOf(data: LogData, known: Record<string, Table>): Schema {
  const names = Object.keys(known).filter((n) => !data.absent?.includes(n));
  const schema: Schema = Object.fromEntries(names.map((n) => [n, known[n]!]));
  for (const [name, rows] of Object.entries(data.tables)) {
    const table = withFunctions(schema)[name];
    if (!table) throw new Error(`tables: there is no table ${name}${nearestOf(name, names)}`);
    if (table.open) schema[name] = { ...table, columns: { ...table.columns, ...grown(rows, table.columns) } };
  }
  return schema;
}
const nearestOf = (name: string, allowed: readonly string[]): string => {
  const near = nearest(name, [...allowed]);
  return near === undefined ? "" : `; nearest: ${near}`;
};

/** Columns that an open table grows. Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/azurediagnostics */
const SUFFIXES: Record<string, ColumnType> = { _s: "string", _d: "real", _b: "bool", _t: "datetime", _g: "guid" };
function grown(rows: readonly PlainRow[], columns: Record<string, ColumnType>): Record<string, ColumnType> {
  const names = [...new Set(rows.flatMap((r) => Object.keys(r)))].filter((n) => !(n in columns) && n !== ARRIVED).sort();
  return Object.fromEntries(names.map((n) => [n, SUFFIXES[n.slice(-2)] ?? "string"]));
}

function store(table: string, columns: Record<string, ColumnType>, given: PlainRow, start: bigint): Stored {
  const at = (column: string): string => `tables.${table}: ${column}`;
  for (const name of Object.keys(given))
    if (!(name in columns) && name !== ARRIVED)
      throw new Error(`${at(name)} is no column${nearestOf(name, Object.keys(columns))}`);
  const time = timeOf(given["TimeGenerated"], start);
  if (time === undefined) throw new Error(`${at("TimeGenerated")} is missing or no time`);
  const arrived = given[ARRIVED] === undefined ? time : timeOf(given[ARRIVED], start);
  if (arrived === undefined) throw new Error(`${at(ARRIVED)} is no time`);
  const all: PlainRow = { Type: table, ...given };
  const row = Object.entries(columns).map(([name, type]) => {
    const v = all[name];
    if (type === "datetime" && typeof v === "number") return new DateTime(timeOf(v, start)!);
    try {
      return fromPlain(type, v);
    } catch (e) {
      throw new Error(`${at(name)}: ${(e as Error).message}`, { cause: e });
    }
  });
  return { row, time, arrived };
}
const MINUTE = TICKS.minute;
function timeOf(v: unknown, start: bigint): bigint | undefined {
  if (typeof v === "number") return start + BigInt(Math.round(v * Number(MINUTE)));
  return typeof v === "string" ? toDateTime(v)?.ticks : undefined;
}
export const minuteOf = (ticks: bigint, start: bigint): number => Number(ticks - start) / Number(MINUTE);
export const ticksAt = (minute: number, start: bigint): bigint => start + BigInt(minute) * MINUTE;
