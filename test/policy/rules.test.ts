import { describe, expect, test } from "vitest";
import { rules } from "../../policies/rules/index.ts";
import { analyze, type AnalyzeOptions, type Diagnostic } from "../../policies/testing/analyze.ts";
import { UNKNOWN } from "../../policies/peek.ts";
import type { Program, RenderOptions } from "../../policies/testing/program.ts";
import type { Case } from "./cases/case.ts";
import { coverage } from "./cases/coverage.ts";
import { hygiene } from "./cases/hygiene.ts";
import { retirements } from "./cases/retirements.ts";
import { securityAndCost } from "./cases/securityAndCost.ts";

const cases = [...coverage, ...hygiene, ...retirements, ...securityAndCost];
const judge = async (c: Case, program: Program, render: RenderOptions, config: AnalyzeOptions["config"] = c.config) => {
  const found = await analyze(program.render(render), { config });
  return {
    own: found.filter((d) => d.policy === c.rule),
    failed: found.filter((d) => /failed and judged nothing/.test(d.message)),
  };
};
const where = (d: Diagnostic) => d.urn.split("::").at(-1);
/** How a host may tell what depends on what. */
const hosts: [string, RenderOptions][] = [
  ["ids known", {}],
  ["ids known, no dependencies told", { dependencies: "none" }],
  ["ids unknown", { unknown: true }],
  ["ids unknown, dependencies per resource only", { unknown: true, dependencies: "resource" }],
];

describe.each(cases.map((c, i) => [`${i} ${c.rule}: ${c.says}`, c] as const))("%s", (_, c) => {
  test.each(hosts)("silent with the fix, caught without it: %s", async (_, render) => {
    const good = await judge(c, c.good, render);
    expect(good.failed).toEqual([]);
    expect(good.own).toEqual([]);
    const bad = await judge(c, c.bad, render);
    expect(bad.failed).toEqual([]);
    if (render.dependencies === "resource" && c.perResource === "unjudged") return expect(bad.own).toEqual([]);
    expect(bad.own.map(where)).toEqual([c.at]);
    expect(bad.own[0]!.message).toContain(c.says);
  });
});

/** Judging by a value that is not known yet would be guessing: such a rule says that it cannot tell, and is not silent about it. */
const valueCases = cases.filter((c) => c.bad.resources.length === 1 && !isPresence(c.rule));
test.each(valueCases.map((c, i) => [`${i} ${c.rule}: ${c.says}`, c] as const))("values unknown: %s", async (_, c) => {
  const unknown = c.good.with((r) => Object.fromEntries(Object.keys(r.inputs).map((k) => [k, UNKNOWN])));
  const found = await analyze(unknown.render(), { config: c.config });
  expect(found.filter((d) => d.policy === c.rule)).toEqual([]);
  const advice = found.filter((d) => d.policy === "azmon").map((d) => d.message);
  expect(advice).toHaveLength(1);
  expect(advice[0]).toMatch(new RegExp(`could not be judged.*\\b${c.rule} 1`));
});
/** What is there, though unknown, satisfies these; unknown text holds no pasted output and no readable secret. */
function isPresence(rule: string): boolean {
  return ["forbid-classic-components", "forbid-output-text", "forbid-clear-secrets", "require-activity-log"].includes(rule);
}

test.each(cases.map((c, i) => [`${i} ${c.rule}`, c] as const))("nothing fails, whatever is unknown: %s", async (_, c) => {
  for (const program of [c.good, c.bad])
    for (const holes of [everyOther, all]) {
      const found = await analyze(program.with((r) => holes(r.inputs)).render({ unknown: true }), { config: c.config });
      expect(found.filter((d) => /failed and judged nothing|can't run/.test(d.message))).toEqual([]);
    }
});
const all = (inputs: object) => Object.fromEntries(Object.keys(inputs).map((k) => [k, UNKNOWN]));
const everyOther = (inputs: object) => Object.fromEntries(Object.entries(inputs).map(([k, v], i) => [k, i % 2 ? UNKNOWN : v]));

test("every rule has a case", () => {
  const tested = new Set(cases.map((c) => c.rule));
  expect(rules.map((r) => r.name).filter((name) => !tested.has(name))).toEqual([]);
});
