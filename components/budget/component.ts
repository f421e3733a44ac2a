import * as pulumi from "@pulumi/pulumi";
import { Budget as ConsumptionBudget } from "@pulumi/azure-native/consumption/budget.js";
import { refuse } from "../azure/check.ts";
import type { BudgetArgs } from "./args.ts";
import { check } from "./check.ts";

/** A monthly budget that says in time that it will be spent. */
export class Budget extends pulumi.ComponentResource {
  readonly budget: ConsumptionBudget;

  constructor(name: string, args: BudgetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azmon:index:Budget", name, {}, opts);
    refuse(name, check(args));
    const notification = (threshold: number, thresholdType: string) => ({
      enabled: true,
      operator: "GreaterThanOrEqualTo",
      threshold,
      thresholdType,
      contactEmails: [],
      contactGroups: args.actionGroupIds,
    });
    this.budget = new ConsumptionBudget(
      `${name}-budget`,
      {
        budgetName: args.budgetName,
        scope: args.scope,
        amount: args.amount,
        category: "Cost",
        timeGrain: "Monthly",
        timePeriod: { startDate: `${args.startDate}T00:00:00Z` },
        notifications: { actual80: notification(80, "Actual"), forecast100: notification(100, "Forecasted") },
      },
      { parent: this },
    );
    this.registerOutputs({ id: this.budget.id });
  }
}
