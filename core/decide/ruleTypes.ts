export type Severity = 0 | 1 | 2 | 3 | 4;

export type Layer = "catalogue" | "preset" | "environment" | "type" | "tag" | "resource";

/** An effective value and the layer that set it. `path` is where: a config path, or the catalogue entry. */
export interface Sourced<T> {
  value: T;
  from: Layer;
  path: string;
}

export interface DimensionFilter {
  name: string;
  operator: "Include" | "Exclude" | "StartsWith";
  values: string[];
}

/** Fields that every rule has, whatever renders it. */
export interface RuleBase {
  /** Stable, unique in the environment; names the Pulumi child and is what `coverage.by` points at. */
  key: string;
  /** Catalogue id. */
  alert: string;
  /** Name of the Azure resource. */
  name: string;
  title: string;
  description: string;
  severity: Severity;
  enabled: boolean;
  /** Where the rule lives. `resourceGroup` absent: the environment's monitoring group of that subscription. */
  subscriptionId: string;
  resourceGroup?: string;
  /** Keys of the targets it watches; empty for subscription-wide rules. */
  targets: string[];
  /** Names of the environment's action groups, sorted. */
  actionGroups: string[];
  owner?: string;
  source: string;
  runbook: string;
  /** Every effective value with the layer that set it: threshold, severity, windowSize, enabled ... */
  values: Record<string, Sourced<unknown>>;
}

export interface MetricCriterion {
  name: string;
  metricNamespace: string;
  metricName: string;
  aggregation: string;
  operator: string;
  /** Exactly one of the two. */
  threshold?: number;
  dynamic?: { sensitivity: string; evaluationPeriods: number; minFailingPeriods: number };
  dimensions: DimensionFilter[];
  skipMetricValidation: boolean;
}

export interface MetricRule extends RuleBase {
  kind: "metric";
  /** Appended to each target's id: `/blobServices/default` for a rule on a child that has no row of its own. */
  scopePath?: string;
  /** ARM ids of resource groups or of the subscription, where the rule watches all of its type in them. */
  scopes?: string[];
  targetResourceType: string;
  targetResourceRegion: string;
  /** Azure lets the rule watch more resources than it does now. */
  shared: boolean;
  criteria: MetricCriterion[];
  windowSize: string;
  evaluationFrequency: string;
}

export interface AvailabilityRule extends RuleBase {
  kind: "availability";
  /** Id of the Application Insights component that an inventory's web test reports to. */
  component?: string;
  /** Key of a test that azmon makes; its target is then what it asks. */
  webTest?: string;
  failedLocations: number;
  windowSize: string;
  evaluationFrequency: string;
}

export interface LogRule extends RuleBase {
  kind: "log";
  /** Key of the workspace queried: see `WorkspaceDecision`. */
  workspace: string;
  /** KQL; the token `{{target:<key>}}` stands for a live target's id. */
  query: string;
  tables: string[];
  feed: string;
  aggregation: string;
  measure?: string;
  operator: string;
  threshold?: number;
  dynamic?: { sensitivity: string };
  dimensions: string[];
  resourceIdColumn?: string;
  windowSize: string;
  evaluationFrequency: string;
  evaluationPeriods: number;
  minFailingPeriods: number;
  overrideQueryTimeRange?: string;
}

export interface ActivityRule extends RuleBase {
  kind: "activity";
  category: string;
  conditions: { field: string; equals?: string; containsAny?: string[]; anyOf?: string[] }[];
}

export interface PrometheusRule extends RuleBase {
  kind: "prometheus";
  group: string;
  expression: string;
  for: string;
}

export type Rule = MetricRule | AvailabilityRule | LogRule | ActivityRule | PrometheusRule;
