import { readFileSync } from "node:fs";
import { Command } from "commander";
import { expect, test } from "vitest";
import * as z from "zod";
import { registerPolicy } from "../../cli/commands/policy.ts";
import { Analyzer } from "../../policies/analyzer.ts";
import { indexCatalogue } from "../../policies/catalogue.ts";
import { readPackConfig } from "../../policies/check.ts";
import { rules } from "../../policies/rules/index.ts";
import { render } from "./policySchema.ts";

const schema = z.fromJSONSchema(JSON.parse(render()) as Parameters<typeof z.fromJSONSchema>[0]);
const guide = readFileSync(new URL("../guides/policies.md", import.meta.url), "utf8");
const examples = [...guide.matchAll(/```json\n([^]*?)```/g)].map((m) => JSON.parse(m[1]!) as object);

test("an editor knows every policy and setting, and marks slips", () => {
  const { properties } = JSON.parse(render()) as { properties: object };
  expect(Object.keys(properties)).toEqual(["all", "azmon", ...rules.map((r) => r.name)]);
  const exemption = { rule: "require-tags", match: { name: "x*" }, reason: "goes next week", owner: "a", expires: "2026-12-31" };
  const good = [{ azmon: { exemptions: [exemption] } }, { azmon: { exemptions: [{ ...exemption, rule: "require-*" }] } }];
  for (const config of [...good, { "require-tags": "mandatory" }]) expect(schema.safeParse(config).success).toBe(true);
  const bad = [
    { "require-tag": "mandatory" },
    { "require-tags": "must" },
    { azmon: { profiles: { "prod*": "prod" } } },
    { azmon: { levels: { "require-tag": "mandatory" } } },
    { azmon: { budgets: { "require-runbook": -1 } } },
    { azmon: { exemptions: [{ ...exemption, rule: "require-tag" }] } },
    { azmon: { exemptions: [{ ...exemption, owner: undefined }] } },
    { "require-coverage": { flor: 0.5 } },
  ];
  for (const config of bad) expect(`${JSON.stringify(config)} ${schema.safeParse(config).success}`).toMatch(/false$/);
});

test("the examples of the guide are good configurations, for an editor and for the pack", () => {
  expect(examples.length).toBeGreaterThan(4);
  for (const example of examples) {
    expect(schema.safeParse(example)).toMatchObject({ success: true });
    const { config, problems } = readPackConfig(example);
    expect(problems).toEqual([]);
    const read = () => ({ json: { version: 1, violations: [], targets: [], coverage: [] } });
    const analyzer = new Analyzer({ rules, catalogue: indexCatalogue(), today: "2026-11-25", read });
    analyzer.configure(config);
    expect(analyzer.analyzeStack([]).filter((r) => /^Setting /.test(r.message))).toEqual([]);
  }
});

test("the commands of the guide exist, with their options", () => {
  const program = new Command();
  registerPolicy(program);
  const policy = program.commands[0]!;
  const calls = [...guide.matchAll(/azmon policy (\w+)([^\n|`]*)/g)].map((m) => ({ name: m[1]!, rest: m[2]! }));
  expect(calls.length).toBeGreaterThan(6);
  for (const { name, rest } of calls) {
    const command = policy.commands.find((c) => c.name() === name);
    expect(`${name} ${command?.name()}`).toBe(`${name} ${name}`);
    const given = [...rest.split("#")[0]!.matchAll(/(?<=\s)(--?[a-z-]+)/g)].map((m) => m[1]!);
    const known = command!.options.flatMap((o) => [o.short, o.long]);
    expect(given.filter((o) => !known.includes(o))).toEqual([]);
  }
});
