import { readFileSync } from "node:fs";
import { Refusal } from "../../core/base/refusal.ts";
import { inventorySource } from "../../policies/inventorySource.ts";
import { readSource, type Source } from "../../policies/sources.ts";

/** The resources a file holds, whichever of the forms it has. `-` is the standard input. */
export function readSourceFile(file: string): Source {
  const content = readText(file);
  const json = parse(content);
  if (isInventory(json, content)) {
    const source = inventorySource(content, file);
    if (Array.isArray(source)) throw new Refusal(source);
    return source;
  }
  if (json === undefined) throw new Refusal([{ path: file, message: "is no JSON" }]);
  const source = readSource(json);
  if (typeof source === "string") throw new Refusal([{ path: file, message: source }]);
  return source;
}

export function readText(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw new Refusal([{ path: file, message: "cannot be read", found: (error as NodeJS.ErrnoException).code }]);
  }
}
export function readJson(file: string): unknown {
  const json = parse(readText(file));
  if (json === undefined) throw new Refusal([{ path: file, message: "is no JSON" }]);
  return json;
}
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A list of rows, the answer of `az graph query`, or a row on each line. */
function isInventory(json: unknown, content: string): boolean {
  if (json === undefined) return isRow(parse(content.slice(0, content.indexOf("\n"))));
  if (Array.isArray(json)) return true;
  return Array.isArray((json as { data?: unknown } | null)?.data) || isRow(json);
}
const isRow = (value: unknown): boolean => {
  const row = value as { id?: unknown; type?: unknown } | null | undefined;
  return typeof row === "object" && typeof row?.id === "string" && typeof row.type === "string";
};
