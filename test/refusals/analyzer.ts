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
  items?: Property;
  additionalProperties?: Property;
}
interface TypeDefinition {
  enum?: unknown[];
  properties?: Record<string, Property>;
}
interface Context {
  inputOutput: number;
}
interface Analyzer {
  analyzeSymbols(context: Context, symbols: unknown[]): object;
  analyze(): {
    components: Record<string, { inputs: Record<string, Property> }>;
    typeDefinitions: Record<string, TypeDefinition>;
  };
}
const { Analyzer, InputOutput } = createRequire(import.meta.url)("@pulumi/pulumi/provider/experimental/analyzer.js") as {
  Analyzer: new (dir: string, name: string, manifest: object, components: Set<string>) => Analyzer;
  InputOutput: { Output: number };
};

export function analyze(components: string[]) {
  const analyzer = new Analyzer(root, "azmon", { name: "azmon", main: "components/index.ts" }, new Set(components));
  const all = analyzer.analyzeSymbols.bind(analyzer);
  analyzer.analyzeSymbols = (context, symbols) => (context.inputOutput === InputOutput.Output ? {} : all(context, symbols));
  return analyzer.analyze();
}
