import { expect, test } from "vitest";
import { analyze, folders } from "../docs/generate/analyzer.ts";

const components = Object.keys(folders).sort();
const inputsOf = (name: string): string[] => Object.keys(analyze([name]).components[name]!.inputs);

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
