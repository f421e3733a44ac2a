import * as pulumi from "@pulumi/pulumi";
import { Budget } from "../budget/component.ts";
import { Dashboard } from "../dashboards/component.ts";
import { Suppressions } from "../suppressions/component.ts";
import { actionGroupIds, type Site } from "./site.ts";

/** The operations dashboard of the environment, drawn from the charts that were decided. */
export function makeDashboard({ name, decisions, made, placement }: Site): Dashboard | undefined {
  const { dashboard, tags } = decisions.parts;
  if (!dashboard || decisions.charts.length === 0) return undefined;
  const { resourceGroupName, options } = placement.home();
  const charts = decisions.charts.map(({ targets, scopePath, ...chart }) => ({
    ...chart,
    childPath: scopePath.replace(/^\//, ""),
    resourceIds: targets.map((key) => made.id(key)),
    locations: targets.map((key) => made.target(key).location),
  }));
  return new Dashboard(`${name}-dashboard`, { ...dashboard, resourceGroupName, charts, tags }, options);
}

/** The environment's budget, where it has one. */
export function makeBudget(site: Site): Budget | undefined {
  const { budget } = site.decisions.parts;
  if (!budget) return undefined;
  const { resourceGroupName, options } = site.placement.home();
  const { budgetName, amount, startDate, subscription, wholeSubscription, actionGroups } = budget;
  const scope = wholeSubscription ? subscription : pulumi.interpolate`${subscription}/resourceGroups/${resourceGroupName}`;
  const args = { budgetName, amount, startDate, scope, actionGroupIds: actionGroupIds(site, actionGroups) };
  return new Budget(`${site.name}-budget`, args, options);
}

/** Suppression windows, by subscription. */
export const makeSuppressions = ({ name, decisions, placement }: Site): Record<string, Suppressions> =>
  Object.fromEntries(
    decisions.parts.suppressions.map((decided) => {
      const { subscriptionId } = decided;
      const resourceGroupName = placement.resourceGroup(subscriptionId);
      const args = { ...decided, resourceGroupName, tags: decisions.parts.tags };
      const child = `${name}-suppressions-${placement.label(subscriptionId)}`;
      return [subscriptionId, new Suppressions(child, args, placement.in(subscriptionId))];
    }),
  );
