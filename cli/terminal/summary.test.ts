import { expect, test } from "vitest";
import { hostile, samplePlan } from "../testing/plan.ts";
import { styleFor, wantsColour } from "./style.ts";
import { summary } from "./summary.ts";

const plain = (plan = samplePlan(), columns = 100) =>
  summary(plan, { style: styleFor(false), columns, written: ["out/prod/plan.json"] });

test("one screen says it all", () => {
  const text = plain();
  expect(text).toContain("Plan of prod (production)");
  expect(text).toContain("3 selected; of 3 that can be watched 1 are (33 %)");
  expect(text).toMatch(/█+▒+░+ 1 covered, 1 exempt, 2 missing, 0 not applicable/);
  expect(text).toContain("2 monitor:MetricAlert");
  expect(text).toContain("about $1,235 a month");
  expect(text).toContain("metric alert rules: 4,500 of 5,000 (90 %)");
  expect(text).not.toContain("log alert rules:");
  expect(text).toMatch(/1 error, 1 warning, 0 for information\n.*AZM901.*\n.*AZM900/);
  expect(text.split("\n").length).toBeLessThan(40);
});

test("no line is wider than the terminal, and no name acts on it", () => {
  const text = plain(samplePlan([hostile, hostile + "2", "x".repeat(5000)]), 80);
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  expect(text).not.toContain("\u001b");
});

test("colour only on a terminal that wants it", () => {
  expect(summary(samplePlan(), { style: styleFor(true), columns: 100, written: [] })).toContain("\u001b[31m");
  expect([
    wantsColour({ isTTY: true }, {}),
    wantsColour({ isTTY: false }, {}),
    wantsColour({ isTTY: true }, { NO_COLOR: "1" }),
    wantsColour({ isTTY: true }, { TERM: "dumb" }),
  ]).toEqual([true, false, false, false]);
});
