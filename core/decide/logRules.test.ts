import { expect, test } from "vitest";
import type { LogAlertEntry } from "../../catalogue/schema.ts";
import type { Row } from "../inventory/types.ts";
import { decide } from "./index.ts";
import type { LogRule } from "./ruleTypes.ts";
import { catalogueOf, config, otherSubscription, row, thing } from "./testing.ts";

const alert: LogAlertEntry = {
  kind: "log",
  id: "thing.errors",
  title: "Errors in the log",
  severity: 2,
  reason: "The thing writes errors that nobody would see otherwise.",
  basis: "A made-up number for tests.",
  source: "https://example.com/errors",
  runbook: "thing",
  owner: "platform",
  query:
    'Event\n{{scope}}\n| where Level in ({{levels}}) | where Source != "{{kept}}"\n| summarize Errors = count() by _ResourceId, bin(TimeGenerated, 5m)',
  parameters: { levels: ["error", 'worse"'] },
  tables: ["Event"],
  feed: "workspace",
  aggregation: "Total",
  measure: "Errors",
  operator: "GreaterThan",
  threshold: 5,
  dimensions: [],
  windowSize: "PT15M",
  evaluationFrequency: "PT5M",
};

const rulesOf = (rows: Row[], more: Record<string, unknown> = {}) =>
  decide({ config: config(more), rows, catalogue: catalogueOf(thing([alert])) }).rules as LogRule[];

test("one rule a workspace watches every resource through its rows, with no filter", () => {
  const [rule, ...others] = rulesOf([row("a"), row("b")]);
  expect(others).toEqual([]);
  expect(rule!.targets).toHaveLength(2);
  expect(rule!.query.split("\n")).toEqual([
    "Event",
    '| where Level in (dynamic(["error","worse\\""])) | where Source != "{{kept}}"',
    "| summarize Errors = count() by _ResourceId, bin(TimeGenerated, 5m)",
  ]);
  expect(rule!.resourceIdColumn).toBe("_ResourceId");
});

test("a resource with its own threshold gets a rule of its own, and the general rule leaves it out", () => {
  const b = row("b");
  const rules = rulesOf([row("a"), b, row("c")], { overrides: { resources: { [b.id]: { "thing.errors": { threshold: 50 } } } } });
  const general = rules.find((r) => r.threshold === 5)!;
  const own = rules.find((r) => r.threshold === 50)!;
  expect(general.name).toBe("prod-thing.errors-main");
  expect(general.query).toContain(`Event\n| where _ResourceId !in~ ("${b.id.toLowerCase()}")`);
  expect(own.query).toContain(`Event\n| where _ResourceId in~ ("${b.id.toLowerCase()}")`);
  expect([general.targets.length, own.targets.length]).toEqual([2, 1]);
});

test("an override of a parameter reaches the query as a literal", () => {
  const hostile = '") | union Secrets //';
  const [rule] = rulesOf([row("a")], { overrides: { alerts: { "thing.errors": { parameters: { levels: [hostile] } } } } });
  expect(rule!.query).toContain('dynamic(["\\") | union Secrets //"])');
  expect(rule!.values["parameters.levels"]).toMatchObject({ from: "environment" });
});

test("filters stay short of 64 KB: beyond 300 differing resources every rule names its own, and none is lost", () => {
  const rows = Array.from({ length: 700 }, (_, i) => row(`r${i}`, { tags: { env: i % 2 === 0 ? "prod" : "test" } }));
  const tags = [{ match: { env: "test" }, alerts: { "thing.errors": { threshold: 50 } } }];
  const rules = rulesOf(rows, { overrides: { tags } });
  expect(rules.flatMap((r) => r.targets).sort()).toEqual(rows.map((r) => r.id.toLowerCase()).sort());
  for (const rule of rules) expect(Buffer.byteLength(rule.query)).toBeLessThan(60_000);
  expect(new Set(rules.map((r) => r.name)).size).toBe(rules.length);
});

test("a resource that the alert is not for is left out of the rows it reads", () => {
  const spared = row("b", { kind: "spot" });
  const decided = decide({
    config: config(),
    rows: [row("a"), spared],
    catalogue: catalogueOf(thing([{ ...alert, when: [{ path: "kind", notIn: ["spot"] }] }])),
  });
  expect((decided.rules as LogRule[]).map((r) => [r.targets.length, r.query.split("\n")[1]])).toEqual([
    [1, `| where _ResourceId !in~ ("${spared.id.toLowerCase()}")`],
  ]);
});

test("in a workspace of somebody else's only the environment's own resources are read", () => {
  const existing = `/subscriptions/${otherSubscription}/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/shared`;
  const [rule] = rulesOf([row("a")], { workspace: { existing } });
  expect(rule!.query).toContain(`| where _ResourceId in~ ("${row("a").id.toLowerCase()}")`);
  expect(rule!.name).toBe("prod-thing.errors-main");
});

test("scale sets are filtered by the set, whichever instance a row names", () => {
  const type = "microsoft.compute/virtualmachinescalesets";
  const entry = thing([alert], { type: "Microsoft.Compute/virtualMachineScaleSets" });
  const rows = [row("a", { type }), row("b", { type })];
  const overrides = { resources: { [rows[1]!.id]: { "thing.errors": { threshold: 9 } } } };
  const decided = decide({ config: config({ overrides }), rows, catalogue: catalogueOf(entry) });
  for (const rule of decided.rules as LogRule[])
    expect(rule.query).toContain('extract("^(.*/virtualmachinescalesets/[^/]+)", 1, tolower(_ResourceId))');
});

test("with a workspace per region each region's rule lies with its workspace", () => {
  const more = { placement: { ...config().placement, workspaces: "perRegion" } };
  const rules = rulesOf([row("a"), row("b", { location: "northeurope" })], more);
  expect(rules.map((r) => [r.workspace, r.name, r.targets.length])).toEqual([
    ["main", "prod-thing.errors-main", 1],
    ["northeurope", "prod-thing.errors-northeurope", 1],
  ]);
});

test("a live resource stands in the query as a token the component replaces", () => {
  const decided = decide({
    config: config({ overrides: { tags: [{ match: { tier: "gold" }, alerts: { "thing.errors": { threshold: 1 } } }] } }),
    rows: [row("a"), row("b")],
    live: [{ name: "mine", type: "Microsoft.Test/things", location: "West Europe", tags: { tier: "gold" } }],
    catalogue: catalogueOf(thing([alert])),
  });
  expect((decided.rules as LogRule[]).map((r) => r.query.split("\n")[1])).toContain(
    '| where _ResourceId in~ ("{{target:live:mine}}")',
  );
});
