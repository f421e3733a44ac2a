import type * as pulumi from "@pulumi/pulumi";
import { ruleDefaults } from "../../core/azure/alertRules.ts";
import { minutes } from "../../core/base/duration.ts";
import type {
  ActivityRuleArgs,
  AlertRulesArgs,
  AvailabilityRuleArgs,
  DynamicThresholdArgs,
  LogRuleArgs,
  MetricCriterionArgs,
  MetricRuleArgs,
  PrometheusGroupArgs,
  PrometheusRuleArgs,
  RuleArgs,
} from "./args.ts";

// Rules with every default filled in: what the renderers take.

type Common = Required<RuleArgs>;
type With<T, K extends keyof T> = T & Required<Pick<T, K>>;
type Timing = { windowSize: string; evaluationFrequency: string };

export type Dynamic = Required<DynamicThresholdArgs>;
export type Criterion = With<MetricCriterionArgs, "name" | "aggregation" | "operator" | "skipMetricValidation"> & {
  dimensions: { name: string; operator: string; values: string[] }[];
  dynamic?: Dynamic;
};
export type MetricRule = Omit<MetricRuleArgs, "criteria"> & Common & Timing & { shared: boolean; criteria: Criterion[] };
export type AvailabilityRule = AvailabilityRuleArgs & Common & Timing;
export type LogRule = LogRuleArgs &
  Common &
  Timing & {
    aggregation: string;
    operator: string;
    dimensions: string[];
    evaluationPeriods: number;
    minFailingPeriods: number;
  } & {
    dynamic?: Dynamic;
  };
export type ActivityRule = With<ActivityRuleArgs & Common, "conditions">;
export type PrometheusRule = With<PrometheusRuleArgs, "severity" | "enabled" | "description" | "labels" | "actionGroupIds">;
export type PrometheusGroup = With<Omit<PrometheusGroupArgs, "rules">, "name" | "resourceGroupName"> & {
  rules: PrometheusRule[];
};
/** What rules take from their component where they say nothing. */
export type Shared = Pick<AlertRulesArgs, "resourceGroupName" | "actionGroupIds">;

function common(rule: RuleArgs, shared: Shared): Common {
  const name = rule.name ?? rule.key;
  const title = rule.title ?? name;
  return {
    key: rule.key,
    name,
    title,
    description: rule.description ?? title,
    severity: rule.severity ?? ruleDefaults.severity,
    enabled: rule.enabled ?? true,
    resourceGroupName: (rule.resourceGroupName ?? shared.resourceGroupName) as pulumi.Input<string>,
    actionGroupIds: rule.actionGroupIds ?? shared.actionGroupIds ?? [],
    customProperties: rule.customProperties ?? {},
  };
}

/** Azure takes no frequency longer than the window. */
function timing(rule: Partial<Timing>): Timing {
  const windowSize = rule.windowSize ?? ruleDefaults.windowSize;
  const usual = ruleDefaults.evaluationFrequency;
  return {
    windowSize,
    evaluationFrequency: rule.evaluationFrequency ?? (minutes(windowSize) < minutes(usual) ? windowSize : usual),
  };
}

function dynamic(given: DynamicThresholdArgs): Dynamic {
  const evaluationPeriods = given.evaluationPeriods ?? 4;
  return {
    sensitivity: given.sensitivity ?? "Medium",
    evaluationPeriods,
    minFailingPeriods: given.minFailingPeriods ?? Math.min(4, evaluationPeriods),
  };
}
const learned = (given: DynamicThresholdArgs | undefined) => (given ? { dynamic: dynamic(given) } : { dynamic: undefined });

const criterion = (c: MetricCriterionArgs, i: number): Criterion => ({
  ...c,
  name: c.name ?? (i === 0 ? "first" : `and${i}`),
  aggregation: c.aggregation ?? "Average",
  operator: c.operator ?? "GreaterThan",
  dimensions: (c.dimensions ?? []).map((d) => ({
    name: d.name,
    operator: d.operator ?? "Include",
    values: d.values ?? ["*"],
  })),
  skipMetricValidation: c.skipMetricValidation ?? false,
  ...learned(c.dynamic),
});

export const metricRule = (rule: MetricRuleArgs, shared: Shared): MetricRule => ({
  ...rule,
  ...common(rule, shared),
  ...timing(rule),
  shared: rule.shared ?? false,
  criteria: rule.criteria.map(criterion),
});

export const availabilityRule = (rule: AvailabilityRuleArgs, shared: Shared): AvailabilityRule => ({
  ...rule,
  ...common(rule, shared),
  ...timing(rule),
});

export const logRule = (rule: LogRuleArgs, shared: Shared): LogRule => ({
  ...rule,
  ...common(rule, shared),
  ...timing(rule),
  aggregation: rule.aggregation ?? (rule.measure === undefined ? "Count" : "Total"),
  operator: rule.operator ?? "GreaterThan",
  dimensions: rule.dimensions ?? [],
  evaluationPeriods: rule.evaluationPeriods ?? 1,
  minFailingPeriods: rule.minFailingPeriods ?? 1,
  ...learned(rule.dynamic),
});

export const activityRule = (rule: ActivityRuleArgs, shared: Shared): ActivityRule => ({
  ...rule,
  ...common(rule, shared),
  conditions: rule.conditions ?? [],
});

export const prometheusGroup = (group: PrometheusGroupArgs, shared: Shared): PrometheusGroup => ({
  ...group,
  name: group.name ?? group.key,
  resourceGroupName: (group.resourceGroupName ?? shared.resourceGroupName) as pulumi.Input<string>,
  rules: group.rules.map((rule) => ({
    ...rule,
    severity: rule.severity ?? ruleDefaults.severity,
    enabled: rule.enabled ?? true,
    description: rule.description ?? rule.alert,
    labels: rule.labels ?? {},
    actionGroupIds: rule.actionGroupIds ?? shared.actionGroupIds ?? [],
  })),
});
