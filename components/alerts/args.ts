import type * as pulumi from "@pulumi/pulumi";

/** What every alert rule has. */
export interface RuleArgs {
  /** Names the Pulumi child; unique within the component and never changed. */
  key: string;
  /** Name of the Azure resource. Default: `key`. */
  name?: string;
  /** What a person reads first; log alerts show it. Default: the name. */
  title?: string;
  /** What the notification says below the title. Default: the title. */
  description?: string;
  /** 0 critical, 1 error, 2 warning, 3 informational, 4 verbose. Default: 3. */
  severity?: number;
  /** False: the rule exists, and Azure does not evaluate it. Default: true. */
  enabled?: boolean;
  /** Holds the rule. Default: the component's `resourceGroupName`. */
  resourceGroupName?: pulumi.Input<string>;
  /** ARM ids of the groups to tell, at most five. Default: the component's `actionGroupIds`. */
  actionGroupIds?: pulumi.Input<string>[];
  /** Put beside the payload that receivers get: the catalogue id, the runbook, the owner. Default: nothing. */
  customProperties?: Record<string, string>;
}

export interface DimensionArgs {
  /** Name of the dimension, as the metric has it. */
  name: string;
  /** `Include`, `Exclude` or `StartsWith`. Default: `Include`. */
  operator?: string;
  /** Values of the dimension to look at. Default: `*`, every value, each of them an alert of its own. */
  values?: string[];
}

export interface DynamicThresholdArgs {
  /** `Low`, `Medium` or `High`: the higher, the narrower the range that counts as normal. Default: `Medium`. */
  sensitivity?: string;
  /** So many windows are looked at: 1 to 6. Default: 4. */
  evaluationPeriods?: number;
  /** So many of them must violate the threshold. Default: 4, or all where fewer are looked at. */
  minFailingPeriods?: number;
}

export interface MetricCriterionArgs {
  /** Unique in the rule. Default: `first`, then `and1` and so on. */
  name?: string;
  /** Such as `Microsoft.Storage/storageAccounts/blobServices`. Default: Azure takes the scope's own. */
  metricNamespace?: string;
  /** Name of the metric in Azure: `Percentage CPU`. */
  metricName: string;
  /** `Average`, `Minimum`, `Maximum`, `Total` or `Count`: which of them, the metric says. Default: `Average`. */
  aggregation?: string;
  /**
   * `GreaterThan`, `GreaterThanOrEqual`, `LessThan`, `LessThanOrEqual`, `Equals`; dynamic also `GreaterOrLessThan`. Default:
   * `GreaterThan`.
   */
  operator?: string;
  /** In the metric's own unit. Default: none; exactly one of `threshold` and `dynamic` is needed. */
  threshold?: number;
  /** A threshold that Azure learns. Default: none; exactly one of `threshold` and `dynamic` is needed. */
  dynamic?: DynamicThresholdArgs;
  /** Splits the metric, or picks values of it. Default: neither. */
  dimensions?: DimensionArgs[];
  /** For a metric that appears only once there is data. Default: false. */
  skipMetricValidation?: boolean;
}

export interface MetricRuleArgs extends RuleArgs {
  /** One resource, or several of one type, region and subscription where Azure allows it. */
  scopes: pulumi.Input<string>[];
  /** ARM type of the scopes. Default: Azure takes the scope's own; needed where they are several or `shared`. */
  targetResourceType?: string;
  /** Region of the scopes. Default: Azure takes the scope's own; needed where they are several or `shared`. */
  targetResourceRegion?: string;
  /** More resources may join: the rule takes the form that several need, so that it need not be replaced then. Default: false. */
  shared?: boolean;
  /** All must hold; at most five, one where a threshold is dynamic or the scopes are several. */
  criteria: MetricCriterionArgs[];
  /** How far back each evaluation looks, ISO 8601. Default: PT15M. */
  windowSize?: string;
  /** Time between evaluations, ISO 8601, at most the window. Default: PT5M, or the window where that is shorter. */
  evaluationFrequency?: string;
}

export interface AvailabilityRuleArgs extends RuleArgs {
  /** ARM id of the availability test. */
  webTestId: pulumi.Input<string>;
  /** The Application Insights component that the test reports to. */
  componentId: pulumi.Input<string>;
  /** Places from which the test must fail at once. */
  failedLocations: number;
  /** How far back each evaluation looks, ISO 8601. Default: PT15M. */
  windowSize?: string;
  /** Time between evaluations, ISO 8601, at most the window. Default: PT5M, or the window where that is shorter. */
  evaluationFrequency?: string;
}

