import type * as pulumi from "@pulumi/pulumi";

/** What every alert rule has. */
export interface RuleArgs {
  /** Names the Pulumi child; unique within the component and never changed. */
  key: string;
  /** Name of the Azure resource. Default: `key`. */
  name?: string;
  /** What a person reads first; log alerts show it. Default: the name. */
  title?: string;
  /** Default: the title. */
  description?: string;
  /** 0 critical, 1 error, 2 warning, 3 informational, 4 verbose. Default 3. */
  severity?: number;
  /** Default true. */
  enabled?: boolean;
  /** Default: the component's. */
  resourceGroupName?: pulumi.Input<string>;
  /** At most five. Default: the component's. */
  actionGroupIds?: pulumi.Input<string>[];
  /** Put beside the payload that receivers get: the catalogue id, the runbook, the owner. Default: nothing. */
  customProperties?: Record<string, string>;
}

export interface DimensionArgs {
  name: string;
  /** `Include` (the default), `Exclude` or `StartsWith`. */
  operator?: string;
  /** Default: `*`, every value, each of them an alert of its own. */
  values?: string[];
}

export interface DynamicThresholdArgs {
  /** `Low`, `Medium` (the default) or `High`. */
  sensitivity?: string;
  /** So many windows are looked at: 1 to 6. Default 4. */
  evaluationPeriods?: number;
  /** So many of them must violate the threshold. Default 4, or all where fewer are looked at. */
  minFailingPeriods?: number;
}

export interface MetricCriterionArgs {
  /** Unique in the rule. Default: `first`, then `and1` and so on. */
  name?: string;
  /** Such as `Microsoft.Storage/storageAccounts/blobServices`. Default: Azure takes the scope's own. */
  metricNamespace?: string;
  metricName: string;
  /** `Average` (the default), `Minimum`, `Maximum`, `Total` or `Count`: which of them, the metric says. */
  aggregation?: string;
  /** `GreaterThan` (the default), `GreaterThanOrEqual`, `LessThan`, `LessThanOrEqual`, `Equals`; dynamic also `GreaterOrLessThan`. */
  operator?: string;
  /** Exactly one of `threshold` and `dynamic`. In the metric's own unit. */
  threshold?: number;
  /** A threshold that Azure learns. */
  dynamic?: DynamicThresholdArgs;
  /** Splits the metric, or picks values of it. Default: neither. */
  dimensions?: DimensionArgs[];
  /** For a metric that appears only once there is data. Default false. */
  skipMetricValidation?: boolean;
}

export interface MetricRuleArgs extends RuleArgs {
  /** One resource, or several of one type, region and subscription where Azure allows it. */
  scopes: pulumi.Input<string>[];
  /** ARM type of the scopes: needed where they are several or `shared`. */
  targetResourceType?: string;
  /** Region of the scopes: needed where they are several or `shared`. */
  targetResourceRegion?: string;
  /** More resources may join: the rule takes the form that several need, so that it need not be replaced then. Default false. */
  shared?: boolean;
  /** All must hold; at most five, one where a threshold is dynamic or the scopes are several. */
  criteria: MetricCriterionArgs[];
  /** ISO 8601. Default PT15M. */
  windowSize?: string;
  /** ISO 8601, at most the window. Default PT5M, or the window where that is shorter. */
  evaluationFrequency?: string;
}

export interface AvailabilityRuleArgs extends RuleArgs {
  webTestId: pulumi.Input<string>;
  /** The Application Insights component that the test reports to. */
  componentId: pulumi.Input<string>;
  /** Places from which the test must fail at once. */
  failedLocations: number;
  /** ISO 8601. Default PT15M. */
  windowSize?: string;
  /** ISO 8601, at most the window. Default PT5M, or the window where that is shorter. */
  evaluationFrequency?: string;
}

export interface LogRuleArgs extends RuleArgs {
  /** Region of the workspace. */
  location: pulumi.Input<string>;
  workspaceId: pulumi.Input<string>;
  /** KQL. */
  query: pulumi.Input<string>;
  /** `Count` (the default without `measure`), `Total` (with it), `Average`, `Minimum` or `Maximum`. */
  aggregation?: string;
  /** Numeric column. Default: the rows are counted. */
  measure?: string;
  /** `GreaterThan` (the default), `GreaterThanOrEqual`, `LessThan`, `LessThanOrEqual`, `Equals`. A dynamic one looks both ways. */
  operator?: string;
  /** Exactly one of `threshold` and `dynamic`. */
  threshold?: number;
  /** A threshold that Azure learns. */
  dynamic?: DynamicThresholdArgs;
  /** Columns; each combination of their values is an alert of its own. At most six. Default: none. */
  dimensions?: string[];
  /** The column that names the resource which the alert is of. Default: none. */
  resourceIdColumn?: string;
  /** ISO 8601. Default PT15M. */
  windowSize?: string;
  /** ISO 8601, at most the window. Default PT5M, or the window where that is shorter. */
  evaluationFrequency?: string;
  /** So many windows are looked at: 1 to 6. Default 1. */
  evaluationPeriods?: number;
  /** So many of them must violate the threshold. Default 1. */
  minFailingPeriods?: number;
  /** How far back the query itself looks. Default: the window. */
  overrideQueryTimeRange?: string;
}

/** Exactly one of the three beside `field`. */
export interface ActivityConditionArgs {
  /** Such as `operationName`, `status` or `properties.incidentType`. */
  field: string;
  /** The field is this. */
  equals?: string;
  /** The field is a list that holds one of these. */
  containsAny?: string[];
  /** The field is one of these. */
  anyOf?: string[];
}

export interface ActivityRuleArgs extends RuleArgs {
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
  /** 0 critical, 1 error, 2 warning, 3 informational, 4 verbose. Default 3. */
  severity?: number;
  /** Default true. */
  enabled?: boolean;
  /** Default: the alert's name. */
  description?: string;
  /** URL of the page that says what to do. Default: none. */
  runbook?: string;
  /** Default: none. */
  labels?: Record<string, string>;
  /** Default: the component's. */
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
  /** Default: the component's. */
  resourceGroupName?: pulumi.Input<string>;
  azureMonitorWorkspaceId: pulumi.Input<string>;
  clusterId: pulumi.Input<string>;
  /** Name of the cluster: the `cluster` label of its metrics. */
  clusterName: string;
  rules: PrometheusRuleArgs[];
}

export interface AlertRulesArgs {
  /** Holds the rules that name no group of their own. */
  resourceGroupName?: pulumi.Input<string>;
  /** Told by the rules that name nobody. Default: nobody. */
  actionGroupIds?: pulumi.Input<string>[];
  metric?: MetricRuleArgs[];
  availability?: AvailabilityRuleArgs[];
  log?: LogRuleArgs[];
  activity?: ActivityRuleArgs[];
  prometheus?: PrometheusGroupArgs[];
  tags?: Record<string, string>;
}
