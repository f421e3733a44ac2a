import type { Condition } from "../../catalogue/schema.ts";
import type { Row } from "../types.ts";

/** The value at a dotted path of a row, own properties only; undefined where the path ends early. */
export function valueAt(row: Row, path: string): unknown {
  let value: unknown = row;
  for (const key of path.split(".")) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value ?? undefined;
}

/** Whether a row meets one condition. Text is compared ignoring case. */
export function meets(row: Row, condition: Condition): boolean {
  const value = valueAt(row, condition.path);
  if (value === undefined || value === "") return condition.absent ?? true;
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  const same = (x: unknown) => String(x).toLowerCase() === text.toLowerCase();
  if (condition.in && !condition.in.some(same)) return false;
  if (condition.notIn?.some(same)) return false;
  if (condition.matches !== undefined && !pattern(condition.matches).test(text)) return false;
  if (condition.notMatches !== undefined && pattern(condition.notMatches).test(text)) return false;
  return true;
}

/** Whether a row meets all conditions; none are always met. */
export const meetsAll = (row: Row, conditions: readonly Condition[] = []): boolean => conditions.every((c) => meets(row, c));

const patterns = new Map<string, RegExp>();
/** Patterns come from the catalogue, never from users, so each is compiled once and kept. */
function pattern(source: string): RegExp {
  let compiled = patterns.get(source);
  if (!compiled) patterns.set(source, (compiled = new RegExp(source, "i")));
  return compiled;
}
