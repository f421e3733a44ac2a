import type * as pulumi from "@pulumi/pulumi";

export interface BudgetArgs {
  /** Name of the budget in Azure. */
  budgetName: string;
  /** ARM id of the subscription or resource group whose cost is watched. */
  scope: pulumi.Input<string>;
  /** A month, in the currency of the bill. */
  amount: number;
  /** First day of the first month, `2027-01-01`. Azure takes no other day, and none before the current month for a new budget. */
  startDate: string;
  /** Told at 80 % of the amount, and when the forecast reaches it. */
  actionGroupIds: pulumi.Input<string>[];
}
