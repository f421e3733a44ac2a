import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findings } from "./findings.ts";

const root = join(import.meta.dirname, "..");
const sources = ["core", "components", "cli"].flatMap((floor) =>
  readdirSync(join(root, floor), { recursive: true, encoding: "utf8" })
    .filter((f) => f.endsWith(".ts") && !/\.test\.ts$|testing/.test(f))
    .map((f) => readFileSync(join(root, floor, f), "utf8")),
);
const used = new Set(sources.flatMap((text) => [...text.matchAll(/"(AZM\d{3})"/g)].map((m) => m[1]!)));

test("every finding that can be reported is explained, and no explanation is left over", () => {
  expect([...used].sort()).toEqual(Object.keys(findings).sort());
});
