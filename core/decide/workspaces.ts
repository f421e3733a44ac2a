import { parseArmId } from "../azure/armId.ts";
import { azureName } from "../azure/names.ts";
import { shortHash } from "../base/hash.ts";
import { compare } from "../base/json.ts";
import type { EnvironmentConfig } from "../config/schema.ts";
import type { WorkspaceDecision } from "../insights/insight.ts";
import type { Target } from "../inventory/types.ts";

/** The workspaces of the environment, the main one first, and which of them a target's data goes to. */
export function decideWorkspaces(
  config: EnvironmentConfig,
  targets: readonly Target[],
  prefix: string,
): { workspaces: WorkspaceDecision[]; of: (t: Target) => WorkspaceDecision } {
  const { subscriptionId, resourceGroup } = config.placement;
  // Azure keeps the name of a deleted workspace for 14 days, wherever it was: an ephemeral one says where it is.
  const place = [config.environment, subscriptionId.toLowerCase(), resourceGroup.toLowerCase()].join("/");
  const suffix = config.workspace.lifetime === "ephemeral" ? [shortHash(place)] : [];
  const make = (key: string, location: string): WorkspaceDecision => ({
    key,
    name: azureName("workspace", "log", prefix, location, ...suffix),
    location,
    subscriptionId,
    resourceGroup,
  });
  const main = make("main", config.location);
  const existing = config.workspace.existing;
  const id = existing === undefined ? undefined : parseArmId(existing);
  if (existing !== undefined && id) {
    const { name, resourceGroup } = id;
    Object.assign(main, { existing, name, subscriptionId: id.subscriptionId, resourceGroup });
    const customerId = targets.find((t) => t.key === existing.toLowerCase())?.properties?.["customerId"];
    if (typeof customerId === "string") main.customerId = customerId;
  }
  if (config.placement.workspaces === "one") return { workspaces: [main], of: () => main };
  const regions = [...new Set(targets.map((t) => t.location))]
    .filter((r) => r !== config.location && r !== "global" && r !== "")
    .sort(compare);
  const byRegion = new Map(regions.map((r) => [r, make(r, r)]));
  return { workspaces: [main, ...byRegion.values()], of: (t) => byRegion.get(t.location) ?? main };
}
