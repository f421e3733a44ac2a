import { z } from "zod";

/**
 * The shape of the catalogue: what is worth watching, per ARM resource type.
 *
 * Entries are data. `npm run catalogue:check` proves each metric, aggregation, dimension, grain, table and column they name.
 */

export const presets = ["development", "test", "production"] as const;
export type Preset = (typeof presets)[number];

/** One value for all presets, or a default with exceptions. */
const byPreset = <T extends z.ZodType>(value: T) =>
  z.union([
    value,
    z.strictObject({ default: value, development: value.optional(), test: value.optional(), production: value.optional() }),
  ]);

/** Metric alert windows and frequencies. Source: Microsoft.Insights/metricAlerts 2018-03-01. */
export const metricFrequencies = ["PT1M", "PT5M", "PT15M", "PT30M", "PT1H"] as const;
export const metricWindows = ["PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"] as const;
/** Log alert windows and frequencies. Source: Microsoft.Insights/scheduledQueryRules 2023-12-01; P2D is a window only. */
export const logFrequencies = [
  "PT1M", "PT5M", "PT10M", "PT15M", "PT30M", "PT45M", "PT1H", "PT2H", "PT3H", "PT4H", "PT5H", "PT6H", "P1D",
] as const; // prettier-ignore
export const logWindows = [...logFrequencies, "P2D"] as const;

export const aggregations = ["Average", "Minimum", "Maximum", "Total", "Count"] as const;
const staticOperators = ["GreaterThan", "GreaterThanOrEqual", "LessThan", "LessThanOrEqual", "Equals"] as const;
export const sensitivities = ["Low", "Medium", "High"] as const;
const ownerClasses = ["platform", "application", "data", "network", "security", "cost"] as const;

/**
 * A test on one inventory row. `path` is a dotted path ("sku.tier", "kind", "properties.status", "name"); comparison ignores case.
 * Where the row does not have the path (a live resource, a sparse inventory) the condition answers `absent`, default true.
 */
export const condition = z.strictObject({
  path: z.string(),
  in: z.array(z.union([z.string(), z.number(), z.boolean()])).optional(),
  notIn: z.array(z.union([z.string(), z.number(), z.boolean()])).optional(),
  /** A regular expression on the value as text, case-insensitive. */
  matches: z.string().optional(),
  notMatches: z.string().optional(),
  absent: z.boolean().optional(),
});
export type Condition = z.infer<typeof condition>;

const runbook = z.string().regex(/^[a-z0-9-]+$/, "the name of a page under docs/runbooks, without .md");
const url = z.url();
const duration = z.string().regex(/^P(T\d+[HMS]|\d+D)$/);

/** What every alert says of itself, whatever its kind. */
const common = {
  /** Never changes: users override and exempt by it. `<family>.<signal>`, lower case, hyphens. */
  id: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/),
  /** What the person it wakes reads first. No resource name: Azure adds it. */
  title: z.string().min(3).max(80),
  /** 0 critical, 1 error, 2 warning, 3 informational, 4 verbose. */
  severity: byPreset(z.number().int().min(0).max(4)),
  /** One sentence that a human on call understands: what it means when this fires. */
  reason: z.string().min(20).max(300),
  /** Where the threshold, window and minimum traffic come from. What `AMBA` and `of 1,315 rules` mean: docs/guides/catalogue.md. */
  basis: z.string().min(10).max(400),
  source: url,
  runbook,
  owner: z.enum(ownerClasses),
  /** Part of the least that a resource of this type must have; policies demand these. */
  essential: z.boolean().optional(),
  /** All must hold, else the signal is not applicable to the row. */
  when: z.array(condition).optional(),
  /** What to say of rows that `when` leaves out. */
  otherwise: z.string().optional(),
  /** What must be so for the alert to be able to fire, and no row of an inventory tells. */
  assumes: z.string().optional(),
  enabled: byPreset(z.boolean()).optional(),
  /** Needs a preview feature of Azure: made only under `allowPreview`. */
  preview: z.boolean().optional(),
};

const dimension = z.strictObject({
  name: z.string(),
  operator: z.enum(["Include", "Exclude", "StartsWith"]).optional(),
  /** Default: every value, one alert each. */
  values: z.array(z.string()).min(1).optional(),
});
/** A second static criterion that must also hold: the minimum traffic of a ratio, say. Single-resource rules only. */
const alsoMetric = z.strictObject({
  metric: z.string(),
  aggregation: z.enum(aggregations),
  operator: z.enum(staticOperators),
  threshold: byPreset(z.number()),
  /** One value each: Azure allows no split where several criteria are combined. */
  dimensions: z.array(dimension).optional(),
});
const dynamic = z.strictObject({
  sensitivity: byPreset(z.enum(sensitivities)),
  /** Of so many windows ... Default 4. At most 6. */
  evaluationPeriods: z.number().int().min(1).max(6).optional(),
  /** ... so many must violate. Default 4. */
  minFailingPeriods: z.number().int().min(1).max(6).optional(),
});

