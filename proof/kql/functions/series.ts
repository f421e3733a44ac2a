import { equals, isNumber, type Value } from "../value.ts";
import type { ScalarFunction } from "./helpers.ts";
import { decomposeAnomalies } from "./anomalies.ts";
import { fitLine, fitLineValues, moments } from "./statistics.ts";

const ofSeries =
  (f: (series: Value[], ...rest: Value[]) => Value): ScalarFunction =>
  (series, ...rest) =>
    Array.isArray(series) ? f(series, ...rest) : null;
const isGap = (v: Value, gap: Value | undefined): boolean => v === null || (gap !== undefined && gap !== null && equals(v, gap));

/** Gaps between two known points lie on the line between them; at the ends the nearest point is repeated, where asked for. */
function fillLinear(series: Value[], gap?: Value, fillEdges: Value = true, constant: Value = 0n): Value {
  const known = series.flatMap((v, i) => (isGap(v, gap) ? [] : [i]));
  if (known.length === 0) return series.map(() => Number(constant ?? 0n));
  const value = (i: number): number => Number(series[i]);
  return series.map((v, i): Value => {
    if (!isGap(v, gap)) return v;
    const after = known.find((k) => k > i);
    const before = known.findLast((k) => k < i);
    if (before === undefined || after === undefined) return fillEdges === false ? v : value((before ?? after)!);
    return value(before) + ((value(after) - value(before)) * (i - before)) / (after - before);
  });
}
function fillFrom(series: Value[], gap: Value | undefined): Value[] {
  let last: Value = gap ?? null;
  return series.map((v) => (isGap(v, gap) ? last : (last = v)));
}
const fillConst = (series: Value[], constant: Value, gap?: Value): Value => series.map((v) => (isGap(v, gap) ? constant : v));

/** Element by element, as long as the longer; null where one of the two is not a number. */
const pairs =
  (f: (a: number, b: number) => Value): ScalarFunction =>
  (a, b) => {
    if (!Array.isArray(a) && !Array.isArray(b)) return null;
    const size = Math.max(Array.isArray(a) ? a.length : 0, Array.isArray(b) ? b.length : 0);
    const at = (s: Value, i: number): Value => (Array.isArray(s) ? (s[i] ?? null) : s);
    return Array.from({ length: size }, (_, i) => {
      const [x, y] = [at(a!, i), at(b!, i)];
      return isNumber(x) && isNumber(y) ? f(Number(x), Number(y)) : null;
    });
  };
/** Whole numbers stay whole. */
const whole =
  (f: (a: number, b: number) => number): ScalarFunction =>
  (a, b) => {
    const longs = [a, b].every((s) => (Array.isArray(s) ? s : [s!]).every((v) => typeof v === "bigint" || v === null));
    return pairs((x, y) => (longs ? BigInt(f(x, y)) : f(x, y)))(a!, b!);
  };
const each = (f: (x: number) => number): ScalarFunction => ofSeries((s) => s.map((v) => (isNumber(v) ? f(Number(v)) : null)));
const numbers = (s: Value[]): number[] => s.filter(isNumber).map(Number);

function statistics(series: Value[]): Map<string, Value> {
  const values = numbers(series);
  const m = moments(values);
  const min = Math.min(...values);
  const max = Math.max(...values);
  const index = (v: number): bigint => BigInt(series.findIndex((x) => isNumber(x) && Number(x) === v));
  return new Map<string, Value>([
    ["min", min],
    ["min_idx", index(min)],
    ["max", max],
    ["max_idx", index(max)],
    ["avg", m.mean],
    ["stdev", Math.sqrt(m.sampleVariance)],
    ["variance", m.sampleVariance],
  ]);
}
const stats = (s: Value[]): Value[] => [...statistics(s).values()];
function statsBag(s: Value[]): Value {
  const values = numbers(s);
  return new Map<string, Value>([...statistics(s), ["sum", values.reduce((a, b) => a + b, 0)], ["len", BigInt(values.length)]]);
}

