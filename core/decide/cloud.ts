import { Refusal } from "../base/refusal.ts";
import { type Cloud, cloudOfRegion } from "../azure/region.ts";
import type { EnvironmentConfig } from "../config/schema.ts";
import type { Row } from "../inventory/types.ts";

/** The cloud of the environment: as set, else inferred from the regions. A mix is refused: one deployment reaches one cloud. */
export function inferCloud(config: EnvironmentConfig, rows: readonly Row[]): Cloud {
  const seen = new Map<Cloud, string>();
  for (const region of [config.location, ...rows.map((r) => r.location)])
    if (region !== "" && region !== "global" && !seen.has(cloudOfRegion(region))) seen.set(cloudOfRegion(region), region);
  if (config.cloud) seen.delete(config.cloud);
  const others = [...seen].sort(([a], [b]) => (a < b ? -1 : 1));
  if (others.length === 0) return config.cloud ?? "public";
  if (others.length === 1 && config.cloud === undefined) return others[0]![0];
  const found = others.map(([cloud, region]) => `${cloud} (${region})`).join(" and ");
  throw new Refusal([
    {
      path: "cloud",
      found,
      allowed: config.cloud ?? "regions of one cloud",
      message: config.cloud
        ? `cloud is ${config.cloud}, but there are regions of ${found}`
        : `the regions are of several clouds: ${found}`,
    },
  ]);
}
