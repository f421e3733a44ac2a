import { describe, expect, test } from "vitest";
import { describe as line } from "../base/refusal.ts";
import { parseInventories, parseInventory } from "./parse.ts";
import { machine, page, row, subscription } from "./testing.ts";

const read = (value: unknown) => parseInventory(JSON.stringify(value), "estate.json");
const base = `/subscriptions/${subscription}/resourceGroups/RG-A/providers`;

/** As `az resource list` prints a resource. */
const listed = (name: string, more: object = {}) => ({
  changedTime: "2026-01-11T17:55:31+00:00",
  createdTime: "2026-01-11T17:45:31+00:00",
  extendedLocation: null,
  id: `${base}/Microsoft.Storage/storageAccounts/${name}`,
  identity: null,
  kind: "StorageV2",
  location: "westeurope",
  managedBy: null,
  name,
  plan: null,
  properties: null,
  provisioningState: "Succeeded",
  resourceGroup: "RG-A",
  sku: { capacity: null, family: null, model: null, name: "Standard_LRS", size: null, tier: "Standard" },
  tags: {},
  type: "Microsoft.Storage/storageAccounts",
  ...more,
});
const { properties: _, ...withoutProperties } = machine("vm-1");
/** As `az vm list -d` prints a machine: the content of `properties` beside the id. */
const spread = {
  ...withoutProperties,
  fqdns: "",
  hardwareProfile: { vmSize: "Standard_B2s" },
  instanceView: null,
  osProfile: { computerName: "vm-1" },
  powerState: "VM deallocated",
  provisioningState: "Succeeded",
  storageProfile: { osDisk: { osType: "Linux" } },
  vmId: "00000000-0000-4000-8000-0000000000bb",
};
const cluster = {
  id: `${base}/Microsoft.ContainerService/managedClusters/aks-1`,
  name: "aks-1",
  type: "Microsoft.ContainerService/ManagedClusters",
  location: "westeurope",
  resourceGroup: "RG-A",
  agentPoolProfiles: [{ count: 2, name: "system", osType: "Linux" }],
  nodeResourceGroup: "MC_rg-a_aks-1_westeurope",
  powerState: { code: "Stopped" },
  provisioningState: "Succeeded",
  tags: null,
};
const cmdlet = (name: string, more: object = {}) => ({
  ResourceId: `${base}/Microsoft.KeyVault/vaults/${name}`,
  Id: `${base}/Microsoft.KeyVault/vaults/${name}`,
  Name: name,
  ResourceName: name,
  ResourceType: "Microsoft.KeyVault/vaults",
  ResourceGroupName: "RG-A",
  SubscriptionId: subscription,
  Location: "westeurope",
  Tags: null,
  ...more,
});
const many = <T>(one: (name: string) => T): T[] => Array.from({ length: 400 }, (_, i) => one(`x${i}`));
const bare = (name: string) => ({ id: `${base}/Microsoft.KeyVault/vaults/${name}`, name, type: "microsoft.keyvault/vaults" });

describe("what other commands write is refused with one message, however many rows", () => {
  test.each<[string, unknown, RegExp, string]>([
    ["az resource list", many(listed), /`az resource list`.*leaves `properties` empty/, "all 400 rows"],
    [
      "az resource list, some rows without times",
      [listed("a"), { ...listed("b"), changedTime: undefined, createdTime: undefined }],
      /`az resource list`/,
      "all 2 rows",
    ],
    ["az vm list -d", many((name) => ({ ...spread, id: `${base}/Microsoft.Compute/virtualMachines/${name}`, name })), /`az vm list`/, "all 400 rows"],
    ["az aks show", cluster, /`az aks show`.*stands beside `id`/, "1 of 1 rows"],
    ["Get-AzResource", many((name) => cmdlet(name)), /cmdlet such as Get-AzResource/, "all 400 rows"],
    ["Get-AzResource -ExpandProperties of one", cmdlet("a", { Properties: { sku: { name: "standard" } } }), /cmdlet/, "1 of 1 rows"],
    ["a query without properties", page(many(bare), 400), /^has no `properties`.*the query must project them/, "all 400 rows"],
    ["a query that answers null for all", page(many((n) => row(n, { properties: null })), 400), /^has no `properties`/, "all 400 rows"],
    ["a list that two commands wrote", [...many((name) => row(name)), ...many(bare).slice(0, 7).map((r) => ({ ...r, id: `${r.id}-b`, name: `${r.name}-b` }))], /beside rows with/, "7 of 407 rows"],
    ["one that holds some of az resource list", [machine("a"), listed("b"), listed("c")], /`az resource list`/, "2 of 3 rows"],
  ])("%s", (_, value, message, found) => {
    const { problems } = read(value);
    expect(problems).toEqual([
      { path: "estate.json", message: expect.stringMatching(message), found, allowed: expect.stringContaining("az graph query -o json") },
    ]);
    expect(line(problems[0]!)).not.toContain("…");
  }); // prettier-ignore

  test("each file is told for itself, and the rows of the others are read", () => {
    const file = (name: string, value: unknown) => ({ name, content: JSON.stringify(value) });
    const { rows, problems } = parseInventories([
      file("a.json", many(listed)),
      file("b.json", [row("kv")]),
      file("c.json", [cluster]),
    ]);
    expect(problems.map((p) => p.path)).toEqual(["a.json", "c.json"]);
    expect(rows.map((r) => r.name)).toEqual(["kv"]);
  });
});

