import { expect, test } from "vitest";
import { casesByAlert } from "../../catalogue/cases/index.ts";
import { level, several } from "../../catalogue/cases/write.ts";
import { resourceTypes } from "../../catalogue/index.ts";
import type { MetricAlertEntry } from "../../catalogue/schema.ts";
import { scopeAlerts } from "../../catalogue/scopeAlerts.ts";
import { mutantsOf } from "./mutants.ts";
import { survey } from "./run.ts";

const all = [...resourceTypes.flatMap((t) => t.alerts), ...scopeAlerts.map((s) => s.alert)];
const entries = [...new Map(all.map((a) => [a.id, a])).values()];
const entry = (id: string) => entries.find((e) => e.id === id)!;

const errors: MetricAlertEntry = {
  ...(entry("vm.cpu") as MetricAlertEntry),
  id: "test.errors",
  metric: "Errors",
  aggregation: "Total",
  threshold: 10,
  dimensions: [{ name: "Code", values: ["500"] }, { name: "Node" }],
  windowSize: "PT15M",
  evaluationFrequency: "PT5M",
};

test("an alert is wrong in each way once", () => {
  expect(mutantsOf(errors).map((m) => m.what)).toEqual([
    "operator flipped",
    "aggregation Average",
    "threshold raised",
    "threshold lowered",
    "dimension Code dropped",
    "dimension Node dropped",
    "filter Code dropped",
    "window PT5M",
    "window PT30M",
  ]);
  const lowered = mutantsOf(errors).find((m) => m.what === "threshold lowered")!;
  expect(lowered.entry).toMatchObject({ id: "test.errors", threshold: 8.5, windowSize: "PT15M" });
  expect(mutantsOf(errors, 15).map((m) => m.what)).not.toContain("window PT5M");
  expect(mutantsOf(entry("resource-health.degraded")).map((m) => m.what)).toContain("properties.cause left out");
  const prometheus = mutantsOf(entry("kubernetes.job-failed")).map((m) => m.what);
  expect(prometheus).toContain('without condition="true"');
  expect(prometheus).toContain("without job_name in the result");
});

test("cases that only fire let most of them live, and are told by name", () => {
  const split = { victim: { Code: "500", Node: "a" }, healthy: { Node: "b" }, noise: { of: { Code: "200" }, value: 50 } };
  const good = several({ severity: 2, within: 15, fault: 11, near: 9, ...split });
  expect(survey([errors], { [errors.id]: good }).survivors).toEqual([]);
  const poor = { ...level({ severity: 2, ok: 0, fault: 900, near: 0, lasts: 60, brief: 1, victim: split.victim }) };
  const survivors = survey([errors], { [errors.id]: { ...poor, cases: poor.cases.slice(0, 1) } }).survivors.map((m) => m.what);
  expect(survivors).toEqual(expect.arrayContaining(["threshold raised", "threshold lowered", "window PT5M", "window PT30M"]));
});

test("the catalogue's cases kill at least 95 % of its wrong metric, activity and availability alerts", () => {
  const found = survey(
    entries.filter((e) => e.kind !== "prometheus" && e.kind !== "log"),
    casesByAlert,
  );
  expect(found.mutants).toBeGreaterThan(2000);
  expect(found.killed / found.mutants).toBeGreaterThanOrEqual(0.95);
});
