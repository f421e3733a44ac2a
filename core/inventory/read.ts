import type { Condition } from "../../catalogue/schema.ts";
import type { Row } from "./types.ts";

/**
 * The value at a dotted path. The case of keys is ignored: Resource Graph's own spelling differs between API versions. Own properties
 * only; undefined where the path ends early.
 */
export function at(value: unknown, path: string): unknown {
  let v = value;
  for (const key of path.split(".")) {
    if (v === null || typeof v !== "object") return undefined;
    const name = Object.hasOwn(v, key) ? key : Object.keys(v).find((k) => k.toLowerCase() === key.toLowerCase());
    v = name === undefined ? undefined : (v as Record<string, unknown>)[name];
  }
  return v ?? undefined;
}
export const textAt = (value: unknown, path: string): string | undefined => {
  const v = at(value, path);
  return typeof v === "string" && v !== "" ? v : undefined;
};
export const listAt = (value: unknown, path: string): unknown[] => {
  const v = at(value, path);
  return Array.isArray(v) ? v : [];
};

/** What the inventory says of a fact. Unknown: the row does not hold it, which is neither yes nor no. */
export type Fact = "yes" | "no" | "unknown";

/**
 * Whether a row meets one condition. Text is compared ignoring case. A row without the value answers what the entry says of absence,
 * else unknown.
 */
export function factOf(row: Row, condition: Condition): Fact {
  const value = at(row, condition.path) ?? "";
  if (value === "" && condition.absent !== undefined) return condition.absent ? "yes" : "no";
  if (value === "" && !(row.siteConfigKnown && condition.path.startsWith("properties.siteConfig."))) return "unknown";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  const same = (x: unknown) => String(x).toLowerCase() === text.toLowerCase();
  const met =
    (condition.in?.some(same) ?? true) &&
    !condition.notIn?.some(same) &&
    (condition.matches === undefined || pattern(condition.matches).test(text)) &&
    (condition.notMatches === undefined || !pattern(condition.notMatches).test(text));
  return met ? "yes" : "no";
}

/** Whether a row meets all conditions: no where it fails one, unknown where it fails none for sure. None are always met. */
export function factOfAll(row: Row, conditions: readonly Condition[] = []): Fact {
  let all: Fact = "yes";
  for (const condition of conditions) {
    const fact = factOf(row, condition);
    if (fact === "no") return "no";
    if (fact === "unknown") all = "unknown";
  }
  return all;
}

/** Whether nothing in a row contradicts the conditions. */
export const meetsAll = (row: Row, conditions?: readonly Condition[]): boolean => factOfAll(row, conditions) !== "no";

const patterns = new Map<string, RegExp>();
/** Patterns come from the catalogue, never from users, so each is compiled once and kept. */
function pattern(source: string): RegExp {
  let compiled = patterns.get(source);
  if (!compiled) patterns.set(source, (compiled = new RegExp(source, "i")));
  return compiled;
}
