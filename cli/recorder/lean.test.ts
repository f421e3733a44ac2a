import { createRequire } from "node:module";
import { ResourceGroup } from "@pulumi/azure-native/resources/resourceGroup.js";
import { ScheduledQueryRule } from "@pulumi/azure-native/monitor/scheduledQueryRule.js";
import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { record } from "./record.ts";

const run = { project: "shop", stack: "prod", subscriptionId: "aaaaaaaa-0000-4000-8000-000000000000" };
const group = (name: string, opts?: pulumi.CustomResourceOptions) =>
  new ResourceGroup(name, { resourceGroupName: `rg-${name}`, location: "westeurope", tags: { a: "1" } }, opts);
const valueOf = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => void output.apply(resolve));
const isMade = (resource: object, key: string) => Object.getOwnPropertyDescriptor(resource, key)!.get === undefined;

test("an output is made when it is read, before the registration or after, and once", async () => {
  const seen: Record<string, unknown> = {};
  let kept!: ResourceGroup;
  await record(async () => {
    kept = group("a");
    const before = kept.location;
    expect(kept.location).toBe(before);
    seen["before"] = await valueOf(before);
    seen["after"] = await valueOf(kept.name);
    seen["absent"] = await valueOf(kept.managedBy);
    seen["nested"] = await valueOf(kept.tags.apply((tags) => tags?.["a"]));
  }, run);
  expect(seen).toEqual({ before: "westeurope", after: "rg-a", absent: undefined, nested: "1" });
  expect(isMade(kept, "location")).toBe(true);
  expect(isMade(kept, "azureApiVersion")).toBe(false);
  expect(Object.keys(kept)).toContain("azureApiVersion");
});

test("dependencies follow an output wherever it was read", async () => {
  const { resources } = await record(async () => {
    const first = group("first");
    await valueOf(first.id);
    group("second", { dependsOn: first });
    new ResourceGroup("third", { resourceGroupName: "rg-third", managedBy: first.name, tags: { b: pulumi.secret("x") } });
  }, run);
  const find = (name: string) => resources.find((r) => r.name === name)!;
  expect(find("second").dependencies).toEqual([find("first").urn]);
  expect(find("third").propertyDependencies).toEqual({ managedBy: [find("first").urn], resourceGroupName: [], tags: [] });
  expect(JSON.stringify(find("third").inputs["tags"])).toContain("1b47061264138c4ac30d75fd1eb44270");
});

test("in a first preview an output stays unknown whenever it is read", async () => {
  const called: string[] = [];
  await record(
    async () => {
      const a = group("a");
      await valueOf(a.location);
      a.type.apply(() => called.push("type"));
      await new Promise((resolve) => setImmediate(resolve));
    },
    { ...run, unknownIds: true },
  );
  expect(called).toEqual([]);
});

test("a person's alias is kept where azure-native's own are dropped before they cost anything", async () => {
  let rule!: ScheduledQueryRule;
  const aliases = [{ name: "before" }, { type: "azure-native:insights:ScheduledQueryRule", name: "older" }];
  const { resources } = await record(() => {
    rule = new ScheduledQueryRule("r", { resourceGroupName: "rg", scopes: [], criteria: {} }, { aliases });
  }, run);
  expect((rule as unknown as { __aliases: unknown[] }).__aliases).toHaveLength(2);
  expect(resources.find((r) => r.name === "r")!.options["aliases"]).toMatchObject(aliases);
});

test("the SDK is itself again after a run, also after one that fails", async () => {
  const rpc = createRequire(import.meta.url)("@pulumi/pulumi/runtime/rpc") as Record<string, unknown>;
  const before = rpc["transferProperties"];
  await expect(
    record(() => {
      expect(rpc["transferProperties"]).not.toBe(before);
      throw new Error("no");
    }, run),
  ).rejects.toThrow("no");
  expect(rpc["transferProperties"]).toBe(before);
});
