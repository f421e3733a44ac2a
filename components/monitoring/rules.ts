import type * as pulumi from "@pulumi/pulumi";
import { alertGroups } from "../../core/decide/prometheusGroups.ts";
import type { PrometheusRule, Rule } from "../../core/decide/ruleTypes.ts";
import type { WorkspaceDecision } from "../../core/insights/insight.ts";
import type {
  ActivityRuleArgs,
  AlertRulesArgs,
  AvailabilityRuleArgs,
  LogRuleArgs,
  MetricRuleArgs,
  PrometheusGroupArgs,
  RuleArgs,
} from "../alerts/args.ts";
import type { ApplicationInsights } from "../application-insights/component.ts";
import type { Ids } from "./ids.ts";

/** What rendering needs to know of the rest of the environment. */
interface RuleContext {
  ids: Ids;
  actionGroupIds: Record<string, pulumi.Output<string>>;
  resourceGroup: (subscriptionId: string) => pulumi.Input<string>;
  /** Has the tests that azmon makes. */
  webTests?: Pick<ApplicationInsights, "webTests" | "testComponentIds">;
  workspaces: WorkspaceDecision[];
  workspaceIds: Record<string, pulumi.Input<string>>;
  /** By cluster key: the Azure Monitor workspace that has its metrics. */
  metricsWorkspaces: Record<string, { id: pulumi.Input<string>; location: string }>;
}

/** The decided rules of one subscription as arguments of `AlertRules`. */
export function alertRulesArgs(ctx: RuleContext, rules: readonly Rule[], tags: Record<string, string>): AlertRulesArgs {
  const args: Required<Omit<AlertRulesArgs, "resourceGroupName" | "actionGroupIds">> = {
    metric: [],
    availability: [],
    log: [],
    activity: [],
    prometheus: [],
    tags,
  };
  const prometheus: PrometheusRule[] = [];
  for (const rule of rules) {
    if (rule.kind === "prometheus") prometheus.push(rule);
    else if (rule.kind === "metric") args.metric.push(metric(ctx, rule));
    else if (rule.kind === "availability") args.availability.push(availability(ctx, rule));
    else if (rule.kind === "log") args.log.push(log(ctx, rule));
    else args.activity.push(activity(ctx, rule));
  }
  args.prometheus.push(...prometheusGroups(ctx, prometheus));
  return args;
}

type Of<K extends Rule["kind"]> = Extract<Rule, { kind: K }>;

const common = (ctx: RuleContext, rule: Rule): RuleArgs => ({
  key: rule.key,
  name: rule.name,
  title: rule.title,
  description: rule.description,
  severity: rule.severity,
  enabled: rule.enabled,
  resourceGroupName: rule.resourceGroup ?? ctx.resourceGroup(rule.subscriptionId),
  actionGroupIds: rule.actionGroups.map((name) => ctx.actionGroupIds[name]!),
  customProperties: { alert: rule.alert, runbook: rule.runbook, ...(rule.owner !== undefined ? { owner: rule.owner } : {}) },
});

const metric = (ctx: RuleContext, rule: Of<"metric">): MetricRuleArgs => ({
  ...common(ctx, rule),
  scopes: rule.scopes ?? rule.targets.map((key) => ctx.ids.of(key, rule.scopePath)),
  targetResourceType: rule.targetResourceType,
  targetResourceRegion: rule.targetResourceRegion,
  shared: rule.shared,
  criteria: rule.criteria,
  windowSize: rule.windowSize,
  evaluationFrequency: rule.evaluationFrequency,
});

const availability = (ctx: RuleContext, rule: Of<"availability">): AvailabilityRuleArgs => ({
  ...common(ctx, rule),
  ...testOf(ctx, rule),
  failedLocations: rule.failedLocations,
  windowSize: rule.windowSize,
  evaluationFrequency: rule.evaluationFrequency,
});

const testOf = (ctx: RuleContext, rule: Of<"availability">) =>
  rule.webTest === undefined
    ? { webTestId: ctx.ids.of(rule.targets[0]!), componentId: rule.component! }
    : { webTestId: ctx.webTests!.webTests[rule.webTest]!.id, componentId: ctx.webTests!.testComponentIds[rule.webTest]! };

const log = (ctx: RuleContext, rule: Of<"log">): LogRuleArgs => ({
  ...common(ctx, rule),
  location: ctx.workspaces.find((w) => w.key === rule.workspace)!.location,
  workspaceId: ctx.workspaceIds[rule.workspace]!,
  query: ctx.ids.inQuery(rule.query),
  aggregation: rule.aggregation,
  measure: rule.measure,
  operator: rule.operator,
  threshold: rule.threshold,
  dynamic: rule.dynamic && {
    ...rule.dynamic,
    evaluationPeriods: rule.evaluationPeriods,
    minFailingPeriods: rule.minFailingPeriods,
  },
  dimensions: rule.dimensions,
  resourceIdColumn: rule.resourceIdColumn,
  windowSize: rule.windowSize,
  evaluationFrequency: rule.evaluationFrequency,
  evaluationPeriods: rule.evaluationPeriods,
  minFailingPeriods: rule.minFailingPeriods,
  overrideQueryTimeRange: rule.overrideQueryTimeRange,
});

const activity = (ctx: RuleContext, rule: Of<"activity">): ActivityRuleArgs => ({
  ...common(ctx, rule),
  subscriptionId: rule.subscriptionId,
  category: rule.category,
  conditions: rule.conditions,
});

/** Prometheus rules of a cluster live where its metrics do. */
function prometheusGroups(ctx: RuleContext, rules: PrometheusRule[]): PrometheusGroupArgs[] {
  return alertGroups(rules, (key) => ctx.ids.target(key).name).flatMap((group): PrometheusGroupArgs[] => {
    const workspace = ctx.metricsWorkspaces[group.cluster];
    if (!workspace) return [];
    return [
      {
        key: group.name,
        name: group.name,
        location: workspace.location,
        resourceGroupName: ctx.resourceGroup(group.rules[0]!.subscriptionId),
        azureMonitorWorkspaceId: workspace.id,
        clusterId: ctx.ids.of(group.cluster),
        clusterName: ctx.ids.target(group.cluster).name,
        rules: group.rules.map((rule) => ({
          alert: rule.title,
          expression: rule.expression,
          for: rule.for,
          severity: rule.severity,
          enabled: rule.enabled,
          description: rule.description,
          runbook: rule.runbook,
          labels: { azmon_alert: rule.alert },
          actionGroupIds: rule.actionGroups.map((name) => ctx.actionGroupIds[name]!),
        })),
      },
    ];
  });
}