export interface LogRuleArgs extends RuleArgs {
  /** Region of the workspace. */
  location: pulumi.Input<string>;
  /** ARM id of the Log Analytics workspace that is queried. */
  workspaceId: pulumi.Input<string>;
  /** KQL. */
  query: pulumi.Input<string>;
  /**
   * `Count`, `Total`, `Average`, `Minimum` or `Maximum`. Default: `Total` with `measure`, else `Count`, the only one without it.
   */
  aggregation?: string;
  /** Numeric column. Default: the rows are counted. */
  measure?: string;
  /**
   * `GreaterThan`, `GreaterThanOrEqual`, `LessThan`, `LessThanOrEqual`, `Equals`; a dynamic one looks both ways. Default:
   * `GreaterThan`.
   */
  operator?: string;
  /** Rows, or the unit of `measure`. Default: none; exactly one of `threshold` and `dynamic` is needed. */
  threshold?: number;
  /** A threshold that Azure learns. Default: none; exactly one of `threshold` and `dynamic` is needed. */
  dynamic?: DynamicThresholdArgs;
  /** Columns; each combination of their values is an alert of its own. At most six. Default: none. */
  dimensions?: string[];
  /** The column that names the resource which the alert is of. Default: none. */
  resourceIdColumn?: string;
  /** How far back each evaluation looks, ISO 8601. Default: PT15M. */
  windowSize?: string;
  /** Time between evaluations, ISO 8601, at most the window. Default: PT5M, or the window where that is shorter. */
  evaluationFrequency?: string;
  /** So many windows are looked at: 1 to 6. Default: 1. */
  evaluationPeriods?: number;
  /** So many of them must violate the threshold. Default: 1. */
  minFailingPeriods?: number;
  /** How far back the query itself looks, ISO 8601. Default: the window. */
  overrideQueryTimeRange?: string;
}

/** Exactly one of the three beside `field`. */
export interface ActivityConditionArgs {
  /** Such as `operationName`, `status` or `properties.incidentType`. */
  field: string;
  /** The field is this. Default: not asked. */
  equals?: string;
  /** The field is a list that holds one of these. Default: not asked. */
  containsAny?: string[];
  /** The field is one of these. Default: not asked. */
  anyOf?: string[];
}

export interface ActivityRuleArgs extends RuleArgs {
  /** Subscription, a GUID, whose activity log is watched. */
  subscriptionId: string;
  /** `Administrative`, `ServiceHealth`, `ResourceHealth`, `Recommendation`, `Security`, `Policy`, `Autoscale` or `Alert`. */
  category: string;
  /** All must hold. Default: none but the category. */
  conditions?: ActivityConditionArgs[];
}

export interface PrometheusRuleArgs {
  /** Name of the alert, in the field's spelling: `KubePodCrashLooping`. */
  alert: string;
  /** PromQL. */
  expression: string;
  /** So long the expression must hold, ISO 8601. Default: it fires at once. */
  for?: string;
  /** 0 critical, 1 error, 2 warning, 3 informational, 4 verbose. Default: 3. */
  severity?: number;
  /** False: the rule exists, and Azure does not evaluate it. Default: true. */
  enabled?: boolean;
  /** What the notification says. Default: the alert's name. */
  description?: string;
  /** URL of the page that says what to do. Default: none. */
  runbook?: string;
  /** Labels that each alert carries. Default: none. */
  labels?: Record<string, string>;
  /** ARM ids of the groups to tell. Default: the component's `actionGroupIds`. */
  actionGroupIds?: pulumi.Input<string>[];
}

/** At most 20 rules. */
export interface PrometheusGroupArgs {
  /** Names the Pulumi child; unique within the component and never changed. */
  key: string;
  /** Name of the Azure resource. Default: `key`. */
  name?: string;
  /** Region of the Azure Monitor workspace. */
  location: pulumi.Input<string>;
  /** Holds the group. Default: the component's `resourceGroupName`. */
  resourceGroupName?: pulumi.Input<string>;
  /** ARM id of the Azure Monitor workspace that holds the metrics. */
  azureMonitorWorkspaceId: pulumi.Input<string>;
  /** ARM id of the cluster that the rules are of. */
  clusterId: pulumi.Input<string>;
  /** Name of the cluster: the `cluster` label of its metrics. */
  clusterName: string;
  /** At most 20. */
  rules: PrometheusRuleArgs[];
}

export interface AlertRulesArgs {
  /** Holds the rules that name no group of their own. Default: none; then each rule needs its own. */
  resourceGroupName?: pulumi.Input<string>;
  /** ARM ids of the groups that rules tell which name none. Default: none. */
  actionGroupIds?: pulumi.Input<string>[];
  /** Rules on metrics of resources. Default: none. */
  metric?: MetricRuleArgs[];
  /** Rules on availability tests. Default: none. */
  availability?: AvailabilityRuleArgs[];
  /** Rules on queries of a workspace. Default: none. */
  log?: LogRuleArgs[];
  /** Rules on events of a subscription's activity log. Default: none. */
  activity?: ActivityRuleArgs[];
  /** Groups of rules on a cluster's Prometheus metrics. Default: none. */
  prometheus?: PrometheusGroupArgs[];
  /** Tags of the rules. Default: none. */
  tags?: Record<string, string>;
}
