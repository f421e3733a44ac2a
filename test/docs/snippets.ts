import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

export const root = join(import.meta.dirname, "../..");

export interface Snippet {
  /** `README.md:118`, the line of the fence. */
  where: string;
  text: string;
}

/** The blocks of TypeScript in every page that is written by hand: what a reference shows of a rule are parts of programs. */
export function snippets(): Snippet[] {
  const listed = execFileSync("git", ["ls-files", "--", "*.md"], { cwd: root, encoding: "utf8" });
  const pages = listed.split("\n").filter((f) => f !== "" && !f.startsWith("docs/reference/") && existsSync(join(root, f)));
  return pages.flatMap((page) => {
    const text = readFileSync(join(root, page), "utf8");
    return [...text.matchAll(/^( *)```ts\n([^]*?)^\1```$/gm)].map((m) => ({
      where: `${page}:${text.slice(0, m.index).split("\n").length}`,
      text: m[2]!,
    }));
  });
}

const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (f) => ts.sys.readFile(f)) as { config: object };
const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root);
const settings: ts.CompilerOptions = { ...options, noEmit: true, rewriteRelativeImportExtensions: false };

/** What a program that uses azmon may import, by name. */
const entries: Record<string, string> = {
  azmon: "components/index.ts",
  "azmon/core": "core/index.ts",
  "azmon/testing": "policies/testing/index.ts",
};

/** Diagnostics of texts that lie in the repository's root, where nothing is written. */
function check(texts: ReadonlyMap<string, string>, old?: ts.Program) {
  const host = ts.createCompilerHost(settings);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  const kept = (file: string) => (old && !texts.has(file) ? old.getSourceFile(file) : undefined);
  host.getSourceFile = (file, ...rest) => kept(file) ?? getSourceFile(file, ...rest);
  host.resolveModuleNameLiterals = (literals, file, _redirect, of) =>
    literals.map(({ text }) => ts.resolveModuleName(entries[text] ? join(root, entries[text]) : text, file, of, host));
  const program = ts.createProgram([...texts.keys()], settings, host);
  const of = (file: string) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  };
  return { program, of };
}

const unknownName = /^(?:Cannot find name|No value exists in scope for the shorthand property) '(\w+)'/;
const textOf = (d: ts.Diagnostic): string => ts.flattenDiagnosticMessageText(d.messageText, "\n");

/** The names that azmon exports, with where from; types apart from values is for the compiler to know. */
function exportsOf(program: ts.Program): Map<string, string> {
  const checker = program.getTypeChecker();
  const found = new Map<string, string>();
  for (const [name, file] of Object.entries(entries)) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(join(root, file))!);
    for (const symbol of module ? checker.getExportsOfModule(module) : [])
      if (!found.has(symbol.name)) found.set(symbol.name, name);
  }
  return found;
}

/**
 * What the compiler has against each snippet. A page shows what matters: imports of azmon and Pulumi are added, and names in lower case
 * that are nowhere defined are the reader's own, of any type.
 */
export function problems(all: readonly Snippet[]): string[] {
  const file = (i: number) => join(root, `snippet-${i}.ts`);
  const bodies = all.map(({ text }) => (/^\s*[{[]/.test(text) ? `(${text.trim()});\n` : text));
  const texts = new Map(bodies.map((text, i) => [file(i), `${text}\nexport {};\n`]));
  const every = new Map([
    ...texts,
    [
      join(root, "entries.ts"),
      Object.keys(entries)
        .map((e) => `import "${e}";\n`)
        .join(""),
    ],
  ]);
  const first = check(every);
  const known = exportsOf(first.program);
  const whole = new Map(
    bodies.map((text, i) => {
      const missing = new Set(first.of(file(i)).flatMap((d) => unknownName.exec(textOf(d))?.[1] ?? []));
      const head = [...missing].flatMap((name) => {
        if (name === "pulumi") return 'import * as pulumi from "@pulumi/pulumi";';
        if (known.has(name)) return `import { ${name} } from "${known.get(name)}";`;
        return /^[a-z]/.test(name) ? `declare const ${name}: any;` : [];
      });
      return [file(i), `${head.join(" ")}${text}\nexport {};\n`];
    }),
  );
  const second = check(whole, first.program);
  return all.flatMap(({ where }, i) => second.of(file(i)).map((d) => `${where}: ${textOf(d)}`));
}
