import { azureName } from "../azure/names.ts";
import type { Row } from "../inventory/types.ts";
import type { EnvironmentConfig } from "./schema.ts";

/**
 * The tag on everything azmon makes; its value is the environment. An inventory taken after a deployment lists what azmon made: without the
 * tag it would look like somebody else's, be left alone as "there already", and so be deleted.
 */
export const OWN_TAG = "azmon";

/** On activity log alerts, which have no severity in Azure: 0 to 4. */
export const SEVERITY_TAG = "azmon-severity";

/** Whether a row is this environment's own work. */
export const isOwn = (row: Row, config: Pick<EnvironmentConfig, "environment">): boolean =>
  row.tags?.[OWN_TAG] === config.environment;

/** Tags of everything the environment makes. */
export const ownTags = (config: Pick<EnvironmentConfig, "environment" | "names">): Record<string, string> => ({
  ...config.names.tags,
  environment: config.environment,
  [OWN_TAG]: config.environment,
});

/** What marks an extension of a scale set as azmon's: it has no tags, and Resource Graph shows it only within its scale set. */
export const ownMark = (environment: string): string => `${OWN_TAG}-${environment}`;

/** Name of the environment's diagnostic settings. Others beside it watch the same resources, which have one setting of a name. */
export const settingNameOf = ({ environment, diagnostics }: Pick<EnvironmentConfig, "environment" | "diagnostics">): string =>
  diagnostics.name ?? `${OWN_TAG}-${environment}`;

type Named = Pick<EnvironmentConfig, "environment" | "names">;
/** What the names of an environment's resources begin with, after their kind. */
export const prefixOf = (config: Named): string => config.names.prefix ?? config.environment;
export const metricsWorkspaceName = (config: Named & Pick<EnvironmentConfig, "location">): string =>
  azureName("workspace", "amw", prefixOf(config), config.location);
