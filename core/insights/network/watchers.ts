import { at, textAt } from "../../inventory/read.ts";
import type { Row } from "../../inventory/types.ts";

export interface Watcher {
  name: string;
  resourceGroup: string;
  /** It has a row; else it is where Azure makes it by itself. */
  listed: boolean;
}

const place = (subscriptionId: string, region: string): string => `${subscriptionId} ${region}`.toLowerCase();

/**
 * The Network Watcher of a subscription and region. Azure allows one and makes it with the first virtual network, under this name and in
 * this group, unless that was switched off: nothing here makes one. Source: Azure docs, network-watcher/network-watcher-create.
 */
export function watchersOf(rows: readonly Row[]): (subscriptionId: string, region: string) => Watcher {
  const listed = new Map(
    rows.filter((r) => r.type === "microsoft.network/networkwatchers").map((r) => [place(r.subscriptionId, r.location), r]),
  );
  return (subscriptionId, region) => {
    const row = listed.get(place(subscriptionId, region));
    // Resource Graph writes groups in lower case; the id keeps the spelling.
    const group = row && /\/resourceGroups\/([^/]+)\//i.exec(row.id)?.[1];
    return row
      ? { name: row.name, resourceGroup: group ?? row.resourceGroup, listed: true }
      : { name: `NetworkWatcher_${region}`, resourceGroup: "NetworkWatcherRG", listed: false };
  };
}

export interface ExistingFlowLog {
  row: Row;
  /** Lower case. */
  target: string;
  enabled: boolean;
  /** Traffic analytics is on; without it flows lie in a storage account and no query sees them. */
  analysed: boolean;
  /** The workspace that traffic analytics writes to, lower case, where the row says. */
  workspaceId?: string;
  storageId?: string;
}

const ANALYTICS = "flowAnalyticsConfiguration.networkWatcherFlowAnalyticsConfiguration";

export const existingFlowLogs = (rows: readonly Row[]): ExistingFlowLog[] =>
  rows
    .filter((r) => r.type === "microsoft.network/networkwatchers/flowlogs")
    .flatMap((row) => {
      const target = textAt(row.properties, "targetResourceId")?.toLowerCase();
      if (!target) return [];
      const enabled = at(row.properties, "enabled") !== false;
      return [
        {
          row,
          target,
          enabled,
          analysed: at(row.properties, `${ANALYTICS}.enabled`) === true,
          workspaceId: textAt(row.properties, `${ANALYTICS}.workspaceResourceId`)?.toLowerCase(),
          storageId: textAt(row.properties, "storageId"),
        },
      ];
    });

/** Connection monitors of the old kind, which tests one source against one destination. */
export const classicMonitors = (rows: readonly Row[]): Row[] =>
  rows.filter(
    (r) =>
      r.type === "microsoft.network/networkwatchers/connectionmonitors" &&
      /^SingleSourceDestination$/i.test(textAt(r.properties, "connectionMonitorType") ?? ""),
  );

export const isNsg = (id: string): boolean => /\/networkSecurityGroups\//i.test(id);
