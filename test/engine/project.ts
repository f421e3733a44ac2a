import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse, stringify } from "yaml";
import { Azure } from "../azure/azure.ts";
import type { Fault } from "./provider/faults.ts";
import { simulateAzure, type SimulatedAzure } from "./provider/serve.ts";

export const root = path.join(import.meta.dirname, "../..");

export interface Engine {
  path: string[];
  version: string;
  source: string;
}
export interface Result {
  code: number | null;
  out: string;
}
interface StateResource {
  urn: string;
  id: string;
  type: string;
  custom: boolean;
  delete?: boolean;
}

/** The repository's own project as a newcomer has it after a clone, in a folder of its own, on a real engine and a simulated Azure. */
export class Project {
  readonly folder: string;
  readonly azure: Azure;
  /** Of the simulated Azure; may be changed while it runs. */
  readonly faults: Fault[];
  readonly stackFile: string;
  private readonly server: SimulatedAzure;
  private readonly env: NodeJS.ProcessEnv;

  private constructor(folder: string, stack: string, engine: Engine, server: SimulatedAzure, checkpoints: boolean) {
    this.folder = folder;
    this.stackFile = path.join(folder, `stacks/Pulumi.${stack}.yaml`);
    this.server = server;
    this.azure = server.azure;
    this.faults = server.faults;
    this.env = {
      ...process.env,
      PATH: [...engine.path, path.dirname(process.execPath), process.env["PATH"]].join(path.delimiter),
      PULUMI_HOME: path.join(folder, ".home"),
      PULUMI_BACKEND_URL: `file://${folder}/.state`,
      PULUMI_CONFIG_PASSPHRASE: "only for this test",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_DEBUG_PROVIDERS: `azure-native:${server.port},kubernetes:${server.port}`,
      NODE_NO_WARNINGS: "1",
      // The file backend would write the whole state before and after each step: slow, and needed only where steps fail.
      ...(checkpoints ? {} : { PULUMI_SKIP_CHECKPOINTS: "true" }),
    };
  }

  /** `stack` gets `environment` as its config. The folder lies inside the repository, so that node_modules is found above it. */
  static async create(
    engine: Engine,
    stack: string,
    environment: Record<string, unknown>,
    { checkpoints = false, azure = new Azure() } = {},
  ): Promise<Project> {
    const folder = path.join(root, ".run", `engine-${process.pid}-${stack}`);
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(path.join(folder, ".state"), { recursive: true });
    for (const part of ["catalogue", "core", "components", "stacks", "policies"]) {
      const filter = (file: string) => !/\.test\.ts$|node_modules/.test(file);
      fs.cpSync(path.join(root, part), path.join(folder, part), { recursive: true, filter });
    }
    for (const file of ["Pulumi.yaml", "package.json", "tsconfig.json"])
      fs.copyFileSync(path.join(root, file), path.join(folder, file));
    const project = new Project(folder, stack, engine, await simulateAzure(azure), checkpoints);
    project.configure(environment);
    const init = await project.pulumi("stack", "init", stack);
    if (init.code !== 0) throw new Error(init.out);
    return project;
  }

  /** Sets the stack's environment; what else the stack file holds, such as the salt of its secrets, is kept. */
  configure(environment: Record<string, unknown>): void {
    const now = fs.existsSync(this.stackFile) ? (parse(fs.readFileSync(this.stackFile, "utf8")) as object) : {};
    fs.writeFileSync(this.stackFile, stringify({ ...now, config: { "azmon:config": environment } }));
  }

  /** Runs the CLI. Not in a blocking call: this process serves the provider. */
  pulumi(...args: string[]): Promise<Result> {
    return new Promise((resolve) => {
      const child = spawn("pulumi", [...args, "--non-interactive", "--color", "never"], {
        cwd: this.folder,
        env: this.env,
        stdio: ["ignore", "pipe", "pipe"],
      });
      let out = "";
      child.stdout.on("data", (d) => (out += d));
      child.stderr.on("data", (d) => (out += d));
      child.on("close", (code) => resolve({ code, out }));
    });
  }

  private async state(): Promise<{ ids: string[]; pending: unknown[] }> {
    const { deployment } = JSON.parse((await this.pulumi("stack", "export")).out) as {
      deployment: { resources?: StateResource[]; pending_operations?: unknown[] };
    };
    const own = (r: StateResource) => r.custom && !r.type.startsWith("pulumi:") && !r.delete;
    return {
      ids: (deployment.resources ?? []).filter(own).map((r) => r.id),
      pending: deployment.pending_operations ?? [],
    };
  }

  /** What the stack's state holds. */
  async ids(): Promise<string[]> {
    return (await this.state()).ids;
  }

  /** Ids that the state and the cloud do not share, and operations left pending: all empty after every step, or something is lost. */
  async difference(): Promise<{ onlyInState: string[]; onlyInCloud: string[]; pending: unknown[] }> {
    const { ids, pending } = await this.state();
    const cloud = this.azure.cloud.own().map((r) => r.id);
    return {
      onlyInState: ids.filter((id) => !cloud.includes(id)),
      onlyInCloud: cloud.filter((id) => !ids.includes(id)),
      pending,
    };
  }

  close(): void {
    this.server.close();
    if (!process.env["KEEP"]) fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
