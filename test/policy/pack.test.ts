import { describe, expect, test } from "vitest";
import type { PolicyPackArgs } from "@pulumi/policy";
import { Analyzer } from "../../policies/analyzer.ts";
import { indexCatalogue } from "../../policies/catalogue.ts";
import type { Level, ResourceRule } from "../../policies/rule.ts";
import { rules } from "../../policies/rules/index.ts";
import { analyze, type AnalyzeOptions } from "../../policies/testing/analyze.ts";
import { output, Program } from "../../policies/testing/program.ts";

function silentAlerts(...names: string[]): Program {
  const p = new Program();
  for (const name of names)
    p.add("azure-native:monitor:MetricAlert", name, {
      ruleName: name,
      severity: 2,
      description: "https://runbooks.example.com",
      actions: [],
      tags: { env: "prod" },
    });
  return p;
}
const run = async (program: Program, options: AnalyzeOptions = {}) =>
  (await analyze(program.render(), options)).map((d) => ({ ...d, on: d.urn.split("::").at(-1)! }));
const brief = (found: Awaited<ReturnType<typeof run>>) => found.map((d) => `${d.level} ${d.policy} ${d.on}`.trim());
const actions = "require-alert-actions";

describe("levels", () => {
  test.each<[string, AnalyzeOptions["config"], Level | undefined]>([
    ["nothing said: advisory", {}, "advisory"],
    ["profile production", { azmon: { profile: "production" } }, "mandatory"],
    ["profile development", { azmon: { profile: "development" } }, "advisory"],
    ["profile by stack name", { azmon: { profiles: { "pr*": "production" } } }, "mandatory"],
    ["profile of another stack", { azmon: { profiles: { "dev*": "production" } } }, "advisory"],
    ["told by the engine", { [actions]: "mandatory" }, "mandatory"],
    ["told for all", { all: "mandatory" }, "mandatory"],
    ["disabled", { [actions]: "disabled" }, undefined],
    ["settings outrank the profile", { azmon: { profile: "production", levels: { [actions]: "advisory" } } }, "advisory"],
    ["settings outrank the engine", { [actions]: "mandatory", azmon: { levels: { [actions]: "disabled" } } }, undefined],
  ])("%s", async (_, config, level) => {
    const found = await run(silentAlerts("cpu"), { config });
    expect(found.filter((d) => d.policy === actions).map((d) => d.level)).toEqual(level ? [level] : []);
  });

  test("without configuration nothing is above advisory", async () => {
    const p = silentAlerts("cpu");
    p.add("azure-native:operationalinsights:Workspace", "law", { sku: { name: "PerNode" }, retentionInDays: 700 });
    const found = await run(p);
    expect(found.length).toBeGreaterThan(3);
    expect(new Set(found.map((d) => d.level))).toEqual(new Set(["advisory"]));
  });

  test("what is not retired yet is advisory, even in production", async () => {
    const p = new Program();
    p.add("azure-native:applicationinsights:WebTest", "ping", { kind: "ping", webTestKind: "ping" });
    const config = { azmon: { profile: "production" } };
    const of = async (today: string) => (await run(p, { config, today })).filter((d) => d.policy === "forbid-ping-tests");
    expect((await of("2026-09-29"))[0]).toMatchObject({
      level: "advisory",
      message: expect.stringContaining("retired from 2026-09-30"),
    });
    expect((await of("2026-09-30"))[0]).toMatchObject({
      level: "mandatory",
      message: expect.stringContaining("retired since 2026-09-30"),
    });
  });
});

