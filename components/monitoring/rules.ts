import type * as pulumi from "@pulumi/pulumi";
import { chunks, groupBy } from "../../core/list.ts";
import { azureName } from "../../core/names.ts";
import type { PrometheusRule, Rule, WorkspaceDecision } from "../../core/types.ts";
import type {
  ActivityRuleArgs,
  AlertRulesArgs,
  AvailabilityRuleArgs,
  LogRuleArgs,
  MetricRuleArgs,
  PrometheusGroupArgs,
  RuleArgs,
} from "../alerts/args.ts";
import type { Ids } from "./ids.ts";

/** What rendering needs to know of the rest of the environment. */
export interface RuleContext {
  ids: Ids;
  actionGroupIds: Record<string, pulumi.Output<string>>;
  resourceGroup: (subscriptionId: string) => pulumi.Input<string>;
  workspaces: WorkspaceDecision[];
  workspaceIds: Record<string, pulumi.Input<string>>;
  /** Absent where managed Prometheus is off. */
  azureMonitorWorkspaceId?: pulumi.Input<string>;
  location: string;
  prefix: string;
}

/** Azure takes 20 rules a Prometheus rule group. */
const RULES_PER_GROUP = 20;

/** The decided rules of one subscription as arguments of `AlertRules`. */
export function alertRulesArgs(ctx: RuleContext, rules: readonly Rule[], tags: Record<string, string>): AlertRulesArgs {
  const args: Required<AlertRulesArgs> = { metric: [], availability: [], log: [], activity: [], prometheus: [], tags };
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
  scopes: rule.targets.map((key) => ctx.ids.of(key, rule.scopePath)),
  targetResourceType: rule.targetResourceType,
  targetResourceRegion: rule.targetResourceRegion,
  criteria: rule.criteria,
  windowSize: rule.windowSize,
  evaluationFrequency: rule.evaluationFrequency,
});

const availability = (ctx: RuleContext, rule: Of<"availability">): AvailabilityRuleArgs => ({
  ...common(ctx, rule),
  webTestId: ctx.ids.of(rule.targets[0]!),
  componentId: rule.component,
  failedLocations: rule.failedLocations,
  windowSize: rule.windowSize,
  evaluationFrequency: rule.evaluationFrequency,
});

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

/** One group per (catalogue group, cluster), split where Azure's limit asks for it. */
function prometheusGroups(ctx: RuleContext, rules: readonly PrometheusRule[]): PrometheusGroupArgs[] {
  const azureMonitorWorkspaceId = ctx.azureMonitorWorkspaceId;
  if (azureMonitorWorkspaceId === undefined) return [];
  const groups = groupBy(rules, (r) => `${r.group}\n${r.targets[0]}`);
  return [...groups.values()].flatMap((all) =>
    chunks(all, RULES_PER_GROUP).map((part, i): PrometheusGroupArgs => {
      const [first] = part as [PrometheusRule, ...PrometheusRule[]];
      const cluster = ctx.ids.target(first.targets[0]!);
      const suffix = i === 0 ? [] : [String(i + 1)];
      return {
        key: prometheusGroupKey(first, i),
        name: azureName("alertRule", ctx.prefix, first.group, cluster.name, ...suffix),
        location: ctx.location,
        resourceGroupName: ctx.resourceGroup(first.subscriptionId),
        azureMonitorWorkspaceId,
        clusterId: ctx.ids.of(cluster.key),
        clusterName: cluster.name,
        rules: part.map((rule) => ({
          alert: rule.title,
          expression: rule.expression,
          for: rule.for,
          severity: rule.severity,
          enabled: rule.enabled,
          description: rule.description,
          labels: { alert_id: rule.alert },
          actionGroupIds: rule.actionGroups.map((name) => ctx.actionGroupIds[name]!),
        })),
      };
    }),
  );
}

/** Key of the group that holds a Prometheus rule; the rules themselves are no resources of their own. */
export const prometheusGroupKey = (rule: PrometheusRule, chunk = 0): string =>
  `${rule.group}:${rule.targets[0]}${chunk === 0 ? "" : `:${chunk + 1}`}`;
