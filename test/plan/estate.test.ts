import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { planned, plannedStack, root } from "./project.ts";

const inventory = join(root, "stacks/inventories/bookshop.json");
const folder = mkdtempSync(join(tmpdir(), "azmon-estate-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The rows of the sample estate in another order: the same one in every run, and neither the first nor its reverse. */
function shuffled(): string {
  const answer = JSON.parse(readFileSync(inventory, "utf8")) as { data: unknown[] };
  const step = 7;
  const data = answer.data.map((_, i) => i).sort((a, b) => ((a * step) % 101) - ((b * step) % 101) || b - a);
  const file = join(folder, "shuffled.json");
  writeFileSync(file, JSON.stringify({ ...answer, data: data.map((i) => answer.data[i]) }));
  return file;
}

/** Two plans of the whole estate with their reports: 10 s, or more than a minute where the machine is busy. */

test.each(["dev", "test", "prod"])(
  "%s of the sample estate has no error, and the same bytes in any order of its rows",
  async (stack) => {
    const first = await plannedStack(stack);
    expect(first.plan.findings.filter((f) => f.severity === "error")).toEqual([]);
    expect(first.plan.alerts.length).toBeGreaterThan(100);
    expect(first.plan.targets.length).toBeGreaterThan(50);
    const other = await planned(root, { stack, inventory: [shuffled()], today: "2026-12-01" });
    // Not toBe on the texts: a difference of megabytes helps nobody.
    for (const [file, text] of Object.entries(first.files)) expect(other.files[file] === text, file).toBe(true);
  },
);
