import { toText } from "./convert.ts";
import { compare, DateTime, equals, isNumber, TimeSpan, type Value } from "./value.ts";

/** Null equals nothing that is known: with another null the answer is null, with a value it is false. */
export function isEqual(a: Value, b: Value): boolean | null {
  if (a === null || b === null) return a === b ? null : false;
  return equals(...alike(a, b));
}
export function isNotEqual(a: Value, b: Value): boolean | null {
  if (a === null || b === null) return a === b ? null : true;
  return !equals(...alike(a, b));
}
/** A dynamic text beside a typed value: compared as that type's text. */
function alike(a: Value, b: Value): [Value, Value] {
  if (typeof a === "string" && typeof b !== "string") return [a, toText(b)];
  if (typeof b === "string" && typeof a !== "string") return [toText(a), b];
  return [a, b];
}
const comparable = (a: Value, b: Value): boolean => !Number.isNaN(a) && !Number.isNaN(b) && sameKind(a, b);
const sameKind = (a: Value, b: Value): boolean =>
  (isNumber(a) && isNumber(b)) ||
  (a instanceof DateTime && b instanceof DateTime) ||
  (a instanceof TimeSpan && b instanceof TimeSpan) ||
  (typeof a === typeof b && typeof a !== "object");

const ordered =
  (holds: (order: number) => boolean) =>
  (a: Value, b: Value): boolean | null =>
    a === null || b === null ? null : comparable(a, b) && holds(compare(a, b));

export const comparisons: Record<string, (a: Value, b: Value) => boolean | null> = {
  "==": isEqual,
  "!=": isNotEqual,
  "<>": isNotEqual,
  "<": ordered((o) => o < 0),
  "<=": ordered((o) => o <= 0),
  ">": ordered((o) => o > 0),
  ">=": ordered((o) => o >= 0),
};
