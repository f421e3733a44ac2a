import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const index = readFileSync(join(root, "components/index.ts"), "utf8");
const exported = [...index.matchAll(/^export \{ ([^}]+) \} from "\.\/[\w-]+\/(?:component|clusterConfiguration)\.ts"/gm)];
const components = exported.flatMap((m) => m[1]!.split(", ").filter((n) => /^[A-Z]/.test(n))).sort();

interface Context {
  inputOutput: number;
}
/** The SDK's own reader of components, by which it makes the schema that other languages are generated from. Without types. */
interface Analyzer {
  componentNames: Set<string>;
  analyzeSymbols(context: Context, symbols: unknown[]): object;
  analyze(): { components: Record<string, { inputs: Record<string, unknown> }> };
}
const { Analyzer, InputOutput } = createRequire(import.meta.url)("@pulumi/pulumi/provider/experimental/analyzer.js") as {
  Analyzer: new (dir: string, name: string, manifest: object, components: Set<string>) => Analyzer;
  InputOutput: { Output: number };
};

let analyzer: Analyzer;
beforeAll(() => {
  analyzer = new Analyzer(root, "azmon", { name: "azmon", main: "components/index.ts" }, new Set(components));
  // Arguments only: for outputs it loads the classes they name, which are TypeScript here.
  const all = analyzer.analyzeSymbols.bind(analyzer);
  analyzer.analyzeSymbols = (context, symbols) => (context.inputOutput === InputOutput.Output ? {} : all(context, symbols));
}, 120_000);

const inputsOf = (name: string): string[] => {
  analyzer.componentNames = new Set([name]);
  return Object.keys(analyzer.analyze().components[name]!.inputs);
};

test("the components that are exported are found", () => {
  expect(components.length).toBeGreaterThanOrEqual(17);
  expect(components).toEqual(expect.arrayContaining(["AlertRules", "Monitoring", "VmInsights", "Workspace"]));
});

test.each(components.filter((name) => name !== "Monitoring"))(
  "%s has arguments that every language of Pulumi can have",
  (name) => {
    expect(inputsOf(name).length).toBeGreaterThan(0);
  },
);

test("only the environment of Monitoring is for TypeScript alone: it is what zod infers from the schema of stack files", () => {
  expect(() => inputsOf("Monitoring")).toThrow(
    /Unsupported type for component 'Monitoring' property 'MonitoringArgs\.environment'/,
  );
});
