import fc from "fast-check";
import { expect, test } from "vitest";
import type { Row } from "../inventory/types.ts";
import { decide } from "./index.ts";
import type { MetricRule } from "./ruleTypes.ts";
import { catalogueOf, config, cpu, otherSubscription, row, subscription, thing } from "./testing.ts";

const decided = (metricScope: string, rows: Row[], more: Record<string, unknown> = {}, multiResource = true) =>
  decide({
    config: config({ grouping: { metricScope }, ...more }),
    rows,
    catalogue: catalogueOf(thing([cpu], { multiResource })),
  });
const group = (name: string, g: string): Row => ({ ...row(name), id: row(name).id.replace("rg-app", g), resourceGroup: g });

test("a rule over the subscription names it once a region, and knows whom it covers", () => {
  const d = decided("subscription", [row("a"), group("b", "rg-other"), row("c", { location: "northeurope" })]);
  expect((d.rules as MetricRule[]).map((r) => [r.targetResourceRegion, r.scopes, r.targets.length, r.shared])).toEqual([
    ["northeurope", [`/subscriptions/${subscription}`], 1, true],
    ["westeurope", [`/subscriptions/${subscription}`], 2, true],
  ]);
  expect(d.coverage.every((c) => c.status === "covered")).toBe(true);
});

test("a rule over resource groups names each once, whatever its case", () => {
  const d = decided("resourceGroup", [row("a"), group("b", "RG-APP"), group("c", "rg-other")]);
  expect((d.rules as MetricRule[])[0]!.scopes!.map((s) => s.split("/").at(-1)!.toLowerCase())).toEqual(["rg-app", "rg-other"]);
});

test("what such a rule cannot leave out or treat differently is said", () => {
  const overrides = { resources: { [row("b").id]: { "thing.cpu": { threshold: 70 } } } };
  const exemptions = [
    { signal: "thing.cpu", match: { ids: [row("c").id] }, reason: "It is only a test.", owner: "qa", expires: "2027-12-31" },
  ];
  const d = decided("subscription", [row("a"), row("b"), row("c")], { overrides, exemptions });
  expect((d.rules as MetricRule[]).map((r) => r.criteria[0]!.threshold)).toEqual([90]);
  expect(d.findings.find((f) => f.code === "AZM306")!.message).toMatch(/watch b, c like all others/);
});

test("an owner whom such a rule does not call is said", () => {
  const routing = { warning: ["chat"], owners: { payments: ["pager"] } };
  const d = decided("subscription", [row("a", { tags: { owner: "payments" } }), row("b")], { routing });
  expect(d.rules.map((r) => r.actionGroups)).toEqual([["chat"]]);
  expect(d.findings.filter((f) => f.code === "AZM306").map((f) => f.message)).toEqual([
    expect.stringMatching(/ watch a like all/),
  ]);
});

test("an override of the whole type sets nobody apart", () => {
  const overrides = { types: { "Microsoft.Test/things": { "thing.cpu": { threshold: 70 } } } };
  const d = decided("subscription", [row("a"), row("b")], { overrides });
  expect((d.rules as MetricRule[]).map((r) => r.criteria[0]!.threshold)).toEqual([70]);
  expect(d.findings).toEqual([]);
});

test("types that take one resource a rule are not widened", () => {
  const d = decided("subscription", [row("a"), row("b")], {}, false);
  expect((d.rules as MetricRule[]).map((r) => [r.scopes, r.targets.length])).toEqual([
    [undefined, 1],
    [undefined, 1],
  ]);
});

test("whatever the estate, wide rules cover what narrow ones do, and never mix region or subscription", () => {
  const place = fc.record({
    location: fc.constantFrom("westeurope", "northeurope"),
    subscriptionId: fc.constantFrom(subscription, otherSubscription),
  });
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 1, maxLength: 25 }),
      fc.constantFrom("resourceGroup", "subscription"),
      (places, scope) => {
        const rows = places.map((p, i) => row(`r${i}`, p));
        const rules = decided(scope, rows).rules as MetricRule[];
        expect(rules.flatMap((r) => r.targets).sort()).toEqual(rows.map((r) => r.id.toLowerCase()).sort());
        for (const rule of rules) {
          const all = rows.filter((r) => rule.targets.includes(r.id.toLowerCase()));
          expect(new Set(all.map((r) => `${r.location} ${r.subscriptionId}`)).size).toBe(1);
          expect(rule.scopes!.every((s) => s.includes(all[0]!.subscriptionId))).toBe(true);
        }
      },
    ),
    { numRuns: 50 },
  );
});
