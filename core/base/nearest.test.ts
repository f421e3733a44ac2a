import { expect, test } from "vitest";
import { logWindows, metricWindows } from "../../catalogue/schema.ts";
import { nearest } from "./nearest.ts";

test.each([
  ["15m", "PT15M"],
  ["PT15", "PT15M"],
  ["15", "PT15M"],
  ["pt15m", "PT15M"],
  ["P15M", "PT15M"],
  ["5min", "PT5M"],
  ["5 minutes", "PT5M"],
  ["300s", "PT5M"],
  ["1h", "PT1H"],
  ["60 min", "PT1H"],
  ["6 hours", "PT6H"],
  ["1 day", "P1D"],
  ["24h", "P1D"],
  ["PT24H", "P1D"],
  ["P0DT5M", "PT5M"],
])("for the duration %s, %s is suggested, however letters compare", (found, meant) => {
  expect(nearest(found, metricWindows)).toBe(meant);
});

test("a duration that Azure does not have gets the one nearest in time, none where nothing is near", () => {
  expect(["PT7M", "20m", "40h", "2d"].map((d) => nearest(d, logWindows))).toEqual(["PT5M", "PT15M", "P2D", "P2D"]);
  expect(["30 days", "P7D"].map((d) => nearest(d, metricWindows))).toEqual([undefined, undefined]);
});

test("what is no duration is compared by its letters, and so are durations with names that are none", () => {
  expect(nearest("PTX15M", metricWindows)).toBe("PT15M");
  expect(nearest("PT0M", metricWindows)).toMatch(/^PT/);
  expect(nearest("5m", ["hour", "5n"])).toBe("5n");
});

test("nothing to choose from, nothing suggested", () => {
  expect(nearest("5m", [])).toBeUndefined();
});
