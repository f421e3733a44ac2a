import { Budget } from "./component.ts";

const subscription = "/subscriptions/11111111-1111-4111-8111-111111111111";

/** What monitoring may cost a month: the group that holds it. */
export const example = (): Budget =>
  new Budget("cost", {
    budgetName: "monitoring",
    scope: `${subscription}/resourceGroups/rg-monitoring-prod`,
    amount: 800,
    startDate: "2027-01-01",
    actionGroupIds: [`${subscription}/resourceGroups/rg-monitoring-prod/providers/Microsoft.Insights/actionGroups/ag-shop`],
  });
