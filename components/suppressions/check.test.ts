import { describe, expect, test } from "vitest";
import { isRefusal } from "../../core/base/refusal.ts";
import { made, subscription } from "../testing.ts";
import type { SuppressionArgs, SuppressionScopeArgs } from "./args.ts";
import { Suppressions } from "./component.ts";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const ours = { resourceGroup: "rg-monitoring" };
const until = "2027-01-02T00:00:00";

async function told(window: Partial<SuppressionArgs>, scope: SuppressionScopeArgs = ours): Promise<string[]> {
  const windows = [{ name: "quiet", reason: "Nobody works.", ...window }];
  const args = { subscriptionId: subscription, resourceGroupName: "rg", prefix: "test", scope, windows };
  const error: unknown = await made(() => new Suppressions("s", args)).then(
    () => undefined,
    (e: unknown) => e,
  );
  if (error !== undefined && !isRefusal(error)) throw error;
  return isRefusal(error) ? error.problems.map((p) => p.path) : [];
}

describe("a window that never ends is refused", () => {
  test.each<[string, Partial<SuppressionArgs>, string]>([
    ["no window at all", {}, "s.windows.quiet"],
    ["a start alone", { from: "2027-01-01T00:00:00" }, "s.windows.quiet.until"],
    ["every day of the week", { weekly: { days: weekdays } }, "s.windows.quiet.weekly"],
    ["the whole of every day", { daily: { start: "00:00:00", end: "23:59:59" } }, "s.windows.quiet.daily"],
    [
      "nights and days that fill the week",
      { daily: { start: "20:00:00", end: "08:00:00" }, weekly: { days: weekdays, start: "08:00:00", end: "20:00:00" } },
      "s.windows.quiet.daily",
    ],
  ])("%s", async (_, window, path) => {
    expect(await told(window)).toEqual([path]);
  });

  test("hours, an end, or a working week that is left are enough", async () => {
    expect(await told({ daily: { start: "22:00:00", end: "06:00:00" } })).toEqual([]);
    expect(await told({ weekly: { days: weekdays }, until })).toEqual([]);
    expect(await told({ until })).toEqual([]);
    expect(await told({ weekly: { days: ["Saturday", "Sunday"] }, daily: { start: "18:00:00", end: "08:00:00" } })).toEqual([]);
  });
});

describe("whose alerts are kept quiet has to be said", () => {
  test("in one way, not in none and not in two", async () => {
    expect(await told({ until }, {})).toEqual(["s.scope"]);
    expect(await told({ until }, { wholeSubscription: false })).toEqual(["s.scope"]);
    expect(await told({ until }, { ...ours, descriptionContains: "https://example.com" })).toEqual(["s.scope"]);
    expect(await told({ until }, { descriptionContains: "" })).toEqual(["s.scope.descriptionContains"]);
  });

  test("everybody's in the subscription only until a moment, whatever the hours", async () => {
    expect(await told({ until }, { wholeSubscription: true })).toEqual([]);
    expect(await told({ daily: { start: "22:00:00", end: "06:00:00" } }, { wholeSubscription: true })).toEqual([
      "s.windows.quiet.until",
    ]);
  });
});

test("time zones are Windows', times of day are whole, severities are 0 to 4", async () => {
  const window = { timeZone: "Europe/Paris", daily: { start: "20", end: "07:00:00" }, severities: [5] };
  expect(await told(window)).toEqual([
    "s.windows.quiet.daily.start",
    "s.windows.quiet.severities[0]",
    "s.windows.quiet.timeZone",
  ]);
});
