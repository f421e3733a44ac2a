import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseArmId } from "../../core/azure/armId.ts";
import { stableJson } from "../../core/base/json.ts";
import { parseInventory } from "../../core/inventory/parse.ts";
import type { Row } from "../../core/inventory/types.ts";
import { type Made, made } from "../testing.ts";
import type { MonitoringArgs } from "./args.ts";
import { Monitoring } from "./component.ts";

const file = join(import.meta.dirname, "../../stacks/inventories/bookshop.json");
const { rows } = parseInventory(readFileSync(file), "bookshop.json");
const environment: MonitoringArgs["environment"] = {
  environment: "prod",
  preset: "production",
  location: "swedencentral",
  placement: { subscriptionId: "11111111-1111-4111-8111-111111111111", resourceGroup: "rg-mon" },
  actionGroups: { chat: { email: ["team@example.com"] } },
  routing: { critical: ["chat"], warning: ["chat"] },
};
const deploy = (inventory: Row[]) => made(() => new Monitoring("shop", { environment, inventory }));

/**
 * What an inventory taken after the deployment lists of it, and how a scale set then looks. Resource Graph lists what takes tags, not
 * settings, associations, saved functions or tables.
 */
function after(all: Map<string, Made>): Row[] {
  const listable = (r: Made) => r.inputs["tags"] !== undefined || /ScaleSetExtension$/.test(r.type);
  const resources = [...all.values()].filter((r) => !r.type.endsWith(":ResourceGroup") && listable(r));
  const listed = resources.map((r): Row => {
    const { type, name, subscriptionId, resourceGroup } = parseArmId(r.id!)!;
    const { tags, location, ...properties } = r.inputs;
    return {
      id: r.id!,
      name,
      type,
      subscriptionId,
      resourceGroup: resourceGroup ?? "",
      location: location ?? "global",
      tags,
      properties,
    };
  });
  const agents = new Map(
    listed.filter((r) => /scalesets\/extensions$/.test(r.type)).map((r) => [r.id.split("/extensions/")[0]!.toLowerCase(), r]),
  );
  const before = rows.map((row) => {
    const agent = agents.get(row.id.toLowerCase());
    if (!agent) return row;
    const extensionProfile = { extensions: [{ name: agent.name, properties: agent.properties }] };
    const profile = row.properties?.["virtualMachineProfile"] as object;
    return { ...row, properties: { ...row.properties, virtualMachineProfile: { ...profile, extensionProfile } } };
  });
  return [...before, ...listed.filter((r) => !/scalesets\/extensions$/.test(r.type))];
}

test("an inventory taken after the deployment changes nothing: azmon knows what it made", async () => {
  const first = await deploy(rows);
  const second = await deploy(after(first));
  expect([...second.keys()].sort()).toEqual([...first.keys()].sort());
  const changed = [...first].filter(([name, r]) => stableJson(second.get(name)!.inputs) !== stableJson(r.inputs));
  expect(changed.map(([name]) => name)).toEqual([]);
});

test("what azmon makes is watched in the same deployment, and waits for it", async () => {
  const all = await deploy(rows);
  const workspace = [...all.values()].find((r) => r.type === "azure-native:monitor:AzureMonitorWorkspace")!;
  const limits = [...all.values()].filter((r) => r.inputs["scopes"]?.[0] === workspace.id && r.type.endsWith(":MetricAlert"));
  expect(limits.length).toBeGreaterThan(0);
  for (const rule of limits) expect(rule.dependencies).toContain(workspace.urn);
});
