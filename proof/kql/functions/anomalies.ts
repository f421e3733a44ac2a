import { ValueRefusal } from "../refusal.ts";
import { isNumber, type Value } from "../value.ts";
import { integer } from "./helpers.ts";
import { fitLine, moments, quantile } from "./statistics.ts";

// Source: https://learn.microsoft.com/kusto/query/series-decompose-anomalies-function and its neighbours series-decompose and
// series-outliers. Documented: the steps, the trend, the percentiles of the fences, the threshold. Not documented, and modelled
// here: the season is the mean of each phase, and percentiles are interpolated. Detecting the season is refused.

const FENCES: Record<string, [number, number]> = { ctukey: [0.1, 0.9], tukey: [0.25, 0.75] };

/** Flags (1 above, -1 below), scores and the baseline. */
export function decomposeAnomalies(series: Value[], rest: Value[]): Value[] {
  const threshold = rest[0] === undefined || rest[0] === null ? 1.5 : Number(rest[0]);
  const period = integer(rest[1], -1);
  const [trend, testPoints, method] = [rest[2] ?? "avg", integer(rest[3], 0), rest[4] ?? "ctukey"];
  if (period < 0) throw new ValueRefusal("series_decompose_anomalies() that detects the season itself");
  const fences = FENCES[String(method)];
  if (!fences) throw new ValueRefusal(`series_decompose_anomalies() by ${String(method)}`);
  const y = series.map((v) => (isNumber(v) ? Number(v) : 0));
  const learnt = y.slice(0, y.length - testPoints);
  const line = trendOf(String(trend), learnt, y.length);
  const season = seasonOf(
    learnt.map((v, i) => v - line[i]!),
    period,
  );
  const baseline = y.map((_, i) => line[i]! + (period > 0 ? season[i % period]! : 0));
  const size = Math.max(...y.map(Math.abs));
  // What is left of rounding is no residual.
  const residual = y.map((v, i) => (Math.abs(v - baseline[i]!) < size * 1e-9 ? 0 : v - baseline[i]!));
  const scores = outliers(residual, fences);
  const flags = scores.map((s) => (s > threshold ? 1n : s < -threshold ? -1n : 0n));
  return [flags, scores, baseline];
}
function trendOf(kind: string, learnt: number[], size: number): number[] {
  if (kind === "none") return Array<number>(size).fill(0);
  if (kind === "avg") return Array<number>(size).fill(moments(learnt).mean);
  if (kind !== "linefit") throw new ValueRefusal(`the trend ${kind}`);
  const fit = fitLine(learnt) as Map<string, Value>;
  return Array.from({ length: size }, (_, i) => Number(fit.get("interception")) + Number(fit.get("slope")) * i);
}
function seasonOf(detrended: number[], period: number): number[] {
  return Array.from({ length: period }, (_, phase) => {
    const own = detrended.filter((_, i) => i % period === phase);
    return own.length > 0 ? moments(own).mean : 0;
  });
}
/** How many widths of the range between the percentiles a value lies outside it. */
function outliers(values: number[], [low, high]: [number, number]): number[] {
  if (values.length === 0) return [];
  const [a, b] = [quantile(values, low), quantile(values, high)];
  const width = b - a;
  return values.map((v) => (v > b ? score(v - b, width) : v < a ? score(v - a, width) : 0));
}
function score(distance: number, width: number): number {
  if (width > 0) return distance / width;
  throw new ValueRefusal("the anomaly score of a series without any spread");
}
