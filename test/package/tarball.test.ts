import * as fs from "node:fs";
import { builtinModules } from "node:module";
import * as path from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Consumer, root } from "./tarball.ts";

const environment = `{
  environment: "prod",
  preset: "production",
  location: "westeurope",
  placement: { subscriptionId: "11111111-1111-4111-8111-111111111111", resourceGroup: "rg-monitoring" },
  actionGroups: { chat: { email: ["team@example.com"] } },
  routing: { critical: ["chat"], warning: ["chat"] },
}`;
const program = (load: string) => `${load}
const logs = new Workspace("logs", { location: "westeurope", resourceGroupName: "rg-own", workspaceName: "log-own" });
new Monitoring("shop", {
  environment: ${environment},
  resources: [{ name: "logs", type: "Microsoft.KeyVault/vaults", location: "westeurope", id: logs.id }],
});
`;
const project = (main: string) => `name: shop\nruntime: nodejs\nmain: ${main}\nstackConfigDir: stacks\n`;
const stackFile = `config:\n  azmon:config:\n    ${environment.split("\n").join("\n    ")}\n`;

let consumer: Consumer;
beforeAll(() => {
  consumer = new Consumer();
  consumer.write({
    "package.json": '{ "type": "module" }',
    "stacks/Pulumi.prod.yaml": stackFile,
    "program.ts": program('import { Monitoring, Workspace } from "azmon";'),
    "program.cjs": program('const { Monitoring, Workspace } = require("azmon");'),
  });
});
afterAll(() => consumer?.close());

const modules = () => consumer.files.filter((f) => /^dist\/.*\.js$/.test(f));
const text = (file: string) => fs.readFileSync(path.join(consumer.installed, file), "utf8");
const specifiers = (source: string) =>
  ts
    .preProcessFile(source, true, true)
    .importedFiles.map((i) => i.fileName)
    .filter((name) => !name.startsWith("."));

test("the tarball holds what is built and what is read, no sources, no tests, no sample estates", () => {
  expect([...new Set(consumer.files.map((f) => f.split("/")[0]))].sort()).toEqual([
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "bin",
    "dist",
    "docs",
    "package.json",
    "policies",
  ]);
  expect(consumer.files.filter((f) => f.startsWith("policies/")).sort()).toEqual([
    "policies/LICENSE",
    "policies/PulumiPolicy.yaml",
    "policies/README.md",
    "policies/dist/index.cjs",
    "policies/dist/licenses.txt",
    "policies/package.json",
    "policies/policy-config.schema.json",
  ]);
  expect(consumer.files.filter((f) => /^dist\/(.*(\.test\.|\/example\.)|cli\/testing)/.test(f))).toEqual([]);
});

test("what is built loads only what the package depends on, and of azure-native only single modules", () => {
  const manifest = JSON.parse(text("package.json")) as Record<"dependencies" | "peerDependencies", Record<string, string>>;
  const allowed = new Set([...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)]);
  const all = modules().flatMap((f) => specifiers(text(f)).map((s) => ({ file: f, specifier: s })));
  expect(all.length).toBeGreaterThan(100);
  const packageOf = (s: string) =>
    s
      .split("/")
      .slice(0, s.startsWith("@") ? 2 : 1)
      .join("/");
  const builtin = (s: string) => s.startsWith("node:") || builtinModules.includes(s);
  expect(all.filter((i) => !builtin(i.specifier) && !allowed.has(packageOf(i.specifier)))).toEqual([]);
  expect(
    all.filter((i) => /^@pulumi\/azure-native(?!\/provider\.js$|\/[^/]+\/(?!index\.js$)[^/]+\.js$)/.test(i.specifier)),
  ).toEqual([]);
});

test("every export exists, with its types", () => {
  const { exports } = JSON.parse(text("package.json")) as { exports: Record<string, Record<string, string>> };
  for (const entry of Object.values(exports).flatMap((e) => Object.values(e)))
    expect(consumer.files).toContain(entry.replace("./", ""));
});

test("Node alone imports and requires each entry, and gets the same", () => {
  const names = (load: string) => `${load}.then((m) => console.log(Object.keys(m).sort().join()))`;
  for (const [entry, exported] of [
    ["azmon", ["Monitoring", "Workspace"]],
    ["azmon/catalogue", ["resourceTypes"]],
    ["azmon/testing", ["Program", "analyze"]],
  ] as const) {
    consumer.write({
      "load.mjs": names(`import("${entry}")`),
      "load.cjs": names(`Promise.resolve(require("${entry}"))`),
    });
    const [imported, required] = ["load.mjs", "load.cjs"].map((f) => consumer.node(f).trim().split(","));
    expect(imported).toEqual(expect.arrayContaining([...exported]));
    // What Node adds for the other module system is no export of ours.
    expect(required!.filter((n) => n !== "__esModule")).toEqual(imported!.filter((n) => n !== "module.exports"));
  }
});

test("a program that imports it and one that requires it have the same plan", () => {
  const plans = ["program.ts", "program.cjs"].map((main) => {
    consumer.write({ "Pulumi.yaml": project(main) });
    consumer.azmon("plan", "--out", `out-${main}`);
    return fs.readFileSync(path.join(consumer.folder, `out-${main}/plan.json`), "utf8");
  });
  expect(plans[0]).toBe(plans[1]);
  const { resources, alerts } = JSON.parse(plans[0]!) as { resources: { type: string }[]; alerts: { id: string }[] };
  expect(resources.map((r) => r.type)).toContain("azure-native:operationalinsights:Workspace");
  expect(alerts.map((a) => a.id)).toContain("keyvault.availability");
});

test("the command says how it is used", () => {
  expect(text("bin/azmon.js")).toMatch(/^#!\/usr\/bin\/env node\n/);
  expect(consumer.azmon("--help")).toContain("Usage: azmon");
  expect(consumer.azmon("plan", "--help")).toContain("--inventory");
});

test("a strict program compiles against the declarations, and a wrong argument does not", () => {
  const types = {
    compilerOptions: { strict: true, module: "nodenext", target: "es2022", noEmit: true, skipLibCheck: true, types: [] },
  };
  const compile = (file: string) => {
    consumer.write({ "tsconfig.json": JSON.stringify({ ...types, files: [file] }) });
    return consumer.node(path.join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.json");
  };
  expect(compile("program.ts")).toBe("");
  consumer.write({ "wrong.ts": 'import { Workspace } from "azmon";\nnew Workspace("logs", { retentionInDays: "90" });\n' });
  let out = "";
  try {
    compile("wrong.ts");
  } catch (error) {
    out = (error as { stdout: string }).stdout;
  }
  expect(out).toMatch(/wrong\.ts\(2,\d+\): error TS2322/);
});
