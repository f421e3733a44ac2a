import { readFileSync, readdirSync } from "node:fs";
import { basename, dirname, isAbsolute, join } from "node:path";
import { nearest } from "../base/nearest.ts";
import type { Problem } from "../base/refusal.ts";
import { plain } from "../base/show.ts";
import { type Inventory, type InventoryFile, parseInventories } from "./parse.ts";

/** Reads the files an environment names, relative to `folder`; `-` is standard input. */
export function readInventory(paths: readonly string[], folder = "."): Inventory {
  const files: InventoryFile[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    const name = path === "-" ? "standard input" : plain(path, 120, true);
    try {
      files.push({ name, content: readFileSync(path === "-" ? 0 : isAbsolute(path) ? path : join(folder, path)) });
    } catch (error) {
      problems.push({ path: name, ...unreadable(error, isAbsolute(path) ? path : join(folder, path)) });
    }
  }
  const inventory = parseInventories(files);
  return { rows: inventory.rows, problems: [...problems, ...inventory.problems] };
}

/** Why a file cannot be read; where it does not exist, the file beside it whose name is most like it. */
export function unreadable(error: unknown, path: string): Omit<Problem, "path"> {
  const code = (error as NodeJS.ErrnoException).code ?? "unknown error";
  if (code !== "ENOENT")
    return { message: code === "EISDIR" ? "is a folder, not a file" : `cannot be read (${plain(code, 40)})` };
  const like = nearest(basename(path), listFolder(dirname(path)));
  return { message: "does not exist", ...(like === undefined ? {} : { nearest: plain(like) }) };
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
