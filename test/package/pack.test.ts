import { execFileSync, spawn } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
// @ts-expect-error -- plain JavaScript, so that it runs before anything is installed
import { getEngine } from "../engine/getEngine.mjs";
import { type Engine, Project } from "../engine/project.ts";
import { analyzeRequest, stackRequest } from "../../policies/testing/analyze.ts";
import { Program } from "../../policies/testing/program.ts";
import { Empty, loadServer, messages } from "../../policies/wire.ts";
import { root } from "./tarball.ts";

/** The pack as a package of its own, unpacked where nothing else is: not below the repository, whose node_modules would be found. */
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "azmon-pack-"));
const pack = path.join(folder, "package");
const engine = getEngine() as Engine | null;
let files: string[];
let project: Project | undefined;

beforeAll(async () => {
  execFileSync("npm", ["run", "-s", "build:policies"], { cwd: root, stdio: "pipe" });
  const packed = execFileSync("npm", ["pack", "--json", "--pack-destination", folder], {
    cwd: path.join(root, "policies"),
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [tarball] = JSON.parse(packed) as { filename: string; files: { path: string }[] }[];
  files = tarball!.files.map((f) => f.path).sort();
  execFileSync("tar", ["xzf", path.join(folder, tarball!.filename), "-C", folder]);
  if (engine) project = await Project.create(engine, "packed", {});
});
afterAll(() => {
  project?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const program = new Program();
program.add("azure-native:keyvault:Vault", "dark", { vaultName: "kv-dark", resourceGroupName: "rg" });

test("the package holds the bundle, its manifests and the licences, and weighs less than 5 MB", () => {
  expect(files).toEqual([
    "LICENSE",
    "PulumiPolicy.yaml",
    "README.md",
    "dist/index.cjs",
    "dist/licenses.txt",
    "package.json",
    "policy-config.schema.json",
  ]);
  const bytes = files.reduce((sum, f) => sum + fs.statSync(path.join(pack, f)).size, 0);
  expect(bytes).toBeLessThan(5e6);
});

test("it depends on what starts a pack, and on no provider", () => {
  const manifest = JSON.parse(fs.readFileSync(path.join(pack, "package.json"), "utf8")) as Record<string, object>;
  expect(Object.keys(manifest["dependencies"]!)).toEqual(["@pulumi/pulumi"]);
  expect(manifest).not.toHaveProperty("peerDependencies");
  const bundle = fs.readFileSync(path.join(pack, "dist/index.cjs"), "utf8");
  expect(bundle).not.toMatch(/require\("@pulumi|createRequire\(/);
});

test("with nothing installed beside it, it starts, tells its policies and judges", async () => {
  const child = spawn(process.execPath, [path.join(pack, "dist/index.cjs")], { cwd: folder, env: { PATH: process.env["PATH"] } });
  try {
    const port = await new Promise<string>((resolve, reject) => {
      child.stdout.once("data", (line: Buffer) => resolve(String(line).trim()));
      child.stderr.once("data", (text: Buffer) => reject(new Error(String(text))));
    });
    const call = await client(`127.0.0.1:${port}`);
    const info = (await call("getAnalyzerInfo", new Empty())) as { getName(): string; getPoliciesList(): unknown[] };
    expect(info.getName()).toBe("azmon-policies");
    expect(info.getPoliciesList().length).toBeGreaterThan(40);
    const resources = program.render();
    await call("analyze", analyzeRequest(resources[0]!));
    const found = (await call("analyzeStack", stackRequest(resources))) as {
      getDiagnosticsList(): { getPolicyname(): string; getMessage(): string }[];
    };
    const diagnostics = found.getDiagnosticsList().map((d) => `${d.getPolicyname()}: ${d.getMessage()}`);
    expect(diagnostics.join("\n")).toMatch(
      /require-diagnostics: [^]*dark \(microsoft.keyvault\/vaults\) has no diagnostic setting/,
    );
  } finally {
    child.kill();
  }
});

async function client(address: string): Promise<(method: string, request: unknown) => Promise<unknown>> {
  const { grpc, AnalyzerService } = loadServer();
  const Client = grpc.makeClientConstructor(AnalyzerService, "Analyzer");
  const stub = new Client(address, grpc.credentials.createInsecure());
  expect(messages.AnalyzeRequest).toBeDefined();
  return (method, request) =>
    new Promise((resolve, reject) =>
      stub[method](request, (error: Error | null, response: unknown) => (error ? reject(error) : resolve(response))),
    );
}

test.skipIf(!engine)(
  "the engine starts it from a folder of its own, as a published pack lies, and fails the run",
  async () => {
    // What `npm install` puts there: the SDK that starts packs of Node.js.
    fs.symlinkSync(path.join(root, "node_modules"), path.join(pack, "node_modules"));
    fs.writeFileSync(
      path.join(project!.folder, "stacks/index.ts"),
      `import { ResourceGroup } from "@pulumi/azure-native/resources/resourceGroup.js";
     import { Vault } from "@pulumi/azure-native/keyvault/vault.js";
     const rg = new ResourceGroup("rg", { resourceGroupName: "rg-dark", location: "westeurope" });
     new Vault("dark", { resourceGroupName: rg.name, vaultName: "kv-dark", location: "westeurope",
       properties: { tenantId: "11111111-1111-4111-8111-111111111111", sku: { family: "A", name: "standard" } } });`,
    );
    const plan = { targets: [], coverage: ["diagnostics", "keyvault.availability", "keyvault.saturation"].map(covered) };
    fs.writeFileSync(path.join(pack, "plan.json"), JSON.stringify(plan));
    const config = (more: object) => {
      fs.writeFileSync(path.join(project!.folder, "config.json"), JSON.stringify({ azmon: { profile: "production", ...more } }));
      return ["preview", "--policy-pack", pack, "--policy-pack-config", "config.json"];
    };
    const refused = await project!.pulumi(...config({}));
    expect(refused.out).toMatch(/\[mandatory\].*require-diagnostics/);
    expect(refused.code).not.toBe(0);
    // A central stack's plan beside the pack, by a relative path.
    const covering = await project!.pulumi(...config({ coveredBy: ["plan.json"] }));
    expect(covering.out).not.toMatch(/\[mandatory\]/);
    expect(covering.code, covering.out).toBe(0);
  },
  120_000,
);
const covered = (signal: string) => ({
  target:
    "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg-dark/providers/Microsoft.KeyVault/vaults/kv-dark",
  signal,
  status: "covered",
});
