import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../components");
const folders = readdirSync(root).filter((f) => existsSync(join(root, f, "component.ts")));
const read = (...path: string[]) => readFileSync(join(root, ...path), "utf8");

test("these are the components", () => {
  expect(folders.length).toBeGreaterThanOrEqual(16);
});

test.each(folders)(
  "%s: its page is named after it and has a table of what it makes, an example, and links that lead somewhere",
  (folder) => {
    const page = read(folder, "README.md");
    expect(read(folder, "component.ts")).toContain(
      `export class ${/^# (\w+)$/m.exec(page)![1]} extends pulumi.ComponentResource`,
    );
    expect(page).toMatch(/^## What it makes\n\n\| .* \|\n\| -+ \|/m);
    expect(page).toContain("[example.ts](example.ts)");
    expect(page).toContain(`(../../docs/reference/components/${/^# (\w+)$/m.exec(page)![1]}.md)`);
    const links = [...page.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map((m) => m[1]!);
    expect(links.filter((link) => !existsSync(join(root, folder, link)))).toEqual([]);
  },
);

test.each(folders)("%s: its example is run by its tests, twice to the same", (folder) => {
  const tests = readdirSync(join(root, folder)).filter((f) => f.endsWith(".test.ts"));
  const texts = tests.map((t) => read(folder, t)).filter((text) => text.includes('from "./example.ts"'));
  expect(texts.some((text) => /test\("[^"]*(twice|the same bytes)/.test(text))).toBe(true);
});

// Where a picture would say less than the sentence under the title.
const plain = ["activity-log", "budget"];
test.each(folders.filter((f) => !plain.includes(f)))("%s: its page has a picture", (folder) => {
  expect(read(folder, "README.md")).toMatch(/^```mermaid\nflowchart (LR|TB)\n/m);
});
