import { expect, test } from "vitest";
import { type ActivityAlertEntry, resourceType, type ResourceType } from "../../catalogue/schema.ts";
import { isRefusal } from "../base/refusal.ts";
import type { Row } from "../inventory/types.ts";
import { decide } from "./index.ts";
import { catalogueOf, config, cpu, otherSubscription, row, subscription, thing } from "./testing.ts";

const logs = { categories: ["Audit", "Requests"], source: "https://example.com/logs", gbPerMonth: 10 };
const decided = (rows: Row[], entry: Partial<ResourceType>, more: Record<string, unknown> = {}) =>
  decide({ config: config(more), rows, catalogue: catalogueOf(thing([cpu], entry)) });

test("a type with logs gets one setting by the group, or by categories, never both", () => {
  const byGroup = decided([row("a")], { logs }).diagnostics;
  expect(byGroup).toMatchObject([{ categoryGroups: ["allLogs"], categories: [], workspace: "main", name: "azmon-prod" }]);
  const byCategory = decided([row("a")], {
    logs: { ...logs, enabled: { default: ["Requests", "Audit"], development: [] } },
  }).diagnostics;
  expect(byCategory).toMatchObject([{ categoryGroups: [], categories: ["Audit", "Requests"] }]);
});

test("settings that Azure Policy makes are counted as covered and not made twice", () => {
  const d = decided([row("a")], { logs }, { diagnostics: { managedByAzurePolicy: true } });
  expect(d.diagnostics).toEqual([]);
  expect(d.coverage.find((c) => c.signal === "diagnostics")).toMatchObject({ status: "covered" });
});

test("a child without a row of its own is watched at its own id, for its parent's row", () => {
  const child = thing([{ ...cpu, id: "thing.child" }], {
    type: "Microsoft.Test/things/services",
    implied: { parent: "Microsoft.Test/things", path: "services/default", when: [{ path: "kind", notIn: ["small"] }] },
    logs,
  });
  const catalogue = catalogueOf(thing([]), child);
  const d = decide({ config: config(), rows: [row("a"), row("b", { kind: "Small" })], catalogue });
  expect(d.rules).toMatchObject([{ scopePath: "/services/default", targets: [row("a").id.toLowerCase()] }]);
  expect(d.diagnostics.map((s) => [s.target, s.scopePath])).toEqual([[row("a").id.toLowerCase(), "/services/default"]]);
});

const serviceHealth: ActivityAlertEntry = {
  kind: "activity",
  id: "service-health.incident",
  title: "Azure has an incident",
  severity: 1,
  reason: "Azure itself reports an incident that touches this subscription.",
  basis: "Azure's own incident types.",
  source: "https://example.com/health",
  runbook: "service-health",
  owner: "platform",
  category: "ServiceHealth",
};

test("subscription rules are made once in each watched subscription, and none where service health is off", () => {
  const catalogue = { resourceTypes: [thing([])], scopeAlerts: [{ per: "subscription" as const, alert: serviceHealth }] };
  const rows = [row("a"), row("b", { subscriptionId: otherSubscription })];
  const rules = (more = {}) => decide({ config: config(more), rows, catalogue }).rules;
  expect(rules().map((r) => [r.kind, r.subscriptionId, r.actionGroups])).toEqual([
    ["activity", otherSubscription, ["pager"]],
    ["activity", subscription, ["pager"]],
  ]);
  expect(rules({ serviceHealth: { enabled: false } })).toEqual([]);
});

test("the cost counts time series by resource and split, logs and what keeping them takes", () => {
  const alert = { ...cpu, dimensions: [{ name: "Disk" }] };
  const d = decide({
    config: config({ workspace: { retentionInDays: 91 }, prices: { "logs.analytics": 1 } }),
    rows: [row("a"), row("b"), row("c"), row("d")],
    catalogue: catalogueOf(thing([alert], { logs })),
  });
  const line = (meter: string) => d.cost.lines.find((l) => l.meter === meter);
  expect(line("metricAlert.series")).toMatchObject({ quantity: 12, monthly: 0.2 });
  expect(line("logs.analytics")).toMatchObject({ quantity: 40, unitPrice: 1, monthly: 35, source: 'prices["logs.analytics"]' });
  expect(line("logs.retention")).toMatchObject({ quantity: 80, monthly: 8 });
  expect(d.cost.monthly).toBe(43.2);
});

test("a plan over a limit of Azure is an error, one near it a warning", () => {
  const many = (n: number) =>
    decide({ config: config(), rows: Array.from({ length: n }, (_, i) => row(`r${i}`)), catalogue: catalogueOf(thing([cpu])) });
  expect(many(4100).findings.map((f) => f.code)).toEqual(["AZM302"]);
  expect(many(5001).findings.map((f) => [f.code, f.severity])).toEqual([["AZM301", "error"]]);
});

test("regions of two clouds are refused with both named", () => {
  let refused: unknown;
  try {
    decided([row("a"), row("b", { location: "usgovvirginia" })], {});
  } catch (error) {
    refused = error;
  }
  expect(isRefusal(refused) && refused.problems).toMatchObject([
    { path: "cloud", found: "public (westeurope) and usgov (usgovvirginia)" },
  ]);
});

test("owners with groups of their own are called instead, for severities 0 to 2", () => {
  const more = { routing: { warning: ["chat"], owners: { Payments: ["pager"] } } };
  const d = decided([row("a", { tags: { owner: "payments" } }), row("b")], {}, more);
  expect(Object.fromEntries(d.rules.map((r) => [r.targets[0]!.at(-1), r.actionGroups]))).toEqual({ a: ["pager"], b: ["chat"] });
});

test("a retired type is a finding with its way out", () => {
  const d = decided([row("a")], {
    retired: { on: "2026-09-30", wayOut: "Move to the new thing.", source: "https://example.com" },
  });
  expect(d.findings).toMatchObject([{ code: "AZM600", target: row("a").id, suggestion: "Move to the new thing." }]);
});

test("adding a resource type is one data entry: a made-up type has its rule, setting, chart, coverage and cost, and no code knows it", () => {
  const widgets = thing([{ ...cpu, id: "widget.load" }], {
    type: "Example.Fabric/widgets",
    logs,
    charts: [{ title: "Load", metric: "Percentage CPU", aggregation: "Average", alert: "widget.load" }],
  });
  expect(resourceType.parse(widgets)).toEqual(widgets);
  const rows = [row("w", { type: "example.fabric/widgets" })];
  const d = decide({ config: config(), rows, catalogue: catalogueOf(widgets) });
  expect(d.rules).toMatchObject([{ alert: "widget.load", targets: [rows[0]!.id.toLowerCase()] }]);
  expect(d.diagnostics).toMatchObject([{ categoryGroups: ["allLogs"] }]);
  expect(d.charts).toMatchObject([{ title: "Load", threshold: 90 }]);
  expect(d.coverage.map((c) => [c.signal, c.status])).toEqual([
    ["diagnostics", "covered"],
    ["widget.load", "covered"],
  ]);
  expect(d.findings).toEqual([]);
});
