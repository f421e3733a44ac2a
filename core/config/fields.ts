import { z } from "zod";
import { isTotalRetention } from "../azure/values.ts";

/** Kinds of values that several sections of the environment hold. */

export { armId, guid } from "../azure/shapes.ts";
export const days = (least: number) => z.number().int().min(least).max(730);
export const totalDays = z
  .number()
  .int()
  .refine(isTotalRetention, "4 to 730 days, or 3 to 12 years: 1095, 1460, 1826, 2191, 2556, 2922, 3288, 3653, 4018, 4383");
export const quota = z.number().refine((gb) => gb > 0 || gb === -1, "more than 0; -1 is no cap");
/** What every section has that makes things. */
export const toggle = { enabled: z.boolean().default(true).describe("False: azmon makes nothing of this kind.") };
