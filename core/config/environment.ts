import { resourceTypes } from "../../catalogue/index.ts";
import { regions } from "../../catalogue/regions.ts";
import { scopeAlerts } from "../../catalogue/scopeAlerts.ts";
import { Refusal } from "../base/refusal.ts";
import { readInventory } from "../inventory/file.ts";
import type { Row } from "../inventory/types.ts";
import { type Known, knownOf } from "./known.ts";
import { parseConfig } from "./parse.ts";
import type { EnvironmentConfig } from "./schema.ts";

/** Names a config may refer to: azmon's catalogue, regions and prices. */
export const knownNames: Known = knownOf(
  resourceTypes,
  scopeAlerts,
  regions.map((r) => r.name),
);

/** An environment with what it watches. */
export interface Environment {
  config: EnvironmentConfig;
  rows: Row[];
}

/**
 * Checks an environment and reads the inventories it names, relative to `folder`. Throws one `Refusal` with all that is wrong with either.
 */
export function readEnvironment(value: unknown, folder: string): Environment {
  const { config, problems } = parseConfig(value, knownNames);
  const named = (value as { inventory?: unknown } | null)?.inventory;
  const files = Array.isArray(named) ? named.filter((f) => typeof f === "string") : [];
  const inventory = readInventory(files, folder);
  if (!config || inventory.problems.length > 0) throw new Refusal([...problems, ...inventory.problems]);
  return { config: config, rows: inventory.rows };
}

/** The environment, checked and with every default of its preset filled in. Throws a `Refusal` with all that is wrong. */
export function checkedEnvironment(value: unknown): EnvironmentConfig {
  const { config, problems } = parseConfig(value, knownNames);
  if (!config) throw new Refusal(problems);
  return config;
}