/** Weights over the point and those before it; centred, half before and half after. */
function fir(series: Value[], filter: Value, normalize: Value = undefined as never, center: Value = false): Value {
  if (!Array.isArray(filter)) return null;
  const weights = filter.map(Number);
  const sum = weights.reduce((a, b) => a + b, 0);
  const wanted = normalize === undefined || normalize === null ? true : normalize === true;
  const scale = wanted && sum !== 0 ? 1 / sum : 1;
  const ahead = center === true ? Math.floor(weights.length / 2) : 0;
  const integers = [...series, ...filter].every((v) => typeof v === "bigint") && scale === 1;
  return series.map((_, i) => {
    const sum = weights.reduce((total, w, k) => total + w * scale * Number(series[i + ahead - k] ?? 0), 0);
    return integers ? BigInt(sum) : sum;
  });
}
function iir(series: Value[], numerators: Value, denominators: Value): Value {
  if (!Array.isArray(numerators) || !Array.isArray(denominators)) return null;
  const [b, a] = [numerators.map(Number), denominators.map(Number)];
  const out: number[] = [];
  series.forEach((_, i) => {
    const fed = b.reduce((sum, w, k) => sum + w * Number(series[i - k] ?? 0), 0);
    const back = a.slice(1).reduce((sum, w, k) => sum + w * (out[i - k - 1] ?? 0), 0);
    out.push((fed - back) / a[0]!);
  });
  return out;
}
function pearson(a: Value[], b: Value): Value {
  if (!Array.isArray(b)) return null;
  const [x, y] = [numbers(a), numbers(b)];
  if (x.length !== y.length || x.length === 0) return NaN;
  const [mx, my] = [moments(x), moments(y)];
  const covariance = x.reduce((sum, v, i) => sum + (v - mx.mean) * (y[i]! - my.mean), 0);
  return covariance / Math.sqrt(mx.squares * my.squares);
}

export const seriesFunctions: Record<string, ScalarFunction> = {
  series_fill_linear: ofSeries(fillLinear),
  series_fill_forward: ofSeries((s, gap) => fillFrom(s, gap)),
  series_fill_backward: ofSeries((s, gap) => fillFrom([...s].reverse(), gap).reverse()),
  series_fill_const: ofSeries((s, constant, gap) => fillConst(s, constant!, gap)),
  series_add: whole((a, b) => a + b),
  series_subtract: whole((a, b) => a - b),
  series_multiply: whole((a, b) => a * b),
  series_divide: pairs((a, b) => a / b),
  series_equals: pairs((a, b) => a === b),
  series_not_equals: pairs((a, b) => a !== b),
  series_greater: pairs((a, b) => a > b),
  series_greater_equals: pairs((a, b) => a >= b),
  series_less: pairs((a, b) => a < b),
  series_less_equals: pairs((a, b) => a <= b),
  series_abs: each(Math.abs),
  series_exp: each(Math.exp),
  series_floor: each(Math.floor),
  series_ceiling: each(Math.ceil),
  series_log: each(Math.log),
  series_sum: ofSeries((s) => numbers(s).reduce((a, b) => a + b, 0)),
  series_product: ofSeries((s) => numbers(s).reduce((a, b) => a * b, 1)),
  series_stats: ofSeries(stats),
  series_stats_dynamic: ofSeries(statsBag),
  series_fit_line: ofSeries((s) => fitLineValues(numbers(s))),
  series_fit_line_dynamic: ofSeries((s) => fitLine(numbers(s))),
  series_fir: ofSeries(fir),
  series_iir: ofSeries((s, b, a) => iir(s, b!, a!)),
  series_pearson_correlation: ofSeries((a, b) => pearson(a, b!)),
  series_decompose_anomalies: ofSeries((s, ...rest) => decomposeAnomalies(s, rest)),
};
