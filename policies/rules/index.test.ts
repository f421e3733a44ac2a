import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import type { Rule } from "../rule.ts";
import { asking } from "./coverage/requireCoverage.ts";
import { rules } from "./index.ts";

const files = readdirSync(new URL("./", import.meta.url), { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.includes("/") && file.endsWith(".ts") && !file.endsWith(".test.ts"));

const isRule = (value: unknown): value is Rule =>
  typeof value === "object" && value !== null && "scope" in value && "why" in value && "name" in value;

async function rulesOf(file: string): Promise<Rule[]> {
  const module = (await import(/* @vite-ignore */ `./${file}`)) as object;
  return Object.values(module)
    .flat()
    .filter((value) => isRule(value));
}

it.each(files)("%s is in the pack", async (file) => {
  const names = new Set(rules.map((r) => r.name));
  expect((await rulesOf(file)).map((r) => r.name).filter((name) => !names.has(name))).toEqual([]);
});

it("counts every rule that expects a signal in the coverage of the stack", () => {
  const expecting = rules.filter((r) => r.scope === "stack" && r.expectations !== undefined).map((r) => r.name);
  expect(expecting.sort()).toEqual(asking.map((r) => r.name).sort());
});
