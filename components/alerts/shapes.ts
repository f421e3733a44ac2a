import { z } from "zod";
import { logWindows, sensitivities } from "../../catalogue/schema.ts";
import {
  activityCategories,
  aggregation,
  limits,
  logTiming,
  metricTiming,
  periods,
  staticOperators,
} from "../../core/azure/alertRules.ts";
import {
  actionGroupId,
  armId,
  guid,
  idOf,
  MOST_ACTION_GROUPS,
  resourceGroupName,
  resourceName,
  severity,
  tags,
  text,
  workspaceId,
} from "../../core/azure/shapes.ts";
import { isDuration } from "../../core/base/duration.ts";
import { shape } from "../azure/check.ts";
import type * as args from "./args.ts";

const duration = z.string().refine(isDuration, "a duration: PT15M");
const actionGroupIds = z.array(actionGroupId).max(MOST_ACTION_GROUPS).optional();

const rule = {
  key: text,
  name: resourceName.optional(),
  title: text.optional(),
  description: text.optional(),
  severity: severity.optional(),
  enabled: z.boolean().optional(),
  resourceGroupName: resourceGroupName.optional(),
  actionGroupIds,
  customProperties: tags.optional(),
};
const timing = (of: typeof metricTiming | typeof logTiming) => ({
  windowSize: of.windowSize.optional(),
  evaluationFrequency: of.evaluationFrequency.optional(),
});
const dynamic = shape<args.DynamicThresholdArgs>({
  sensitivity: z.enum(sensitivities).optional(),
  evaluationPeriods: periods.optional(),
  minFailingPeriods: periods.optional(),
}).optional();

const metric = shape<args.MetricRuleArgs>({
  ...rule,
  ...timing(metricTiming),
  scopes: z.array(armId).min(1),
  targetResourceType: z
    .string()
    .regex(/^[\w.]+\/[\w/]+$/, "an ARM type: Microsoft.Storage/storageAccounts")
    .optional(),
  targetResourceRegion: text.optional(),
  shared: z.boolean().optional(),
  criteria: z
    .array(
      shape<args.MetricCriterionArgs>({
        name: text.optional(),
        metricNamespace: text.optional(),
        metricName: text,
        aggregation: aggregation.optional(),
        operator: z.enum([...staticOperators, "GreaterOrLessThan"]).optional(),
        threshold: z.number().optional(),
        dynamic,
        dimensions: z
          .array(
            shape<args.DimensionArgs>({
              name: text,
              operator: z.enum(["Include", "Exclude", "StartsWith"]).optional(),
              values: z.array(text).min(1).optional(),
            }),
          )
          .optional(),
        skipMetricValidation: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(limits.criteria),
});
const availability = shape<args.AvailabilityRuleArgs>({
  ...rule,
  ...timing(metricTiming),
  webTestId: idOf("Microsoft.Insights/webtests"),
  componentId: idOf("Microsoft.Insights/components"),
  failedLocations: z.number().int().min(1).max(16),
});
const log = shape<args.LogRuleArgs>({
  ...rule,
  ...timing(logTiming),
  location: text,
  workspaceId,
  query: text,
  aggregation: aggregation.optional(),
  measure: text.optional(),
  operator: z.enum(staticOperators).optional(),
  threshold: z.number().optional(),
  dynamic,
  dimensions: z.array(text).max(limits.logDimensions).optional(),
  resourceIdColumn: text.optional(),
  evaluationPeriods: periods.optional(),
  minFailingPeriods: periods.optional(),
  overrideQueryTimeRange: z.enum(logWindows).optional(),
});
const activity = shape<args.ActivityRuleArgs>({
  ...rule,
  subscriptionId: guid,
  category: z.enum(activityCategories),
  conditions: z
    .array(
      shape<args.ActivityConditionArgs>({
        field: text,
        equals: text.optional(),
        containsAny: z.array(text).min(1).optional(),
        anyOf: z.array(text).min(1).optional(),
      }),
    )
    .optional(),
});
const prometheus = shape<args.PrometheusGroupArgs>({
  key: text,
  name: resourceName.optional(),
  location: text,
  resourceGroupName: resourceGroupName.optional(),
  azureMonitorWorkspaceId: idOf("Microsoft.Monitor/accounts"),
  clusterId: armId,
  clusterName: text,
  rules: z
    .array(
      shape<args.PrometheusRuleArgs>({
        alert: text,
        expression: text,
        for: duration.optional(),
        severity: severity.optional(),
        enabled: z.boolean().optional(),
        description: text.optional(),
        runbook: text.optional(),
        labels: tags.optional(),
        actionGroupIds,
      }),
    )
    .max(limits.prometheusRules),
});

/** Each value of the arguments by itself. */
export const schema = shape<args.AlertRulesArgs>({
  resourceGroupName: resourceGroupName.optional(),
  actionGroupIds,
  metric: z.array(metric).optional(),
  availability: z.array(availability).optional(),
  log: z.array(log).optional(),
  activity: z.array(activity).optional(),
  prometheus: z.array(prometheus).optional(),
  tags: tags.optional(),
});
