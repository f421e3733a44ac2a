import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = path.join(import.meta.dirname, "..");
const tracked = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((f) => f !== "" && fs.existsSync(path.join(root, f)));
const read = (file: string) => fs.readFileSync(path.join(root, file), "utf8");
const json = (file: string) => JSON.parse(read(file)) as Record<string, Record<string, unknown> | undefined>;
const linesOf = (file: string) => read(file).trimEnd().split("\n");

const code = tracked.filter((f) => /\.(ts|js|mjs)$/.test(f));
const sources = code.filter((f) => f.endsWith(".ts") && !/\.test\.ts$|testing|^test\/|^catalogue\/|^docs\/generate\//.test(f));

test("a source file is short: the median has at most 120 lines, none more than 400", () => {
  const sizes = sources.map((file) => ({ file, lines: linesOf(file).length })).sort((a, b) => a.lines - b.lines);
  expect(sizes.length).toBeGreaterThan(100);
  expect(sizes[sizes.length >> 1]!.lines).toBeLessThanOrEqual(120);
  expect(sizes.filter((s) => s.lines > 400)).toEqual([]);
});

/** Lines that a string, a template or a regular expression runs into: text that no break would make better. */
function textLines(file: string): Set<number> {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const found = new Set<number>();
  const line = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node) || ts.isRegularExpressionLiteral(node))
      for (let l = line(node.getStart(source)); l <= line(node.end); l++) found.add(l);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test("no line of code is longer than 140 characters, but for text and addresses", () => {
  const long = code.flatMap((file) => {
    const wide = linesOf(file).flatMap((text, i) => (text.length > 140 && !/https?:\/\//.test(text) ? [i] : []));
    const text = wide.length > 0 ? textLines(file) : new Set<number>();
    return wide.filter((l) => !text.has(l)).map((l) => `${file}:${l + 1}`);
  });
  expect(long).toEqual([]);
});

/**
 * What is installed for work on azmon. Ranges on purpose are the peers, which are the choice of whoever installs azmon, and what the policy
 * pack needs, a package of its own: both begin at what is installed here.
 */
const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

test("every version in a package.json is exact, and the one installed", () => {
  const manifests = tracked.filter((f) => path.basename(f) === "package.json");
  expect(manifests).toContain("package.json");
  for (const file of manifests) {
    const manifest = json(file);
    const versions = { ...manifest["dependencies"], ...manifest["devDependencies"], ...manifest["optionalDependencies"] };
    const range = file === "policies/package.json" ? /^\^/ : "";
    for (const [name, from] of Object.entries(versions)) {
      const version = String(from).replace(range, "");
      expect(version, `${name} in ${file}`).toMatch(EXACT);
      const installed = String(json(`node_modules/${name}/package.json`)["version"]);
      // Pulumi publishes some of its packages with a "v", which npm drops.
      expect(installed.replace(/^v/, ""), `${name} as installed`).toBe(version);
    }
  }
});

/** Folders of all packages under `modules`, nested ones too. */
function packages(modules: string): string[] {
  if (!fs.existsSync(modules)) return [];
  return fs.readdirSync(modules, { withFileTypes: true }).flatMap((entry) => {
    const folder = path.join(modules, entry.name);
    if (!entry.isDirectory() || entry.name.startsWith(".")) return [];
    if (entry.name.startsWith("@")) return packages(folder);
    return fs.existsSync(path.join(folder, "package.json")) ? [folder, ...packages(path.join(folder, "node_modules"))] : [];
  });
}

test("no package runs code when it is installed: each that would is denied by name", () => {
  const installed = packages(path.join(root, "node_modules"));
  expect(installed.length).toBeGreaterThan(100);
  const hooked = installed.filter((folder) => {
    const { scripts = {} } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8")) as { scripts?: object };
    const native = fs.existsSync(path.join(folder, "binding.gyp"));
    return native || ["preinstall", "install", "postinstall"].some((hook) => hook in scripts);
  });
  const names = hooked.map((f) => f.slice(f.lastIndexOf("node_modules/") + "node_modules/".length));
  const allowed = json("package.json")["allowScripts"]!;
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => allowed[name] !== false)).toEqual([]);
  expect(Object.entries(allowed).filter(([, allow]) => allow !== false)).toEqual([]);
});
