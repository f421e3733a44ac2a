import { regionOf } from "../azure/region.ts";
import type { EnvironmentConfig } from "../config/schema.ts";
import type { Target } from "../inventory/types.ts";

/** A resource the program itself makes. Only what decides about it must be known; its id need not be. */
export interface LiveResource {
  /** Unique in the program; stands for the id until it is known. */
  name: string;
  /** ARM type, such as `Microsoft.Storage/storageAccounts`. */
  type: string;
  location: string;
  /** Default: the environment's own subscription. */
  subscriptionId?: string;
  resourceGroup?: string;
  kind?: string;
  sku?: Record<string, unknown>;
  properties?: Record<string, unknown>;
  identity?: Record<string, unknown>;
  tags?: Record<string, string>;
}

/** Live resources as targets, keyed `live:<name>`. */
export const liveTargets = (live: readonly LiveResource[], config: EnvironmentConfig): Target[] =>
  live.map((r) => ({
    ...r,
    id: `live:${r.name}`,
    key: `live:${r.name}`,
    live: true,
    type: r.type.toLowerCase(),
    location: regionOf(r.location),
    subscriptionId: r.subscriptionId ?? config.placement.subscriptionId,
    resourceGroup: r.resourceGroup ?? "",
    owner: tagOf(r, config.tagKeys.owner),
    criticality: tagOf(r, config.tagKeys.criticality),
  }));

const tagOf = (r: LiveResource, names: readonly string[]): string | undefined => {
  const wanted = names.map((n) => n.toLowerCase());
  return Object.entries(r.tags ?? {}).find(([k]) => wanted.includes(k.trim().toLowerCase()))?.[1];
};
