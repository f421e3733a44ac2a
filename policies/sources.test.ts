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
