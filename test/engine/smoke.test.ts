import * as path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
// @ts-expect-error -- plain JavaScript, so that it runs before anything is installed
import { getEngine } from "./getEngine.mjs";
import { type Engine, Project, root } from "./project.ts";

const engine = getEngine() as Engine | null;
const consistent = { onlyInState: [], onlyInCloud: [], pending: [] };
const up = ["up", "--yes", "--skip-preview"];

/** A small part of the sample estate with one of each kind of rule: what a newcomer's first deployment goes through. */
const environment = {
  environment: "smoke",
  preset: "test",
  location: "westeurope",
  inventory: [path.join(root, "stacks/inventories/bookshop.json")],
  select: { types: ["Microsoft.KeyVault/vaults", "Microsoft.Compute/virtualMachines"], tags: { env: "prod" } },
  applicationInsights: { enabled: false },
  placement: { subscriptionId: "11111111-1111-4111-8111-111111111111", resourceGroup: "rg-smoke" },
  actionGroups: {
    chat: { email: ["team@example.com"], webhook: [{ name: "hook", serviceUri: "https://hooks.example.com/very-secret" }] },
  },
  routing: { critical: ["chat"], warning: ["chat"] },
};

let project: Project;
beforeAll(async () => {
  if (engine) project = await Project.create(engine, "smoke", environment);
});
afterAll(() => project?.close());

const step = async (...args: string[]) => {
  const result = await project.pulumi(...args);
  const difference = await project.difference();
  return { ...result, difference };
};

test.skipIf(!engine)(
  "preview, up, refresh, again without change, and destroy, with the state equal to the cloud after each",
  async () => {
    const preview = await step("preview");
    expect(preview.out).toMatch(/\d+ to create/);
    expect(preview).toMatchObject({ code: 0, difference: consistent });

    const first = await step(...up);
    expect(first, first.out).toMatchObject({ code: 0, difference: consistent });
    expect(first.out).not.toContain("very-secret");
    expect(project.azure.cloud.own().length).toBeGreaterThan(30);

    const refreshed = await step("refresh", "--yes", "--skip-preview");
    expect(refreshed, refreshed.out).toMatchObject({ code: 0, difference: consistent });
    expect(refreshed.out).not.toMatch(/to update|updated/);

    const again = await step("preview", "--expect-no-changes");
    expect(again, again.out).toMatchObject({ code: 0, difference: consistent });

    const destroyed = await step("destroy", "--yes", "--skip-preview");
    expect(destroyed, destroyed.out).toMatchObject({ code: 0, difference: consistent });
    expect(project.azure.cloud.own()).toEqual([]);
  },
  300_000,
);