export const metricAlert = z.strictObject({
  kind: z.literal("metric"),
  ...common,
  metric: z.string(),
  aggregation: z.enum(aggregations),
  operator: z.enum([...staticOperators, "GreaterOrLessThan"]),
  /** Exactly one of `threshold` and `dynamic`. In the metric's own unit. */
  threshold: byPreset(z.number()).optional(),
  dynamic: dynamic.optional(),
  /**
   * The limit is the row's: the threshold is that of a resource that has `of` at the first of the paths that holds a number, and others
   * have theirs in proportion. Where no path holds one, and where an override says a number, that number stands.
   */
  scale: z.strictObject({ paths: z.array(z.string()).min(1), of: z.number().positive() }).optional(),
  dimensions: z.array(dimension).max(5).optional(),
  and: z.array(alsoMetric).max(4).optional(),
  windowSize: z.enum(metricWindows),
  evaluationFrequency: z.enum(metricFrequencies),
  /** One bad sample in the window fires, and is meant to: a level that does not swing, an event. The window is then no duration. */
  oneSample: z.literal(true).optional(),
  /** A log table that tells the same: a log alert that reads it stands for this one. */
  sameInTable: z.string().optional(),
  /** The metric appears only once there is data (web tests, Application Insights): Azure must not validate it. Default false. */
  skipMetricValidation: z.boolean().optional(),
});

/** What has to be collected before the query has rows. The component that collects it is made to exist first. */
const feeds = [
  "diagnostics",
  "agent",
  "container-logs",
  "application",
  "activity-log",
  "flow-logs",
  "workspace",
  "connection-monitor",
  "collection",
] as const;

export const logAlert = z.strictObject({
  kind: z.literal("log"),
  ...common,
  /**
   * KQL over the workspace. `{{scope}}` stands on a line of its own right after a table and becomes a filter on `_ResourceId` where
   * the rule must not watch every row; `{{name}}` becomes the parameter of that name, written as a KQL literal.
   */
  query: z.string(),
  parameters: z.record(z.string(), byPreset(z.union([z.number(), z.string(), z.array(z.string())]))).optional(),
  tables: z.array(z.string()).min(1),
  feed: z.enum(feeds),
  aggregation: z.enum(aggregations),
  /** The numeric column compared with the threshold. Absent: the rows are counted. */
  measure: z.string().optional(),
  operator: z.enum(staticOperators),
  threshold: byPreset(z.number()).optional(),
  dynamic: dynamic.optional(),
  dimensions: z.array(z.string()).max(6).optional(),
  /** The column that names the resource; default `_ResourceId`, null where the query has none. */
  resourceIdColumn: z.string().nullable().optional(),
  windowSize: z.enum(logWindows),
  evaluationFrequency: z.enum(logFrequencies),
  evaluationPeriods: z.number().int().min(1).max(6).optional(),
  minFailingPeriods: z.number().int().min(1).max(6).optional(),
  /** How far back the query itself looks, where that is further than the window. At most P2D. */
  overrideQueryTimeRange: z.enum(logWindows).optional(),
});

