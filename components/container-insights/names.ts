import { shortHash } from "../../core/hash.ts";
import type { ClusterArgs } from "./args.ts";

/**
 * What stands for a cluster in the names of its rules and endpoints, which share one resource group: its own name, as Azure's tools
 * expect, and a hash behind it where two clusters of different groups are called the same.
 */
export function clusterNames(clusters: ClusterArgs[]): Record<string, string> {
  const count = new Map<string, number>();
  for (const c of clusters) count.set(c.clusterName.toLowerCase(), (count.get(c.clusterName.toLowerCase()) ?? 0) + 1);
  return Object.fromEntries(
    clusters.map((c) => [
      c.name,
      count.get(c.clusterName.toLowerCase()) === 1 ? c.clusterName : `${c.clusterName}-${shortHash(c.name)}`,
    ]),
  );
}
