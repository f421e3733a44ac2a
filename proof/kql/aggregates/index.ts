import type { FunctionCompiler } from "../plan.ts";
import { counting } from "./counting.ts";
import { extremes } from "./extremes.ts";
import { lists } from "./lists.ts";
import { percentiles } from "./percentiles.ts";
import { sums } from "./sums.ts";

/** What `summarize` and `make-series` work out of a group of rows. */
export const aggregates: Record<string, FunctionCompiler> = {
  ...counting,
  ...extremes,
  ...lists,
  ...percentiles,
  ...sums,
};
