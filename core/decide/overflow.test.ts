import { expect, test } from "vitest";
import type { ActivityAlertEntry, ScopeAlert } from "../../catalogue/schema.ts";
import { decide } from "./index.ts";
import type { LogRule } from "./ruleTypes.ts";
import { config, row, subscription, thing } from "./testing.ts";

const administrative = (i: number, severity: number): ScopeAlert => {
  const alert: ActivityAlertEntry = {
    kind: "activity",
    id: `change.thing-${i}`,
    title: "A thing was deleted",
    severity,
    reason: "Somebody deleted a thing that others may need.",
    basis: "A made-up alert for tests.",
    source: "https://example.com/change",
    runbook: "change",
    owner: "platform",
    category: "Administrative",
    conditions: [
      { field: "operationName", equals: `Example.Fabric/things${i}/delete` },
      { field: "status", equals: "Succeeded" },
    ],
  };
  return { per: "subscription", alert };
};
const decided = (n: number, more: Record<string, unknown> = {}) =>
  decide({
    config: config(more),
    rows: [row("a")],
    catalogue: {
      resourceTypes: [thing([])],
      scopeAlerts: Array.from({ length: n }, (_, i) => administrative(i, i < 20 ? 3 : 1)),
    },
  });
const kinds = (d: ReturnType<typeof decided>) => d.rules.map((r) => r.kind);

test("100 activity log rules stay what they are", () => {
  const d = decided(100);
  expect(new Set(kinds(d))).toEqual(new Set(["activity"]));
  expect(d.findings.filter((f) => f.code === "AZM305")).toEqual([]);
});

test("of 120 the 20 least severe become log rules on AzureActivity, and it is said which", () => {
  const d = decided(120);
  expect(kinds(d).filter((k) => k === "activity")).toHaveLength(100);
  const moved = d.rules.filter((r): r is LogRule => r.kind === "log");
  expect(moved).toHaveLength(20);
  expect(new Set(moved.map((r) => r.severity))).toEqual(new Set([3]));
  expect(moved.find((r) => r.alert === "change.thing-7")!.query.split("\n")).toEqual([
    "AzureActivity",
    `| where SubscriptionId =~ "${subscription}" and CategoryValue =~ "Administrative"`,
    '| where OperationNameValue in~ ("Example.Fabric/things7/delete")',
    '| where ActivityStatusValue in~ ("Success")',
    "| project TimeGenerated, OperationNameValue, Caller, _ResourceId",
  ]);
  const [finding] = d.findings.filter((f) => f.code === "AZM305");
  expect(finding!.message).toContain("change.thing-7");
  expect(d.findings.some((f) => f.code === "AZM301")).toBe(false);
});

test("a condition on a part of the text stays one", () => {
  const scopeAlerts = Array.from({ length: 101 }, (_, i) => administrative(i, 3));
  for (const { alert } of scopeAlerts)
    (alert as ActivityAlertEntry).conditions = [{ field: "operationName", containsAny: ["/delete", 'purge"s'] }];
  const d = decide({ config: config(), rows: [row("a")], catalogue: { resourceTypes: [thing([])], scopeAlerts } });
  const [moved] = d.rules.filter((r): r is LogRule => r.kind === "log");
  expect(moved!.query).toContain('| where OperationNameValue contains "/delete" or OperationNameValue contains "purge\\"s"\n');
});

test("without the activity log in the workspace nothing can move, and the plan is over the limit", () => {
  const d = decided(120, { activityLog: { enabled: false } });
  expect(new Set(kinds(d))).toEqual(new Set(["activity"]));
  expect(d.findings.map((f) => [f.code, f.severity])).toContainEqual(["AZM301", "error"]);
});
