import type { Call } from "../functions/special.ts";
import type { Expr } from "../plan.ts";
import { counting } from "./counting.ts";
import { extremes } from "./extremes.ts";
import { lists } from "./lists.ts";
import { percentiles } from "./percentiles.ts";
import { sums } from "./sums.ts";

export type AggregateFunction = (call: Call) => Expr;

/** What `summarize` and `make-series` work out of a group of rows. */
export const aggregates: Record<string, AggregateFunction> = {
  ...counting,
  ...extremes,
  ...lists,
  ...percentiles,
  ...sums,
};
