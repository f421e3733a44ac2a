import { parseArmId } from "../azure/armId.ts";
import { azureName } from "../azure/names.ts";
import { shortHash } from "../base/hash.ts";
import { compare } from "../base/json.ts";
import type { EnvironmentConfig } from "../config/schema.ts";
import type { WorkspaceDecision } from "../insights/insight.ts";
import { textAt } from "../inventory/read.ts";
import type { Row, Target } from "../inventory/types.ts";

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
    const customerId = customerIdOf(targets.find((t) => t.key === existing.toLowerCase()));
    if (customerId !== undefined) main.customerId = customerId;
  }
  if (config.placement.workspaces === "one") return { workspaces: [main], of: () => main };
  const regions = [...new Set(targets.map((t) => t.location))]
    .filter((r) => r !== config.location && r !== "global" && r !== "")
    .sort(compare);
  const byRegion = new Map(regions.map((r) => [r, make(r, r)]));
  return { workspaces: [main, ...byRegion.values()], of: (t) => byRegion.get(t.location) ?? main };
}

/** The GUID of a workspace, where its row holds one. */
export function customerIdOf(row: Row | undefined): string | undefined {
  const id = textAt(row?.properties, "customerId");
  return id !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? id : undefined;
}
