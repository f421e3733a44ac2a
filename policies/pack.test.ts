import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { pack } from "./pack.ts";
import { rules } from "./rules/index.ts";
import { writeInfo } from "./protocol.ts";

const read = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");

test("the pack is what its manifests say, and of azmon's version", () => {
  const manifest = JSON.parse(read("package.json")) as typeof pack;
  expect(pack).toEqual({ name: manifest.name, version: manifest.version, description: manifest.description });
  expect((JSON.parse(read("../package.json")) as typeof pack).version).toBe(pack.version);
  expect(read("LICENSE")).toBe(read("../LICENSE"));
  expect(parse(read("PulumiPolicy.yaml"))).toEqual({ runtime: "nodejs", description: pack.description });
});

test("the engine is told every rule and the settings, each advisory until somebody says otherwise", () => {
  const policies = writeInfo(pack, rules).getPoliciesList() as { getName(): string; getEnforcementlevel(): number }[];
  expect(policies.map((p) => p.getName())).toEqual(["azmon", ...rules.map((r) => r.name)]);
  expect(policies.filter((p) => p.getEnforcementlevel() !== 0)).toEqual([]);
});

test("names are unique, and texts fit a terminal", () => {
  expect(new Set(rules.map((r) => r.name)).size).toBe(rules.length);
  expect(
    rules.filter((r) => r.title.length > 110 || r.why.length > 170 || !r.source.startsWith("https://")).map((r) => r.name),
  ).toEqual([]);
  expect(rules.filter((r) => !/^(require|forbid|limit)-[a-z0-9-]+$/.test(r.name)).map((r) => r.name)).toEqual([]);
});
