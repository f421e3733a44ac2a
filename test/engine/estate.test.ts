import * as fs from "node:fs";
import * as path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
// @ts-expect-error -- plain JavaScript, so that it runs before anything is installed
import { getEngine } from "./getEngine.mjs";
import { type Engine, Project, root } from "./project.ts";

const engine = getEngine() as Engine | null;
const consistent = { onlyInState: [], onlyInCloud: [], pending: [] };
const up = ["up", "--yes", "--skip-preview"];

interface Row {
  id: string;
  name: string;
}
interface StackFile {
  config: { "azmon:config": Record<string, unknown> };
}
const stacks = path.join(root, "stacks");
const estate = JSON.parse(fs.readFileSync(path.join(stacks, "inventories/bookshop.json"), "utf8")) as { data: Row[] };
/** The shipped stack as it is, but that it can be destroyed again. */
const production = (parse(fs.readFileSync(path.join(stacks, "Pulumi.prod.yaml"), "utf8")) as StackFile).config["azmon:config"];

/** A machine of the estate, and the same once more under another name. */
const machine = estate.data.find((r) => r.name === "vm-edi-01")!;
const another = JSON.parse(JSON.stringify(machine).replaceAll("vm-edi-01", "vm-edi-02")) as Row;
const edited = [...estate.data.filter((r) => !r.id.toLowerCase().includes("/vm-edi-01")), another];

let project: Project;
let inventory: string;
beforeAll(async () => {
  if (!engine) return;
  project = await Project.create(engine, "estate", {});
  inventory = path.join(project.folder, "stacks/inventories/estate.json");
  fs.writeFileSync(inventory, JSON.stringify({ data: estate.data }));
  project.configure({ ...production, protect: false, inventory: [inventory] });
});
afterAll(() => project?.close());

const step = async (...args: string[]) => ({ ...(await project.pulumi(...args)), difference: await project.difference() });
const ids = () => new Set(project.azure.cloud.own().map((r) => r.id));

test.skipIf(!engine)(
  "the whole production stack: up, again without change, a machine replaced by another, refresh and destroy",
  async () => {
    const first = await step(...up);
    expect(first, first.out.slice(-2000)).toMatchObject({ code: 0, difference: consistent });
    const before = ids();
    expect(before.size).toBeGreaterThan(600);

    const again = await step(...up, "--expect-no-changes");
    expect(again, again.out.slice(-2000)).toMatchObject({ code: 0, difference: consistent });

    fs.writeFileSync(inventory, JSON.stringify({ data: edited }));
    const moved = await step(...up);
    expect(moved, moved.out.slice(-2000)).toMatchObject({ code: 0, difference: consistent });
    const gone = [...before].filter((id) => !ids().has(id));
    const come = [...ids()].filter((id) => !before.has(id));
    expect(gone.length).toBeGreaterThan(2);
    expect(gone.filter((id) => !id.includes("vm-edi-01"))).toEqual([]);
    expect(come.filter((id) => !id.includes("vm-edi-02"))).toEqual([]);

    const refreshed = await step("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    expect(refreshed, refreshed.out.slice(-2000)).toMatchObject({ code: 0, difference: consistent });

    const destroyed = await step("destroy", "--yes", "--skip-preview");
    expect(destroyed, destroyed.out.slice(-2000)).toMatchObject({ code: 0, difference: consistent });
    expect(project.azure.cloud.own()).toEqual([]);
  },
  600_000,
);
