/* eslint-disable @typescript-eslint/no-explicit-any -- the gRPC client of @pulumi/pulumi has no types */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Analyzer } from "../../policies/analyzer.ts";
import { indexCatalogue } from "../../policies/catalogue.ts";
import type { Resource } from "../../policies/graph.ts";
import { pack } from "../../policies/pack.ts";
import { rules } from "../../policies/rules/index.ts";
import { handlers } from "../../policies/server.ts";
import { analyzeRequest, stackRequest } from "../../policies/testing/analyze.ts";
import { output, Program, to } from "../../policies/testing/program.ts";

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL("../../", import.meta.url));

/** An estate of a kind people have: accounts with their settings and alerts, some machines, a workspace. */
function estate(n: number): Resource[] {
  const p = new Program();
  const rg = p.add("azure-native:resources:ResourceGroup", "rg", { resourceGroupName: "rg" });
  const law = p.add("azure-native:operationalinsights:Workspace", "law", { workspaceName: "law", sku: { name: "PerGB2018" } });
  const group = p.add("azure-native:monitor:ActionGroup", "ops", { actionGroupName: "ops", groupShortName: "ops" });
  for (let i = 0; p.resources.length < n; i++) {
    const account = p.add("azure-native:storage:StorageAccount", `st${i}`, {
      accountName: `st${i}`,
      resourceGroupName: output(rg, "rg"),
      kind: "StorageV2",
      sku: { name: "Standard_LRS" },
      tags: { owner: "team", env: "prod" },
    });
    for (const service of ["blob", "file", "queue", "table"])
      p.add("azure-native:monitor:DiagnosticSetting", `st${i}-${service}`, {
        name: "azmon",
        resourceUri: to(account, `/${service}Services/default`),
        workspaceId: law.id,
        logs: [{ category: "StorageWrite", enabled: true }],
      });
    for (const metricName of ["Availability", "Transactions", "SuccessE2ELatency"])
      p.add("azure-native:monitor:MetricAlert", `st${i}-${metricName}`, {
        ruleName: `st${i}-${metricName}`,
        description: "What it means. https://runbooks.example.com/storage",
        severity: 2,
        scopes: [account.id],
        evaluationFrequency: "PT5M",
        windowSize: "PT15M",
        criteria: { allOf: [{ name: "c", metricName, operator: "LessThan", threshold: 99, timeAggregation: "Average" }] },
        actions: [{ actionGroupId: group.id }],
      });
    const vm = p.add("azure-native:compute:VirtualMachine", `vm${i}`, { vmName: `vm${i}`, identity: { type: "SystemAssigned" } });
    p.add("azure-native:compute:VirtualMachineExtension", `vm${i}-agent`, {
      vmName: output(vm, `vm${i}`),
      publisher: "Microsoft.Azure.Monitor",
      type: "AzureMonitorLinuxAgent",
    });
  }
  return p.render({ unknown: true }).slice(0, n);
}
const cpu = (): number => process.cpuUsage().user + process.cpuUsage().system;

/** Through the functions that serve the engine, in this process. */
function inProcess(n: number): { perResource: number; reports: number } {
  const resources = estate(n);
  const requests = resources.map(analyzeRequest);
  const stack = stackRequest(resources);
  const calls = handlers(new Analyzer({ rules, catalogue: indexCatalogue(), today: "2026-11-25" }), pack, rules);
  let reports = 0;
  const done = (error: unknown, response?: any) => {
    if (error) throw error;
    reports += response.getDiagnosticsList().length;
  };
  const before = cpu();
  for (const request of requests) calls["analyze"]!({ request }, done);
  calls["analyzeStack"]!({ request: stack }, done);
  return { perResource: (cpu() - before) / 1000 / n, reports };
}

/** A pack as the engine starts it, and what its server takes for many resources its server. */
async function served(dir: string, resources: Resource[]): Promise<{ start: number; judge: number; cpu: number }> {
  const run = join(dirname(require.resolve("@pulumi/pulumi/package.json")), "cmd", "run-policy-pack");
  const fromPulumi = createRequire(require.resolve("@pulumi/pulumi/package.json"));
  const grpc: any = fromPulumi("@grpc/grpc-js");
  const { AnalyzerClient }: any = require("@pulumi/pulumi/proto/analyzer_grpc_pb");
  const begun = performance.now();
  const child = spawn(process.execPath, [run, "127.0.0.1:1", dir], { cwd: dir, stdio: ["ignore", "pipe", "inherit"] });
  const port = await new Promise<string>((resolve) => child.stdout.once("data", (d) => resolve(String(d).trim())));
  const start = performance.now() - begun;
  const client = new AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), {
    "grpc.max_send_message_length": 400 << 20,
    "grpc.max_receive_message_length": 400 << 20,
  });
  const call = (method: string, request: unknown) =>
    new Promise((resolve, reject) => client[method](request, (e: unknown, r: unknown) => (e ? reject(e) : resolve(r))));
  const startCpu = cpuOf(child.pid!);
  const before = performance.now();
  for (const r of resources) await call("analyze", analyzeRequest(r));
  await call("analyzeStack", stackRequest(resources));
  const judge = performance.now() - before;
  const used = cpuOf(child.pid!) - startCpu;
  client.close();
  child.kill();
  return { start, judge, cpu: used };
}
/** CPU milliseconds of a process; Linux only, NaN elsewhere. */
function cpuOf(pid: number): number {
  try {
    const fields = require("node:fs").readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

/** A pack of @pulumi/policy with one rule that does nothing. */
function trivialPack(): string {
  const dir = join(root, ".run", "bench-trivial-pack");
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, "PulumiPolicy.yaml"), "runtime: nodejs\n");
  writeFileSync(join(dir, "package.json"), '{ "name": "trivial", "version": "1.0.0", "main": "index.js" }\n');
  writeFileSync(
    join(dir, "index.js"),
    `const { PolicyPack } = require("@pulumi/policy");
new PolicyPack("trivial", { policies: [{ name: "none", description: "none", enforcementLevel: "advisory", validateResource: () => {} }] });
`,
  );
  return dir;
}
const median = (xs: number[]): number => xs.sort((a, b) => a - b)[Math.floor(xs.length / 2)]!;

export async function benchPolicies(): Promise<void> {
  inProcess(1000);
  const [small, large] = [inProcess(1000), inProcess(10_000)];
  console.log(
    `policies, in process: ${small.perResource.toFixed(3)} ms CPU per resource at 1,000, ${large.perResource.toFixed(3)} at 10,000`,
  );
  const resources = estate(10_000);
  const trivial = trivialPack();
  const runs = { own: [] as Awaited<ReturnType<typeof served>>[], trivial: [] as Awaited<ReturnType<typeof served>>[] };
  // The first run of each judges; starting is short and noisy, so it is done thrice.
  for (let i = 0; i < 3; i++) {
    runs.trivial.push(await served(trivial, i ? [] : resources));
    runs.own.push(await served(join(root, "policies"), i ? [] : resources));
  }
  for (const what of ["start", "judge", "cpu"] as const) {
    const figure = (of: typeof runs.own) => (what === "start" ? median(of.map((r) => r.start)) : of[0]![what]);
    const [own, base] = [figure(runs.own), figure(runs.trivial)];
    const label = { start: "start", judge: "10,000 resources through the server", cpu: "its CPU" }[what];
    console.log(
      `policies, ${label}: ${own.toFixed(0)} ms, ${(own / base).toFixed(2)} of a pack with one empty rule (${base.toFixed(0)} ms)`,
    );
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchPolicies();
