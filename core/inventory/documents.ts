import type { Problem } from "../base/refusal.ts";
import { plain } from "../base/show.ts";
import { locateJsonError } from "./jsonError.ts";

/** One JSON value of a text that may hold several, and the line it starts on. */
export interface Document {
  value: unknown;
  line: number;
}

/** The JSON documents of a text: one, one a line (JSON Lines), or several after another, as `>>` leaves them. */
export function readDocuments(text: string, file: string): { documents: Document[]; problems: Problem[] } {
  try {
    return { documents: [{ value: JSON.parse(text), line: 1 }], problems: [] };
  } catch {
    const documents = several(text);
    if (documents) return { documents, problems: [] };
    return readLines(text, file) ?? { documents: [], problems: [broken(text, file)] };
  }
}

const shapes = "JSON as `az graph query -o json` writes it, a list of resources, or one resource a line";

function broken(text: string, file: string): Problem {
  const { line, column, what } = locateJsonError(text);
  return { path: file, message: `is not complete JSON: line ${line}, column ${column} ${plain(what)}`, allowed: shapes };
}

/** All documents of a text that is nothing but complete ones; undefined for any other. A byte order mark may stand before each. */
function several(text: string): Document[] | undefined {
  const documents: Document[] = [];
  let line = 1;
  let counted = 0;
  for (let at = 0; ;) {
    while (at < text.length && " \t\r\n\uFEFF".includes(text[at]!)) at++;
    if (at === text.length) return documents.length > 1 ? documents : undefined;
    const end = endOfDocument(text, at);
    if (end === undefined) return undefined;
    for (; counted < at; counted++) if (text[counted] === "\n") line++;
    try {
      documents.push({ value: JSON.parse(text.slice(at, end)), line });
    } catch {
      return undefined;
    }
    at = end;
  }
}

/** Where the object or list that starts here closes its last bracket. */
function endOfDocument(text: string, start: number): number | undefined {
  if (text[start] !== "{" && text[start] !== "[") return undefined;
  const mark = /["{}[\]]/g;
  mark.lastIndex = start;
  let depth = 0;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    if (found[0] === '"') {
      const end = endOfString(text, found.index);
      if (end === undefined) return undefined;
      mark.lastIndex = end;
    } else if (found[0] === "{" || found[0] === "[") depth++;
    else if (--depth === 0) return found.index + 1;
  }
  return undefined;
}

function endOfString(text: string, start: number): number | undefined {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === "\\") slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
  return undefined;
}

/** JSON Lines of which some are broken, each named by its number; undefined where the first line is no object. */
function readLines(text: string, file: string): { documents: Document[]; problems: Problem[] } | undefined {
  const documents: Document[] = [];
  const problems: Problem[] = [];
  for (const [i, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    try {
      const value: unknown = JSON.parse(line);
      if (documents.length === 0 && (typeof value !== "object" || value === null || Array.isArray(value))) return undefined;
      documents.push({ value, line: i + 1 });
    } catch {
      if (documents.length === 0) return undefined;
      const { column, what } = locateJsonError(line);
      problems.push({ path: `${file} > line ${i + 1}`, message: `is not complete JSON: column ${column} ${plain(what)}` });
    }
  }
  // Many broken lines are one cause: the file is something else.
  return problems.length > 3 ? undefined : { documents, problems };
}
