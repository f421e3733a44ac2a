import { describe, expect, test } from "vitest";
import { isRefusal, type Problem } from "../../core/base/refusal.ts";
import { group, made, subscription } from "../testing.ts";
import type { AlertRulesArgs, MetricRuleArgs } from "./args.ts";
import { AlertRules } from "./component.ts";

const vm = `${group("rg-app")}/providers/Microsoft.Compute/virtualMachines/a`;
const cpu: MetricRuleArgs = { key: "busy", scopes: [vm], criteria: [{ metricName: "Percentage CPU", threshold: 90 }] };
const log = {
  key: "errors",
  location: "westeurope",
  workspaceId: `${group("rg")}/providers/Microsoft.OperationalInsights/workspaces/log`,
  query: "AppExceptions",
  threshold: 5,
};
const make = (args: AlertRulesArgs) => made(() => new AlertRules("alerts", { resourceGroupName: "rg", ...args }));
async function problems(args: AlertRulesArgs): Promise<Problem[]> {
  const error: unknown = await make(args).then(
    () => undefined,
    (e: unknown) => e,
  );
  if (!isRefusal(error)) throw error ?? new Error("nothing was refused");
  return error.problems;
}
const metric = (more: Partial<MetricRuleArgs>) => problems({ metric: [{ ...cpu, ...more }] });
const paths = async (args: AlertRulesArgs) => (await problems(args)).map((p) => p.path);

test("an alert in four lines has what the portal would propose", async () => {
  const { inputs } = (await make({ metric: [cpu] })).get("alerts-busy")!;
  expect(inputs).toMatchObject({
    ruleName: "busy",
    description: "busy",
    severity: 3,
    enabled: true,
    windowSize: "PT15M",
    evaluationFrequency: "PT5M",
    actions: [],
  });
  expect(inputs["criteria"].allOf).toEqual([
    {
      criterionType: "StaticThresholdCriterion",
      name: "first",
      metricName: "Percentage CPU",
      timeAggregation: "Average",
      operator: "GreaterThan",
      threshold: 90,
      skipMetricValidation: false,
    },
  ]);
});

test("a log alert that says little counts its rows", async () => {
  const { inputs } = (await make({ log: [log] })).get("alerts-errors")!;
  expect(inputs).toMatchObject({ severity: 3, windowSize: "PT15M", evaluationFrequency: "PT5M", displayName: "errors" });
  expect(inputs["criteria"].allOf[0]).toMatchObject({ timeAggregation: "Count", operator: "GreaterThan", threshold: 5 });
});

test("a short window is looked at as often, since Azure takes no frequency longer than it", async () => {
  const { inputs } = (await make({ metric: [{ ...cpu, windowSize: "PT1M" }] })).get("alerts-busy")!;
  expect(inputs).toMatchObject({ windowSize: "PT1M", evaluationFrequency: "PT1M" });
});

test("all that is wrong with a rule is told at once, with what was found, what is allowed and what was meant", async () => {
  expect(
    await metric({
      severity: 9,
      windowSize: "15m",
      evaluationFrequency: "5 min",
      scopes: [],
      criteria: [{ metricName: "Percentage CPU", aggregation: "Averge", operator: ">", threshold: 1 }],
    }),
  ).toEqual([
    expect.objectContaining({
      path: "alerts.metric.busy.criteria[0].aggregation",
      found: '"Averge"',
      nearest: "Average",
    }),
    expect.objectContaining({ path: "alerts.metric.busy.criteria[0].operator", found: '">"' }),
    expect.objectContaining({ path: "alerts.metric.busy.evaluationFrequency", nearest: "PT5M" }),
    expect.objectContaining({ path: "alerts.metric.busy.scopes", allowed: "at least 1 entry" }),
    expect.objectContaining({ path: "alerts.metric.busy.severity", found: "9", allowed: "at most 4" }),
    expect.objectContaining({ path: "alerts.metric.busy.windowSize", nearest: "PT15M" }),
  ]);
});

describe("what does not go together", () => {
  const criterion = cpu.criteria[0]!;
  const dynamic = { metricName: "Percentage CPU", dynamic: {} };
  test.each<[string, Partial<MetricRuleArgs>, string]>([
    ["a frequency longer than the window", { windowSize: "PT5M", evaluationFrequency: "PT15M" }, "evaluationFrequency"],
    ["no criterion", { criteria: [] }, "criteria"],
    ["no threshold", { criteria: [{ metricName: "Percentage CPU" }] }, "criteria[0].threshold"],
    ["two thresholds", { criteria: [{ ...criterion, dynamic: {} }] }, "criteria[0].threshold"],
    ["a window too short to learn from", { criteria: [dynamic], windowSize: "PT1M" }, "windowSize"],
    [
      "an operator of dynamic thresholds on a static one",
      { criteria: [{ ...criterion, operator: "GreaterOrLessThan" }] },
      "criteria[0].operator",
    ],
    [
      "an operator of static thresholds on a dynamic one",
      { criteria: [{ ...dynamic, operator: "Equals" }] },
      "criteria[0].operator",
    ],
    [
      "more failing periods than periods",
      { criteria: [{ ...dynamic, dynamic: { evaluationPeriods: 2, minFailingPeriods: 3 } }] },
      "criteria[0].dynamic.minFailingPeriods",
    ],
    ["several criteria, one of them dynamic", { criteria: [criterion, dynamic] }, "criteria"],
    ["several resources of no type", { scopes: [vm, `${vm}2`], targetResourceRegion: "westeurope" }, "targetResourceType"],
    [
      "six action groups",
      { actionGroupIds: Array.from({ length: 6 }, () => `${group("rg")}/providers/Microsoft.Insights/actionGroups/a`) },
      "actionGroupIds",
    ],
  ])("%s", async (_, more, path) => {
    expect((await metric(more)).map((p) => p.path)).toEqual([`alerts.metric.busy.${path}`]);
  });

  test("an average of nothing, and a window that only metric alerts have", async () => {
    expect(await paths({ log: [{ ...log, aggregation: "Average", windowSize: "PT12H" }] })).toEqual([
      "alerts.log.errors.aggregation",
      "alerts.log.errors.windowSize",
    ]);
  });

  test("conditions of the activity log that say nothing, or two things", async () => {
    const conditions = [{ field: "status" }, { field: "status", equals: "a", anyOf: ["b"] }];
    const activity = [{ key: "a", subscriptionId: subscription, category: "Administrativ", conditions }];
    const told = await problems({ activity });
    expect(told.map((p) => p.path)).toEqual([
      "alerts.activity.a.category",
      "alerts.activity.a.conditions[0]",
      "alerts.activity.a.conditions[1]",
    ]);
    expect(told[0]!.nearest).toBe("Administrative");
  });

  test("two rules of one key, two of one name in one group, and none without a group", async () => {
    expect(await paths({ metric: [cpu], log: [{ ...log, key: "busy" }] })).toEqual(["alerts.log.busy.key"]);
    expect(await paths({ metric: [cpu, { ...cpu, key: "other", name: "Busy" }] })).toEqual(["alerts.metric.other.name"]);
    expect(await paths({ resourceGroupName: undefined, metric: [cpu] })).toEqual(["alerts.metric.busy.resourceGroupName"]);
  });
});

test("a misspelt argument is told of with the right one; what came along with a spread is left alone", async () => {
  const misspelt = { ...cpu, severty: 1, owner: "shop" };
  expect(await problems({ metric: [misspelt] })).toEqual([
    { path: "alerts.metric.busy.severty", message: "is no argument", nearest: "severity" },
  ]);
});
