import { expect, test } from "vitest";
import { group, made, subscription } from "../testing.ts";
import { example } from "./example.ts";
import { Suppressions } from "./component.ts";

test("windows keep only azmon's own rules quiet, all severities but 0 unless named", async () => {
  const all = await made(() => example());
  const nights = all.get("quiet-nights")!;
  expect(nights.id).toBe(`${group("rg-monitoring-test")}/providers/Microsoft.AlertsManagement/actionRules/apr-shop-test-nights`);
  expect(nights.inputs["properties"]).toEqual({
    description: "Nobody works on test at night.",
    enabled: true,
    scopes: [`/subscriptions/${subscription}`],
    conditions: [
      { field: "Severity", operator: "Equals", values: ["Sev1", "Sev2", "Sev3", "Sev4"] },
      { field: "AlertRuleId", operator: "Contains", values: ["/resourceGroups/rg-monitoring-test/"] },
    ],
    schedule: {
      timeZone: "W. Europe Standard Time",
      recurrences: [{ recurrenceType: "Daily", startTime: "20:00:00", endTime: "07:00:00" }],
    },
    actions: [{ actionType: "RemoveAllActionGroups" }],
  });
  const move = all.get("quiet-move")!.inputs["properties"];
  expect(move.schedule).toEqual({ timeZone: "UTC", effectiveFrom: "2027-03-06T18:00:00", effectiveUntil: "2027-03-07T18:00:00" });
  expect(move.conditions[0].values).toHaveLength(5);
});

test("rules that lie beside their resources are known by their description", async () => {
  const windows = [{ name: "weekend", reason: "Nobody works.", weekly: { days: ["Saturday", "Sunday"] } }];
  const args = {
    subscriptionId: subscription,
    resourceGroupName: "rg",
    prefix: "test",
    scope: { descriptionContains: "https://example.com/runbooks" },
    windows,
  };
  const { inputs } = (await made(() => new Suppressions("quiet", args))).get("quiet-weekend")!;
  expect(inputs["properties"].conditions[1]).toEqual({
    field: "Description",
    operator: "Contains",
    values: ["https://example.com/runbooks"],
  });
  expect(inputs["properties"].schedule.recurrences).toEqual([{ recurrenceType: "Weekly", daysOfWeek: ["Saturday", "Sunday"] }]);
});

test("everything on: days and nights of a season, of named severities, tagged", async () => {
  const window = {
    name: "season",
    reason: "Closed.",
    timeZone: "UTC",
    from: "2027-07-01T00:00:00",
    until: "2027-09-01T00:00:00",
    daily: { start: "20:00:00", end: "07:00:00" },
    weekly: { days: ["Sunday"], start: "07:00:00", end: "20:00:00" },
    severities: [3],
  };
  const args = {
    subscriptionId: subscription,
    resourceGroupName: "rg",
    prefix: "test",
    scope: { wholeSubscription: true },
    windows: [window],
    tags: { env: "test" },
  };
  const { inputs } = (await made(() => new Suppressions("quiet", args))).get("quiet-season")!;
  expect(inputs).toMatchObject({ location: "Global", tags: { env: "test" } });
  expect(inputs["properties"].conditions).toEqual([{ field: "Severity", operator: "Equals", values: ["Sev3"] }]);
  expect(inputs["properties"].schedule).toEqual({
    timeZone: "UTC",
    effectiveFrom: "2027-07-01T00:00:00",
    effectiveUntil: "2027-09-01T00:00:00",
    recurrences: [
      { recurrenceType: "Daily", startTime: "20:00:00", endTime: "07:00:00" },
      { recurrenceType: "Weekly", daysOfWeek: ["Sunday"], startTime: "07:00:00", endTime: "20:00:00" },
    ],
  });
});

test("the example, twice the same", async () => {
  expect(await made(() => example())).toEqual(await made(() => example()));
});
