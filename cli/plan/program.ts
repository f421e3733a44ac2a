import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as pulumi from "@pulumi/pulumi";
import { type Monitored, observe } from "../../core/decide/observe.ts";
import type { Recorded } from "../recorder/monitor.ts";
import { record } from "../recorder/record.ts";
import type { Project } from "./project.ts";
import type { Observed } from "./view.ts";

export interface Run {
  recorded: Recorded[];
  observed: Observed[];
}

/**
 * Runs the project's program as `pulumi up` would, under the recorder: same file, same config, no cloud. A refusal or failure of the
 * program is thrown as it threw it.
 */
export async function runProgram(
  project: Project,
  stack: string,
  config: Record<string, string>,
  options: { subscriptionId?: string; onResource?: (r: Recorded) => void } = {},
): Promise<Run> {
  const seen: Monitored[] = [];
  const stop = observe((m) => void seen.push(m));
  try {
    pulumi.runtime.setAllConfig(config);
    const file = entryOf(project);
    const { resources } = await record(() => importProgram(file), { project: project.name, stack, ...options });
    const observed = await Promise.all(seen.map(async (m) => ({ ...m, urns: await m.urns })));
    return { recorded: resources, observed };
  } finally {
    stop();
  }
}

let runs = 0;
/** A module runs once per process, so each run imports it under a name of its own. An exported function is called, as Pulumi does. */
async function importProgram(file: string): Promise<unknown> {
  if (file.endsWith(".ts") && !import.meta.url.endsWith(".ts")) (await import("tsx/esm/api")).register();
  const module = (await import(/* @vite-ignore */ `${pathToFileURL(file).href}?run=${++runs}`)) as Record<string, unknown>;
  const exported = module["default"] ?? module;
  return typeof exported === "function" ? (exported as () => unknown)() : undefined;
}

/** The program's file: `main` of Pulumi.yaml, a file or a folder with an index. */
function entryOf({ root, main }: Project): string {
  const path = join(root, main);
  const candidates = existsSync(path) && statSync(path).isFile() ? [path] : ["index.ts", "index.js"].map((f) => join(path, f));
  const entry = candidates.find((c) => existsSync(c));
  if (!entry) throw new Error(`no program: Pulumi.yaml says main: ${main}, and neither of ${candidates.join(", ")} is there`);
  return entry;
}
