import { z } from "zod";
import { day } from "./shapes.ts";

/** A month's budget. Source: Microsoft.Consumption/budgets 2023-11-01. */
export const budgetAmount = z.number().positive();
export const budgetStart = day.regex(/-01$/, "the first of a month");
/** Source: Azure docs, "Naming rules and restrictions for Azure resources", Microsoft.Consumption. */
export const budgetName = z.string().regex(/^[\w-]{1,63}$/, "1 to 63 letters, digits, - and _");
