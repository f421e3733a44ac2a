import { expect, test } from "vitest";
import { findings } from "./index.ts";

const all = Object.values(findings);

test("no code is given twice, and each is of a known range", () => {
  expect(all.length).toBeGreaterThanOrEqual(52);
  for (const { code } of all) expect(code).toMatch(/^AZM[0-6]\d\d$/);
});

test.each(all.map((f) => [f.code, f] as const))("%s says in whole sentences what is wrong, and what to do", (_, f) => {
  for (const text of [f.explanation, f.message]) expect(text).toMatch(/[.`]$/);
  expect(f.title).not.toMatch(/\.$/);
  expect(`${f.message} ${f.wayOut ?? ""}`).not.toMatch(/undefined|\[object/);
  if (f.severity !== "error") expect(f.wayOut, "a way out").toBeTruthy();
});

test.each(all.map((f) => [f.code, f] as const))("%s gives no command without what it is to be run on", (_, f) => {
  for (const [command] of `${f.message} ${f.wayOut ?? ""}`.matchAll(/\baz [a-z][^`]*/g)) {
    // A query of Resource Graph is of all subscriptions.
    if (command.startsWith("az graph ")) continue;
    expect(command).toMatch(/ --subscription \S+ -g \S+| --ids \S+/);
    expect(command).toMatch(/ (-n|--app|--ids|--(vm|vmss|machine)-name|--locations) \S+/);
  }
});
