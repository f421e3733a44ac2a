import type { EnvironmentConfig } from "../../config/schema.ts";
import type { Usage } from "../insight.ts";

/**
 * What flow logs of one network come to, for the estimate. Memory grade: traffic differs by a factor of a hundred between networks, so
 * measure with the bytes of the storage account and the `Usage` rows of NTANetAnalytics.
 */
const flowVolume = {
  gbPerNetwork: 1,
  gbPerInterface: 0.5,
  /** Traffic analytics folds flows together before they reach the workspace. */
  ingestedShare: 0.3,
  basis: "1 GB a network and 0.5 GB an interface and month, of which 0.3 reach the workspace; from memory",
} as const;

/** The storage account keeps flows as long as the workspace keeps logs, within what a flow log takes. */
export const flowLogRetentionDays = (config: EnvironmentConfig): number => Math.min(365, config.workspace.retentionInDays);

/** `interfaces`: how many each network has. `own`: networks whose flows go to a storage account that azmon makes. */
export function flowUsage(interfaces: number[], own: number, config: EnvironmentConfig): Usage[] {
  const gbOf = (n: number) => flowVolume.gbPerNetwork + n * flowVolume.gbPerInterface;
  const gb = interfaces.reduce((sum, n) => sum + gbOf(n), 0);
  const share = interfaces.length === 0 ? 0 : own / interfaces.length;
  const interval = config.networkInsights.trafficAnalyticsInterval;
  const usage: Usage[] = [
    { meter: "flowLogs.collected", quantity: gb },
    { meter: `trafficAnalytics.${interval}`, quantity: gb },
    { meter: "logs.analytics", quantity: gb * flowVolume.ingestedShare },
    { meter: "storage.gb", quantity: (gb * share * flowLogRetentionDays(config)) / 30 },
  ];
  return usage.map((u) => ({ ...u, quantity: Math.round(u.quantity * 100) / 100 })).filter((u) => u.quantity > 0);
}
