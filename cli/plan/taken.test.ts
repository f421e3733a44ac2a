import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { row, temporaryProject } from "../testing/project.ts";
import { makePlan } from "./make.ts";
import { importFile } from "./taken.ts";
import { writePlan } from "./write.ts";

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
  expect(findings[0]!.suggestion).toMatch(
    /`pulumi import --file \S*out\/prod\/import\.json --protect=false --generate-code=false`/,
  );
});

test("the environment's own work is no surprise, another environment's is", async () => {
  const found = async (azmon: string) => (await planWith({ azmon })).findings.filter((f) => f.code === "AZM002").length;
  expect([await found("prod"), await found("test")]).toEqual([0, 1]);
});

test("the import file names the parent and the provider that the program gives it, both of which the plan makes", async () => {
  const plan = await planWith(undefined);
  const made = plan.resources.find((r) => r.type.endsWith(":ActionGroup"))!;
  const { nameTable, resources } = importFile(plan)!;
  expect(resources).toHaveLength(1);
  const [{ parent, provider, ...rest }] = resources as [(typeof resources)[number]];
  expect(rest).toEqual({ type: made.type, name: made.name, id: made.id });
  expect(nameTable[parent!]).toBe(made.parent);
  expect(plan.resources.map((r) => r.urn)).toEqual(expect.arrayContaining([nameTable[parent!], nameTable[provider!]]));
  expect(nameTable[provider!]).toContain("pulumi:providers:azure-native");
});

test("it is written where something is there already, and removed where nothing is", async () => {
  const folder = mkdtempSync(join(tmpdir(), "azmon-import-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const plan = await planWith(undefined);
  await writePlan(plan, folder);
  expect(JSON.parse(readFileSync(join(folder, "import.json"), "utf8"))).toEqual(importFile(plan));
  await writePlan(await planWith({ azmon: "prod" }), folder);
  expect(readdirSync(folder).sort()).toEqual(["plan.json", "report.html", "report.md"]);
});

test("an id that is both a row and of what azmon makes and watches itself is one thing, told and not crashed over", async () => {
  const fresh = (await makePlan({}, undefined, temporaryProject())).plan;
  const types = ["operationalinsights:Workspace", "applicationinsights:Component"];
  const ids = fresh.resources.filter((r) => types.some((t) => r.type.endsWith(t))).map((r) => r.id!);
  expect(ids).toHaveLength(2);
  const arm = /\/providers\/([^/]+\/[^/]+)\//;
  for (const tags of [null, { azmon: "other" }]) {
    const there = ids.map((id) =>
      row(id.split("/").at(-1)!, { id, type: arm.exec(id)![1]!.toLowerCase(), resourceGroup: "rg-monitoring", tags }),
    );
    const estate = JSON.stringify({ data: [row("stshop"), ...there] });
    const { plan } = await makePlan({}, undefined, temporaryProject({ "stacks/estate.json": estate }));
    const told = plan.findings.filter((f) => f.code === "AZM002").map((f) => f.target);
    expect(told.sort()).toEqual([...ids].sort());
    expect(plan.resources.map((r) => r.urn)).toEqual(fresh.resources.map((r) => r.urn));
  }
});
