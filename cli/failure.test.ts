import { expect, test } from "vitest";
import { Refusal } from "../core/base/refusal.ts";
import { explainFailure } from "./failure.ts";

const refused = (n: number): string[] =>
  explainFailure(new Refusal(Array.from({ length: n }, (_, i) => ({ path: `row ${i + 1}`, message: "is wrong" })))).split("\n");

test("fifty problems are listed, of more the number is said", () => {
  expect(refused(50)).toHaveLength(51);
  expect(refused(50).at(-1)).toBe("  row 50: is wrong");
  const lines = refused(3000);
  expect(lines[0]).toBe("azmon: refused, 3000 problems; nothing was written");
  expect(lines.slice(-2)).toEqual(["  row 50: is wrong", "  ... and 2950 more"]);
  expect(lines).toHaveLength(52);
});

test("one problem is one", () => {
  expect(refused(1)).toEqual(["azmon: refused, 1 problem; nothing was written", "  row 1: is wrong"]);
});