export const activityAlert = z.strictObject({
  kind: z.literal("activity"),
  ...common,
  category: z.enum(["Administrative", "ServiceHealth", "ResourceHealth", "Recommendation", "Security", "Policy", "Autoscale"]),
  /** Further conditions, all of which must hold. `field` is an activity log field; exactly one of the other three is set. */
  conditions: z
    .array(
      z.strictObject({
        field: z.string(),
        equals: z.string().optional(),
        containsAny: z.array(z.string()).optional(),
        anyOf: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  /** Every event it tells of names a resource group: where a subscription holds others' resources too, the rule is held to groups. */
  inGroups: z.boolean().optional(),
});

const prometheusAlert = z.strictObject({
  kind: z.literal("prometheus"),
  ...common,
  /** Rule group the rule belongs to. Azure allows 20 rules a group. */
  group: z.string(),
  /** PromQL; `{{threshold}}` becomes the effective threshold. */
  expression: z.string(),
  threshold: byPreset(z.number()).optional(),
  for: duration,
  /** What the message adds to the reason, in Prometheus' own template: which labels, which value. */
  detail: z.string().optional(),
});

/** A standard web test that fails from several places at once (WebtestLocationAvailabilityCriteria). */
export const availabilityAlert = z.strictObject({
  kind: z.literal("availability"),
  ...common,
  failedLocations: byPreset(z.number().int().min(1).max(16)),
  windowSize: z.enum(metricWindows),
  evaluationFrequency: z.enum(metricFrequencies),
});

export const alert = z.discriminatedUnion("kind", [metricAlert, logAlert, activityAlert, prometheusAlert, availabilityAlert]);
export type MetricAlertEntry = z.infer<typeof metricAlert>;
export type LogAlertEntry = z.infer<typeof logAlert>;
export type ActivityAlertEntry = z.infer<typeof activityAlert>;
export type PrometheusAlertEntry = z.infer<typeof prometheusAlert>;
export type AvailabilityAlertEntry = z.infer<typeof availabilityAlert>;
export type AlertEntry = z.infer<typeof alert>;
/** A value for all presets, or a default with exceptions. */
export type ByPreset<T> = T | { default: T; development?: T; test?: T; production?: T };

/** What Azure documents of one metric; only the metrics that alerts and charts use are listed. */
export const metric = z.strictObject({
  unit: z.string(),
  aggregations: z.array(z.enum(aggregations)).min(1),
  dimensions: z.array(z.string()).optional(),
  /** What the smallest healthy resource reads: 1 of a state of 0 and 1 or of the hosts of a pool of one, 100 of a probe's percentage. */
  healthy: z.number().optional(),
  /** Shortest first. Default PT1M. */
  grains: z.array(duration).optional(),
  /** True where the docs list no such aggregation, yet Azure accepts it; say why in a comment. */
  undocumented: z.boolean().optional(),
});
export type MetricFacts = z.infer<typeof metric>;

/** Resource logs of a type: which diagnostic setting it takes. */
export const resourceLogs = z.strictObject({
  /** Log categories as the API spells them. Empty where the type exports metrics only. */
  categories: z.array(z.string()),
  /** `allLogs` and `audit` are accepted. Default true where there are categories. */
  groups: z.boolean().optional(),
  /** Categories enabled by preset; default all of them through the group `allLogs`. Naming categories switches the group off. */
  enabled: byPreset(z.array(z.string())).optional(),
  /** Metric categories to export. Default none: platform metrics are kept 93 days for nothing. */
  metrics: z.array(z.string()).optional(),
  /** The type offers both AzureDiagnostics and resource-specific tables: ask for the latter. */
  dedicated: z.boolean().optional(),
  tables: z.array(z.string()).optional(),
  /** Rough GB a month and resource, for the estimate; measured or memory-grade, `basis` says which. */
  gbPerMonth: byPreset(z.number()).optional(),
  basis: z.string().optional(),
  /** All must hold, else the row has none of these logs; alerts that read them follow. */
  when: z.array(condition).optional(),
  /** What to say of rows that `when` leaves out. */
  otherwise: z.string().optional(),
  /** The rows that `when` leaves out would have logs if somebody changed them: coverage calls them missing. */
  mendable: z.literal(true).optional(),
  /** Rows with other categories, because of their SKU or kind: the first whose conditions hold for certain counts. */
  variants: z.array(z.strictObject({ when: z.array(condition).min(1), categories: z.array(z.string()), source: url })).optional(),
  source: url,
});

export const chart = z.strictObject({
  title: z.string(),
  metric: z.string(),
  aggregation: z.enum(aggregations),
  splitBy: z.string().optional(),
  /** The alert whose threshold is drawn in it. */
  alert: z.string().optional(),
});

export const insights = ["application", "vm", "container", "storage", "network", "none"] as const;

export const resourceType = z.strictObject({
  /** ARM type in Microsoft's spelling; looked up ignoring case. */
  type: z.string().regex(/^[A-Za-z0-9.]+\/[A-Za-z0-9/.]+$/),
  title: z.string(),
  insights: z.enum(insights),
  /** A child that every parent has without a row of its own, such as a storage account's blob service. */
  implied: z
    .strictObject({
      parent: z.string(),
      path: z.string(),
      when: z.array(condition).optional(),
      /** Parents without this child: those for which all hold. */
      unless: z.array(condition).min(1).optional(),
    })
    .optional(),
  /** Page that documents the metrics below. */
  metricsSource: url.optional(),
  metrics: z.record(z.string(), metric).optional(),
  /** One metric rule may watch several resources of one region and subscription. */
  multiResource: z.boolean().optional(),
  logs: resourceLogs.optional(),
  alerts: z.array(alert),
  charts: z.array(chart).optional(),
  /** Rows that are not watched, and why: stopped machines, SKUs without metrics. The first that matches counts. */
  skip: z.array(z.strictObject({ when: z.array(condition).min(1), reason: z.string(), source: url })).optional(),
  /** Azure lets nobody monitor this type: it emits neither metrics nor logs. */
  silent: z.strictObject({ reason: z.string(), source: url }).optional(),
  /** Retired, or with a date: what to use instead. */
  retired: z.strictObject({ on: z.iso.date(), wayOut: z.string(), source: url }).optional(),
  /** SKUs and kinds that are retired though the type is not. `what` goes on from the name: "is an Application Gateway v1". */
  retiredWhen: z
    .array(
      z.strictObject({ when: z.array(condition).min(1), what: z.string(), on: z.iso.date(), wayOut: z.string(), source: url }),
    )
    .optional(),
  notes: z.string().optional(),
});
export type ResourceType = z.infer<typeof resourceType>;

/**
 * Rules that belong to a whole subscription (service health, deletions) or to a workspace (ingestion, missing telemetry) rather than
 * to a resource type.
 */
export const scopeAlert = z.strictObject({
  per: z.enum(["subscription", "workspace"]),
  alert: z.discriminatedUnion("kind", [activityAlert, logAlert]),
});
export type ScopeAlert = z.infer<typeof scopeAlert>;
