import { expect, test } from "vitest";
import { group, made, subscription } from "../testing.ts";
import { Budget } from "./component.ts";
import { example } from "./example.ts";

test("a budget on the group, told at 80 % spent and when the forecast reaches it, to action groups only", async () => {
  const budget = (await made(() => example())).get("cost-budget")!;
  expect(budget.id).toBe(`${group("rg-monitoring-prod")}/providers/Microsoft.Consumption/budgets/monitoring`);
  expect(budget.inputs).toMatchObject({ amount: 800, timeGrain: "Monthly", timePeriod: { startDate: "2027-01-01T00:00:00Z" } });
  const { actual80, forecast100 } = budget.inputs["notifications"];
  expect(actual80).toMatchObject({ threshold: 80, thresholdType: "Actual", contactEmails: [] });
  expect(forecast100).toMatchObject({ threshold: 100, thresholdType: "Forecasted" });
  expect(forecast100.contactGroups).toHaveLength(1);
});

test("a budget on a subscription, in whose own scope it lies", async () => {
  const scope = `/subscriptions/${subscription}`;
  const args = { budgetName: "all", scope, amount: 50, startDate: "2027-02-01", actionGroupIds: [] };
  const budget = (await made(() => new Budget("cost", args))).get("cost-budget")!;
  expect(budget.id).toBe(`${scope}/providers/Microsoft.Consumption/budgets/all`);
  expect(budget.inputs).toMatchObject({ scope, category: "Cost", timePeriod: { startDate: "2027-02-01T00:00:00Z" } });
});

test("the example, twice the same", async () => {
  expect(await made(() => example())).toEqual(await made(() => example()));
});
