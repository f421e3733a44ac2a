import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { checkedDay } from "../../core/base/day.ts";
import { nearest } from "../../core/base/nearest.ts";
import { Refusal } from "../../core/base/refusal.ts";
import { plain } from "../../core/base/show.ts";
import { markSecrets } from "../../core/config/secrets.ts";
import { CONFIG_KEY, readStackObject } from "../../core/config/stackFile.ts";
import { type Project, readOrRefuse } from "./project.ts";

interface StackConfig {
  stack: string;
  /** Pulumi config as the SDK holds it: every value a string, objects as JSON. */
  values: Record<string, string>;
  /** Subscription of resources that name no provider of their own. */
  subscriptionId?: string;
  /** Absolute paths of the inventory's files, if the config is right. */
  inventory?: unknown;
}

export interface StackChoice {
  stack?: string;
  /** A stack file elsewhere. Its name `Pulumi.<stack>.yaml` names the stack unless `stack` does. */
  config?: string;
  /** Replaces the inventories that the config names. */
  inventory?: string[];
  /** `YYYY-MM-DD`: stands for the day of the run. */
  today?: string;
  /** The folder the plan will be written to. Default: `out/<stack>` of the project. */
  out?: string;
}

const DEFAULT_STACK = "prod";

/** Reads a stack's file and gives its values as the SDK would have them, with inventories as absolute paths. */
export function readStackConfig(project: Project, choice: StackChoice): StackConfig {
  const { stack, file } = stackFileOf(project, choice);
  if (!choice.config && !existsSync(file)) throw new Refusal([unknownStack(project, stack)]);
  const label = plain(choice.config ?? join(project.stackConfigDir, `Pulumi.${stack}.yaml`), 120, true);
  const { settings, config } = settingsIn(file, label);
  const inventory = choice.inventory?.length
    ? choice.inventory.map((f) => absolute(f, process.cwd()))
    : inventoriesOf(settings, dirname(file));
  const today = choice.today === undefined ? {} : { "azmon:today": checkedDay(choice.today, "--today") };
  const own = isMap(settings) && inventory !== undefined ? { ...settings, inventory } : settings;
  const values = Object.fromEntries(
    Object.entries({ ...config, ...today, [CONFIG_KEY]: own }).map(([key, v]) => [key, asText(v)]),
  );
  return { stack, values, subscriptionId: subscriptionOf(config, own), inventory };
}

/** Which stack, and where its file is; it need not be there. */
export function stackFileOf(project: Project, choice: StackChoice): { stack: string; file: string } {
  const named = /^Pulumi\.(.+)\.ya?ml$/.exec(basename(choice.config ?? ""))?.[1];
  const stack = stackName(choice.stack ?? named ?? DEFAULT_STACK);
  return {
    stack,
    file: choice.config ? resolve(choice.config) : join(project.root, project.stackConfigDir, `Pulumi.${stack}.yaml`),
  };
}

/** The object under `azmon:config`, a marker for each of its secrets, which nobody can decrypt here; and all of the file's config. */
function settingsIn(file: string, label: string): { settings: unknown; config: Record<string, unknown> } {
  const { value, config, problems } = readStackObject(readOrRefuse(file, label), label);
  if (config === undefined) throw new Refusal(problems);
  const marked = markSecrets(value);
  if (marked.problems.length > 0) throw new Refusal(marked.problems);
  return { settings: marked.value, config };
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** `-` is the standard input. */
const absolute = (file: string, folder: string): string => (file === "-" || isAbsolute(file) ? file : resolve(folder, file));

/** Anything but a list of paths is left for the program to refuse. */
function inventoriesOf(settings: unknown, folder: string): unknown {
  const value = isMap(settings) ? settings["inventory"] : undefined;
  return Array.isArray(value) ? value.map((f: unknown) => (typeof f === "string" ? absolute(f, folder) : f)) : value;
}

const asText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

function subscriptionOf(config: Record<string, unknown>, own: unknown): string | undefined {
  const placement = isMap(own) ? own["placement"] : undefined;
  const candidates = [config["azure-native:subscriptionId"], isMap(placement) ? placement["subscriptionId"] : undefined];
  return candidates.find((c) => typeof c === "string");
}

/** A stack's name is part of a path, so it is one that Pulumi itself allows. */
function stackName(name: string): string {
  if (/^[A-Za-z0-9_.-]{1,100}$/.test(name) && !/^\.+$/.test(name)) return name;
  const allowed = "letters, digits, hyphens, underscores and periods, at most 100";
  throw new Refusal([{ path: "--stack", message: "is no name of a stack", found: plain(name, 80), allowed }]);
}

function unknownStack(project: Project, stack: string) {
  const folder = join(project.root, project.stackConfigDir);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const stacks = files.flatMap((f) => /^Pulumi\.(.+)\.yaml$/.exec(f)?.[1] ?? []).sort();
  return {
    path: "--stack",
    message: `no file ${join(project.stackConfigDir, `Pulumi.${stack}.yaml`)}`,
    found: stack,
    allowed: stacks.join(", ") || "none",
    nearest: nearest(stack, stacks),
  };
}
