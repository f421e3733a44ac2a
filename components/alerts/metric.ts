import type * as pulumi from "@pulumi/pulumi";
import { MetricAlert } from "@pulumi/azure-native/monitor/metricAlert.js";
import type { RuleArgs } from "./args.ts";
import type { AvailabilityRule, Criterion, MetricRule } from "./defaults.ts";

type Tags = Record<string, string> | undefined;

const common = (rule: Required<RuleArgs>, tags: Tags) => ({
  ruleName: rule.name,
  resourceGroupName: rule.resourceGroupName,
  location: "global",
  description: rule.description,
  severity: rule.severity,
  enabled: rule.enabled,
  autoMitigate: true,
  actions: rule.actionGroupIds.map((actionGroupId) => ({ actionGroupId, webHookProperties: rule.customProperties })),
  tags,
});

/** A metric alert on one resource, or on several of one type, region and subscription. */
export function metricAlert(name: string, rule: MetricRule, tags: Tags, opts: pulumi.CustomResourceOptions): MetricAlert {
  const several = rule.shared || rule.scopes.length > 1;
  const multiForm = several || rule.criteria.some((c) => c.dynamic);
  return new MetricAlert(
    name,
    {
      ...common(rule, tags),
      scopes: rule.scopes,
      ...(several ? { targetResourceType: rule.targetResourceType, targetResourceRegion: rule.targetResourceRegion } : {}),
      windowSize: rule.windowSize,
      evaluationFrequency: rule.evaluationFrequency,
      criteria: multiForm
        ? {
            odataType: "Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria" as const,
            allOf: rule.criteria.map(multiCriterion),
          }
        : {
            odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria" as const,
            allOf: rule.criteria.map(staticCriterion),
          },
    },
    opts,
  );
}

/** Web test and component are both scopes: Azure takes no fewer. */
export function availabilityAlert(
  name: string,
  rule: AvailabilityRule,
  tags: Tags,
  opts: pulumi.CustomResourceOptions,
): MetricAlert {
  return new MetricAlert(
    name,
    {
      ...common(rule, tags),
      scopes: [rule.webTestId, rule.componentId],
      windowSize: rule.windowSize,
      evaluationFrequency: rule.evaluationFrequency,
      criteria: {
        odataType: "Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria",
        webTestId: rule.webTestId,
        componentId: rule.componentId,
        failedLocationCount: rule.failedLocations,
      },
    },
    opts,
  );
}

const dimensions = (all: Criterion["dimensions"]) => (all.length > 0 ? { dimensions: all } : {});

function staticCriterion(c: Criterion) {
  return {
    criterionType: "StaticThresholdCriterion" as const,
    name: c.name,
    metricNamespace: c.metricNamespace,
    metricName: c.metricName,
    timeAggregation: c.aggregation,
    operator: c.operator,
    threshold: c.threshold!,
    ...dimensions(c.dimensions),
    skipMetricValidation: c.skipMetricValidation,
  };
}

function multiCriterion(c: Criterion) {
  if (!c.dynamic) return staticCriterion(c);
  return {
    criterionType: "DynamicThresholdCriterion" as const,
    name: c.name,
    metricNamespace: c.metricNamespace,
    metricName: c.metricName,
    timeAggregation: c.aggregation,
    operator: c.operator,
    alertSensitivity: c.dynamic.sensitivity,
    failingPeriods: {
      numberOfEvaluationPeriods: c.dynamic.evaluationPeriods,
      minFailingPeriodsToAlert: c.dynamic.minFailingPeriods,
    },
    ...dimensions(c.dimensions),
    skipMetricValidation: c.skipMetricValidation,
  };
}
