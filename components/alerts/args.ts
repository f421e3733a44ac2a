import type * as pulumi from "@pulumi/pulumi";

/** What every alert rule has. */
export interface RuleArgs {
  /** Names the Pulumi child; unique within the component and never changed. */
  key: string;
  /** Name of the Azure resource. */
  name: string;
  /** What a person reads first; log alerts show it. */
  title: string;
  description: string;
  /** 0 critical, 1 error, 2 warning, 3 informational, 4 verbose. */
  severity: number;
  enabled: boolean;
  resourceGroupName: pulumi.Input<string>;
  actionGroupIds: pulumi.Input<string>[];
  /** Put beside the payload that receivers get: the catalogue id, the runbook, the owner. */
  customProperties: Record<string, string>;
}

export interface DimensionArgs {
  name: string;
  /** `Include`, `Exclude` or `StartsWith`. */
  operator: string;
  values: string[];
}

export interface DynamicThresholdArgs {
  /** `Low`, `Medium` or `High`. */
  sensitivity: string;
  evaluationPeriods: number;
  minFailingPeriods: number;
}

export interface MetricCriterionArgs {
  name: string;
  metricNamespace: string;
  metricName: string;
  aggregation: string;
  operator: string;
  /** Exactly one of `threshold` and `dynamic`. */
  threshold?: number;
  dynamic?: DynamicThresholdArgs;
  dimensions: DimensionArgs[];
  skipMetricValidation: boolean;
}

export interface MetricRuleArgs extends RuleArgs {
  /** One resource, or several of one type, region and subscription where Azure allows it. */
  scopes: pulumi.Input<string>[];
  targetResourceType: string;
  targetResourceRegion: string;
  /** More resources may join: the rule takes the form that several need, so that it need not be replaced then. */
  shared: boolean;
  criteria: MetricCriterionArgs[];
  windowSize: string;
  evaluationFrequency: string;
}

export interface AvailabilityRuleArgs extends RuleArgs {
  webTestId: pulumi.Input<string>;
  componentId: pulumi.Input<string>;
  failedLocations: number;
  windowSize: string;
  evaluationFrequency: string;
}

export interface LogRuleArgs extends RuleArgs {
  /** Region of the workspace. */
  location: pulumi.Input<string>;
  workspaceId: pulumi.Input<string>;
  query: pulumi.Input<string>;
  aggregation: string;
  /** Numeric column; absent, the rows are counted. */
  measure?: string;
  operator: string;
  threshold?: number;
  dynamic?: DynamicThresholdArgs;
  dimensions: string[];
  resourceIdColumn?: string;
  windowSize: string;
  evaluationFrequency: string;
  evaluationPeriods: number;
  minFailingPeriods: number;
  overrideQueryTimeRange?: string;
}

export interface ActivityConditionArgs {
  field: string;
  equals?: string;
  containsAny?: string[];
  anyOf?: string[];
}

export interface ActivityRuleArgs extends RuleArgs {
  subscriptionId: string;
  category: string;
  conditions: ActivityConditionArgs[];
}

export interface PrometheusRuleArgs {
  /** Name of the alert, in the field's spelling: `KubePodCrashLooping`. */
  alert: string;
  expression: string;
  for: string;
  severity: number;
  enabled: boolean;
  description: string;
  /** URL of the page that says what to do. */
  runbook: string;
  labels: Record<string, string>;
  actionGroupIds: pulumi.Input<string>[];
}

/** At most 20 rules. */
export interface PrometheusGroupArgs {
  key: string;
  name: string;
  /** Region of the Azure Monitor workspace. */
  location: pulumi.Input<string>;
  resourceGroupName: pulumi.Input<string>;
  azureMonitorWorkspaceId: pulumi.Input<string>;
  clusterId: pulumi.Input<string>;
  clusterName: string;
  rules: PrometheusRuleArgs[];
}

export interface AlertRulesArgs {
  metric?: MetricRuleArgs[];
  availability?: AvailabilityRuleArgs[];
  log?: LogRuleArgs[];
  activity?: ActivityRuleArgs[];
  prometheus?: PrometheusGroupArgs[];
  tags?: Record<string, string>;
}
