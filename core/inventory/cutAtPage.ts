import type { Problem } from "../base/refusal.ts";
import { show } from "../base/show.ts";

/** One thing an answer says of itself, as the REST API, the command line and the SDKs spell it. */
interface Mark {
  keys: string[];
  must: string;
  right: (value: unknown) => boolean;
  /** What is missing, if anything is. More rows than an answer counts are pages that somebody joined. */
  cut: (value: unknown, rows: number) => string | undefined;
}

// Source: https://learn.microsoft.com/dotnet/api/azure.resourcemanager.resourcegraph.models.resourcequeryresult
// On the wire resultTruncated is text, "true" or "false".
const marks: Mark[] = [
  {
    keys: ["total_records", "totalRecords", "count"],
    must: "a number",
    right: (v) => typeof v === "number",
    cut: (v, rows) => ((v as number) > rows ? `${rows} of ${v as number} rows` : undefined),
  },
  {
    keys: ["skip_token", "skipToken", "$skipToken"],
    must: "text or null",
    right: (v) => typeof v === "string",
    cut: (v) => (v === "" ? undefined : "more rows follow"),
  },
  {
    keys: ["result_truncated", "resultTruncated"],
    must: "true or false",
    right: (v) => /^(true|false)$/i.test(String(v)),
    cut: (v) => (/^true$/i.test(String(v)) ? "more rows were left out" : undefined),
  },
];
const wayOut = "fetch every page (`--first 1000 --skip-token`) and give all of their rows";

/** A part of an answer must not pass for the whole: what stands in the rest would go unwatched. */
export function cutAtPage(answer: Record<string, unknown>, rows: number, file: string): Problem[] {
  const given = marks.flatMap((mark) => mark.keys.map((key) => ({ ...mark, key, value: answer[key] ?? undefined })));
  const said = given.filter(({ value }) => value !== undefined);
  const wrong = said.filter(({ value, right }) => !right(value));
  if (wrong.length > 0)
    return wrong.map(({ key, must, value }) => ({ path: `${file} > ${key}`, message: `must be ${must}`, found: show(value) }));
  for (const { key, value, cut } of said) {
    const what = cut(value, rows);
    if (what !== undefined) return [{ path: `${file} > ${key}`, message: `the answer is cut at a page: ${what}; ${wayOut}` }];
  }
  return [];
}
