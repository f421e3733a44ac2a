import { expect, test } from "vitest";
import { decide } from "./index.ts";
import type { AvailabilityRule } from "./ruleTypes.ts";
import { config, row } from "./testing.ts";

const site = (name: string, tags: Record<string, string> = {}) =>
  row(name, {
    type: "microsoft.web/sites",
    kind: "app",
    tags,
    properties: {
      defaultHostName: `${name}.azurewebsites.net`,
      enabled: true,
      state: "Running",
      siteConfig: { healthCheckPath: "/" },
    },
  });
const rows = [site("shop"), site("blog", { env: "test" })];
const decided = (more: Record<string, unknown> = {}) => decide({ config: config(more), rows });
const testRules = (d: ReturnType<typeof decided>) => d.rules.filter((r): r is AvailabilityRule => r.kind === "availability");
const ALERT = "webtest.unavailable";

test("each test that azmon makes has one rule of the catalogue, which knows its test, its app and whom to call", () => {
  const d = decided();
  expect(testRules(d).map((r) => [r.alert, r.webTest, r.component, r.targets])).toEqual(
    d.webTests.map((t) => [ALERT, t.key, undefined, [t.target]]),
  );
  expect(testRules(d)).toHaveLength(2);
  expect(new Set(testRules(d).map((r) => r.name)).size).toBe(2);
});

test("overrides by alert, type, tag and resource of the app reach the rule of its test", () => {
  const of = (overrides: Record<string, unknown>) =>
    Object.fromEntries(testRules(decided({ overrides })).map((r) => [r.targets[0]!.split("/").at(-1), r.failedLocations]));
  const three = { [ALERT]: { threshold: 3 } };
  expect(of({ alerts: three })).toEqual({ blog: 3, shop: 3 });
  expect(of({ types: { "Microsoft.Web/sites": three } })).toEqual({ blog: 3, shop: 3 });
  expect(of({ tags: [{ match: { env: "test" }, alerts: three }] })).toEqual({ blog: 3, shop: 2 });
  expect(of({ resources: { [rows[0]!.id]: three } })).toEqual({ blog: 2, shop: 3 });
});

test("an app whose availability test is exempt pages nobody", () => {
  for (const signal of ["availability-test", "*"]) {
    const match = { tags: { env: "test" } };
    const exemptions = [{ signal, match, reason: "Nobody reads the blog.", owner: "qa", expires: "2027-12-31" }];
    expect(testRules(decided({ exemptions })).map((r) => r.targets[0]!.split("/").at(-1))).toEqual(["shop"]);
  }
});
