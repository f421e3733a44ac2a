import { subscriptionArmId } from "../azure/armId.ts";
import { azureName } from "../azure/names.ts";
import { groupBy } from "../base/list.ts";
import { ownTags, prefixOf, settingNameOf } from "../config/own.ts";
import type { EnvironmentConfig } from "../config/schema.ts";
import type { Insights } from "../insights/index.ts";
import type { Context } from "./context.ts";
import { applicationPart, clusterParts, machineParts, metricsWorkspacePart, networkParts, storageParts } from "./insightParts.ts";
import type { OwnTargets } from "./ownTargets.ts";
import { type AlertGroup, alertGroups } from "./prometheusGroups.ts";
import type { PrometheusRule, Rule } from "./ruleTypes.ts";
import { linkScopeOf, workspaceArgs } from "./workspaceParts.ts";

export interface PartsInput {
  ctx: Context;
  insights: Insights;
  own: OwnTargets;
  rules: readonly Rule[];
  smartDetectors: string[];
}

/** What each component of an environment is told, but for the ids of what is made with it: whoever makes them decides nothing. */
export type Parts = ReturnType<typeof decideParts>;

export function decideParts(input: PartsInput) {
  const { ctx, rules } = input;
  const { config, workspaces } = ctx;
  const prefix = prefixOf(config);
  const metricsWorkspace = metricsWorkspacePart(input);
  return {
    prefix,
    tags: ownTags(config),
    placement: { ...config.placement, location: config.location, cloud: ctx.cloud },
    actionGroups: config.actionGroups,
    /** Name of the diagnostic settings. */
    settingName: settingNameOf(config),
    workspaces: workspaces
      .filter((w) => w.existing === undefined)
      .map((w) => ({ key: w.key, subscriptionId: w.subscriptionId, args: workspaceArgs(config, w) })),
    metricsWorkspace,
    machines: machineParts(input),
    clusters: clusterParts(input),
    application: applicationPart(input),
    storage: storageParts(input),
    networks: networkParts(input),
    /** By subscription, lower case. */
    prometheusGroups: prometheusParts(input, metricsWorkspace?.location),
    usage: usagePart(ctx),
    feedback: config.usageInsights.feedback && usagePart(ctx) ? { senders: config.usageInsights.feedbackSenders } : undefined,
    /** Of what else takes telemetry; absent without a private link. */
    linkScope: config.workspace.privateLink && linkScopeOf(config.workspace.privateLink),
    dashboard: dashboardPart(ctx),
    budget: budgetPart(config),
    suppressions: suppressionParts(config, rules),
  };
}

/** A group, and where the metrics of its cluster are: the workspace of the environment where no id is named. */
export interface PrometheusPart extends AlertGroup {
  subscriptionId: string;
  metricsWorkspace: { id?: string; location: string };
}

function prometheusParts({ ctx, insights, rules }: PartsInput, home: string | undefined): Record<string, PrometheusPart[]> {
  const names = new Map(ctx.targets.map((t) => [t.key, t.name]));
  const prometheus = rules.filter((r): r is PrometheusRule => r.kind === "prometheus");
  const { enabled, prometheus: on } = ctx.config.containerInsights;
  const metricsOf = (cluster: string) => {
    const item = insights.clusters.find((c) => c.target === cluster);
    if (!enabled || !on || !item?.prometheus) return undefined;
    return item.metricsWorkspace ?? (home === undefined ? undefined : { location: home });
  };
  const bySubscription = [...groupBy(prometheus, (r) => r.subscriptionId.toLowerCase())].map(([subscription, all]) => {
    const groups = alertGroups(all, (key) => names.get(key)!).flatMap((group): PrometheusPart[] => {
      const metricsWorkspace = metricsOf(group.cluster);
      return metricsWorkspace ? [{ ...group, metricsWorkspace, subscriptionId: group.rules[0]!.subscriptionId }] : [];
    });
    return [subscription, groups] as const;
  });
  return Object.fromEntries(bySubscription);
}

/** Who uses what, over what the environment's own component collects. */
function usagePart({ config, workspaces }: Context) {
  const { enabled, feedback } = config.usageInsights;
  if (!enabled || !config.applicationInsights.enabled) return undefined;
  const { location, existing } = workspaces[0]!;
  return { location, savedFunctions: existing === undefined, feedback, title: config.environment };
}

function dashboardPart({ config, targets }: Context) {
  if (!config.dashboard.enabled) return undefined;
  const subscriptions = new Set([config.placement.subscriptionId, ...targets.map((t) => t.subscriptionId)]);
  return {
    location: config.location,
    dashboardName: azureName("default", "dash", prefixOf(config)),
    title: `${config.environment}: operations`,
    subscriptions: [...subscriptions].sort(),
  };
}

function budgetPart(config: EnvironmentConfig) {
  const { budget, routing, placement } = config;
  if (!budget) return undefined;
  return {
    budgetName: azureName("default", "budget", prefixOf(config)),
    subscription: subscriptionArmId(placement.subscriptionId),
    /** Of the monitoring resource group, or of all in its subscription. */
    wholeSubscription: budget.scope === "subscription",
    amount: budget.monthly,
    startDate: budget.startDate,
    actionGroups: budget.actionGroups ?? routing.warning ?? [],
  };
}

/** Once per subscription that has rules: a processing rule reaches its own subscription only. */
function suppressionParts({ suppressions, placement, runbooks, ...config }: EnvironmentConfig, rules: readonly Rule[]) {
  if (suppressions.length === 0) return [];
  const scope = placement.rules === "beside" ? { descriptionContains: runbooks } : { resourceGroup: placement.resourceGroup };
  const prefix = prefixOf(config);
  return [...new Set(rules.map((r) => r.subscriptionId.toLowerCase()))].map((subscriptionId) => ({
    subscriptionId,
    prefix,
    scope,
    windows: suppressions,
  }));
}