describe("exemptions", () => {
  const exemption = {
    rule: actions,
    match: { name: "cpu*" },
    reason: "moved to the new pager",
    owner: "team-a",
    expires: "2026-12-31",
  };
  const settings = (more: object) => ({ azmon: { profile: "production", ...more } });

  test("free what they match, and their use is told", async () => {
    const found = await run(silentAlerts("cpu-high", "memory"), { config: settings({ exemptions: [exemption] }) });
    expect(brief(found)).toEqual(["advisory azmon", `mandatory ${actions} memory`]);
    expect(found[0]!.message).toBe(
      "Exempt from require-alert-actions until 2026-12-31: cpu-high. moved to the new pager (team-a, exemptions[0])",
    );
  });
  test.each([
    ["urn", { urn: "*MetricAlert::cpu" }],
    ["ARM type", { type: "Microsoft.Insights/metricAlerts" }],
    ["token", { type: "azure-native:monitor:*" }],
    ["tag", { tags: { ENV: "PROD" } }],
  ])("match by %s", async (_, match) => {
    const found = await run(silentAlerts("cpu"), { config: settings({ exemptions: [{ ...exemption, match }] }) });
    expect(brief(found)).toEqual(["advisory azmon"]);
  });
  test("a past one is a violation that says so", async () => {
    const found = await run(silentAlerts("cpu"), { config: settings({ exemptions: [exemption] }), today: "2027-01-01" });
    expect(brief(found)).toEqual([`mandatory ${actions} cpu`]);
    expect(found[0]!.message).toContain("The exemption of team-a ended on 2026-12-31 (exemptions[0]: moved to the new pager)");
  });

  const tagged = (value: string) => silentAlerts("cpu").set("cpu", { actions: [], tags: { "azmon-exempt": value } });
  const tag = `rule=${actions},require-sane-severity,require-runbook; reason=replaced next week; owner=team-b; expires=2026-12-01`;
  test("by tag, where the rule is advisory", async () => {
    const found = await run(tagged(tag));
    expect(found.filter((d) => d.policy === actions)).toEqual([]);
    expect(found.map((d) => d.message)).toContainEqual(expect.stringContaining("replaced next week (team-b, tag azmon-exempt)"));
  });
  test("a tag does not silence a mandatory rule unless the settings let it", async () => {
    expect(brief(await run(tagged(tag), { config: settings({}) }))).toContain(`mandatory ${actions} cpu`);
    expect(brief(await run(tagged(tag), { config: settings({ tagExemptions: "all" }) }))).not.toContain(
      `mandatory ${actions} cpu`,
    );
    expect(brief(await run(tagged(tag), { config: settings({ tagExemptions: "none", profile: "test" }) }))).toContain(
      `advisory ${actions} cpu`,
    );
  });
  test("a tag without reason, owner or day exempts from nothing", async () => {
    expect(brief(await run(tagged(`rule=${actions}; reason=because; expires=2026-12-01`)))).toContain(`advisory ${actions} cpu`);
  });
});

test("signals provided elsewhere are not asked for", async () => {
  const p = new Program();
  p.add("azure-native:servicebus:Namespace", "bus", { namespaceName: "bus" });
  const externallyCovered = [
    { match: { type: "microsoft.servicebus/*" }, signals: ["diagnostics", "service-bus.*"], by: "Azure Policy" },
  ];
  expect(brief(await run(p))).toContain("advisory require-diagnostics bus");
  expect(brief(await run(p, { config: { azmon: { externallyCovered } } }))).not.toContain("advisory require-diagnostics bus");
});

test("an initiative that the stack assigns provides what it makes, where it reaches", async () => {
  const p = new Program();
  const rg = p.add("azure-native:resources:ResourceGroup", "rg", { resourceGroupName: "rg" });
  const away = p.add("azure-native:resources:ResourceGroup", "away", { resourceGroupName: "away" });
  for (const [name, group] of [
    ["near", rg],
    ["far", away],
  ] as const)
    p.add("azure-native:servicebus:Namespace", name, { namespaceName: name, resourceGroupName: output(group, group.name) });
  p.add("azure-native:authorization:PolicyAssignment", "logs", {
    policyAssignmentName: "logs",
    scope: rg.id,
    policyDefinitionId: "/providers/Microsoft.Authorization/policySetDefinitions/0884adba-2312-4468-abeb-5422caed1038",
  });
  for (const unknown of [false, true]) {
    const found = await analyze(p.render({ unknown }));
    expect(found.filter((d) => d.policy === "require-diagnostics").map((d) => d.urn.split("::").at(-1))).toEqual(["far"]);
  }
});

