import type { PrometheusPart } from "../../core/decide/parts.ts";
import type { Rule } from "../../core/decide/ruleTypes.ts";
import { groupBy } from "../../core/base/list.ts";
import type {
  ActivityRuleArgs,
  AlertRulesArgs,
  AvailabilityRuleArgs,
  LogRuleArgs,
  MetricRuleArgs,
  PrometheusGroupArgs,
  RuleArgs,
} from "../alerts/args.ts";
import { AlertRules } from "../alerts/component.ts";
import type { ApplicationInsights } from "../application-insights/component.ts";
import { actionGroupIds, METRICS_WORKSPACE, type Site, workspaceKey } from "./site.ts";

interface RuleSite extends Site {
  /** Has the tests that azmon makes. */
  webTests: ApplicationInsights | undefined;
}

/** By subscription, lower case. */
export function makeAlertRules(site: Site, webTests: ApplicationInsights | undefined): Record<string, AlertRules> {
  const { name, decisions, made, placement } = site;
  const bySubscription = groupBy(decisions.rules, (r) => r.subscriptionId.toLowerCase());
  const components = [...bySubscription].map(([subscription, rules]) => {
    const groups = decisions.parts.prometheusGroups[subscription] ?? [];
    const args = alertRulesArgs({ ...site, webTests }, rules, groups);
    const component = new AlertRules(`${name}-alerts-${placement.label(subscription)}`, args, placement.in(subscription));
    for (const [key, rule] of Object.entries(component.rules)) made.add(key, rule);
    for (const group of groups) for (const rule of group.rules) made.add(rule.key, component.rules[group.name]);
    return [subscription, component] as const;
  });
  return Object.fromEntries(components);
}

/** The decided rules of one subscription as arguments of `AlertRules`. */
function alertRulesArgs(ctx: RuleSite, rules: readonly Rule[], groups: readonly PrometheusPart[]): AlertRulesArgs {
  const args: Required<Omit<AlertRulesArgs, "resourceGroupName" | "actionGroupIds">> = {
    metric: [],
    availability: [],
    log: [],
    activity: [],
    prometheus: groups.map((group) => prometheusGroup(ctx, group)),
    tags: ctx.decisions.parts.tags,
  };
  for (const rule of rules) {
    if (rule.kind === "metric") args.metric.push(metric(ctx, rule));
    else if (rule.kind === "availability") args.availability.push(availability(ctx, rule));
    else if (rule.kind === "log") args.log.push(log(ctx, rule));
    else if (rule.kind === "activity") args.activity.push(activity(ctx, rule));
  }
  return args;
}

type Of<K extends Rule["kind"]> = Extract<Rule, { kind: K }>;

const common = (ctx: RuleSite, rule: Rule): RuleArgs => ({
  key: rule.key,
  name: rule.name,
  title: rule.title,
  description: rule.description,
  severity: rule.severity,
  enabled: rule.enabled,
  resourceGroupName: rule.resourceGroup ?? ctx.placement.resourceGroup(rule.subscriptionId),
  actionGroupIds: actionGroupIds(ctx, rule.actionGroups),
  customProperties: { alert: rule.alert, runbook: rule.runbook, ...(rule.owner !== undefined ? { owner: rule.owner } : {}) },
});

const metric = (ctx: RuleSite, rule: Of<"metric">): MetricRuleArgs => ({
  ...common(ctx, rule),
  scopes: rule.scopes ?? rule.targets.map((key) => ctx.made.id(key, rule.scopePath)),
  targetResourceType: rule.targetResourceType,
  targetResourceRegion: rule.targetResourceRegion,
  shared: rule.shared,
  criteria: rule.criteria,
  windowSize: rule.windowSize,
  evaluationFrequency: rule.evaluationFrequency,
});

const availability = (ctx: RuleSite, rule: Of<"availability">): AvailabilityRuleArgs => ({
  ...common(ctx, rule),
  ...testOf(ctx, rule),
  failedLocations: rule.failedLocations,
  windowSize: rule.windowSize,
  evaluationFrequency: rule.evaluationFrequency,
});

const testOf = (ctx: RuleSite, rule: Of<"availability">) =>
  rule.webTest === undefined
    ? { webTestId: ctx.made.id(rule.targets[0]!), componentId: rule.component! }
    : { webTestId: ctx.webTests!.webTests[rule.webTest]!.id, componentId: ctx.webTests!.testComponentIds[rule.webTest]! };

const log = (ctx: RuleSite, rule: Of<"log">): LogRuleArgs => ({
  ...common(ctx, rule),
  location: locationOf(ctx, rule.workspace),
  workspaceId: ctx.made.id(workspaceKey(rule.workspace)),
  query: ctx.made.inQuery(rule.query),
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

const activity = (ctx: RuleSite, rule: Of<"activity">): ActivityRuleArgs => ({
  ...common(ctx, rule),
  subscriptionId: rule.subscriptionId,
  category: rule.category,
  conditions: rule.conditions,
});

const locationOf = ({ decisions }: RuleSite, workspace: string): string =>
  [...decisions.workspaces, ...decisions.readWorkspaces].find((w) => w.key === workspace)!.location;

/** Prometheus rules of a cluster live where its metrics do. */
const prometheusGroup = (ctx: RuleSite, group: PrometheusPart): PrometheusGroupArgs => ({
  key: group.name,
  name: group.name,
  location: group.metricsWorkspace.location,
  resourceGroupName: ctx.placement.resourceGroup(group.subscriptionId),
  azureMonitorWorkspaceId: group.metricsWorkspace.id ?? ctx.made.id(METRICS_WORKSPACE),
  clusterId: ctx.made.id(group.cluster),
  clusterName: ctx.made.target(group.cluster).name,
  rules: group.rules.map((rule) => ({
    alert: rule.title,
    expression: rule.expression,
    for: rule.for,
    severity: rule.severity,
    enabled: rule.enabled,
    description: rule.description,
    runbook: rule.runbook,
    labels: { azmon_alert: rule.alert },
    actionGroupIds: actionGroupIds(ctx, rule.actionGroups),
  })),
});
