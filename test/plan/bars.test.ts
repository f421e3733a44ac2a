import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { decide } from "../../core/decide/index.ts";
import { config, row } from "../../core/decide/testing.ts";
import { joinSiteConfigs } from "../../core/inventory/siteConfig.ts";
import { parseInventory } from "../../core/inventory/parse.ts";
import { root } from "./project.ts";

const environment = config({ applicationInsights: { enabled: false } });

test("at most 20 metric and log rules watch a thousand machines, and each machine has the same signals as one alone", () => {
  const machine = (name: string, osType: string) =>
    row(name, {
      type: "microsoft.compute/virtualmachines",
      identity: { type: "SystemAssigned" },
      properties: { hardwareProfile: { vmSize: "Standard_D4s_v5" }, storageProfile: { osDisk: { osType } } },
    });
  const rows = Array.from({ length: 1000 }, (_, i) => machine(`vm${i}`, i % 3 === 0 ? "Windows" : "Linux"));
  const { rules, coverage } = decide({ config: environment, rows });
  const ids = new Set(rows.map((r) => r.id.toLowerCase()));
  const watching = rules.filter((r) => (r.kind === "metric" || r.kind === "log") && r.targets.some((t) => ids.has(t)));
  expect(watching.length).toBeGreaterThan(10);
  expect(watching.length).toBeLessThanOrEqual(20);

  const covered = (rows: typeof coverage, id: string) =>
    rows.filter((c) => c.target === id.toLowerCase() && c.status === "covered").map((c) => c.signal);
  for (const of of [rows[0]!, rows[1]!]) {
    const alone = covered(decide({ config: environment, rows: [of] }).coverage, of.id);
    expect(alone.length).toBeGreaterThan(10);
    expect(covered(coverage, of.id)).toEqual(alone);
  }
});

test("every resource of the sample estate has a covered signal or a stated reason", () => {
  const { rows } = parseInventory(readFileSync(join(root, "stacks/inventories/bookshop.json")), "bookshop.json");
  const { targets, coverage } = decide({ config: environment, rows });
  const told = new Set(coverage.filter((c) => c.status === "covered" || c.reason).map((c) => c.target));
  expect(targets.length).toBe(joinSiteConfigs(rows).length);
  expect(targets.filter((t) => !told.has(t.key)).map((t) => t.id)).toEqual([]);
});
