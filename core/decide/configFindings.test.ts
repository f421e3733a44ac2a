import { expect, test } from "vitest";
import { decide } from "./index.ts";
import { catalogueOf, config, row, thing } from "./testing.ts";

const found = (more: Record<string, unknown>) =>
  decide({
    config: config(more),
    rows: [row("a", { location: "global", tags: { env: "prod" } })],
    catalogue: catalogueOf(thing()),
  }).findings.map((f) => [f.code, f.path]);
const warmer = { "thing.cpu": { threshold: 95 } };

test("overrides that reach something are no finding", () => {
  const overrides = {
    alerts: warmer,
    types: { "microsoft.test/THINGS": warmer },
    tags: [{ match: { env: "prod" }, alerts: warmer }],
    resources: { [row("a").id]: warmer },
  };
  expect(found({ overrides })).toEqual([]);
});

test("overrides that reach nothing are said, each at its place", () => {
  const overrides = {
    alerts: { "other.alert": { threshold: 1 } },
    types: { "Microsoft.Test/others": warmer },
    tags: [{ match: { env: "test" }, alerts: warmer }],
    resources: { [row("gone").id]: warmer },
  };
  expect(found({ overrides })).toEqual([
    ["AZM307", 'overrides.alerts["other.alert"]'],
    ["AZM307", `overrides.resources["${row("gone").id}"]`],
    ["AZM307", "overrides.tags[0].match"],
    ["AZM307", 'overrides.types["Microsoft.Test/others"]'],
  ]);
});

test("mail receivers that azmon makes are counted, never named", () => {
  const actionGroups = { pager: {}, chat: { email: ["person@example.com", "other@example.com"] } };
  const decided = decide({ config: config({ actionGroups }), rows: [row("a")], catalogue: catalogueOf(thing()) });
  expect(decided.findings.map((f) => [f.code, f.path])).toEqual([["AZM402", "actionGroups.chat.email"]]);
  expect(JSON.stringify(decided.findings)).not.toContain("person@");
});

test("what a sovereign cloud may lack is said, where it is on", () => {
  const of = (more: Record<string, unknown>) => found(more).flatMap(([code, path]) => (code === "AZM308" ? [path] : []));
  const paths = [
    "applicationInsights.enabled",
    "networkInsights.connectionMonitor",
    "networkInsights.flowLogs",
    "storageInsights.resourceLogs",
  ];
  expect(of({})).toEqual([]);
  expect(of({ cloud: "china", location: "chinanorth3" })).toEqual(paths);
  expect(of({ cloud: "usgov", location: "usgovvirginia" })).toContain("containerInsights.prometheus");
  expect(of({ cloud: "china", location: "chinanorth3", networkInsights: { flowLogs: false } })).not.toContain(
    "networkInsights.flowLogs",
  );
});
