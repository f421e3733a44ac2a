import { z } from "zod";
import { presets } from "./schema.ts";

/**
 * The shape of a case: data put to an alert, and what must come of it. Cases stand beside the catalogue, in `catalogue/cases`, by alert
 * id; `azmon test` runs them offline.
 */

const severity = z.number().int().min(0).max(4);
const duration = z.string().regex(/^P(?!$)(\d+D)?(T(?!$)(\d+H)?(\d+M)?)?$/, "a duration such as PT5M, PT1H30M or P2D");
const name = z.string().min(3).max(140);
/** Names and values that tell one time series, or one fired alert, from another. */
const labels = z.record(z.string(), z.string());

/** The same value for a while. `null`: the resource sends nothing. */
const span = z.strictObject({ for: duration, value: z.number().nullable() });

/** What Azure would have measured, one sample every `every`. */
const series = z.strictObject({
  /** Default: the metric of the alert's first criterion. */
  metric: z.string().optional(),
  dimensions: labels.optional(),
  /** Default PT1M. A metric with a coarser grain says its own. */
  every: duration.optional(),
  /** One after the other, from the beginning of the case. */
  values: z.array(span).min(1),
});

/** Where presets have thresholds of their own: the presets whose values the case is about. Default: all. */
const about = z.array(z.enum(presets)).min(1).optional();

/** The alerts that fire, one set of dimensions each; none: it stays silent. */
const fires = z.array(labels);

const metricCase = z.strictObject({
  name,
  presets: about,
  series: z.array(series).min(1),
  fires,
  /** What has become of the alerts when the case ends: still on, or resolved by Azure. Default: either. */
  ends: z.enum(["on", "resolved"]).optional(),
  /** Dynamic thresholds are Azure's own model: such a case is judged by one like it, and says so. */
  model: z.literal(true).optional(),
});

const activityCase = z.strictObject({
  name,
  /** An activity log event as alert rules see it: `category`, `operationName`, `status`, `properties` ... */
  event: z.record(z.string(), z.unknown()),
  fires: z.boolean(),
});

const prometheusCase = z.strictObject({
  name,
  /** Samples by series, one a minute, as Prometheus's unit tests write them: `1x59` is sixty ones, `0+3x9` ten that grow, `_` a gap. */
  series: z.record(z.string(), z.string()),
  /** When the alerts must be on, from the beginning of the case; where none fires, until when it must have been silent. */
  at: duration,
  fires,
});

const availabilityCase = z.strictObject({
  name,
  /** By location, what its tests found one after the other: 1 succeeded, 0 failed. */
  locations: z.record(z.string(), z.array(span).min(1)),
  /** How often each location tests. */
  every: duration,
  fires: z.boolean(),
});

/** A row by its columns. Times are minutes from the beginning of the case, or texts; columns left out are null. */
const row = z.record(z.string(), z.unknown());
/** The same row over and over, at each of these minutes; `row` needs no TimeGenerated. */
const rows = z.strictObject({ every: z.number().positive(), from: z.number(), to: z.number(), row });

const logCase = z.strictObject({
  name,
  presets: about,
  /** When the case begins; default: a Monday at midnight, UTC. */
  start: z.iso.datetime().optional(),
  /** A row's `_TimeReceived` says when it arrived, where it came late. */
  tables: z.record(z.string(), z.array(z.union([rows, row]))),
  /** Tables that the workspace does not have yet. */
  absent: z.array(z.string()).optional(),
  /** When Azure looks first; default: when one window is full. And when it looks last. */
  from: duration.optional(),
  until: duration,
  fires,
  ends: z.enum(["on", "resolved"]).optional(),
});

/** A severity for all presets, or a default with exceptions, as alerts have it; stated again here, so that a slip in the entry shows. */
const bySeverity = z.union([
  severity,
  z.strictObject({ default: severity, ...Object.fromEntries(presets.map((p) => [p, severity.optional()])) }),
]) as z.ZodType<number | ({ default: number } & Partial<Record<(typeof presets)[number], number>>)>;

const of = <K extends string, C extends z.ZodType>(kind: K, one: C) =>
  z.strictObject({ kind: z.literal(kind), severity: bySeverity, cases: z.array(one).min(2) });

export const alertCases = z.discriminatedUnion("kind", [
  of("metric", metricCase),
  of("activity", activityCase),
  of("prometheus", prometheusCase),
  of("availability", availabilityCase),
  of("log", logCase),
]);

export type Span = z.infer<typeof span>;
export type SimulatedSeries = z.infer<typeof series>;
export type Labels = z.infer<typeof labels>;
export type MetricCase = z.infer<typeof metricCase>;
export type ActivityCase = z.infer<typeof activityCase>;
export type PrometheusCase = z.infer<typeof prometheusCase>;
export type AvailabilityCase = z.infer<typeof availabilityCase>;
export type LogCase = z.infer<typeof logCase>;
export type LogRow = z.infer<typeof row>;
export type LogRows = z.infer<typeof rows>;
/** All cases of one alert, with the severity it must have. */
export type AlertCases = z.infer<typeof alertCases>;
export type CasesByAlert = Record<string, AlertCases>;
