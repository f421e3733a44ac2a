import { readFileSync } from "node:fs";
import { plain } from "../base/show.ts";
import { unreadable } from "../inventory/file.ts";
import type { Known } from "./known.ts";
import type { ParsedConfig } from "./parse.ts";
import { parseStackFile } from "./stackFile.ts";

/** Reads a `Pulumi.<env>.yaml` without Pulumi. Where it is not there, the nearest file beside it is named. */
export function readStackFile(path: string, known: Known): ParsedConfig {
  const name = plain(path, 120, true);
  try {
    return parseStackFile(readFileSync(path), name, known);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return { problems: [{ path: name, ...unreadable(error, path) }] };
  }
}
