import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { resourceTypes } from "../../catalogue/index.ts";
import { byPreset } from "./alertRow.ts";
import { renderCatalogue } from "./catalogue.ts";
import { cell, table } from "./markdown.ts";
import { pages } from "./pages.ts";
import { renderSupportMatrix } from "./supportMatrix.ts";

describe("the reference pages", () => {
  it.each(pages)("$file is what `npm run docs` writes", ({ file, render }) => {
    expect(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8")).toBe(render());
  });
  it("have a section for each type, and every link from the matrix leads to one", () => {
    const headings = new Set(
      [...renderCatalogue().matchAll(/^### (.+)$/gm)].map((m) => m[1]!.toLowerCase().replace(/[^\w\- ]/g, "")),
    );
    const links = [...renderSupportMatrix().matchAll(/catalogue\.md#([\w-]+)/g)].map((m) => m[1]!);
    expect(links.length).toBe(resourceTypes.length);
    expect(links.filter((l) => !headings.has(l))).toEqual([]);
  });
  it("have tables whose rows all have the cells of their head", () => {
    for (const { file, render } of pages.filter((p) => p.file.endsWith(".md"))) {
      let width: number | undefined;
      for (const line of render().split("\n")) {
        if (!line.startsWith("|")) width = undefined;
        else {
          const cells = line.replaceAll("\\|", "").split("|").length;
          width ??= cells;
          expect(`${file}: ${cells} cells in ${line.slice(0, 80)}`).toBe(`${file}: ${width} cells in ${line.slice(0, 80)}`);
        }
      }
    }
  });
});

it("writes the usual value first, then the exceptions", () => {
  expect(byPreset({ default: 10, production: 5 })).toBe("10; production 5");
  expect(byPreset(3)).toBe("3");
});

it("keeps text inside its cell", () => {
  expect(table(["a"], [[cell("x | y\n<b>")]])).toBe("| a |\n| --- |\n| x \\| y &lt;b> |");
});