test("slips in the settings are told, and the rest holds", async () => {
  const azmon = {
    profile: "prod",
    profiles: { "*": "production" },
    colour: "red",
    exemptions: [{ rule: "*", match: {}, reason: "short" }],
  };
  const found = await run(silentAlerts("cpu"), { config: { azmon } });
  expect(found.filter((d) => d.policy === "azmon").map((d) => d.message)).toEqual([
    expect.stringMatching(/^Setting colour is no setting; known are profile, /),
    "Setting exemptions[0].owner is required; it was ignored.",
    "Setting exemptions[0].expires is required; it was ignored.",
    "Setting exemptions[0].reason needs at least 10 characters; it was ignored.",
    "Setting profile must be one of development, test, production; it was ignored.",
  ]);
  expect(brief(found)).toContain(`mandatory ${actions} cpu`);
});

test("a rule that throws is one advisory and stops nothing", async () => {
  const broken: ResourceRule = {
    ...(rules.find((r) => r.name === "require-sane-severity") as ResourceRule),
    name: "broken",
    check: () => {
      throw new TypeError("x is not\u001b[31m a function");
    },
  };
  const own = rules.find((r) => r.name === actions)!;
  const found = await run(silentAlerts("a", "b", "c"), { rules: [broken, own], config: { all: "mandatory" } });
  expect(brief(found)).toEqual(["advisory broken", `mandatory ${actions} a`, `mandatory ${actions} b`, `mandatory ${actions} c`]);
  expect(found[0]!.message).toContain("The rule broken failed and judged nothing: TypeError: x is not [31m a function");
});

test("the order of resources changes nothing, and messages say what, why and how", async () => {
  const p = silentAlerts("b", "a", "c");
  const there = await analyze(p.render());
  const back = await analyze(p.render().reverse());
  expect(back.filter((d) => d.policy === actions)).toEqual(there.filter((d) => d.policy === actions));
  expect(there.find((d) => d.policy === actions)!.message).toBe(
    [
      "An alert rule tells somebody",
      "a (microsoft.insights/metricalerts) has no action group",
      "Why: An alert without action group fires into a list that nobody has open: the outage is found by a customer.",
      "Fix: set",
      "  actions: [{ actionGroupId: onCall.id }],",
      "More: azmon policy explain require-alert-actions",
    ].join("\n"),
  );
});

test("suggests YAML where the program is YAML", async () => {
  const found = await run(silentAlerts("cpu"), { config: { azmon: { language: "yaml" } } });
  expect(found.find((d) => d.policy === actions)!.message).toContain("Fix: set\n  actions:\n    - actionGroupId: ${onCall.id}\n");
});

test("remediation adds tags only where it is asked for, and touches nothing else", () => {
  const analyzer = new Analyzer({ rules, catalogue: indexCatalogue(), today: "2026-11-25" });
  const [alert] = silentAlerts("cpu").render();
  expect(analyzer.remediate(alert!)).toEqual([]);
  const properties = { tags: ["owner", "env"], values: { owner: "team-a", env: "none" } };
  analyzer.configure(new Map([["require-tags", { level: "remediate", properties }]]));
  expect(analyzer.remediate(alert!)).toEqual([
    { rule: "require-tags", properties: { ...alert!.inputs, tags: { env: "prod", owner: "team-a" } } },
  ]);
});

test("the harness drives packs written with @pulumi/policy too", async () => {
  const policies: PolicyPackArgs["policies"] = [
    {
      name: "no-metric-alerts",
      description: "None",
      enforcementLevel: "mandatory",
      validateResource: (args, report) => {
        if (args.type === "azure-native:monitor:MetricAlert") report("found one");
      },
    },
  ];
  expect(brief(await run(silentAlerts("cpu"), { policies }))).toEqual(["mandatory no-metric-alerts"]);
});
