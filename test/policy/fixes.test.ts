import { describe, expect, test } from "vitest";
import { parseArmId } from "../../core/azure/armId.ts";
import { indexCatalogue } from "../../policies/catalogue.ts";
import type { Fix } from "../../policies/fix.ts";
import { Graph, Node, type Resource } from "../../policies/graph.ts";
import type { Context, Profile, Rule } from "../../policies/rule.ts";
import { rules } from "../../policies/rules/index.ts";
import type { Program, RenderOptions } from "../../policies/testing/program.ts";
import { applyFix, isSupport } from "./applyFix.ts";
import type { Case } from "./cases/case.ts";
import { coverage } from "./cases/coverage.ts";
import { hygiene } from "./cases/hygiene.ts";
import { retirements } from "./cases/retirements.ts";
import { securityAndCost } from "./cases/securityAndCost.ts";

const catalogue = indexCatalogue();
const byName = new Map(rules.map((r) => [r.name, r]));
interface Found {
  rule: string;
  at: string;
  what: string;
  fix: Fix;
}

/** What one rule finds, with its suggested lines as data. */
function judge(rule: Rule, resources: readonly Resource[], config: Case["config"]): Found[] {
  const context = contextOf(rule, config);
  const found =
    rule.scope === "stack"
      ? rule.check(new Graph(resources), context)
      : resources.flatMap((r) => {
          const node = new Node(r);
          const verdict = !rule.kinds || rule.kinds.includes(node.kind) ? rule.check(node, context) : undefined;
          return verdict ? [{ node, ...verdict }] : [];
        });
  return found
    .filter((v) => v.status === "violation")
    .map(({ node, what, fix }) => ({ rule: rule.name, at: node.name, what, fix: fix ?? rule.fix }));
}
function contextOf(rule: Rule, config: Case["config"]): Context {
  const own = config?.[rule.name];
  const settings = config?.["azmon"] as { profile?: Profile } | undefined;
  return {
    profile: settings?.profile ?? "production",
    today: "2026-11-25",
    config: {
      ...Object.fromEntries(Object.entries(rule.config ?? {}).map(([k, f]) => [k, f.default])),
      ...(typeof own === "object" ? own : {}),
    },
    catalogue,
    central: false,
    elsewhere: () => false,
    exempt: () => false,
    of: (other) => contextOf(other, config),
  };
}

const cases = [...coverage, ...hygiene, ...retirements, ...securityAndCost];
const hosts: [string, RenderOptions][] = [
  ["ids known", {}],
  ["ids known, no dependencies told", { dependencies: "none" }],
  ["ids unknown", { unknown: true }],
  ["ids unknown, dependencies per resource only", { unknown: true, dependencies: "resource" }],
];
/** Their violation is of the stack or of a list as a whole: no lines on one resource end it. */
const ofTheWhole = ["require-coverage", "limit-one-minute-rules", "limit-activity-rules"];
/** What has to be taken out, no line to set can say: of the classic flow log the security group. */
const takenOut = (c: Case): boolean =>
  c.rule === "forbid-nsg-flow-logs" && c.bad.resources.some((r) => "networkSecurityGroupId" in r.inputs);
/** What the reader has to choose is left open in the lines (`...`), and the case asks for a certain choice. */
const chosen = (c: Case): boolean =>
  ofTheWhole.includes(c.rule) ||
  takenOut(c) || (c.rule === "require-valid-names" && c.config !== undefined) || (c.rule === "require-sane-severity" && c.config !== undefined); // prettier-ignore

describe.each(cases.map((c, i) => [`${i} ${c.rule}: ${c.says}`, c] as const).filter(([, c]) => !chosen(c)))("%s", (_, c) => {
  test.each(hosts)("the suggested lines end it and break no other rule: %s", (_, render) => {
    const rule = byName.get(c.rule)!;
    const [found] = judge(rule, c.bad.render(render), c.config);
    if (!found) return expect(c.perResource).toBe("unjudged");
    const { program, added } = applyFix(c.bad, found.at, found.fix);
    expect(judge(rule, program.render(render), c.config).filter((f) => !isSupport(f.at))).toEqual([]);
    expect(newFaults(program, added, render)).toEqual([]);
    expect(idsOf(program, added).filter((id) => !parseArmId(id))).toEqual([]);
  });
});

const newFaults = (program: Program, added: readonly string[], render: RenderOptions) =>
  rules.flatMap((rule) => judge(rule, program.render(render), undefined)).filter((f) => added.includes(f.at)).map((f) => `${f.rule} ${f.at}: ${f.what}`); // prettier-ignore
/** Every id in what was added. */
const idsOf = (program: Program, added: readonly string[]): string[] =>
  program
    .render()
    .filter((r) => added.includes(r.name))
    .flatMap((r) => [...JSON.stringify(r.inputs).matchAll(/"(\/subscriptions\/[^"]*)"/g)].map((m) => m[1]!));
