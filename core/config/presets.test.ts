import { describe, expect, test } from "vitest";
import type { Preset } from "../../catalogue/schema.ts";
import { parseConfig } from "./parse.ts";
import { known, minimal } from "./testing.ts";

const resolve = (preset: Preset, more: object = {}) => {
  const { config, problems } = parseConfig({ ...minimal, preset, ...more }, known);
  expect(problems).toEqual([]);
  return config!;
};
const knobs = (c: ReturnType<typeof resolve>) => [
  c.workspace.retentionInDays,
  c.workspace.dailyQuotaGb,
  c.workspace.localAuth,
  c.vmInsights.samplingFrequencyInSeconds,
  c.vmInsights.events,
  c.storageInsights.resourceLogs,
  c.networkInsights.trafficAnalyticsInterval,
  c.protect,
];

test.each<[Preset, unknown[]]>([
  ["development", [30, 1, true, 300, "errors", "none", 60, false]],
  ["test", [30, 5, true, 60, "warnings", "none", 60, false]],
  ["production", [90, -1, false, 60, "warnings", "writes", 10, true]],
])("%s fills what the environment leaves open", (preset, expected) => {
  expect(knobs(resolve(preset))).toEqual(expected);
});

test("a filled environment, read again, stays what it is", () => {
  for (const preset of ["development", "test", "production"] as const) {
    const once = resolve(preset, { workspace: { dailyQuotaGb: -1 } });
    const { inventory: _, ...again } = once;
    expect(parseConfig(again, known).config).toEqual(once);
  }
});

test("what the environment says wins over the preset", () => {
  const said = {
    workspace: { retentionInDays: 60, dailyQuotaGb: -1, localAuth: true },
    vmInsights: { samplingFrequencyInSeconds: 30, events: "none" },
    storageInsights: { resourceLogs: "all" },
    networkInsights: { trafficAnalyticsInterval: 60 },
    protect: false,
  };
  for (const preset of ["development", "production"] as const)
    expect(knobs(resolve(preset, said))).toEqual([60, -1, true, 30, "none", "all", 60, false]);
});

describe("routing", () => {
  const routing = {
    actionGroups: { ops: { email: ["ops@example.com"] } },
    routing: { critical: ["ops"], owners: { shop: ["ops"] } },
  };
  test("development pages nobody whatever routing says, but an override may still name a group", () => {
    const c = resolve("development", { ...routing, overrides: { alerts: { "vm.cpu": { actionGroups: ["ops"] } } } });
    expect(c.routing).toEqual({ owners: {} });
    expect(c.overrides.alerts["vm.cpu"]?.actionGroups).toEqual(["ops"]);
  });
  test.each(["test", "production"] as const)("%s pages as written", (preset) => {
    expect(resolve(preset, routing).routing).toEqual(routing.routing);
  });
});
