import { nearest } from "../base/nearest.ts";
import type { Problem } from "../base/refusal.ts";
import { plain, show } from "../base/show.ts";
import { cutByPowerShell, depthProblem } from "./powershell.ts";
import { readMarks } from "./marks.ts";
import type { Page } from "./pages.ts";
import { askResourceGraph } from "./query.ts";

/** Rows that stand together: a page of an answer, a list, or one resource of JSON Lines. */
export interface Part {
  items: unknown[];
  page?: Page;
}
interface Shaped {
  parts: Part[];
  problems: Problem[];
}
type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const refuse = (path: string, message: string, more: Partial<Problem> = {}): Shaped => ({
  parts: [],
  problems: [{ path, message, ...more }],
});

/** `data` of Resource Graph, `Data` of Search-AzGraph, `value` of lists of Azure Resource Manager. */
const wrapperOf = (value: Json): string | undefined =>
  ["data", "Data", "value"].find((key) => Array.isArray(value[key]) || isTable(value[key]));
const isAnswer = (value: unknown): boolean => Array.isArray(value) || (isObject(value) && wrapperOf(value) !== undefined);
export const isResource = (value: unknown): boolean => isObject(value) && "id" in value && !("data" in value);

/** The rows of a JSON document, whatever stands around them. A list of answers, as `jq -s` makes it, is those answers. */
export function shapeOf(value: unknown, place: string): Shaped {
  if (Array.isArray(value)) {
    if (value.length === 0 || !value.every(isAnswer)) return { parts: [{ items: value }], problems: [] };
    const all = value.map((v, i) => shapeOf(v, `${place} > page ${i + 1}`));
    return { parts: all.flatMap((s) => s.parts), problems: all.flatMap((s) => s.problems) };
  }
  if (!isObject(value)) return refuse(place, "is no inventory", { found: show(value), allowed: askResourceGraph });
  if (isResource(value)) return { parts: [{ items: [value] }], problems: [] };
  const wrapper = wrapperOf(value);
  if (wrapper === undefined) return notWrapped(value, place);
  const list = value[wrapper];
  const table = isTable(list) ? fromTable(list, `${place} > ${wrapper}`) : undefined;
  if (table && "path" in table) return { parts: [], problems: [table] };
  const items = table ?? (list as unknown[]);
  const { marks, problems } = readMarks(value, place);
  const ids = items.map((item) => (isObject(item) && typeof item["id"] === "string" ? item["id"] : ""));
  return { parts: [{ items, ...(problems.length === 0 ? { page: { place, ids, marks } } : {}) }], problems };
}

function notWrapped(value: Json, place: string): Shaped {
  const key = ["data", "Data", "value"].find((k) => k in value);
  if (key !== undefined && cutByPowerShell(value[key])) return { parts: [], problems: [depthProblem(`${place} > ${key}`)] };
  const error = value["error"];
  if (isObject(error))
    return refuse(place, "is an error of Azure, not an answer", { found: show(error["message"] ?? error["code"], 120) });
  // A resource of a cmdlet: its rows are looked at as such.
  if (["Id", "ResourceId"].some((k) => typeof value[k] === "string")) return { parts: [{ items: [value] }], problems: [] };
  const like = nearest("data", Object.keys(value).filter((k) => k !== "data")); // prettier-ignore
  return refuse(`${place} > ${key ?? "data"}`, "must be the list of rows", {
    found: show(value[key ?? "data"]),
    allowed: askResourceGraph,
    ...(like === undefined ? {} : { nearest: plain(like, 40) }),
  });
}

interface Table {
  columns: unknown[];
  rows: unknown[];
}
const isTable = (value: unknown): value is Table =>
  isObject(value) && Array.isArray(value["columns"]) && Array.isArray(value["rows"]);

/** Rows of `resultFormat: table`: lists in the order of the columns. */
function fromTable({ columns, rows }: Table, path: string): Json[] | Problem {
  const names = columns.map((c) => (isObject(c) ? c["name"] : c));
  if (!names.every((n) => typeof n === "string"))
    return { path: `${path} > columns`, message: "must be a list of objects with a `name`" };
  const wrong = rows.findIndex((r) => !Array.isArray(r) || r.length !== names.length);
  if (wrong >= 0)
    return {
      path: `${path} > rows[${wrong}]`,
      message: `must be a list of ${names.length} cells, one a column`,
      found: show(rows[wrong]),
    };
  return (rows as unknown[][]).map((cells) => Object.fromEntries(cells.map((cell, i) => [names[i]!, cell])));
}