describe("ConvertTo-Json without -Depth", () => {
  const cut = {
    message: expect.stringMatching(/^was cut by ConvertTo-Json/),
    allowed: "Search-AzGraph ... | ConvertTo-Json -Depth 100",
  };
  const flat = (name: string) =>
    machine(name, {
      properties: {
        provisioningState: "Succeeded",
        extended: "@{instanceView=}",
        storageProfile: "@{osDisk=; dataDisks=System.Object[]}",
      },
    });
  test.each<[string, unknown, string]>([
    ["objects as text", many(flat), "400 of 400 rows"],
    ["lists as text", [machine("a", { properties: { securityRules: "System.Object[]" } })], "1 of 1 rows"],
    ["tables as text", [machine("a", { properties: { a: [{ b: "System.Collections.Hashtable" }] } })], "1 of 1 rows"],
    ["properties themselves as text", { Data: [machine("a", { properties: "@{provisioningState=Succeeded; osProfile=}" }), machine("b")] }, "1 of 2 rows"],
    ["tags as text, too", [row("a", { tags: "@{env=prod}", properties: "@{sku=}" })], "1 of 1 rows"],
    ["whole rows as text", { Data: ["@{id=/subscriptions/x; name=y}", "@{id=z}"], Count: 2 }, "2 of 2 rows"],
  ])("%s", (_, value, found) => {
    expect(read(value).problems).toEqual([{ path: "estate.json", found, ...cut }]);
  }); // prettier-ignore

  test("the list of rows as text", () => {
    expect(read({ SkipToken: null, Data: "System.Object[]" }).problems).toEqual([{ path: "estate.json > Data", ...cut }]);
  });

  test("expressions of logic apps and data factories begin alike, and are data", () => {
    const workflow = row("a", {
      properties: {
        definition: {
          a: "@{triggerBody()?['name']}",
          b: "@{concat('a=', variables('x'))}",
          c: "@{pipeline().parameters.day}",
          d: "@{item().key}={x}",
          e: "System.Object[] is text",
        },
      },
    });
    expect(read([workflow]).problems).toEqual([]);
  });
});

test("Resource Graph answers null for the few resources that have no properties: they are taken", () => {
  const answer = page([machine("a"), row("b", { properties: null })], 2);
  const { rows, problems } = read(answer);
  expect(problems).toEqual([]);
  expect(rows.map((r) => r.properties === undefined)).toEqual([false, true]);
});

describe("one cause in many rows is one message", () => {
  test.each<[string, (name: string) => unknown, RegExp]>([
    ["properties as text", (n) => row(n, { properties: '{"sku":{}}' }), /x0 > properties: must be an object or null; so it is with 399 more rows/],
    ["no id", (n) => ({ ...row(n), id: undefined }), /row 1 > id: a row needs the id .*; so it is with 399 more rows/],
    ["no ids of Azure", (n) => ({ ...row(n), id: n }), /x0 > id: is not an ARM id.*; so it is with 399 more rows/],
    ["no resources", () => null, /row 1: must be a resource.*; so it is with 399 more rows/],
    ["numbers as tags", (n) => row(n, { tags: { cost: 1 } }), /x0 > tags\.cost: must be text; so it is with 399 more rows/],
  ])("%s", (_, one, message) => {
    const { problems } = read(many(one));
    expect(problems).toHaveLength(1);
    expect(`${problems[0]!.path}: ${problems[0]!.message}`).toMatch(message);
  }); // prettier-ignore

  test("two exports of different days", () => {
    const day = (d: number) => ({
      name: `${d}.json`,
      content: JSON.stringify(many((n) => row(n, { properties: { changed: d } }))),
    });
    expect(parseInventories([day(1), day(2)]).problems).toMatchObject([
      {
        message: "two rows of this id contradict each other; so it is with 399 more rows",
        found: "an object in 1.json and an object in 2.json",
      },
    ]);
  });
});
