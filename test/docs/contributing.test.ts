import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./snippets.ts";

const pages = ["CONTRIBUTING.md", "docs/glossary.md"];
const read = (page: string) => readFileSync(join(root, page), "utf8");
const recipes = read("CONTRIBUTING.md").split("## The usual changes")[1]!.split("\n## ")[0]!;
/** Whole paths only: with a name to be chosen in them it is the folder that exists. */
const files = (text: string): string[] =>
  [...text.matchAll(/`([\w.-]+(?:\/[\w.<>-]+)+\/?)`/g)].map((m) => m[1]!).filter((f) => !f.startsWith("azmon/"));
const there = (file: string): string => (file.includes("<") ? file.slice(0, file.indexOf("<")).replace(/[^/]*$/, "") : file);

test("the files that a recipe names exist", () => {
  const named = files(read("CONTRIBUTING.md"));
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((f) => !existsSync(join(root, there(f))))).toEqual([]);
});

test("each of the usual changes has a recipe, and a test that fails where a step is forgotten", () => {
  const sections = recipes.split(/^### /m).slice(1);
  expect(sections.length).toBeGreaterThanOrEqual(7);
  for (const section of sections) {
    const forgotten = section.split("\nForgotten: ")[1];
    expect(forgotten, section.split("\n")[0]).toMatch(/\.test\.ts`|npm run catalogue:check/);
    expect(forgotten).toMatch(/\.test\.ts`/);
  }
});

test("no recipe has more steps by hand than it should", () => {
  const steps = (title: string) => recipes.split(`### ${title}\n`)[1]!.split("\n### ")[0]!.match(/^- /gm)!.length;
  expect(steps("An alert")).toBeLessThanOrEqual(3);
  expect(steps("A resource type")).toBeLessThanOrEqual(2);
  expect(steps("An option of a component, with its setting")).toBeLessThanOrEqual(6);
  expect(steps("An insights family")).toBeLessThanOrEqual(6);
});

test.each(pages)("%s has links that lead somewhere", (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map((m) => m[1]!);
  expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
});

test("the glossary is sorted, and says each word once", () => {
  const words = [...read("docs/glossary.md").matchAll(/^\| (\w[\w ]*?) +\|/gm)].map((m) => m[1]!).slice(1);
  expect(words.length).toBeGreaterThan(20);
  expect(words).toEqual([...new Set(words)].sort());
});
