import fc from "fast-check";
import { expect, test } from "vitest";
import type { Row } from "../inventory/types.ts";
import { decide } from "./index.ts";
import type { MetricRule } from "./ruleTypes.ts";
import { catalogueOf, config, cpu, otherSubscription, row, subscription, thing } from "./testing.ts";

const rulesOf = (rows: Row[], more: Record<string, unknown> = {}, multiResource = true, alert = cpu) =>
  decide({ config: config(more), rows, catalogue: catalogueOf(thing([alert], { multiResource })) }).rules as MetricRule[];

test("one rule watches all resources of a type, region and subscription where Azure allows it", () => {
  const rows = [row("b"), row("a"), row("c", { location: "northeurope" }), row("d", { subscriptionId: otherSubscription })];
  const rules = rulesOf(rows);
  expect(rules.map((r) => [r.subscriptionId, r.targetResourceRegion, r.targets.map((t) => t.split("/").at(-1))])).toEqual([
    [subscription, "northeurope", ["c"]],
    [subscription, "westeurope", ["a", "b"]],
    [otherSubscription, "westeurope", ["d"]],
  ]);
  expect(new Set(rules.map((r) => r.name)).size).toBe(3);
  expect(rules[1]!.name).toBe("prod-thing.cpu-westeurope");
});

test("where Azure takes one resource a rule, each resource has its own", () => {
  const rules = rulesOf([row("a"), row("b")], {}, false);
  expect(rules.map((r) => r.targets.length)).toEqual([1, 1]);
  expect(rules[0]!.name).toMatch(/^prod-thing\.cpu-a-[0-9a-f]{6}$/);
});

test("two resources of one name in different groups get rules of different names", () => {
  const elsewhere = { ...row("a"), id: row("a").id.replace("rg-app", "rg-other"), resourceGroup: "rg-other" };
  expect(new Set(rulesOf([row("a"), elsewhere], {}, false).map((r) => r.name)).size).toBe(2);
});

test("a ratio with minimum traffic needs a single-resource rule even where several would do", () => {
  const alert = { ...cpu, and: [{ metric: "Requests", aggregation: "Total", operator: "GreaterThan", threshold: 100 } as const] };
  const rules = rulesOf([row("a"), row("b")], {}, true, alert);
  expect(rules).toHaveLength(2);
  expect(rules[0]!.criteria.map((c) => [c.name, c.metricName, c.threshold])).toEqual([
    ["first", "Percentage CPU", 90],
    ["and1", "Requests", 100],
  ]);
});

test("sovereign clouds have single-resource rules only", () => {
  const rows = [row("a", { location: "usgovvirginia" }), row("b", { location: "usgovvirginia" })];
  expect(rulesOf(rows, { location: "usgovvirginia" }).map((r) => r.targets.length)).toEqual([1, 1]);
});

test("1,000 resources of one region and subscription are watched by one rule an alert", () => {
  const rows = Array.from({ length: 1000 }, (_, i) => row(`vm${i}`));
  expect(rulesOf(rows)).toHaveLength(1);
});

test("a resource whose threshold differs leaves the shared rule, which names stay stable of", () => {
  const overrides = { resources: { [row("b").id]: { "thing.cpu": { threshold: 70 } } } };
  const rules = rulesOf([row("a"), row("b"), row("c")], { overrides });
  const byThreshold = new Map(rules.map((r) => [r.criteria[0]!.threshold, r]));
  expect(byThreshold.get(90)!.targets.map((t) => t.at(-1))).toEqual(["a", "c"]);
  expect(byThreshold.get(70)!.targets.map((t) => t.at(-1))).toEqual(["b"]);
  expect(byThreshold.get(90)!.name).toBe("prod-thing.cpu-westeurope");
  expect(byThreshold.get(70)!.values["threshold"]).toMatchObject({ value: 70, from: "resource" });
});

test("grouping mixes neither region nor subscription and loses no target, whatever the estate and its order", () => {
  const place = fc.record({
    location: fc.constantFrom("westeurope", "northeurope"),
    subscriptionId: fc.constantFrom(subscription, otherSubscription),
    tags: fc.constantFrom({ env: "prod" }, { env: "test" }, {}),
  });
  const overrides = { tags: [{ match: { env: "test" }, alerts: { "thing.cpu": { threshold: 99 } } }] };
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 30 }), fc.boolean(), (places, multi) => {
      const rows = places.map((p, i) => row(`r${i}`, p as Partial<Row>));
      const rules = rulesOf(rows, { overrides }, multi);
      const watched = rules.flatMap((r) => r.targets);
      expect([...watched].sort()).toEqual(rows.map((r) => r.id.toLowerCase()).sort());
      const byKey = new Map(rows.map((r) => [r.id.toLowerCase(), r]));
      for (const rule of rules) {
        const all = rule.targets.map((t) => byKey.get(t)!);
        expect(new Set(all.map((r) => `${r.location} ${r.subscriptionId} ${r.tags?.["env"] === "test"}`)).size).toBe(1);
      }
      expect(new Set(rules.map((r) => r.key)).size).toBe(rules.length);
      expect(rulesOf([...rows].reverse(), { overrides }, multi)).toEqual(rules);
    }),
    { numRuns: 60 },
  );
});
