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
}, 60_000);
afterAll(() => project?.close());

/**
 * What the pack says of a deployment as it ships: informational activity rules call nobody where routing names no group for them, and
 * the collection rules that azmon itself makes are not watched. Whoever closes one takes it out here.
 */
const open = [
  "advisory require-alert-actions monitor:ActivityLogAlert",
  "advisory require-diagnostics monitor:DataCollectionRule",
  "advisory require-essential-alerts monitor:DataCollectionRule",
];
/** Policy and type of what is violated, once each. */
const violations = (out: string): string[] => [
  ...new Set(
    [...out.matchAll(/\[(mandatory|advisory)\].*?([a-z]+(?:-[a-z]+)+)\s+\(azure-native:([\w:]+?): /g)].map(
      (m) => `${m[1]} ${m[2]} ${m[3]}`,
    ),
  ),
];

test.skipIf(!engine)("the shipped program passes the shipped policies in preview and up, with only these advised", async () => {
  for (const command of [["preview"], ["up", "--yes", "--skip-preview"]]) {
    const { code, out } = await project.pulumi(...command, "--policy-pack", "policies");
    expect(violations(out).sort()).toEqual(open);
    expect(code, out).toBe(0);
    expect(out).toMatch(/azmon\S*@v?\S+/);
  }
  expect(await project.difference()).toEqual({ onlyInState: [], onlyInCloud: [], pending: [] });
});
