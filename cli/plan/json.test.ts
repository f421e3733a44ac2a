import { expect, test } from "vitest";
import { stableJson } from "../../core/base/json.ts";
import { hostile, samplePlan } from "../testing/plan.ts";
import { planJson, planPieces } from "./json.ts";

test.each([
  ["a plan", samplePlan()],
  ["hostile names", samplePlan([hostile, `${hostile}\n2`, "\u2028"])],
  ["an empty plan", { ...samplePlan(), targets: [], resources: [], preset: undefined }],
])("the pieces of %s are the bytes of all of it", (_, plan) => {
  expect(planJson(plan)).toBe(`${stableJson(plan, 2)}\n`);
});

test("no piece is larger than one item", () => {
  const plan = samplePlan();
  const largest = (count: number) => {
    const targets = Array.from({ length: count }, () => plan.targets[0]!);
    return Math.max(...[...planPieces({ ...plan, targets })].map((piece) => piece.length));
  };
  expect(largest(500)).toBe(largest(5));
});
