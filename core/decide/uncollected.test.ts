import { expect, test } from "vitest";
import { decide } from "./index.ts";
import { config, row } from "./testing.ts";

const machine = row("vm", {
  type: "microsoft.compute/virtualmachines",
  identity: { type: "SystemAssigned" },
  properties: { storageProfile: { osDisk: { osType: "Linux" } } },
});
const told = (vmInsights: object, more: object = {}) => {
  const { coverage, rules } = decide({ config: config({ vmInsights, ...more }), rows: [machine] });
  return (signal: string) => ({
    status: coverage.find((c) => c.signal === signal)?.status,
    reason: coverage.find((c) => c.signal === signal)?.reason,
    rules: rules.filter((r) => r.alert === signal).length,
  });
};

test("an alert on events is missing, and not made, where no events are collected", () => {
  const of = told({ events: "none" });
  for (const signal of ["vm.service-down", "vm.out-of-memory"])
    expect(of(signal)).toMatchObject({ status: "missing", reason: expect.stringContaining("vmInsights.events"), rules: 0 });
  expect(of("vm.disk-free")).toMatchObject({ status: "covered", rules: 1 });
  expect(told({ events: "errors" })("vm.service-down")).toMatchObject({ status: "covered", rules: 1 });
});

test("an alert on InsightsMetrics is missing where guests send OpenTelemetry only", () => {
  const of = told({ experience: "metrics" }, { allowPreview: true });
  expect(of("vm.disk-free")).toMatchObject({ status: "missing", reason: expect.stringContaining("experience"), rules: 0 });
  expect(of("vm.heartbeat")).toMatchObject({ status: "covered", rules: 1 });
});
