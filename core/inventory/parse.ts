import { compare } from "../base/json.ts";
import type { Problem } from "../base/refusal.ts";
import { type Answer, readAnswer } from "./answer.ts";
import { collapse, type RowProblem } from "./collapse.ts";
import { foreignRows } from "./foreign.ts";
import { type Found, mergeRows } from "./merge.ts";
import { judgePages } from "./pages.ts";
import { noRow } from "./query.ts";
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

/** One file: an answer of Azure Resource Graph in any of its forms, a bare list, JSON Lines or CSV. */
export const parseInventory = (content: string | Uint8Array, name: string): Inventory => parseInventories([{ name, content }]);

/** Several files as one inventory: pages of one query, or answers of several; a resource may stand in more than one if they agree. */
export function parseInventories(files: readonly InventoryFile[]): Inventory {
  const answers = files.map(({ name, content }) => ({ name, ...readAnswer(content, name) }));
  const ofFiles: Problem[] = [...answers.flatMap((a) => a.problems), ...withoutRows(answers)];
  const ofRows: RowProblem[] = [];
  const rows: Found[] = [];
  for (const { name, items, positions } of answers) {
    const foreign = foreignRows(items, name);
    ofFiles.push(...foreign.problems);
    for (const [i, item] of items.entries()) {
      if (foreign.rows.has(i)) continue;
      const row = readRow(item, name, () => positions(i));
      if (Array.isArray(row)) ofRows.push(...row);
      else rows.push({ row, file: name });
    }
  }
  ofFiles.push(...judgePages(answers.flatMap((a) => a.pages)));
  const merged = mergeRows(rows);
  ofRows.push(...merged.problems);
  // What is wrong with a whole file comes first: it may be why its rows are wrong.
  return { rows: merged.rows, problems: [...ofFiles.sort(byPath), ...collapse(ofRows.sort(byPath))] };
}

/** An empty list is no inventory; an answer that says itself that nothing matched may stand beside others that hold rows. */
function withoutRows(answers: readonly (Answer & { name: string })[]): Problem[] {
  const some = answers.some((a) => a.items.length > 0);
  const saysSo = (a: Answer): boolean => a.pages.length > 0 && a.pages.every((p) => p.marks.total === 0);
  return answers
    .filter((a) => a.items.length + a.problems.length === 0 && !(some && saysSo(a)))
    .map(({ name }) => ({ path: name, message: noRow }));
}

const byPath = (a: Problem, b: Problem): number => compare(a.path, b.path) || compare(a.message, b.message);
