import { expect, test } from "vitest";
import { check, readPackConfig } from "./check.ts";
import { readSource, type Source } from "./sources.ts";

const urn = "urn:pulumi:prod::shop::azure-native:monitor:MetricAlert::cpu";
const state = { urn, type: "azure-native:monitor:MetricAlert", custom: true, id: "/x", inputs: { ruleName: "cpu", actions: [] } };

test.each([
  ["plan", { version: 1, resources: [{ ...state, name: "cpu" }] }],
  ["stack export", { version: 3, deployment: { resources: [state, { ...state, urn: `${urn}2`, delete: true }] } }],
  [
    "preview",
    {
      steps: [
        { op: "create", urn, newState: state },
        { op: "delete", urn: `${urn}3`, oldState: state },
      ],
    },
  ],
])("reads a %s and judges it", (format, json) => {
  const source = readSource(json) as Source;
  expect(source).toMatchObject({ format, stack: "prod" });
  expect(source.resources.map((r) => r.name)).toEqual(["cpu"]);
  const { config } = readPackConfig({ all: "disabled", "require-alert-actions": "mandatory" });
  expect(check(source, config, "2026-11-25").map((r) => [r.rule, r.level, r.urn])).toEqual([
    ["require-alert-actions", "mandatory", urn],
  ]);
});

const vault = (name: string, more: object = {}) => ({
  urn: `urn:pulumi:prod::shop::azure-native:keyvault:Vault::${name}`,
  type: "azure-native:keyvault:Vault",
  custom: true,
  inputs: { vaultName: name, resourceGroupName: "rg-shop" },
  ...more,
});
const step = (op: string, newState: { urn: string }) => ({ op, urn: newState.urn, newState });
const names = (json: unknown) => (readSource(json) as Source).resources.map((r) => r.name);

test("a preview that leaves unchanged resources out is refused, for nothing can be said of what is not shown", () => {
  const stack = { urn: "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod", type: "pulumi:pulumi:Stack", custom: false };
  const changeSummary = { same: 3, create: 1 };
  const shown = [step("same", stack), step("create", vault("new"))];
  expect(readSource({ steps: shown, changeSummary })).toMatch(/leaves out 2 of 3 unchanged resources.*--show-sames/);
  const all = [...shown, step("same", vault("a")), step("same", vault("b"))];
  expect(names({ steps: all, changeSummary })).toEqual(["shop-prod", "new", "a", "b"]);
  expect(names({ steps: shown, changeSummary: { create: 1, same: 1 } })).toEqual(["shop-prod", "new"]);
});
test("what a stack only reads is not its own, in a state as in a preview", () => {
  const read = vault("outside", {
    external: true,
    id: "/subscriptions/s/resourceGroups/r/providers/Microsoft.KeyVault/vaults/o",
  });
  expect(names({ deployment: { resources: [read, vault("own")] } })).toEqual(["own"]);
  expect(
    names({
      steps: [step("read", vault("x")), step("read-replacement", vault("y")), step("same", read), step("update", vault("own"))],
    }),
  ).toEqual(["own"]);
});
test("a resource that is replaced is there once, as it will be", () => {
  const steps = ["create-replacement", "replace"].map((op) => step(op, vault("kv", { inputs: { op } })));
  const source = readSource({
    steps: [
      ...steps,
      { op: "delete-replaced", urn: vault("kv").urn, oldState: vault("kv") },
      step("discard-replaced", vault("gone")),
    ],
  }) as Source;
  expect(source.resources.map((r) => [r.name, r.inputs])).toEqual([["kv", { op: "replace" }]]);
});

test.each([[null], [[]], [{}], [{ resources: 1 }]])("says what is wrong with %j", (json) =>
  expect(typeof readSource(json)).toBe("string"),
);
test("rows of the wrong shape are left out", () => {
  const source = readSource({
    resources: [null, 1, {}, { urn: 5 }, { urn, inputs: "x", dependencies: [1], propertyDependencies: [] }],
  }) as Source;
  expect(source.resources).toMatchObject([{ urn, type: "azure-native:monitor:MetricAlert", inputs: {}, dependencies: [] }]);
});
test("a pack's configuration names policies and levels that exist", () => {
  expect(readPackConfig({ "require-alert-action": "mandatory", "require-tags": "must" }).problems).toEqual([
    "require-alert-action: there is no such policy",
    "require-tags: must is no level; advisory, mandatory, remediate, disabled are",
  ]);
});
