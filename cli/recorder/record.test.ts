import * as pulumi from "@pulumi/pulumi";

import { Provider } from "@pulumi/azure-native/provider.js";
import { Workspace } from "@pulumi/azure-native/operationalinsights/workspace.js";
import { Component } from "@pulumi/azure-native/applicationinsights/component.js";
import { ResourceGroup } from "@pulumi/azure-native/resources/resourceGroup.js";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap.js";
import { expect, test } from "vitest";
import { record } from "./record.ts";
import { UNKNOWN, unwrap } from "./unwrap.ts";

const run = { project: "shop", stack: "prod", subscriptionId: "aaaaaaaa-0000-4000-8000-000000000000" };
const other = "bbbbbbbb-0000-4000-8000-000000000000";
const group = (name: string, opts?: pulumi.CustomResourceOptions) =>
  new ResourceGroup(name, { resourceGroupName: `rg-${name}` }, opts);

class Pair extends pulumi.ComponentResource {
  readonly first: ResourceGroup;
  readonly second: Workspace;
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("test:index:Pair", name, {}, opts);
    this.first = group(`${name}-first`, { parent: this });
    this.second = new Workspace(
      `${name}-second`,
      { resourceGroupName: this.first.name, workspaceName: "log" },
      { parent: this, dependsOn: [group(`${name}-third`, { parent: this })] },
    );
    this.registerOutputs({});
  }
}

test("parents, dependencies and property dependencies are complete", async () => {
  const { resources } = await record(() => void new Pair("p"), run);
  const find = (name: string) => resources.find((r) => r.name === name)!;
  expect(find("p").custom).toBe(false);
  expect(find("p-second")).toMatchObject({
    urn: "urn:pulumi:prod::shop::test:index:Pair$azure-native:operationalinsights:Workspace::p-second",
    parent: find("p").urn,
    dependencies: [find("p-first").urn, find("p-third").urn],
    propertyDependencies: { resourceGroupName: [find("p-first").urn] },
    id: `/subscriptions/${run.subscriptionId}/resourceGroups/rg-p-first/providers/Microsoft.OperationalInsights/workspaces/log`,
  });
  expect(resources.map((r) => r.urn)).toEqual(resources.map((r) => r.urn).sort());
});

test("options are recorded as given, azure-native's own aliases are not", async () => {
  const { resources } = await record(() => {
    const keeper = group("keeper");
    group("all", {
      protect: true,
      deleteBeforeReplace: false,
      ignoreChanges: ["tags"],
      replaceOnChanges: ["location"],
      additionalSecretOutputs: ["managedBy"],
      import: "/subscriptions/x/resourceGroups/rg-all",
      aliases: [{ name: "before" }, "urn:pulumi:prod::shop::azure-native:resources:ResourceGroup::older"],
      customTimeouts: { create: "1h" },
      retainOnDelete: true,
      deletedWith: keeper,
    });
    group("plain");
  }, run);
  const options = (name: string) => resources.find((r) => r.name === name)!.options;
  expect(options("all")).toEqual({
    protect: true,
    deleteBeforeReplace: false,
    ignoreChanges: ["tags"],
    replaceOnChanges: ["location"],
    additionalSecretOutputs: ["managedBy"],
    import: "/subscriptions/x/resourceGroups/rg-all",
    aliases: [
      { name: "before", parentUrn: "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod" },
      "urn:pulumi:prod::shop::azure-native:resources:ResourceGroup::older",
    ],
    customTimeouts: { create: "1h" },
    retainOnDelete: true,
    deletedWith: resources.find((r) => r.name === "keeper")!.urn,
  });
  expect(options("plain")).toEqual({});
});

test("a provider's subscription is that of its resources, also through a component", async () => {
  const { resources } = await record(() => {
    const provider = new Provider("sub", { subscriptionId: other });
    group("direct", { provider });
    new Pair("p", { providers: [provider] });
    group("default");
  }, run);
  const id = (name: string) => resources.find((r) => r.name === name)!.id;
  expect(id("direct")).toBe(`/subscriptions/${other}/resourceGroups/rg-direct`);
  expect(id("p-first")).toBe(`/subscriptions/${other}/resourceGroups/rg-p-first`);
  expect(id("default")).toBe(`/subscriptions/${run.subscriptionId}/resourceGroups/rg-default`);
  const provider = resources.find((r) => r.type === "pulumi:providers:azure-native")!;
  expect(resources.find((r) => r.name === "direct")!.options["provider"]).toBe(`${provider.urn}::${provider.id}`);
});

test("in a first preview ids and outputs are unknown, inputs are known", async () => {
  const seen: unknown[] = [];
  const { resources } = await record(
    () => {
      const a = new ResourceGroup("a", { resourceGroupName: "rg-a", location: "westeurope" });
      a.id.apply((id) => seen.push(id));
      a.location.apply((location) => seen.push(location));
      new Workspace("w", { resourceGroupName: "rg-a", workspaceName: a.id, location: a.location });
    },
    { ...run, unknownIds: true },
  );
  const workspace = resources.find((r) => r.name === "w")!;
  expect(workspace.inputs).toMatchObject({ workspaceName: UNKNOWN, location: "westeurope" });
  expect([workspace.id, seen]).toEqual([undefined, ["westeurope"]]);
});

test("outputs declared secret stay secret where they are passed on", async () => {
  const { resources } = await record(() => {
    const options = { additionalSecretOutputs: ["connectionString"] };
    const args = { resourceGroupName: "rg", resourceName: "appi", kind: "web", applicationType: "web" };
    const component = new Component("appi", args, options);
    new ResourceGroup("user", { resourceGroupName: "user", tags: { connection: component.connectionString } });
  }, run);
  const user = resources.find((r) => r.name === "user")!;
  expect(unwrap(user.inputs)).toMatchObject({ tags: { connection: "[secret]" } });
  expect(JSON.stringify(unwrap(user.inputs))).not.toContain("InstrumentationKey");
});

test("an existing resource is read without a registration, with the name its id tells", async () => {
  const { resources } = await record(() => {
    const existing = ResourceGroup.get("existing", "/subscriptions/x/resourceGroups/rg-old");
    new Workspace("w", { resourceGroupName: existing.name, workspaceName: "w" });
  }, run);
  expect(resources.map((r) => r.name)).toEqual(["w", "shop-prod"]);
  expect(resources[0]!.inputs["resourceGroupName"]).toBe("rg-old");
});

test("Kubernetes objects are recorded with their ids", async () => {
  const { resources } = await record(() => {
    const map = new ConfigMap("c", { metadata: { name: "settings", namespace: "kube-system" } });
    new ResourceGroup("tagged", { resourceGroupName: "rg", tags: { map: map.metadata.name, id: map.id } });
  }, run);
  expect(resources.find((r) => r.name === "c")!.id).toBe("kube-system/settings");
  expect(resources.find((r) => r.name === "tagged")!.inputs["tags"]).toEqual({ map: "settings", id: "kube-system/settings" });
});

test("a program's outputs are returned", async () => {
  const { outputs } = await record(() => ({ id: group("a").id }), run);
  expect(outputs).toEqual({ id: `/subscriptions/${run.subscriptionId}/resourceGroups/rg-a` });
});

test("a second run beside the first is refused, not left waiting; one after it is not", async () => {
  const first = record(() => ({ id: group("a").id }), run);
  await expect(record(() => void group("b"), run)).rejects.toThrow("a program is being recorded already");
  expect((await first).resources.map((r) => r.name)).toContain("a");
  expect((await record(() => void group("c"), run)).resources.map((r) => r.name)).toContain("c");
});
