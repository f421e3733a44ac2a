import { resourceTypes } from "../catalogue/index.ts";
import { regions } from "../catalogue/regions.ts";
import { scopeAlerts } from "../catalogue/scopeAlerts.ts";
import { knownOf, type Known } from "./config/known.ts";
import { parseConfig } from "./config/parse.ts";
import { resolveConfig, type ResolvedConfig } from "./config/presets.ts";
import { Refusal } from "./refusal.ts";

/** Names a config may refer to: azmon's catalogue, regions and prices. */
export const knownNames: Known = knownOf(
  resourceTypes,
  scopeAlerts,
  regions.map((r) => r.name),
);

/** The environment, checked and with every default of its preset filled in. Throws a `Refusal` with all that is wrong. */
export function checkedEnvironment(value: unknown): ResolvedConfig {
  const { config, problems } = parseConfig(value, knownNames);
  if (!config) throw new Refusal(problems);
  return resolveConfig(config);
}
