import type { LogAlertEntry, ResourceType } from "../../catalogue/schema.ts";
import { tables } from "../../catalogue/tables.ts";
import { renderQuery } from "../../core/decide/query.ts";
import type { Analyse, Analysis } from "./kusto.ts";
import { everyPreset, minutes, type Placed, type Problem } from "./problem.ts";

// Rules: Azure Monitor, "Create or edit a log search alert rule", limitations of queries; scheduledQueryRules 2023-12-01.

/** Placeholders that are no parameters: the rule's filter, and its own window and frequency. */
const BUILT_IN = new Set(["scope", "window", "frequency"]);
const NUMBER = new Set(["int", "long", "real", "decimal"]);
const FORBIDDEN_OPERATORS = new Set(["Search", "Find", "UnionAll"]);
const FORBIDDEN_FUNCTIONS = new Set(["bag_unpack", "pivot", "narrow", "adx", "arg"]);
const SLOW_OPERATORS = new Set(["Union", "Take", "Search"]);

export function checkLog({ alert, type }: Placed<LogAlertEntry>, analyse: Analyse): Problem[] {
  const result = analyse(withoutScope(alert));
  const messages = [
    ...placeholders(alert, type !== undefined),
    ...timing(alert),
    ...lookBack(alert),
    ...lateRows(alert),
    ...sources(alert, type),
  ];
  if (result.errors.length > 0) messages.push(...result.errors);
  else messages.push(...columns(alert, result), ...language(alert, result), ...scoped(alert, analyse));
  return messages.map((message) => ({ at: alert.id, message }));
}

const values = (alert: LogAlertEntry) =>
  Object.fromEntries(Object.entries(alert.parameters ?? {}).map(([k, v]) => [k, everyPreset(v)[0]!]));
const withoutScope = (alert: LogAlertEntry): string => renderQuery(alert.query, values(alert), { kind: "all" }, alert);

function placeholders(alert: LogAlertEntry, ofType: boolean): string[] {
  const lines = alert.query.split("\n");
  const used = [...alert.query.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]!).filter((n) => !BUILT_IN.has(n));
  const declared = Object.keys(alert.parameters ?? {});
  const says: string[] = [];
  for (const name of used) if (!declared.includes(name)) says.push(`{{${name}}} is not among the parameters`);
  for (const name of declared) if (!used.includes(name)) says.push(`the query does not use the parameter ${name}`);
  lines.forEach((line, i) => {
    if (!line.includes("{{scope}}")) return;
    if (line.trim() !== "{{scope}}") says.push("{{scope}} needs a line of its own");
    else if (!/\w\s*$/.test(lines[i - 1] ?? "") || (lines[i - 1] ?? "").includes("|")) says.push("{{scope}} must follow a table");
  });
  if (ofType && alert.resourceIdColumn !== null && !alert.query.includes("{{scope}}"))
    says.push("without {{scope}} the rule cannot be narrowed to single resources");
  return says;
}

function timing(alert: LogAlertEntry): string[] {
  const says: string[] = [];
  const { evaluationPeriods: periods = 1, minFailingPeriods: failing = 1, overrideQueryTimeRange: range } = alert;
  const window = minutes(alert.windowSize);
  const frequency = minutes(alert.evaluationFrequency);
  if (frequency > window && !range)
    says.push(`runs every ${alert.evaluationFrequency}, longer than its window ${alert.windowSize}`);
  if (failing > periods) says.push(`${failing} of ${periods} periods cannot fail`);
  if (range && minutes(range) < window * periods) says.push(`the query time range ${range} is shorter than the windows`);
  if (!range && window * periods > 2 * 1440) says.push("a rule reads at most two days");
  if ((alert.threshold === undefined) === (alert.dynamic === undefined)) says.push("needs exactly one of threshold and dynamic");
  if (alert.dynamic && frequency < 5) says.push("a dynamic threshold runs at most every five minutes");
  return says;
}

