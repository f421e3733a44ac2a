import { decode } from "../base/decode.ts";
import type { Problem } from "../base/refusal.ts";
import { plain, show } from "../base/show.ts";
import { cutAtPage } from "./cutAtPage.ts";
import { locateJsonError } from "./jsonError.ts";

/** What one file holds, before any row is looked at. `positions` say where a row stands: `row 3`, `line 7`. */
interface Answer {
  items: unknown[];
  positions: (index: number) => string;
  problems: Problem[];
}

const shapes = "the output of `az graph query -o json`, a list of resources, or one resource a line";
const refuse = (path: string, message: string, more: Partial<Problem> = {}): Answer => ({
  items: [],
  positions: (i) => `row ${i + 1}`,
  problems: [{ path, message, ...more }],
});

/** Reads the answer of `az graph query -o json`, a bare list, or JSON Lines. */
export function readAnswer(content: string | Uint8Array, file: string): Answer {
  const decoded = decode(content);
  if ("wrong" in decoded) return refuse(file, decoded.wrong, { allowed: "JSON in UTF-8" });
  if (decoded.text.trim() === "") return refuse(file, "is empty", { allowed: shapes });
  let parsed: unknown;
  try {
    parsed = JSON.parse(decoded.text);
  } catch {
    return readLines(decoded.text, file) ?? refuse(file, brokenJson(decoded.text), { allowed: shapes });
  }
  return fromJson(parsed, file);
}

function brokenJson(text: string): string {
  const { line, column, what } = locateJsonError(text);
  return `is not complete JSON: line ${line}, column ${column} ${plain(what)}`;
}

function fromJson(parsed: unknown, file: string): Answer {
  const positions = (i: number): string => `row ${i + 1}`;
  if (Array.isArray(parsed)) return withRows({ items: parsed, positions, problems: [] }, file);
  if (typeof parsed !== "object" || parsed === null)
    return refuse(file, "is no inventory", { found: show(parsed), allowed: shapes });
  const answer = parsed as Record<string, unknown>;
  // A file of JSON Lines with a single line.
  if ("id" in answer && !("data" in answer)) return { items: [answer], positions, problems: [] };
  if (!Array.isArray(answer["data"]))
    return refuse(`${file} > data`, "must be the list of rows", { found: show(answer["data"]), allowed: shapes });
  return withRows({ items: answer["data"], positions, problems: cutAtPage(answer, answer["data"].length, file) }, file);
}

function withRows(answer: Answer, file: string): Answer {
  if (answer.items.length > 0 || answer.problems.length > 0) return answer;
  return refuse(file, "holds no row: the query matched nothing, or the login may read nothing");
}

/** One JSON object a line, or undefined where the first line shows that the text is something else. */
function readLines(text: string, file: string): Answer | undefined {
  const lines = text.split("\n");
  const items: unknown[] = [];
  const numbers: number[] = [];
  const problems: Problem[] = [];
  for (const [i, line] of lines.entries()) {
    if (line.trim() === "") continue;
    try {
      const item: unknown = JSON.parse(line);
      if (items.length === 0 && (typeof item !== "object" || item === null || Array.isArray(item))) return undefined;
      items.push(item);
      numbers.push(i + 1);
    } catch {
      if (items.length === 0) return undefined;
      const { column, what } = locateJsonError(line);
      problems.push({ path: `${file} > line ${i + 1}`, message: `is not complete JSON: column ${column} ${plain(what)}` });
    }
  }
  return items.length + problems.length > 1 ? { items, positions: (i) => `line ${numbers[i]}`, problems } : undefined;
}
