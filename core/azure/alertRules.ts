import { z } from "zod";
import { aggregations, logFrequencies, logWindows, metricFrequencies, metricWindows } from "../../catalogue/schema.ts";
import type { Report } from "../base/problems.ts";
import { isDuration, minutes } from "../base/duration.ts";
import { show } from "../base/show.ts";

/** What Azure takes of alert rules. Sources: Microsoft.Insights/metricAlerts 2018-03-01, scheduledQueryRules 2023-12-01. */

/** What a rule has that says nothing of it: the portal's window and frequency, and a severity that wakes nobody. */
export const ruleDefaults = { severity: 3, windowSize: "PT15M", evaluationFrequency: "PT5M" } as const;

export const aggregation = z.enum(aggregations);
export const staticOperators = ["GreaterThan", "GreaterThanOrEqual", "LessThan", "LessThanOrEqual", "Equals"] as const;
/** Source: DynamicMetricCriteria of the same API. */
export const dynamicOperators = ["GreaterThan", "LessThan", "GreaterOrLessThan"] as const;
export const metricTiming = { windowSize: z.enum(metricWindows), evaluationFrequency: z.enum(metricFrequencies) };
export const logTiming = { windowSize: z.enum(logWindows), evaluationFrequency: z.enum(logFrequencies) };
/** Windows that a dynamic threshold looks back over, and how many of them must violate it. */
export const periods = z.number().int().min(1).max(6);
/** Source: Azure Monitor docs, "Types of Azure Monitor alerts", metric alerts; of log alerts the API. */
export const limits = { criteria: 5, logDimensions: 6, prometheusRules: 20 } as const;
/** Source: Azure Monitor docs, "Azure activity log event schema", categories. */
export const activityCategories = [
  "Administrative", "Alert", "Autoscale", "Policy", "Recommendation", "ResourceHealth", "Security", "ServiceHealth",
] as const; // prettier-ignore

export interface Timing {
  windowSize?: unknown;
  evaluationFrequency?: unknown;
}

const known = (value: unknown): value is string => typeof value === "string" && isDuration(value);

/** A window and a frequency that do not go together, whichever kind of rule has them. */
export function timingProblems({ windowSize, evaluationFrequency }: Timing, report: Report): void {
  if (known(windowSize) && known(evaluationFrequency) && minutes(evaluationFrequency) > minutes(windowSize))
    report(["evaluationFrequency"], {
      message: "is longer than the window: what happens between two runs would be missed",
      found: show(evaluationFrequency),
      allowed: `at most ${windowSize}`,
    });
}

/** Dynamic thresholds learn from five minutes up. Source: Azure Monitor docs, "Dynamic thresholds in alert rules". */
export function dynamicTimingProblems(timing: Timing, report: Report): void {
  for (const key of ["windowSize", "evaluationFrequency"] as const) {
    const value = timing[key];
    if (known(value) && minutes(value) < 5)
      report([key], { message: "is too short for a dynamic threshold", found: show(value), allowed: "PT5M and longer" });
  }
}

export function periodsProblems(
  { evaluationPeriods, minFailingPeriods }: { evaluationPeriods?: number; minFailingPeriods?: number },
  report: Report,
): void {
  if (evaluationPeriods !== undefined && minFailingPeriods !== undefined && minFailingPeriods > evaluationPeriods)
    report(["minFailingPeriods"], {
      message: "is more than the periods that are looked at",
      found: String(minFailingPeriods),
      allowed: `1 to ${evaluationPeriods}`,
    });
}
