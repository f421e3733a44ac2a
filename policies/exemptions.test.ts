import { expect, test } from "vitest";
import { requireDiagnostics } from "./rules/coverage/requireDiagnostics.ts";
import { analyze, Program } from "./testing/index.ts";

const exemption = (expires: string) => ({
  rule: "require-diagnostics",
  match: { name: "kv" },
  reason: "load test of the new region",
  owner: "team-a",
  expires,
});
const vault = (tags: Record<string, string> = {}) => {
  const program = new Program();
  program.add("azure-native:keyvault:Vault", "kv", { vaultName: "kv", tags });
  return program.render();
};
/** Today is 2026-11-25: ninety days from it end on 2027-02-23. */
const run = async (settings: object, tags?: Record<string, string>) => {
  const config = { azmon: { profile: "test", maxExemptionDays: 90, ...settings } };
  const found = await analyze(vault(tags), { rules: [requireDiagnostics], config, stack: "test" });
  return { violated: found.some((d) => d.policy === "require-diagnostics"), told: found.map((d) => d.message).join("\n") };
};

test("an exemption that lasts longer than the settings allow frees nothing, and is told", async () => {
  expect((await run({ exemptions: [exemption("2027-02-23")] })).violated).toBe(false);
  const long = await run({ exemptions: [exemption("2027-02-24")] });
  expect(long.violated).toBe(true);
  expect(long.told).toContain("exemptions[0].expires is 2027-02-24, after 2027-02-23: an exemption lasts 90 days at most");
  expect((await run({ maxExemptionDays: 36500, exemptions: [exemption("2099-12-31")] })).violated).toBe(false);
});

test("so does a tag", async () => {
  const tag = (day: string) => ({ "azmon-exempt": `rule=require-diagnostics; reason=load test; owner=team-a; expires=${day}` });
  expect((await run({}, tag("2027-02-23"))).violated).toBe(false);
  const long = await run({}, tag("2027-02-24"));
  expect(long.violated).toBe(true);
  expect(long.told).toContain("its last day is 2027-02-24, after 2027-02-23");
});
