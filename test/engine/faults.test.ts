import * as fs from "node:fs";
import * as path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
// @ts-expect-error -- plain JavaScript, so that it runs before anything is installed
import { getEngine } from "./getEngine.mjs";
import { type Engine, Project } from "./project.ts";
import type { Fault } from "./provider/faults.ts";

const engine = getEngine() as Engine | null;
const consistent = { onlyInState: [], onlyInCloud: [], pending: [] };
const subscriptionId = "11111111-1111-4111-8111-111111111111";

/** One key vault and these action groups. Each test adds or takes away a group, so that few steps run. */
const environment = (...groups: string[]) => ({
  environment: "faults",
  preset: "test",
  location: "westeurope",
  inventory: ["vault.json"],
  applicationInsights: { enabled: false },
  placement: { subscriptionId, resourceGroup: "rg-faults" },
  actionGroups: Object.fromEntries(["chat", ...groups].map((g) => [g, { email: [`${g}@example.com`] }])),
  routing: { critical: ["chat"], warning: ["chat"] },
});
const vault = {
  id: `/subscriptions/${subscriptionId}/resourceGroups/rg-shop/providers/Microsoft.KeyVault/vaults/kv-shop`,
  name: "kv-shop",
  type: "microsoft.keyvault/vaults",
  location: "westeurope",
  resourceGroup: "rg-shop",
  subscriptionId,
  properties: {},
};

let project: Project;
beforeAll(async () => {
  if (!engine) return;
  project = await Project.create(engine, "faults", environment("leaving"), { checkpoints: true });
  fs.writeFileSync(path.join(project.folder, "stacks/vault.json"), JSON.stringify([vault]));
});
afterAll(() => project?.close());

const up = (...more: string[]) => project.pulumi("up", "--yes", "--skip-preview", ...more);
const names = () => project.azure.cloud.own().map((r) => r.id.split("/").at(-1)!);
const groupNamed = (group: string) => `ag-faults-${group}`;

/** One run into these faults; each must strike. */
async function upInto(faults: Fault[], ...more: string[]): Promise<string> {
  project.faults.push(...faults);
  const failed = await up(...more);
  expect(failed.code, failed.out).not.toBe(0);
  expect(faults.filter((f) => f.times !== 0)).toEqual([]);
  return failed.out;
}
/** A plain second run is all that it takes, and leaves nothing to do. */
async function recovers(): Promise<void> {
  const second = await up();
  expect(second.code, second.out).toBe(0);
  expect(await project.difference()).toEqual(consistent);
  const after = await project.pulumi("preview", "--expect-no-changes");
  expect(after.code, after.out).toBe(0);
}
const onGroup = (op: Fault["op"], kind: Fault["kind"], group: string): Fault => ({
  op,
  kind,
  match: new RegExp(`ActionGroup::.*${group}`),
});

test.skipIf(!engine)("a first deployment that Azure throttles is finished by a second run", async () => {
  const out = await upInto([{ op: "create", match: /MetricAlert::/, kind: "429" }]);
  expect(out).toContain("TooManyRequests");
  expect(await project.difference()).toEqual(consistent);
  await recovers();
  expect(names()).toEqual(expect.arrayContaining([groupNamed("chat"), groupNamed("leaving")]));
});

test.skipIf(!engine)(
  "creates that answer 409 and 500, half a create and a refused delete: one more run mends them all",
  async () => {
    project.configure(environment("busy", "broken", "half"));
    const faults = [
      onGroup("create", "409", "busy"),
      onGroup("create", "500", "broken"),
      onGroup("create", "partial", "half"),
      onGroup("delete", "409", "leaving"),
    ];
    await upInto(faults, "--continue-on-error");
    expect(await project.difference()).toEqual(consistent);
    const groups = () => ["busy", "broken", "half", "leaving"].filter((g) => names().includes(groupNamed(g)));
    expect(groups()).toEqual(["half", "leaving"]);
    await recovers();
    expect(groups()).toEqual(["busy", "broken", "half"]);
  },
);

test.skipIf(!engine)("what was made though the answer was lost makes no duplicate, and is adopted by an import", async () => {
  project.configure(environment("lost"));
  await upInto([onGroup("create", "lost", "lost")]);
  const lost = project.azure.cloud.own().filter((r) => r.id.endsWith(groupNamed("lost")));
  expect(await project.difference()).toEqual({ ...consistent, onlyInCloud: lost.map((r) => r.id) });

  const refused = await up();
  expect(refused.code).not.toBe(0);
  expect(refused.out).toContain(`cannot create already existing resource "${lost[0]!.id}"`);

  // The preview writes what it would create, with parents and providers; only the ids are missing.
  const file = path.join(project.folder, "import.json");
  await project.pulumi("preview", "--import-file", file);
  const wanted = JSON.parse(fs.readFileSync(file, "utf8")) as { resources: { name: string; type: string; id?: string }[] };
  const entry = wanted.resources.find((r) => r.type === "azure-native:monitor:ActionGroup")!;
  entry.id = lost[0]!.id;
  fs.writeFileSync(file, JSON.stringify({ ...wanted, resources: [entry] }));
  const options = ["--yes", "--skip-preview", "--generate-code=false", "--protect=false"];
  const imported = await project.pulumi("import", "--file", file, ...options);
  expect(imported.code, imported.out).toBe(0);
  expect(await project.difference()).toEqual(consistent);
  await recovers();
  expect(names().filter((n) => n.includes("lost"))).toEqual([groupNamed("lost")]);
});

test.skipIf(!engine)("a rule that somebody deleted is put back after a refresh", async () => {
  const rule = project.azure.cloud.own().find((r) => r.type === "azure-native:monitor:MetricAlert")!;
  project.azure.cloud.delete(rule.id);
  expect(await project.difference()).toEqual({ ...consistent, onlyInState: [rule.id] });
  const refreshed = await project.pulumi("refresh", "--yes", "--skip-preview");
  expect(refreshed.code, refreshed.out).toBe(0);
  expect(await project.difference()).toEqual(consistent);
  await recovers();
  expect(project.azure.cloud.get(rule.id)?.inputs).toEqual(rule.inputs);
});
