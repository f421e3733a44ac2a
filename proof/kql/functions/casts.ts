import { cast } from "../convert.ts";
import type { ScalarFunction } from "./helpers.ts";

const to =
  (type: string): ScalarFunction =>
  (v) =>
    cast(type, v!);

export const castFunctions: Record<string, ScalarFunction> = {
  tobool: to("bool"),
  toboolean: to("bool"),
  todatetime: to("datetime"),
  todecimal: to("decimal"),
  todouble: to("real"),
  toreal: to("real"),
  toguid: to("guid"),
  toint: to("int"),
  totimespan: to("timespan"),
};
