import { expect, test } from "vitest";
import { check, readPackConfig } from "../../policies/check.ts";
import { readSource } from "../../policies/sources.ts";
import { plannedStack } from "./project.ts";

const TODAY = "2026-12-01";

/** What the pack forbids in a plan, by the rule and the resource it names. */
function forbidden(plan: unknown, profile: string): string[] {
  const source = readSource(plan);
  if (typeof source === "string") throw new Error(source);
  const { config, problems } = readPackConfig({ azmon: { profile } });
  expect(problems).toEqual([]);
  return check(source, config, TODAY)
    .filter((r) => r.level === "mandatory")
    .map((r) => `${r.rule} ${r.urn?.split("::").at(-1)}`);
}

test.each([
  ["dev", "development"],
  ["test", "test"],
  ["prod", "production"],
])(
  "everything of the stack %s, azmon's own resources too, passes azmon's pack at the profile %s",
  async (stack, profile) => {
    const { plan } = await plannedStack(stack);
    expect(plan.resources.length).toBeGreaterThan(300);
    expect(forbidden(plan, profile)).toEqual([]);
  },
  120_000,
);

test("without the rule that watches azmon's own data collection rules, or the setting it reads, the pack says so", async () => {
  const { plan } = await plannedStack("prod");
  const without = (part: string) => ({ ...plan, resources: plan.resources.filter((r) => !r.urn.includes(part)) });
  const lacking = forbidden(without("collection.rows-lost"), "production");
  expect(lacking).toContain("require-essential-alerts prod-vm-main-linux");
  expect(lacking.filter((l) => l.startsWith("require-diagnostics"))).toEqual([]);
  expect(forbidden(without("prod-collection-vm-main-linux"), "production")).toEqual(["require-diagnostics prod-vm-main-linux"]);
});
