import { azureName } from "../../azure/names.ts";
import { regionOf } from "../../azure/region.ts";
import { shortHash } from "../../base/hash.ts";
import { flowLogStorage } from "../../findings/network.ts";
import type { Finding } from "../../findings/finding.ts";
import { textAt } from "../../inventory/read.ts";
import type { Row, Target } from "../../inventory/types.ts";

/** Subscription and region: where one account serves all flow logs. */
export const placeOf = (subscriptionId: string, location: string): string =>
  `${subscriptionId} ${regionOf(location)}`.toLowerCase();

/** Unique in all of Azure, yet the same on every run: the hash is of what makes the account ours. */
export function flowLogStorageName(prefix: string, subscriptionId: string, location: string): string {
  const flat = prefix
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .slice(0, 10);
  return azureName("storageAccount", `${flat}flow${shortHash(`${prefix} ${placeOf(subscriptionId, location)}`, 10)}`);
}

/**
 * Why Azure refuses to write a network's flow log to an account, as far as the inventory tells. Source: Azure docs,
 * network-watcher/vnet-flow-logs-overview, storage account considerations.
 */
export function storageProblem(storageId: string, network: Target, rows: readonly Row[]): Finding | undefined {
  const row = rows.find((r) => r.id.toLowerCase() === storageId.toLowerCase());
  if (!row) return undefined;
  const why =
    row.location !== network.location
      ? `is in ${row.location || "no region"}, the network in ${network.location}`
      : /^premium/i.test(textAt(row.sku, "tier") ?? textAt(row.sku, "name") ?? "")
        ? "is a premium account"
        : undefined;
  if (!why) return undefined;
  const where = { path: `networkInsights.flowLogStorage.${network.location}`, target: network.id };
  return flowLogStorage.of(where, { name: row.name, why, location: network.location });
}

/** Accounts that flow logs are written to, lower case: logging them would record Azure's own writes, one line a minute and interface. */
export const flowLogStorageIds = (rows: readonly Row[], configured: Record<string, string>): Set<string> =>
  new Set([
    ...Object.values(configured).map((id) => id.toLowerCase()),
    ...rows
      .filter((r) => r.type === "microsoft.network/networkwatchers/flowlogs")
      .flatMap((r) => textAt(r.properties, "storageId")?.toLowerCase() ?? []),
  ]);
