import { toText } from "../convert.ts";
import type { Value } from "../value.ts";

export type ScalarFunction = (...args: Value[]) => Value;

/** A function of its first argument's text. */
export const ofText =
  (f: (s: string) => Value): ScalarFunction =>
  (v) =>
    f(toText(v!));
/** Null in, null out. */
export const strict =
  (f: ScalarFunction): ScalarFunction =>
  (...args) =>
    args.some((a) => a === null) ? null : f(...args);
export const integer = (v: Value | undefined, otherwise: number): number =>
  typeof v === "bigint" || typeof v === "number" ? Math.trunc(Number(v)) : otherwise;
