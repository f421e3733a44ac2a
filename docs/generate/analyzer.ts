import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** Arguments of the exported components, as Pulumi's own reader of components finds them in their types. */

const root = join(import.meta.dirname, "../..");
const index = readFileSync(join(root, "components/index.ts"), "utf8");
const exported = [...index.matchAll(/^export \{ ([^}]+) \} from "\.\/([\w-]+)\/(?:component|clusterConfiguration)\.ts"/gm)];
/** Folder by component. */
export const folders: Record<string, string> = Object.fromEntries(
  exported.flatMap((m) => m[1]!.split(", ").flatMap((name) => (/^[A-Z]/.test(name) ? [[name, m[2]!]] : []))),
);

export interface Property {
  type?: string;
  $ref?: string;
  optional?: boolean;
  /** It takes a value only, no output of another resource. */
  plain?: boolean;
  description?: string;
  items?: Property;
  additionalProperties?: Property;
}
export interface TypeDefinition {
  enum?: { value: unknown }[];
  properties?: Record<string, Property>;
}
interface Analysis {
  components: Record<string, { description?: string; inputs: Record<string, Property> }>;
  typeDefinitions: Record<string, TypeDefinition>;
}
interface Context {
  inputOutput: number;
}
interface Documented {
  jsDoc?: { comment?: string }[];
}
interface Node extends Documented {
  name?: { text?: string };
  kind: number;
  forEachChild(visit: (child: Node) => void): void;
}
interface Analyzer {
  componentNames: Set<string>;
  program: { getSourceFiles(): (Node & { fileName: string })[] };
  analyzeSymbols(context: Context, symbols: unknown[]): object;
  analyzeSymbol(context: Context, symbol: { flags: number; valueDeclaration: Documented }): Property;
  analyze(): Analysis;
}
const { Analyzer, InputOutput } = createRequire(import.meta.url)("@pulumi/pulumi/provider/experimental/analyzer.js") as {
  Analyzer: new (dir: string, name: string, manifest: object, components: Set<string>) => Analyzer;
  InputOutput: { Output: number };
};

let shared: Analyzer | undefined;
/** Reads the whole program, which takes seconds: once is enough. */
function analyzer(): Analyzer {
  if (shared) return shared;
  shared = new Analyzer(root, "azmon", { name: "azmon", main: "components/index.ts" }, new Set(Object.keys(folders)));
  // Arguments only: for outputs it loads the classes they name, which are TypeScript here.
  const all = shared.analyzeSymbols.bind(shared);
  shared.analyzeSymbols = (context, symbols) => (context.inputOutput === InputOutput.Output ? {} : all(context, symbols));
  return shared;
}

export function analyze(components: readonly string[]): Analysis {
  const reader = analyzer();
  reader.componentNames = new Set(components);
  return reader.analyze();
}

const docOf = (node: Documented): string | undefined => node.jsDoc?.map((doc) => doc.comment).join("\n");
/** `?` in the declaration. Source: TypeScript, SymbolFlags.Optional. */
const OPTIONAL = 16777216;

/** Likewise of `Monitoring`, whose environment no other language of Pulumi can have: an argument is described though its type is not. */
export function analyzeLeniently(components: readonly string[]): Analysis {
  const reader = analyzer();
  const strict = reader.analyzeSymbol.bind(reader);
  reader.analyzeSymbol = (context, symbol) => {
    try {
      return strict(context, symbol);
    } catch {
      return { optional: (symbol.flags & OPTIONAL) !== 0, plain: true, description: docOf(symbol.valueDeclaration) };
    }
  };
  try {
    return analyze(components);
  } finally {
    reader.analyzeSymbol = strict;
  }
}

/** What is written above each interface and class of the components. */
export function descriptions(): Record<string, string> {
  const found: Record<string, string> = {};
  for (const file of analyzer().program.getSourceFiles())
    if (file.fileName.startsWith(join(root, "components/")))
      file.forEachChild((node) => {
        const doc = docOf(node);
        if (node.name?.text !== undefined && doc) found[node.name.text] ??= doc;
      });
  return found;
}
