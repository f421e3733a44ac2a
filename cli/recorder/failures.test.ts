import * as pulumi from "@pulumi/pulumi";
import { ResourceGroup } from "@pulumi/azure-native/resources/resourceGroup.js";
import { expect, test } from "vitest";
import { record } from "./record.ts";

const run = { project: "shop", stack: "prod" };
class Own extends Error {}
const group = (name: string, resourceGroupName: pulumi.Input<string> = "rg") => new ResourceGroup(name, { resourceGroupName });
const failure = async (program: () => unknown): Promise<unknown> =>
  record(program, run).then(
    () => undefined,
    (error: unknown) => error,
  );

test.each<[string, (error: Own) => unknown]>([
  ["in the program", (error) => { throw error; }],
  ["after an await", async (error) => { await Promise.resolve(); throw error; }],
  ["in an apply that nobody uses", (error) => void group("a").id.apply(() => { throw error; })],
  ["in an input", (error) => void group("b", group("a").id.apply((): string => { throw error; }))],
  ["in a promise that nobody awaits", (error) => void Promise.reject(error)],
])("what the program throws %s is thrown", async (_, program) => {
  const error = new Own("mine");
  expect(await failure(() => program(error))).toBe(error);
}); // prettier-ignore

test.each<[string, () => unknown, RegExp]>([
  [
    "a lookup",
    () => pulumi.runtime.invoke("azure-native:keyvault:getVault", {}),
    /asks Azure for azure-native:keyvault:getVault/,
  ],
  [
    "a lookup's output",
    () => void group("a", pulumi.runtime.invokeOutput<string>("azure-native:x:getY", {})),
    /azure-native:x:getY/,
  ],
  ["two resources of one name", () => void [group("a"), group("a")], /two resources have the URN urn:pulumi:prod::shop::.*::a$/],
  ["a stack transform", () => pulumi.runtime.registerResourceTransform(() => undefined), /stack transform/],
  ["a transform", () => void new ResourceGroup("a", {}, { transforms: [() => undefined] }), /ResourceGroup a has transforms/],
])("%s is refused in clear words", async (_, program, message) => {
  const error = await failure(program);
  expect(error).toBeInstanceOf(Error);
  expect((error as Error).message).toMatch(message);
});

test("runs follow one another in one process, whatever became of those before", async () => {
  await failure(() => { throw new Own(); }); // prettier-ignore
  const first = await record(() => void group("a"), { project: "one", stack: "dev" });
  const second = await record(() => void group("a"), { project: "two", stack: "test" });
  expect([first, second].map((r) => r.resources.map((x) => x.urn))).toEqual([
    ["urn:pulumi:dev::one::azure-native:resources:ResourceGroup::a", "urn:pulumi:dev::one::pulumi:pulumi:Stack::one-dev"],
    ["urn:pulumi:test::two::azure-native:resources:ResourceGroup::a", "urn:pulumi:test::two::pulumi:pulumi:Stack::two-test"],
  ]);
});

test("a run leaves the process as it was", async () => {
  const before = [Error.stackTraceLimit, process.listeners("unhandledRejection")];
  await failure(() => { throw new Own(); }); // prettier-ignore
  expect([Error.stackTraceLimit, process.listeners("unhandledRejection")]).toEqual(before);
});
