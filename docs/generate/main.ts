import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { pages } from "./pages.ts";
import { renderReadme } from "./readme.ts";

const root = new URL("../../", import.meta.url);
for (const { file, render } of pages) {
  const text = render();
  const at = new URL(file, root);
  mkdirSync(new URL(".", at), { recursive: true });
  writeFileSync(at, text);
  console.log(`${file}: ${text.split("\n").length - 1} lines`);
}
const readme = new URL("README.md", root);
writeFileSync(readme, await renderReadme(readFileSync(readme, "utf8")));
