import { expect, test } from "vitest";
import { fillNameTemplate, isNameTemplate } from "./nameTemplate.ts";

const parts = { prefix: "shop", alert: "vm.cpu", qualifier: "{prefix}", environment: "prod" };

test("each placeholder is replaced wherever it stands, and values are not read again", () => {
  expect(fillNameTemplate("{environment} {alert}-{qualifier}-{environment}", parts)).toBe("prod vm.cpu-{prefix}-prod");
});

test("a template has at least one known placeholder, and no other braces", () => {
  expect(["{alert}", "x {prefix}{qualifier}"].map(isNameTemplate)).toEqual([true, true]);
  expect(["", "alert", "{alert", "{alert}}", "{name} {alert}", "{Alert}"].map(isNameTemplate)).toEqual(Array(6).fill(false));
});
