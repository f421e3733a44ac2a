import { z } from "zod";
import { parseArmId } from "./armId.ts";

/** Kinds of values that Azure takes, as both the environment and the arguments of components hold them. */

export const text = z.string().min(1);
export const guid = z.string().regex(/^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/, "a GUID");
export const armId = z.string().regex(/^\/subscriptions\/[^/]+(\/.+)?$/i, "an ARM id: /subscriptions/...");
/** The ARM id of a resource of one type, written as Azure writes it. */
export const idOf = (type: string, what = "an ARM id") =>
  z.string().refine((id) => parseArmId(id)?.type === type.toLowerCase(), `${what}: /subscriptions/.../providers/${type}/...`);
export const workspaceId = idOf("Microsoft.OperationalInsights/workspaces", "the id of a Log Analytics workspace");
export const actionGroupId = idOf("Microsoft.Insights/actionGroups");
/** Azure takes five action groups a rule. Source: Azure Monitor service limits, alerts. */
export const MOST_ACTION_GROUPS = 5;

/** 0 critical, 1 error, 2 warning, 3 informational, 4 verbose. */
export const severity = z.number().int().min(0).max(4);
export const day = z.iso.date("a day: 2027-12-31");
/** Local to a time zone that stands beside it. */
export const moment = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/, "2026-12-01T22:00:00, without a zone");
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/, "hh:mm:ss");
export const tags = z.record(z.string(), z.string());
/**
 * Names of alert rules, diagnostic settings and the like. Source: Azure docs, "Naming rules and restrictions for Azure resources",
 * Microsoft.Insights: 1 to 260 characters; what any of the kinds refuses is refused here.
 */
export const resourceName = z
  .string()
  .regex(
    /^[^*#&+:<>?@%{}\\/|\p{Cc}]{0,259}[^*#&+:<>?@%{}\\/|\p{Cc} .]$/u,
    "1 to 260 characters without * # & + : < > ? @ % { } \\ / |, no space or period last",
  );
/** Source: the same page, Microsoft.Resources. */
export const resourceGroupName = z
  .string()
  .regex(/^[-\p{L}\p{N}_.()]{0,89}[-\p{L}\p{N}_()]$/u, "1 to 90 letters, digits, - _ . ( ), no period last");
