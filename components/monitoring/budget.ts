import * as pulumi from "@pulumi/pulumi";
import { subscriptionArmId } from "../../core/azure/armId.ts";
import { azureName } from "../../core/azure/names.ts";
import { Budget } from "../budget/component.ts";
import type { InsightsContext } from "./insightsContext.ts";

/** The environment's budget, where it has one. */
export function makeBudget(
  { name, config, placement }: InsightsContext,
  actionGroupIds: Record<string, pulumi.Output<string>>,
): Budget | undefined {
  const { budget } = config;
  if (!budget) return undefined;
  const { subscriptionId } = config.placement;
  const told = budget.actionGroups ?? config.routing.warning ?? [];
  return new Budget(
    `${name}-budget`,
    {
      budgetName: azureName("default", "budget", config.names.prefix ?? config.environment),
      scope:
        budget.scope === "subscription"
          ? subscriptionArmId(subscriptionId)
          : pulumi.interpolate`${subscriptionArmId(subscriptionId)}/resourceGroups/${placement.resourceGroup(subscriptionId)}`,
      amount: budget.monthly,
      startDate: budget.startDate,
      actionGroupIds: told.map((g) => actionGroupIds[g]!),
    },
    placement.in(subscriptionId),
  );
}
