import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { nearest } from "../../core/nearest.ts";
import { Refusal } from "../../core/refusal.ts";
import { type Project, readYaml } from "./project.ts";

export const CONFIG_KEY = "azmon:config";

export interface StackConfig {
  stack: string;
  file: string;
  /** Pulumi config as the SDK holds it: every value a string, objects as JSON. */
  values: Record<string, string>;
  /** Subscription of resources that name no provider of their own. */
  subscriptionId?: string;
}

export interface StackChoice {
  stack?: string;
  /** A stack file elsewhere. Its name `Pulumi.<stack>.yaml` names the stack unless `stack` does. */
  config?: string;
  /** Replaces the inventories that the config names. */
  inventory?: string[];
}

const DEFAULT_STACK = "prod";

/** Reads a stack's file and gives its values as the SDK would have them, with inventories as absolute paths. */
export function readStackConfig(project: Project, choice: StackChoice): StackConfig {
  const named = /^Pulumi\.(.+)\.ya?ml$/.exec(basename(choice.config ?? ""))?.[1];
  const stack = choice.stack ?? named ?? DEFAULT_STACK;
  const file = choice.config ? resolve(choice.config) : join(project.root, project.stackConfigDir, `Pulumi.${stack}.yaml`);
  if (!choice.config && !existsSync(file)) throw new Refusal([unknownStack(project, stack)]);
  const label = choice.config ?? join(project.stackConfigDir, `Pulumi.${stack}.yaml`);
  const config = (readYaml(file, label) as { config?: unknown } | null)?.config;
  const own = isMap(config) ? config[CONFIG_KEY] : undefined;
  if (!isMap(config) || !isMap(own))
    throw new Refusal([
      { path: `${label}: config["${CONFIG_KEY}"]`, message: own === undefined ? "is missing" : "must be an object of settings" },
    ]);
  const inventory = choice.inventory?.length
    ? choice.inventory.map((f) => absolute(f, process.cwd()))
    : inventoriesOf(own["inventory"], dirname(file));
  const settings = { ...own, ...(inventory === undefined ? {} : { inventory }) };
  const values = Object.fromEntries(
    Object.entries({ ...config, [CONFIG_KEY]: settings }).map(([key, value]) => [key, asText(masked(value))]),
  );
  return { stack, file, values, subscriptionId: subscriptionOf(config, own) };
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** `-` is the standard input. */
const absolute = (file: string, folder: string): string => (file === "-" || isAbsolute(file) ? file : resolve(folder, file));

/** Anything but a list of paths is left for the program to refuse. */
const inventoriesOf = (value: unknown, folder: string): unknown =>
  Array.isArray(value) ? value.map((f: unknown) => (typeof f === "string" ? absolute(f, folder) : f)) : value;

const asText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** Offline nobody can decrypt `{ secure: ... }`: a placeholder stands for it, which a plan masks again. */
function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (!isMap(value)) return value;
  if (Object.keys(value).length === 1 && typeof value["secure"] === "string") return "[secret]";
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, masked(v)]));
}

function subscriptionOf(config: Record<string, unknown>, own: Record<string, unknown>): string | undefined {
  const placement = own["placement"];
  const candidates = [config["azure-native:subscriptionId"], isMap(placement) ? placement["subscriptionId"] : undefined];
  return candidates.find((c) => typeof c === "string");
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
