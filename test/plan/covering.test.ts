import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Analyzer } from "../../policies/analyzer.ts";
import { indexCatalogue } from "../../policies/catalogue.ts";
import { inventorySource } from "../../policies/inventorySource.ts";
import { rules } from "../../policies/rules/index.ts";
import type { Source } from "../../policies/sources.ts";
import { planned, root } from "./project.ts";

const TODAY = "2026-12-01";

/** What the pack still finds missing of alerts where a plan covers what it watches: resource and alert. */
function missing(plan: unknown): string[] {
  const file = join(root, "stacks/inventories/bookshop.json");
  const source = inventorySource(readFileSync(file, "utf8"), file) as Source;
  const analyzer = new Analyzer({ rules, catalogue: indexCatalogue(), today: TODAY, read: () => ({ json: plan }) });
  analyzer.configure(
    new Map([["azmon", { level: "advisory", properties: { coveredBy: ["plan.json"], profile: "production" } }]]),
  );
  return analyzer
    .analyzeStack(source.resources)
    .filter((r) => r.rule === "require-essential-alerts")
    .flatMap((r) => r.signals!.map((s) => `${r.urn!.toLowerCase()} ${s}`));
}

test.each(["dev", "test", "prod"])(
  "of its own inventory the plan of %s covers what it says, and not what it does not say",
  async (stack) => {
    const { plan } = await planned(root, { stack, today: TODAY });
    const rows = plan.coverage as { target: string; signal: string; status: string }[];
    const of = (status: string) =>
      new Set(rows.filter((r) => r.status === status).map((r) => `${r.target.toLowerCase()} ${r.signal}`));
    const [covered, lacking] = [of("covered"), of("missing")];
    const watched = new Set(rows.map((r) => r.target.toLowerCase()));

    const found = missing(plan);
    expect(found.filter((f) => covered.has(f))).toEqual([]);
    const inPlan = found.filter((f) => watched.has(f.split(" ")[0]!));
    expect(inPlan.length).toBeGreaterThan(3);
    expect(inPlan.filter((f) => !lacking.has(f))).toEqual([]);

    // Without the plan, what it covers is missing: it is the plan that lifts it.
    const bare = missing({ targets: [], coverage: [] });
    expect(bare.filter((f) => covered.has(f)).length).toBeGreaterThan(100);
  },
  120_000,
);