/** `ago(2d)` in a rule that reads a day sees a day; and a time that does not follow the window is wrong once somebody overrides it. */
function lookBack(alert: LogAlertEntry): string[] {
  const unit: Record<string, number> = { d: 1440, h: 60, m: 1, s: 1 / 60 };
  const read = minutes(alert.overrideQueryTimeRange ?? alert.windowSize);
  const asked = [...alert.query.matchAll(/\bago\(\s*(\d+(?:\.\d+)?)([dhms])\s*\)/g)].map((m) => Number(m[1]) * unit[m[2]!]!);
  const says: string[] = [];
  if (asked.length > 0 && !alert.overrideQueryTimeRange)
    says.push("a time in the query must follow the window: {{window}}, {{frequency}} or a parameter");
  if (Math.max(0, ...asked) > read) says.push(`looks back ${Math.max(...asked)} minutes but reads ${read}`);
  if (asked.some((a) => a < read / 2) && !/make-series|Now - Before/.test(alert.query))
    says.push("looks at a part of what it reads that does not follow the window: write {{window}} or {{frequency}}");
  if (/\bago\(\s*(?!\{\{(window|frequency)\}\})[A-Za-z_{]/.test(alert.query))
    says.push("ago() takes a literal in log alert rules");
  return says;
}

/** Rows come late: a window no longer than the frequency and the table's latency misses some for ever. */
function lateRows(alert: LogAlertEntry): string[] {
  if (alert.overrideQueryTimeRange) return [];
  const latency = Math.max(0, ...alert.tables.map((t) => tables[t]?.latency ?? 0));
  const least = minutes(alert.evaluationFrequency) + latency;
  const window = minutes(alert.windowSize) * (alert.evaluationPeriods ?? 1);
  return window < least ? [`reads ${window} minutes; with rows up to ${latency} minutes late it needs ${least}`] : [];
}

/** What the tables are like, which neither a schema nor an analyser tells. */
function sources(alert: LogAlertEntry, type: ResourceType | undefined): string[] {
  const says: string[] = [];
  const { query } = alert;
  for (const name of alert.tables.filter((t) => tables[t]?.sparse))
    if (!new RegExp(`isfuzzy=true[^;]*\\(\\s*${name}\\b`).test(query) || new RegExp(`(^|[^(\\s])\\s*\\n${name}\\b`).test(query))
      says.push(`${name} may not exist or have no rows for a month, and Azure switches failing rules off: read it by rowsOf()`);
  if (alert.tables.includes("AzureDiagnostics") && type?.logs?.dedicated)
    says.push("AzureDiagnostics stays empty where the setting asks for tables of their own");
  for (const name of alert.tables)
    for (const column of tables[name]?.nullable ?? [])
      if (
        new RegExp(`\\b${column}\\b`).test(bare(query)) &&
        !new RegExp(`(coalesce|isnotnull|isnull)\\(\\s*${column}\\b`).test(query)
      )
        says.push(`${name}.${column} can be null: coalesce it or ask`);
  for (const name of alert.tables)
    for (const column of tables[name]?.running ?? [])
      if (new RegExp(`\\bsum\\((coalesce\\()?${column}\\b`).test(query))
        says.push(`${name}.${column} counts on from row to row: a sum of it is no count`);
  if (/\bRenderedDescription\b/.test(bare(query)) && !/\b(EventData|ParameterXml)\b/.test(bare(query)))
    says.push("RenderedDescription is written in the machine's language: read the event's data");
  return says;
}
/** The query without the columns of its empty tables. */
const bare = (query: string): string => query.replaceAll(/datatable\([^)]*\)/g, "");

function columns(alert: LogAlertEntry, { columns: result, tables: read }: Analysis): string[] {
  const says: string[] = [];
  const has = (name: string) => Object.hasOwn(result, name);
  const { measure, aggregation, dimensions = [] } = alert;
  if (aggregation !== "Count" && measure === undefined) says.push(`${aggregation} needs a column to aggregate`);
  if (measure !== undefined) {
    if (!has(measure)) says.push(`the result has no column ${measure}`);
    else if (!NUMBER.has(result[measure]!)) says.push(`${measure} is a ${result[measure]}, not a number`);
  }
  for (const name of dimensions)
    if (!has(name)) says.push(`the result has no column ${name} to split by`);
    else if (result[name] !== "string" && !NUMBER.has(result[name]!)) says.push(`${name} is a ${result[name]}: no dimension`);
  const id = alert.resourceIdColumn === undefined ? "_ResourceId" : alert.resourceIdColumn;
  if (id !== null && result[id] !== "string") says.push(`the result has no text column ${id} that names the resource`);
  const times = Object.entries(result).flatMap(([name, type]) => (type === "datetime" ? [name] : []));
  if (alert.overrideQueryTimeRange && times.length > 0)
    says.push(
      `Azure counts the last window's rows by a time in the result, whatever the query reads: leave out ${times.join(", ")}`,
    );
  if ((alert.evaluationPeriods ?? 1) > 1 && !Object.values(result).includes("datetime"))
    says.push("several evaluation periods need a datetime column, such as bin(TimeGenerated, 5m)");
  const listed = [...alert.tables].sort().join(", ");
  if (listed !== [...read].sort().join(", ")) says.push(`reads ${read.join(", ")}, but lists ${listed}`);
  return says;
}

function language(alert: LogAlertEntry, { operators, functions }: Analysis): string[] {
  const says = [
    ...operators.filter((o) => FORBIDDEN_OPERATORS.has(o)),
    ...functions.filter((f) => FORBIDDEN_FUNCTIONS.has(f)),
  ].map((name) => `${name} is not supported in log alert rules`);
  if (/\bAggregatedValue\b/.test(alert.query)) says.push("AggregatedValue is a reserved word");
  if (alert.evaluationFrequency === "PT1M")
    for (const o of [...operators.filter((x) => SLOW_OPERATORS.has(x)), ...functions.filter((f) => f === "ingestion_time")])
      says.push(`a rule that runs every minute cannot use ${o}`);
  return says;
}

/** The query must stay sound when an override narrows it. */
function scoped(alert: LogAlertEntry, analyse: Analyse): string[] {
  if (!alert.query.includes("{{scope}}")) return [];
  const target = { key: "/subscriptions/x", live: false } as Parameters<typeof renderQuery>[2] extends infer S
    ? S extends { targets: (infer T)[] }
      ? T
      : never
    : never;
  return analyse(renderQuery(alert.query, values(alert), { kind: "except", targets: [target] }, alert)).errors.map(
    (e) => `narrowed: ${e}`,
  );
}
