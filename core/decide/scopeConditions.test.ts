import { describe, expect, test } from "vitest";
import { decide } from "./index.ts";
import type { ActivityRule } from "./ruleTypes.ts";
import { config, row } from "./testing.ts";

const REGIONS = "properties.impactedServices[*].ImpactedRegions[*].RegionName";
const vault = (name: string, group: string, env?: string) => {
  const base = row(name, { type: "microsoft.keyvault/vaults", resourceGroup: group, tags: env === undefined ? {} : { env } });
  return { ...base, id: base.id.replace("rg-app", group) };
};
const conditionsOf = (alert: string, more: Record<string, unknown>, rows = [vault("a", "rg-a", "prod")]) =>
  decide({ config: config(more), rows }).rules.find((r): r is ActivityRule => r.alert === alert)!.conditions;
const select = { tags: { env: "prod" } };

describe("service health", () => {
  test("tells of the regions of the inventory and of Global, as Azure writes them", () => {
    expect(conditionsOf("service-health.incident", {})).toContainEqual({
      field: REGIONS,
      containsAny: ["West Europe", "Global"],
    });
  });

  test("or of those that the environment names", () => {
    const more = { serviceHealth: { regions: ["northeurope", "East US 2"] } };
    expect(conditionsOf("service-health.incident", more)).toContainEqual({
      field: REGIONS,
      containsAny: ["East US 2", "North Europe", "Global"],
    });
  });
});

describe("rules of a whole subscription", () => {
  const rows = [vault("a", "rg-a", "prod"), vault("b", "rg-b", "dev")];

  test("are held to the groups of what is watched, where others live beside it", () => {
    expect(conditionsOf("resource-health.unavailable", { select }, rows)).toContainEqual({
      field: "resourceGroup",
      anyOf: ["rg-a"],
    });
    expect(conditionsOf("resource-health.unavailable", {}, rows).map((c) => c.field)).not.toContain("resourceGroup");
  });

  test("tell of others too where one group holds both, and the plan says so", () => {
    const mixed = [...rows, vault("c", "rg-a", "dev")];
    const { findings } = decide({ config: config({ select }), rows: mixed });
    expect(findings.find((f) => f.code === "AZM309")?.message).toContain("rg-a hold both");
    expect(decide({ config: config({ select }), rows }).findings.map((f) => f.code)).not.toContain("AZM309");
  });
});

describe("what is left out", () => {
  test("is listed with the reason", () => {
    const { leftOut } = decide({
      config: config({ select }),
      rows: [vault("a", "rg", "prod"), vault("b", "rg", "dev"), vault("c", "x")],
    });
    expect(leftOut.map((l) => [l.id.split("/").at(-1), l.reason])).toEqual([
      ["b", "its tag env is dev"],
      ["c", "it has no tag env"],
    ]);
  });

  test("a selection that matches nothing is an error that names the commonest reasons", () => {
    const { findings } = decide({ config: config({ select: { tags: { env: "live" } } }), rows: [vault("a", "rg", "prod")] });
    expect(findings[0]).toMatchObject({
      code: "AZM207",
      severity: "error",
      message: expect.stringContaining("its tag env is prod"),
    });
  });

  test("an untagged resource in a watched group is a warning, elsewhere it is none", () => {
    const codes = (rows: ReturnType<typeof vault>[]) => decide({ config: config({ select }), rows }).findings.map((f) => f.code);
    expect(codes([vault("a", "rg", "prod"), vault("b", "rg")])).toContain("AZM208");
    expect(codes([vault("a", "rg", "prod"), vault("b", "elsewhere")])).not.toContain("AZM208");
  });
});
