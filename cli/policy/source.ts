import { readFileSync } from "node:fs";
import { Refusal } from "../../core/base/refusal.ts";
import { inventorySource } from "../../policies/inventorySource.ts";
import { readSource, type Source } from "../../policies/sources.ts";

/** The resources a file holds, whichever of the forms it has. `-` is the standard input. */
export function readSourceFile(file: string): Source {
  const bytes = readBytes(file);
  const json = parse(bytes.toString("utf8"));
  // What is no JSON may be one of the other forms of an inventory, whose reader says what is wrong with it.
  if (json === undefined || isInventory(json)) {
    const source = inventorySource(bytes, file);
    if (Array.isArray(source)) throw new Refusal(source);
    return source;
  }
  const source = readSource(json);
  if (typeof source === "string") throw new Refusal([{ path: file, message: source }]);
  return source;
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file === "-" ? 0 : file);
  } catch (error) {
    throw new Refusal([{ path: file, message: "cannot be read", found: (error as NodeJS.ErrnoException).code }]);
  }
}
export function readJson(file: string): unknown {
  const json = parse(readBytes(file).toString("utf8"));
  if (json === undefined) throw new Refusal([{ path: file, message: "is no JSON" }]);
  return json;
}
function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

/** A list of rows, the answer of `az graph query`, or one row. */
function isInventory(json: unknown): boolean {
  if (Array.isArray(json)) return true;
  const { data, value, id, type } = (json ?? {}) as Record<string, unknown>;
  return Array.isArray(data) || Array.isArray(value) || (typeof id === "string" && typeof type === "string");
}
