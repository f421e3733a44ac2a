import { compare } from "../base/json.ts";
import type { Problem } from "../base/refusal.ts";
import { readAnswer } from "./answer.ts";
import { type Found, mergeRows } from "./merge.ts";
import { readRow } from "./row.ts";
import type { Row } from "./types.ts";

/** Rows sorted by lower-cased id, each id once. Where there are problems, the rows are those that could be read. */
export interface Inventory {
  rows: Row[];
  problems: Problem[];
}

export interface InventoryFile {
  /** How messages call it. */
  name: string;
  content: string | Uint8Array;
}

/** One file: the answer of `az graph query -o json`, a bare list, or JSON Lines. */
export const parseInventory = (content: string | Uint8Array, name: string): Inventory => parseInventories([{ name, content }]);

/** Several files as one inventory: a resource may stand in more than one of them if they agree about it. */
export function parseInventories(files: readonly InventoryFile[]): Inventory {
  const rows: Found[] = [];
  const [ofFiles, ofRows]: [Problem[], Problem[]] = [[], []];
  for (const { name, content } of files) {
    const answer = readAnswer(content, name);
    ofFiles.push(...answer.problems);
    for (const [i, item] of answer.items.entries()) {
      const row = readRow(item, name, () => answer.positions(i));
      if (Array.isArray(row)) ofRows.push(...row);
      else rows.push({ row, file: name });
    }
  }
  const merged = mergeRows(rows);
  ofRows.push(...merged.problems);
  // What is wrong with a whole file comes first: it may be why its rows are wrong.
  return { rows: merged.rows, problems: [...ofFiles.sort(byPath), ...ofRows.sort(byPath)] };
}

const byPath = (a: Problem, b: Problem): number => compare(a.path, b.path) || compare(a.message, b.message);
