import * as path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
// @ts-expect-error -- plain JavaScript, so that it runs before anything is installed
import { getEngine } from "./getEngine.mjs";
import { type Engine, Project, root } from "./project.ts";

const engine = getEngine() as Engine | null;

/** What the sample estate's vaults and machines need, under the pack as it ships and with nothing of it configured. */
const environment = {
  environment: "watched",
  preset: "test",
  location: "westeurope",
  inventory: [path.join(root, "stacks/inventories/bookshop.json")],
  select: { types: ["Microsoft.KeyVault/vaults", "Microsoft.Compute/virtualMachines"], tags: { env: "prod" } },
  applicationInsights: { enabled: false },
  placement: { subscriptionId: "11111111-1111-4111-8111-111111111111", resourceGroup: "rg-watched" },
  actionGroups: { chat: { email: ["team@example.com"] } },
  routing: { critical: ["chat"], warning: ["chat"] },
};

let project: Project;
beforeAll(async () => {
  if (engine) project = await Project.create(engine, "watched", environment);
});
afterAll(() => project?.close());

/** Policy and type of what is violated, once each. */
const violations = (out: string): string[] => [
  ...new Set(
    [...out.matchAll(/\[(mandatory|advisory)\].*?([a-z]+(?:-[a-z]+)+)\s+\(azure-native:([\w:]+?): /g)].map(
      (m) => `${m[1]} ${m[2]} ${m[3]}`,
    ),
  ),
];

test.skipIf(!engine)("the shipped program passes the shipped policies in preview and up, and nothing is advised", async () => {
  for (const command of [["preview"], ["up", "--yes", "--skip-preview"]]) {
    const { code, out } = await project.pulumi(...command, "--policy-pack", "policies");
    expect(violations(out)).toEqual([]);
    expect(code, out).toBe(0);
    expect(out).toMatch(/azmon\S*@v?\S+/);
  }
  expect(await project.difference()).toEqual({ onlyInState: [], onlyInCloud: [], pending: [] });
});
