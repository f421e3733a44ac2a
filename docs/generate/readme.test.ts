import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { plannedStack } from "../../test/plan/project.ts";
import { renderReadme } from "./readme.ts";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

test("the README shows what `npm run plan` prints: `npm run docs` writes it", async () => {
  const { plan } = await plannedStack("prod");
  expect(await renderReadme(readme, plan)).toBe(readme);
});

test("another output would be replaced, whole", async () => {
  const stale = readme.replace(/^Targets .*$/m, "Targets     1 selected");
  expect(stale).not.toBe(readme);
  const { plan } = await plannedStack("prod");
  expect(await renderReadme(stale, plan)).toBe(readme);
});
