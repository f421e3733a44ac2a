import type { Problem } from "../base/refusal.ts";
import { readCsv } from "./csv.ts";
import { readDocuments } from "./documents.ts";
import { decodeInventory } from "./encoding.ts";
import type { Page } from "./pages.ts";
import { askResourceGraph } from "./query.ts";
import { isResource, shapeOf } from "./shape.ts";

/** What one file holds, before any row is looked at. `positions` say where a row stands: `row 3`, `line 7`. */
export interface Answer {
  items: unknown[];
  positions: (index: number) => string;
  pages: Page[];
  problems: Problem[];
}

const refuse = (path: string, message: string, allowed: string): Answer => ({
  items: [],
  positions: (i) => `row ${i + 1}`,
  pages: [],
  problems: [{ path, message, allowed }],
});

/** Reads answers of Resource Graph in any of their forms, lists of Azure Resource Manager, bare lists, JSON Lines and CSV. */
export function readAnswer(content: string | Uint8Array, file: string): Answer {
  const decoded = decodeInventory(content);
  if ("wrong" in decoded) return refuse(file, decoded.wrong, "JSON or CSV in UTF-8, or in UTF-16 with a byte order mark");
  const { text } = decoded;
  if (text.trim() === "") return refuse(file, "is empty", askResourceGraph);
  const csv = readCsv(text, file);
  if (csv) return { items: csv.items, positions: (i) => `line ${csv.lines[i]}`, pages: [], problems: csv.problems };
  return fromDocuments(text, file);
}

function fromDocuments(text: string, file: string): Answer {
  const { documents, problems } = readDocuments(text, file);
  const items: unknown[] = [];
  const pages: Page[] = [];
  const starts: { index: number; where: (row: number) => string }[] = [];
  const several = documents.length > 1 || problems.length > 0;
  for (const [i, { value, line }] of documents.entries()) {
    const shaped = shapeOf(value, several ? `${file} > document ${i + 1}` : file);
    problems.push(...shaped.problems);
    const ofLine = several && isResource(value);
    const head = several ? `document ${i + 1}, ` : "";
    for (const [p, part] of shaped.parts.entries()) {
      const page = shaped.parts.length > 1 ? `page ${p + 1}, ` : "";
      starts.push({ index: items.length, where: (row) => (ofLine ? `line ${line}` : `${head}${page}row ${row}`) });
      for (const item of part.items) items.push(item);
      if (part.page) pages.push(part.page);
    }
  }
  const positions = (index: number): string => {
    // The last part that starts at or before the row, by halving: JSON Lines have as many parts as rows.
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]!.index <= index) low = middle;
      else high = middle - 1;
    }
    return starts[low]!.where(index - starts[low]!.index + 1);
  };
  return { items, positions, pages, problems };
}
