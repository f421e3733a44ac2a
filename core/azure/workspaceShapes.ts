import { z } from "zod";
import { isTotalRetention, reservedColumns } from "./values.ts";

/** Kinds of values that a Log Analytics workspace takes, as both the environment and the arguments of components hold them. */

export const days = (least: number) => z.number().int().min(least).max(730);
export const totalDays = z
  .number()
  .int()
  .refine(isTotalRetention, "4 to 730 days, or 3 to 12 years: 1095, 1460, 1826, 2191, 2556, 2922, 3288, 3653, 4018, 4383");
export const quota = z.number().refine((gb) => gb > 0 || gb === -1, "more than 0; -1 is no cap");
export const tablePlan = z.enum(["Analytics", "Basic", "Auxiliary"]);
export const sku = z.enum(["PerGB2018", "CapacityReservation"]);
export const kqlOfSource = z.string().regex(/^\s*source\b/, "KQL that begins with `source`");
export const customName = z.string().regex(/^[A-Za-z]\w{0,59}_CL$/, "a letter, then at most 59 letters, digits and _, then _CL");
export const columnName = z
  .string()
  .regex(/^[A-Za-z]\w{0,44}$/, "a letter, then at most 44 letters, digits and _")
  .refine((name) => !reservedColumns.includes(name.toLowerCase()), "not a name that Azure keeps for itself");
export const alias = z.string().regex(/^[A-Za-z_]\w*$/, "letters, digits and _, no digit first");
