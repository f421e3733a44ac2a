import { castFunctions } from "./casts.ts";
import { dateFunctions } from "./dates.ts";
import { dynamicFunctions } from "./dynamic.ts";
import type { ScalarFunction } from "./helpers.ts";
import { networkFunctions } from "./network.ts";
import { numberFunctions } from "./numbers.ts";
import { seriesFunctions } from "./series.ts";
import { textFunctions } from "./text.ts";

/** The functions of values alone. Those that need to know more stand in special.ts. */
export const functions: Record<string, ScalarFunction> = {
  ...castFunctions,
  ...dateFunctions,
  ...dynamicFunctions,
  ...networkFunctions,
  ...numberFunctions,
  ...seriesFunctions,
  ...textFunctions,
};
