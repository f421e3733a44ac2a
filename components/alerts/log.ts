import type * as pulumi from "@pulumi/pulumi";
import { ScheduledQueryRule } from "@pulumi/azure-native/monitor/scheduledQueryRule.js";
import type { LogRule } from "./defaults.ts";

/** A log search alert of one workspace, one alert per combination of its dimensions. */
export function logAlert(
  name: string,
  rule: LogRule,
  tags: Record<string, string> | undefined,
  opts: pulumi.CustomResourceOptions,
): ScheduledQueryRule {
  return new ScheduledQueryRule(
    name,
    {
      ruleName: rule.name,
      resourceGroupName: rule.resourceGroupName,
      location: rule.location,
      kind: "LogAlert",
      displayName: rule.title,
      description: rule.description,
      severity: rule.severity,
      enabled: rule.enabled,
      scopes: [rule.workspaceId],
      windowSize: rule.windowSize,
      evaluationFrequency: rule.evaluationFrequency,
      ...(rule.overrideQueryTimeRange !== undefined ? { overrideQueryTimeRange: rule.overrideQueryTimeRange } : {}),
      autoMitigate: true,
      // The table may not exist before the first row arrives; Azure would refuse the rule. Source: github.com/Azure/bicep/issues/11378
      skipQueryValidation: true,
      criteria: { allOf: [condition(rule)] },
      actions: { actionGroups: rule.actionGroupIds, customProperties: rule.customProperties },
      tags,
    },
    // A change of scopes is refused in place, and the name is taken until the old rule is gone.
    // Source: github.com/pulumi/pulumi-azure-native/issues/4839
    { ...opts, replaceOnChanges: ["scopes[*]"], deleteBeforeReplace: true },
  );
}

function condition(rule: LogRule) {
  return {
    query: rule.query,
    timeAggregation: rule.aggregation,
    ...(rule.measure !== undefined ? { metricMeasureColumn: rule.measure } : {}),
    ...(rule.resourceIdColumn !== undefined ? { resourceIdColumn: rule.resourceIdColumn } : {}),
    dimensions: rule.dimensions.map((name) => ({ name, operator: "Include", values: ["*"] })),
    operator: rule.dynamic ? "GreaterOrLessThan" : rule.operator,
    ...(rule.dynamic
      ? { criterionType: "DynamicThresholdCriterion", alertSensitivity: rule.dynamic.sensitivity }
      : { threshold: rule.threshold! }),
    failingPeriods: { numberOfEvaluationPeriods: rule.evaluationPeriods, minFailingPeriodsToAlert: rule.minFailingPeriods },
  };
}
