import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { everything, oneWorkspace, replicated } from "../plan/everything.ts";
import { plannedProject, plannedStack, root } from "../plan/project.ts";
import { Azure } from "./azure.ts";
import { type Planned, replay } from "./replay.ts";
import type { Row } from "./types.ts";

const inventory = join(root, "stacks/inventories/bookshop.json");
const { data: rows } = JSON.parse(readFileSync(inventory, "utf8")) as { data: Row[] };
/** Of the object ids that the configs name. */
const principals = {
  "33333333-3333-4333-8333-333333333333": "Group",
  "44444444-4444-4444-8444-444444444444": "ServicePrincipal",
} as const;
const cloud = () => new Azure({ rows, principals });

describe("Azure takes all of a stack, and nothing of it is idle", () => {
  test.each(["dev", "test", "prod"])("%s as shipped", async (stack) => {
    const { plan } = await plannedStack(stack);
    const azure = cloud();
    expect(replay(plan.resources as Planned[], azure)).toEqual([]);
    expect(azure.idle).toEqual([]);
    expect(azure.cloud.own().length).toBeGreaterThan(300);
  });

  test("dev, test and prod over one estate, in any order, each with things of its own", async () => {
    const of = async (stack: string) => (await plannedStack(stack)).plan.resources as Planned[];
    const dev = await of("dev");
    const test = await of("test");
    const prod = await of("prod");
    for (const order of [
      [dev, test, prod],
      [prod, dev, test],
      [test, prod, dev],
    ]) {
      const azure = cloud();
      expect(order.flatMap((plan) => replay(plan, azure))).toEqual([]);
    }
  });

  test.each([
    ["one workspace", {}, oneWorkspace],
    ["a replicated workspace", {}, replicated],
    ["a workspace for each region", { placement: perRegion(), grouping: { metricScope: "resourceGroup" } }, {}],
  ])("everything switched on, %s", async (_, more, workspace) => {
    const { plan } = await plannedProject({ "stacks/Pulumi.prod.yaml": everything(inventory, more, workspace) });
    const azure = cloud();
    expect(replay(plan.resources as Planned[], azure)).toEqual([]);
  });
});

function perRegion() {
  return {
    subscriptionId: "438aa205-708e-4dd8-8060-d94a73645697",
    resourceGroup: "rg-azmon",
    workspaces: "perRegion",
    rules: "beside",
  };
}
