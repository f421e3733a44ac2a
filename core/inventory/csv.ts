import type { Problem } from "../base/refusal.ts";
import { show } from "../base/show.ts";
import { cutByPowerShell } from "./powershell.ts";
import { askResourceGraph, noRow } from "./query.ts";

/** Columns whose cells are JSON, by the names Resource Graph gives them. */
const columns = [
  ..."id name type kind location resourceGroup subscriptionId managedBy tenantId".split(" "),
  ..."sku plan properties tags identity zones extendedLocation".split(" "),
];
const canonical = new Map(columns.map((c) => [c.toLowerCase(), c]));
const json = new Set(["sku", "plan", "properties", "tags", "identity", "zones", "extendedLocation"]);

interface Csv {
  items: unknown[];
  /** Line on which each item starts. */
  lines: number[];
  problems: Problem[];
}

/**
 * Reads a CSV with a header line, as "Download as CSV" of Resource Graph Explorer gives it; undefined where the text is none. The columns
 * are those of the query, in any order and case. Excel in some languages saves it with `;`, so that and a tab are read too.
 */
export function readCsv(text: string, file: string): Csv | undefined {
  const start = text.search(/\S/);
  if (text[start] === "{" || text[start] === "[") return undefined;
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const separator = [",", ";", "\t"].find((s) => firstLine.split(s).length > 1);
  if (separator === undefined || !/^["\w]/.test(firstLine)) return undefined;
  const parsed = readRecords(text, separator);
  const header = parsed.records[0]!.map((h) => canonical.get(h.trim().toLowerCase()) ?? h.trim());
  const refuse = (path: string, problem: Omit<Problem, "path">): Csv => ({
    items: [],
    lines: [],
    problems: [{ path, ...problem }],
  });
  if (!header.includes("id"))
    return refuse(file, {
      message: "is neither JSON nor a CSV with a column `id`",
      found: show(firstLine, 120),
      allowed: askResourceGraph,
    });
  if (parsed.open !== undefined)
    return refuse(`${file} > line ${parsed.open}`, { message: "a quoted cell is never closed: the CSV is cut off" });
  const csv: Csv = { items: [], lines: [], problems: [] };
  const uneven: number[] = [];
  const unread: number[] = [];
  for (const [i, record] of parsed.records.entries()) {
    if (i === 0 || (record.length === 1 && record[0]!.trim() === "")) continue;
    const line = parsed.lines[i]!;
    if (record.length !== header.length) uneven.push(line);
    else {
      const item = toItem(header, record);
      if (item === undefined) unread.push(line);
      else {
        csv.items.push(item);
        csv.lines.push(line);
      }
    }
  }
  const name = (bad: number[], message: string): void => {
    if (bad.length > 0) csv.problems.push({ path: `${file} > line ${bad[0]}`, message: `${message}${others(bad.length - 1)}` });
  };
  if (csv.items.length + uneven.length + unread.length === 0) return refuse(file, { message: noRow });
  name(uneven, `has another number of cells than the header (${header.length})`);
  // Source: https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
  name(unread, "a cell holds text where JSON belongs; Excel cuts cells at 32,767 characters, so save no inventory with it");
  return csv;
}

const others = (n: number): string => (n === 0 ? "" : `; so do ${n} more`);

/** Undefined where a cell that should be JSON is not. A type may be text there, as the plan of a web app is. */
function toItem(header: readonly string[], record: readonly string[]): Record<string, unknown> | undefined {
  const entries: [string, unknown][] = [];
  for (const [i, column] of header.entries()) {
    const cell = record[i]!;
    if (!json.has(column)) entries.push([column, cell]);
    else if (cell.trim() === "" || cell === "null") entries.push([column, null]);
    else if (!/^\s*[[{]/.test(cell)) {
      // What PowerShell cut is told of all rows at once, elsewhere.
      if (column !== "plan" && !cutByPowerShell(cell)) return undefined;
      entries.push([column, cell]);
    } else
      try {
        entries.push([column, JSON.parse(cell)]);
      } catch {
        return undefined;
      }
  }
  return Object.fromEntries(entries);
}

interface Records {
  records: string[][];
  lines: number[];
  /** Line of a quote that is never closed. */
  open?: number;
}

/** The cells of RFC 4180: quoted ones may hold separators, line breaks and doubled quotes. */
function readRecords(text: string, separator: string): Records {
  const result: Records = { records: [[]], lines: [1] };
  let line = 1;
  const plainCell = new RegExp(`[^${separator}\r\n]*`, "y");
  for (let at = 0; at <= text.length;) {
    let cell: string;
    if (text[at] === '"') {
      const end = closingQuote(text, at);
      if (end === undefined) return { ...result, open: line };
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      for (let b = text.indexOf("\n", at); b >= 0 && b < end; b = text.indexOf("\n", b + 1)) line++;
      at = end + 1;
    } else cell = "";
    plainCell.lastIndex = at;
    cell += plainCell.exec(text)![0];
    at = plainCell.lastIndex;
    result.records.at(-1)!.push(cell);
    if (at >= text.length) break;
    if (text[at] === separator) at++;
    else {
      at += text.startsWith("\r\n", at) ? 2 : 1;
      line++;
      if (at >= text.length) break;
      result.records.push([]);
      result.lines.push(line);
    }
  }
  return result;
}

function closingQuote(text: string, start: number): number | undefined {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return undefined;
}
