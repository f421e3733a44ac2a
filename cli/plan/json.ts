import { compare, stableJson } from "../../core/base/json.ts";
import type { Plan } from "./types.ts";

/** The bytes of plan.json in pieces of one item each: of a large estate they are more than a string can hold. */
export function* planPieces(plan: Plan): Generator<string> {
  const entries = Object.entries(plan).filter(([, value]) => value !== undefined);
  entries.sort(([a], [b]) => compare(a, b));
  yield "{\n";
  for (const [i, [key, value]] of entries.entries()) {
    yield `  ${JSON.stringify(key)}: `;
    yield* Array.isArray(value) ? list(value) : [indented(value, "  ")];
    yield i < entries.length - 1 ? ",\n" : "\n";
  }
  yield "}\n";
}

function* list(items: unknown[]): Generator<string> {
  if (items.length === 0) return yield "[]";
  yield "[\n";
  for (const [i, item] of items.entries()) yield `    ${indented(item, "    ")}${i < items.length - 1 ? "," : ""}\n`;
  yield "  ]";
}

/** A line break within JSON is never part of a value. */
const indented = (value: unknown, by: string): string => stableJson(value, 2).replaceAll("\n", `\n${by}`);

/** The bytes of plan.json at once. */
export const planJson = (plan: Plan): string => [...planPieces(plan)].join("");
