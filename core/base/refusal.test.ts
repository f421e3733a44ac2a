import { expect, test } from "vitest";
import { describe as line, isRefusal, Refusal } from "./refusal.ts";

test("a refusal names every problem, one line each", () => {
  const refusal = new Refusal([
    {
      path: "preset",
      message: "no such preset",
      found: '"prod"',
      allowed: "development, test, production",
      nearest: "production",
    },
    { path: "location", message: "is missing" },
  ]);
  expect(refusal.message).toBe(
    'preset: no such preset (found "prod"; allowed: development, test, production; did you mean production?)\nlocation: is missing',
  );
});

test("a message stays short whatever the input holds", () => {
  expect(
    line({ path: "p".repeat(9e5), message: "m".repeat(9e5), found: "f".repeat(9e5), allowed: "a".repeat(9e5) }).length,
  ).toBeLessThan(900);
});

test("a refusal of another copy of the package is one, other errors are not", () => {
  const foreign = Object.assign(new Error("x"), { refusal: true, problems: [] });
  expect([isRefusal(foreign), isRefusal(new Refusal([])), isRefusal(new Error("x")), isRefusal({ problems: [] })]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
