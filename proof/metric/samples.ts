import type { Span } from "../../catalogue/case.ts";
import { minutes } from "../../core/base/duration.ts";

/** One sample of a metric; `at` is the minute it ends with, counted from the beginning of the case. */
export interface Sample {
  at: number;
  value: number;
}

/** The samples of a simulated series; where it sends nothing there is none. */
export function samplesOf(values: readonly Span[], every = "PT1M"): Sample[] {
  const step = minutes(every);
  const samples: Sample[] = [];
  let start = 0;
  for (const { for: lasts, value } of values) {
    const end = start + minutes(lasts);
    // The first sample that ends after the span's start; a sample belongs to the span it ends in.
    for (let at = (Math.floor(start / step) + 1) * step; at <= end; at += step) if (value !== null) samples.push({ at, value });
    start = end;
  }
  return samples;
}

export const lengthOf = (values: readonly Span[]): number => values.reduce((sum, s) => sum + minutes(s.for), 0);

/**
 * The aggregate over the window (end - length, end], undefined where the window is empty.
 *
 * A sample is what Azure made of its minute. Average, Minimum and Maximum are those of the samples, each of the same weight; of a metric
 * that is totalled or counted, a sample is the total or the count of its minute.
 * Source: https://learn.microsoft.com/azure/azure-monitor/metrics/metrics-aggregation-explained
 */
export function aggregate(aggregation: string, samples: readonly Sample[], end: number, length: number): number | undefined {
  const inside = samples.filter((s) => s.at > end - length && s.at <= end).map((s) => s.value);
  if (inside.length === 0) return undefined;
  const total = inside.reduce((sum, v) => sum + v, 0);
  switch (aggregation) {
    case "Average":
      return total / inside.length;
    case "Minimum":
      return Math.min(...inside);
    case "Maximum":
      return Math.max(...inside);
    case "Total":
    case "Count":
      return total;
    default:
      throw new Error(`${aggregation} is no aggregation of metric alerts`);
  }
}

export function holds(operator: string, value: number, threshold: number): boolean {
  switch (operator) {
    case "GreaterThan":
      return value > threshold;
    case "GreaterThanOrEqual":
      return value >= threshold;
    case "LessThan":
      return value < threshold;
    case "LessThanOrEqual":
      return value <= threshold;
    case "Equals":
      return value === threshold;
    default:
      throw new Error(`${operator} is no operator of static thresholds`);
  }
}
