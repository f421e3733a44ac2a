import type { Value } from "../value.ts";

export interface Moments {
  mean: number;
  /** The sum of the squared distances from the mean. */
  squares: number;
  sampleVariance: number;
  variance: number;
}
/** One value varies by nothing; none has no moments. */
export function moments(values: readonly number[]): Moments {
  const n = values.length;
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const squares = values.reduce((sum, v) => sum + (v - mean) ** 2, 0);
  return { mean, squares, sampleVariance: n === 1 ? 0 : squares / (n - 1), variance: squares / n };
}

/** With linear interpolation between the two nearest values, `share` between 0 and 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  return sorted[low]! + (sorted[Math.min(low + 1, sorted.length - 1)]! - sorted[low]!) * (at - low);
}

/** The line of least squares through a series. */
export function fitLine(y: readonly number[]): Value {
  const n = y.length;
  const [x, my] = [(n - 1) / 2, moments(y)];
  const sxx = y.reduce((sum, _, i) => sum + (i - x) ** 2, 0);
  const slope = sxx === 0 ? 0 : y.reduce((sum, v, i) => sum + (i - x) * (v - my.mean), 0) / sxx;
  const interception = my.mean - slope * x;
  const line = y.map((_, i) => interception + slope * i);
  const rest = moments(y.map((v, i) => v - line[i]!));
  const rsquare = my.squares === 0 ? 1 : 1 - rest.squares / my.squares;
  return new Map<string, Value>([
    ["rsquare", rsquare],
    ["slope", slope],
    ["variance", my.sampleVariance],
    ["rvariance", rest.sampleVariance],
    ["interception", interception],
    ["line_fit", line],
  ]);
}
export const fitLineValues = (y: readonly number[]): Value[] => [...(fitLine(y) as Map<string, Value>).values()];
