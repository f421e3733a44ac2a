import { expect, test } from "vitest";
import { row, temporaryProject } from "../testing/project.ts";
import { makePlan } from "./make.ts";

const group =
  "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-monitoring/providers/microsoft.insights/actiongroups/AG-prod-pager";
const planWith = async (tags: Record<string, string> | undefined) => {
  const there = {
    ...row("AG-prod-pager"),
    id: group,
    type: "microsoft.insights/actiongroups",
    resourceGroup: "rg-monitoring",
    tags,
  };
  const files = { "stacks/estate.json": JSON.stringify({ data: [row("stshop"), there] }) };
  return (await makePlan({}, undefined, temporaryProject(files))).plan;
};

test("what the plan makes under an id of the inventory is a finding that says how to take it over", async () => {
  const plan = await planWith(undefined);
  const made = plan.resources.find((r) => r.type.endsWith(":ActionGroup"))!;
  expect(made.id!.toLowerCase()).toBe(group.toLowerCase());
  const findings = plan.findings.filter((f) => f.code === "AZM002");
  expect(findings.map((f) => f.target)).toEqual([made.id]);
  expect(findings[0]!.suggestion).toContain(`pulumi import ${made.type} ${made.name} ${made.id}`);
});

test("the environment's own work is no surprise, another environment's is", async () => {
  const found = async (azmon: string) => (await planWith({ azmon })).findings.filter((f) => f.code === "AZM002").length;
  expect([await found("prod"), await found("test")]).toEqual([0, 1]);
});
