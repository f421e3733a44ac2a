import { describe, expect, test } from "vitest";
import { comesAndGoes, Holders } from "./holder.ts";
import type { Row } from "./types.ts";

const SUB = "11111111-1111-4111-8111-111111111111";
const row = (type: string, name: string, group: string, more: Partial<Row> = {}): Row => ({
  id: `/subscriptions/${SUB}/resourceGroups/${group}/providers/${type}/${name}`,
  name,
  type: type.toLowerCase(),
  location: "westeurope",
  resourceGroup: group,
  subscriptionId: SUB,
  ...more,
});
const groupId = (name: string) => `/subscriptions/${SUB}/resourceGroups/${name}`;
const vm = (group: string, more: Partial<Row> = {}) => row("Microsoft.Compute/virtualMachines", "vm", group, more);

describe("what a service of Azure keeps for itself", () => {
  test.each<[string, Row]>([
    ["AKS cluster", row("Microsoft.ContainerService/managedClusters", "x", "rg", { properties: { nodeResourceGroup: "Kept" } })],
    [
      "OpenShift cluster",
      row("Microsoft.RedHatOpenShift/openShiftClusters", "x", "rg", {
        properties: { clusterProfile: { resourceGroupId: groupId("kept") } },
      }),
    ],
    [
      "Databricks workspace",
      row("Microsoft.Databricks/workspaces", "x", "rg", { properties: { managedResourceGroupId: groupId("KEPT") } }),
    ],
    [
      "managed application",
      row("Microsoft.Solutions/applications", "x", "rg", { properties: { managedResourceGroupId: groupId("kept") } }),
    ],
    [
      "Purview account",
      row("Microsoft.Purview/accounts", "x", "rg", { properties: { managedResources: { resourceGroup: groupId("kept") } } }),
    ],
    ["Synapse workspace", row("Microsoft.Synapse/workspaces", "x", "rg", { properties: { managedResourceGroupName: "kept" } })],
    [
      "Container Apps environment",
      row("Microsoft.App/managedEnvironments", "x", "rg", { properties: { infrastructureResourceGroup: "kept" } }),
    ],
  ])("the group of a %s, however its name is written", (what, owner) => {
    const holders = new Holders([owner]);
    expect(holders.of(vm("kept"))).toEqual({ id: owner.id, name: `The ${what} x` });
    expect(holders.of(vm("other"))).toBeUndefined();
    expect(holders.of(vm("kept", { subscriptionId: SUB.replace("1", "2") }))).toBeUndefined();
    expect(holders.of(owner)).toBeUndefined();
  });

  test("a group that names who manages it", () => {
    const managedBy = row("Microsoft.Solutions/applications", "app", "rg").id;
    const group = row("Microsoft.Resources/subscriptions/resourceGroups", "kept", "kept", { managedBy });
    expect(new Holders([group]).of(vm("kept"))).toEqual({ id: managedBy, name: "The resource app" });
  });

  test.each([
    ["aks-managed-poolName", { "aks-managed-poolName": "system" }],
    ["the older pair", { poolName: "a", orchestrator: "Kubernetes:1.20.7" }],
    ["Databricks", { "databricks-instance-name": "abc" }],
    ["Container Apps", { "aca-managed-env-id": "/x" }],
  ])("tags that services write: %s", (_, tags) => {
    expect(new Holders([]).of(vm("rg", { tags }))).toBeDefined();
  });

  test("a tag of the user that looks alike holds nothing", () => {
    expect(new Holders([]).of(vm("rg", { tags: { poolName: "a" } }))).toBeUndefined();
    expect(new Holders([]).of(vm("rg", { tags: { team: "aks-managed" } }))).toBeUndefined();
  });

  test("the default name of a node group counts, a group that only starts alike does not", () => {
    expect(new Holders([]).of(vm("MC_rg-shop_aks-shop_westeurope"))).toEqual({ name: "An AKS cluster" });
    expect(new Holders([]).of(vm("mc_tools"))).toBeUndefined();
    expect(new Holders([]).of(vm("mc_a_b_northeurope"))).toBeUndefined();
  });

  test("a disk is managed by its machine, a flexible instance by its scale set: both are the user's", () => {
    const managedBy = vm("rg").id;
    expect(new Holders([]).of(row("Microsoft.Compute/disks", "d", "rg", { managedBy }))).toBeUndefined();
    const set = row("Microsoft.Compute/virtualMachineScaleSets", "set", "rg").id;
    expect(new Holders([]).of(vm("rg", { managedBy: set }))).toBeUndefined();
  });

  test("machines come and go, an account or a network lasts", () => {
    expect(
      ["Microsoft.Compute/virtualMachines", "Microsoft.Storage/storageAccounts"].map((t) => comesAndGoes(row(t, "x", "g"))),
    ).toEqual([true, false]);
  });
});
