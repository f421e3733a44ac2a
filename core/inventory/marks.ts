import type { Problem } from "../base/refusal.ts";
import { show } from "../base/show.ts";

/** What an answer says of itself, as the REST API, the command line, PowerShell and the SDKs spell it. */
export interface Marks {
  /** Rows of the whole query, the same on each of its pages. */
  total?: number;
  /** Rows of this page. */
  count?: number;
  token?: string;
  truncated?: boolean;
  /** The key each was read from. */
  keys: Partial<Record<"total" | "count" | "token" | "truncated", string>>;
}

type Field = keyof Marks["keys"];
// Source: https://learn.microsoft.com/dotnet/api/azure.resourcemanager.resourcegraph.models.resourcequeryresult
// On the wire resultTruncated is text, "true" or "false". Lists of Azure Resource Manager name the next page by its address.
const fields: Record<string, Field> = {
  totalrecords: "total",
  count: "count",
  skiptoken: "token",
  nextlink: "token",
  "@odata.nextlink": "token",
  resulttruncated: "truncated",
};
const readers: Record<Field, { must: string; read: (value: unknown) => number | string | boolean | undefined }> = {
  total: { must: "a number", read: (v) => (typeof v === "number" ? v : undefined) },
  count: { must: "a number", read: (v) => (typeof v === "number" ? v : undefined) },
  token: { must: "text or null", read: (v) => (typeof v === "string" ? v : undefined) },
  truncated: { must: "true or false", read: (v) => (/^(true|false)$/i.test(String(v)) ? /^true$/i.test(String(v)) : undefined) },
};

/** Reads the marks of an answer; of two spellings of one the larger number, or the one that is set, counts. */
export function readMarks(answer: Record<string, unknown>, place: string): { marks: Marks; problems: Problem[] } {
  const marks: Marks = { keys: {} };
  const problems: Problem[] = [];
  for (const [key, value] of Object.entries(answer)) {
    const field = fields[key.toLowerCase().replace(/[$_]/g, "")];
    if (field === undefined || value === null || value === undefined) continue;
    const read = readers[field].read(value);
    if (read === undefined) {
      // A list of subscriptions counts with an object.
      if (field === "count" && !("data" in answer)) continue;
      problems.push({ path: `${place} > ${key}`, message: `must be ${readers[field].must}`, found: show(value) });
    } else if (marks[field] === undefined || marks[field] < read) {
      Object.assign(marks, { [field]: read });
      marks.keys[field] = key;
    }
  }
  if (marks.token === "") delete marks.token;
  return { marks, problems };
}
