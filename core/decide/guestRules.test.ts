import { expect, test } from "vitest";
import { decide } from "./index.ts";
import type { LogRule } from "./ruleTypes.ts";
import { config, row } from "./testing.ts";

const set = row("render", {
  type: "microsoft.compute/virtualmachinescalesets",
  identity: { type: "SystemAssigned" },
  sku: { capacity: 3 },
  properties: { virtualMachineProfile: { storageProfile: { osDisk: { osType: "Linux" } } } },
});
const machine = row("vm", {
  type: "microsoft.compute/virtualmachines",
  identity: { type: "SystemAssigned" },
  properties: { storageProfile: { osDisk: { osType: "Linux" } } },
});

test("unusual load of a scale set is judged by the average of its instances, of a machine by the machine", () => {
  const { rules, coverage } = decide({ config: config(), rows: [set, machine] });
  const of = (alert: string) => rules.filter((r) => r.alert === alert) as LogRule[];
  const [ofSet, ...more] = of("vmss.unusual-cpu");
  expect(more).toEqual([]);
  expect(ofSet).toMatchObject({ targets: [set.id.toLowerCase()], dimensions: [], measure: "BusyPercent", threshold: 50 });
  expect(ofSet!.query).toContain('extract("(?i)^(.*/virtualmachinescalesets/[^/]+)", 1, _ResourceId)');
  expect(ofSet!.query).toContain("step 1h by _ResourceId\n");
  expect(ofSet!.query).not.toContain("Computer");
  expect(coverage).toContainEqual(
    expect.objectContaining({ target: set.id.toLowerCase(), signal: "vmss.unusual-cpu", status: "covered" }),
  );
  expect(of("vm.unusual-cpu")[0]).toMatchObject({ dimensions: ["Computer"] });
  expect(of("vm.unusual-cpu")[0]!.query).toContain("step 1h by Computer, _ResourceId\n");
});
