import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { isRefusal } from "../../core/base/refusal.ts";
import { runTrials } from "../../proof/run.ts";
import { styleFor } from "../terminal/style.ts";
import { temporaryProject } from "../testing/project.ts";
import { choose } from "./choose.ts";
import { junit } from "./junit.ts";
import { report } from "./report.ts";
import { runTests } from "./run.ts";

const vm = (name: string) =>
  `/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/${name}`;
const stack = (overrides: object, preset = "production"): string => `config:
  azmon:config:
    environment: prod
    preset: ${preset}
    location: westeurope
    placement: { subscriptionId: 11111111-2222-4333-8444-555555555555, resourceGroup: rg-monitoring }
    actionGroups: { pager: { email: [oncall@example.com] } }
    routing: { critical: [pager], warning: [pager] }
    overrides: ${JSON.stringify(overrides)}
`;
const run = async (overrides: object, names = ["vm.cpu"], preset?: string) => {
  const folder = temporaryProject({ "stacks/Pulumi.prod.yaml": stack(overrides, preset) });
  const chosen = choose(names, { stack: "prod" }, folder);
  const results = runTrials(chosen.trials, chosen.preset);
  return { results, text: report(chosen, results, styleFor(false)) };
};
const lastLine = (text: string) => text.split("\n").at(-1);

test("an environment as the catalogue has it passes, in each preset", async () => {
  expect(lastLine((await run({})).text)).toMatch(/^[1-9]\d* passed, 0 failed$/);
  expect(lastLine((await run({}, ["vm.cpu"], "development")).text)).toMatch(/^[1-9]\d* passed, 0 failed$/);
});

test("a raised threshold changes the outcome, and the report says who raised it", async () => {
  const { text, results } = await run({ alerts: { "vm.cpu": { threshold: 99.5, reason: "It is busy on purpose." } } });
  expect(results.filter((r) => r.status === "failed")).toHaveLength(1);
  expect(text).toContain("FAILED vm.cpu");
  expect(text).toContain("expected  severity 2");
  expect(text).toContain("got       silence");
  expect(text).toContain('> 99.5 over PT30M, every PT5M; threshold from overrides.alerts["vm.cpu"].threshold');
  expect(lastLine(text)).toBe("2 passed, 1 failed");
});

test("overrides of a type, a tag and a resource are tested apart, by the path that sets them", async () => {
  const low = { "vm.cpu": { threshold: 20, reason: "This one must idle all day long." } };
  const { results } = await run({
    types: { "Microsoft.Compute/virtualMachines": low },
    tags: [{ match: { tier: "web" }, alerts: low }],
    resources: { [vm("vm1")]: low },
  });
  expect([...new Set(results.filter((r) => r.status === "failed").map((r) => r.variant))]).toEqual([
    'overrides.types["Microsoft.Compute/virtualMachines"]["vm.cpu"]',
    'overrides.tags[0].alerts["vm.cpu"]',
    `overrides.resources["${vm("vm1")}"]["vm.cpu"]`,
  ]);
});

test("a severity chosen on purpose is no fault, and an alert that is off is not tested, but named", async () => {
  const severe = await run({ alerts: { "vm.cpu": { severity: 0, reason: "The shop stops without it." } } });
  expect(lastLine(severe.text)).toMatch(/, 0 failed$/);
  const off = await run({ alerts: { "vm.cpu": { enabled: false, reason: "Autoscale takes care of it." } } });
  expect(off.text).toContain("switched off: vm.cpu");
  expect(lastLine(off.text)).toBe("0 passed, 0 failed");
});

test("alerts are named by id or family; what is neither is refused with the nearest, all at once", () => {
  expect(new Set(choose(["vm"], {}).trials.map((t) => t.alert.split(".")[0]))).toEqual(new Set(["vm"]));
  let error: unknown;
  try {
    choose(["vm.cpuu", "storag"], {});
  } catch (e) {
    error = e;
  }
  expect(isRefusal(error) && error.problems.map((p) => [p.found, p.nearest])).toEqual([
    ["vm.cpuu", "vm.cpu"],
    ["storag", "storage"],
  ]);
});

test("the results are written as JUnit, with what failed, for whatever reads it", async () => {
  const { results } = await run({ alerts: { "vm.cpu": { threshold: 99.5, reason: "It is busy on purpose." } } });
  const xml = junit([
    ...results,
    { ...results[0]!, alert: "x.y", name: `a "<b>" & c`, status: "skipped", notes: ["no promtool"] },
  ]);
  expect(xml).toContain('<testsuites name="azmon" tests="4" failures="1" skipped="1">');
  expect(xml).toContain('<testsuite name="vm.cpu" tests="3" failures="1" skipped="0">');
  expect(xml).toMatch(
    /<failure message="expected severity 2, got silence">rule: Average Percentage CPU &gt; 99.5 [^<]*<\/failure>/,
  );
  expect(xml).toContain('name="a &quot;&lt;b&gt;&quot; &amp; c"><skipped message="no promtool"/>');
});

test("the command writes its files, prints the count last, and exits by it", async () => {
  const folder = temporaryProject({
    "stacks/Pulumi.prod.yaml": stack({ alerts: { "vm.cpu": { threshold: 99.5, reason: "Busy on purpose." } } }),
  });
  const print = vi.spyOn(console, "log").mockImplementation(() => {});
  try {
    const config = join(folder, "stacks/Pulumi.prod.yaml");
    const file = join(folder, "results.xml");
    vi.spyOn(process, "cwd").mockReturnValue(folder);
    expect(await runTests(["vm.cpu"], { config, junit: file })).toBe(1);
    expect(readFileSync(file, "utf8")).toContain('failures="1"');
    expect(await runTests(["vm.cpu"], {})).toBe(0);
    expect(lastLine(String(print.mock.lastCall?.[0]))).toMatch(/^[1-9]\d* passed, 0 failed$/);
  } finally {
    vi.restoreAllMocks();
  }
});
