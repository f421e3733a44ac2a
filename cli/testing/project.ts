import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";

const stackFile = (inventory: string): string => `config:
  azmon:config:
    environment: prod
    preset: production
    location: westeurope
    inventory: [${inventory}]
    placement: { subscriptionId: 11111111-2222-4333-8444-555555555555, resourceGroup: rg-monitoring }
    actionGroups: { pager: { email: [oncall@example.com] } }
    routing: { critical: [pager], warning: [pager] }
`;

/** An inventory row of a storage account. */
export const row = (name: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: `/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-shop/providers/Microsoft.Storage/storageAccounts/${name}`,
  name,
  type: "microsoft.storage/storageaccounts",
  kind: "StorageV2",
  location: "westeurope",
  resourceGroup: "rg-shop",
  subscriptionId: "11111111-2222-4333-8444-555555555555",
  sku: { name: "Standard_ZRS", tier: "Standard" },
  properties: {},
  ...more,
});

/** Of one test: `projectFolder`, removed once the test is over, however it ended. */
export function temporaryProject(files: Record<string, string> = {}, program?: string): string {
  const folder = projectFolder(files, program);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * A project of its own in a temporary folder. Its program is the repository's, unless `program` is given; files are written as given.
 * Returns the folder, which whoever asks for it removes.
 */
export function projectFolder(files: Record<string, string> = {}, program?: string): string {
  const folder = mkdtempSync(join(tmpdir(), "azmon-project-"));
  const own = pathToFileURL(join(import.meta.dirname, "../../stacks/index.ts")).href;
  const all: Record<string, string> = {
    "package.json": '{ "type": "module" }',
    "Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: stacks/index.ts\nstackConfigDir: stacks\n",
    "stacks/index.ts":
      program ??
      `export default async () => { await import(${JSON.stringify(own)} + "?project=" + Math.floor(Math.random() * 1e9)); };\n`,
    "stacks/Pulumi.prod.yaml": stackFile("estate.json"),
    "stacks/estate.json": JSON.stringify({ count: 1, total_records: 1, data: [row("stshop")] }),
    ...files,
  };
  for (const [name, content] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
