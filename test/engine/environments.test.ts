import * as fs from "node:fs";
import * as path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { Azure } from "../azure/azure.ts";
import type { Row } from "../azure/types.ts";
// @ts-expect-error -- plain JavaScript, so that it runs before anything is installed
import { getEngine } from "./getEngine.mjs";
import { type Engine, Project, root } from "./project.ts";

const engine = getEngine() as Engine | null;
const stacks = path.join(root, "stacks");
const inventory = path.join(stacks, "inventories/bookshop.json");
const { data: rows } = JSON.parse(fs.readFileSync(inventory, "utf8")) as { data: Row[] };
const names = ["prod", "test", "dev"] as const;
interface StackFile {
  config: { "azmon:config": Record<string, unknown> };
}
/** The shipped stack as it is, but that it can be destroyed again. */
const shipped = (stack: string) => {
  const file = parse(fs.readFileSync(path.join(stacks, `Pulumi.${stack}.yaml`), "utf8")) as StackFile;
  return { ...file.config["azmon:config"], protect: false, inventory: [inventory] };
};

const azure = new Azure({ rows });
const projects: Project[] = [];
beforeAll(async () => {
  if (engine) for (const name of names) projects.push(await Project.create(engine, name, shipped(name), { azure }));
});
afterAll(() => projects.forEach((p) => p.close()));

const settled = ["--yes", "--skip-preview"];
async function run(project: Project, ...args: string[]): Promise<void> {
  const { code, out } = await project.pulumi(...args);
  expect(code, out.slice(-3000)).toBe(0);
}
/** What the states hold, all together, and what programs have in the cloud: the same, or something is lost or shared. */
async function consistent(): Promise<void> {
  const known = (await Promise.all(projects.map((p) => p.ids()))).flat().sort();
  expect(new Set(known).size).toBe(known.length);
  expect(
    azure.cloud
      .own()
      .map((r) => r.id)
      .sort(),
  ).toEqual(known);
}

test.skipIf(!engine)(
  "three environments over one estate: made beside each other, unchanged and unmoved by a refresh, gone in another order",
  async () => {
    for (const project of projects) {
      await run(project, "up", ...settled);
      await consistent();
    }
    expect(azure.cloud.own().length).toBeGreaterThan(1500);
    expect(azure.idle).toEqual([]);
    for (const project of projects) {
      await run(project, "up", ...settled, "--expect-no-changes");
      await run(project, "refresh", ...settled, "--expect-no-changes");
    }
    const tables = () => azure.cloud.all().filter((r) => r.by === "azure" && r.id.includes("/tables/"));
    expect(tables().length).toBeGreaterThan(3);
    for (const project of [projects[1]!, projects[0]!, projects[2]!]) {
      const others = azure.cloud.own().length - (await project.ids()).length;
      await run(project, "destroy", ...settled);
      expect(azure.cloud.own()).toHaveLength(others);
      await consistent();
    }
    // What is left, Microsoft would make again: nothing that a program or a template of one wrote.
    expect(azure.cloud.all().filter((r) => r.by === "program" || r.by === "template")).toEqual([]);
  },
  1_800_000,
);
