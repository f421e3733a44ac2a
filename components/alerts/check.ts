import { z } from "zod";
import { logWindows, sensitivities } from "../../catalogue/schema.ts";
import {
  activityCategories,
  aggregation,
  dynamicOperators,
  dynamicTimingProblems,
  limits,
  logTiming,
  metricTiming,
  periods,
  periodsProblems,
  staticOperators,
  timingProblems,
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
import { notAmong, type Report, unique, within } from "../../core/base/problems.ts";
import { isDuration } from "../../core/base/duration.ts";
import { checker, type Known, shape } from "../azure/check.ts";
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

const schema = shape<args.AlertRulesArgs>({
  resourceGroupName: resourceGroupName.optional(),
  actionGroupIds,
  metric: z.array(metric).optional(),
  availability: z.array(availability).optional(),
  log: z.array(log).optional(),
  activity: z.array(activity).optional(),
  prometheus: z.array(prometheus).optional(),
  tags: tags.optional(),
});

type Rules = Known<args.AlertRulesArgs>;
const kinds = ["metric", "availability", "log", "activity", "prometheus"] as const;

export const check = checker<args.AlertRulesArgs>(schema, (rules, report) => {
  for (const kind of kinds)
    rules[kind]?.forEach((one, i) => {
      if (one && !("resourceGroupName" in one || "resourceGroupName" in rules))
        report([kind, i, "resourceGroupName"], {
          message: "is missing",
          allowed: "here, or once for all rules of the component",
        });
    });
  uniqueRules(rules, report);
  rules.metric?.forEach((one, i) => one && metricProblems(one, within(report, "metric", i)));
  rules.availability?.forEach((one, i) => one && timingProblems(one, within(report, "availability", i)));
  rules.log?.forEach((one, i) => one && logProblems(one, within(report, "log", i)));
  rules.activity?.forEach((one, i) => one && activityProblems(one, within(report, "activity", i)));
});

/** Keys name the children of one component; names those of one kind in one group, web tests' rules among the metric alerts. */
function uniqueRules(rules: Rules, report: Report): void {
  const all = kinds.flatMap((kind) => (rules[kind] ?? []).map((one, i) => ({ at: [kind, i] as const, kind, one })));
  const say =
    (field: string): Report =>
    ([i], problem) =>
      report([...all[i as number]!.at, field], problem);
  unique(say("key"), all, { key: ({ one }) => one?.key });
  const nameOf = ({ one }: (typeof all)[number]) => one?.name ?? one?.key;
  const idOf = (rule: (typeof all)[number]) => {
    const group = rule.one?.resourceGroupName ?? rules.resourceGroupName;
    const type = rule.kind === "availability" ? "metric" : rule.kind;
    return group === undefined || nameOf(rule) === undefined ? undefined : `${type} ${group} ${nameOf(rule)}`.toLowerCase();
  };
  unique(say("name"), all, { key: idOf, found: nameOf });
}

function metricProblems(one: Known<args.MetricRuleArgs>, report: Report): void {
  timingProblems(one, report);
  const several = one.shared === true || (one.scopes?.length ?? 0) > 1;
  for (const field of ["targetResourceType", "targetResourceRegion"] as const)
    if (several && !(field in one)) report([field], { message: "is missing: a rule of several resources needs it" });
  const criteria = one.criteria ?? [];
  if (criteria.length > 1 && several)
    report(["criteria"], {
      message: "are several, which Azure takes of one resource only",
      found: String(criteria.length),
      allowed: "1",
    });
  if (criteria.length > 1 && criteria.some((c) => c?.dynamic))
    report(["criteria"], {
      message: "are several, with a dynamic threshold among them",
      found: String(criteria.length),
      allowed: "1",
    });
  unique(within(report, "criteria"), criteria, { field: "name", key: (c) => c.name });
  if (criteria.some((c) => c?.dynamic)) dynamicTimingProblems(one, report);
  criteria.forEach((c, i) => {
    if (!c) return;
    const say = within(report, "criteria", i);
    thresholdProblems(c, say);
    const legal: readonly string[] = c.dynamic ? dynamicOperators : staticOperators;
    if (c.operator !== undefined && !legal.includes(c.operator))
      say(["operator"], {
        message: `does not go with a ${c.dynamic ? "dynamic" : "static"} threshold`,
        ...notAmong(c.operator, legal),
      });
  });
}

function thresholdProblems(c: Known<args.MetricCriterionArgs> | Known<args.LogRuleArgs>, report: Report): void {
  const given = ["threshold", "dynamic"].filter((key) => key in c).length;
  if (given !== 1)
    report(["threshold"], {
      message: given === 0 ? "is missing" : "stands beside `dynamic`",
      allowed: "one of `threshold` and `dynamic`",
    });
  if (c.dynamic) periodsProblems(c.dynamic, within(report, "dynamic"));
}

function logProblems(one: Known<args.LogRuleArgs>, report: Report): void {
  timingProblems(one, report);
  thresholdProblems(one, report);
  if (one.dynamic) dynamicTimingProblems(one, report);
  periodsProblems(one, report);
  unique(within(report, "dimensions"), one.dimensions ?? [], { key: (d) => d });
  if (one.measure === undefined && one.aggregation !== undefined && one.aggregation !== "Count")
    report(["aggregation"], { message: "needs `measure`, the column it is of", found: one.aggregation, allowed: "Count" });
}

function activityProblems(one: Known<args.ActivityRuleArgs>, report: Report): void {
  one.conditions?.forEach((c, i) => {
    const given = c && (["equals", "containsAny", "anyOf"] as const).filter((key) => key in c);
    if (given && given.length !== 1)
      report(["conditions", i], {
        message: "says what the field is in no way, or in several",
        found: given.join(", ") || "none",
        allowed: "one of equals, containsAny, anyOf",
      });
  });
}
