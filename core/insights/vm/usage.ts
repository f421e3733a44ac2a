import { seriesOf } from "../../azure/guestCounters.ts";
import type { EnvironmentConfig } from "../../config/schema.ts";
import type { MachineDecision } from "./decision.ts";

/**
 * What one machine sends, for the estimate. A sample has 29 InsightsMetrics rows: twelve counters for each of two disks, two for a
 * network card, processor, memory and heartbeat (counters: Azure Monitor docs, vm/vminsights-log-query). Memory grade: two disks and one
 * card, 0.6 kB billed a row, and the gigabytes of events. The workspace's `Usage` table has the truth.
 */
export const volume = {
  rowsPerSample: 29,
  gbPerRow: 0.6e-6,
  secondsPerMonth: 30 * 24 * 3600,
  gbOfEvents: { none: 0, errors: 0.05, warnings: 0.2 },
  /** Of a Windows machine. */
  gbOfIis: 0.5,
  gbOfFirewall: 0.5,
  basis:
    "29 rows of 0.6 kB a machine and sample; 0.05 GB (errors) or 0.2 GB (warnings) of events a machine and month, 0.5 GB each of IIS and " +
    "firewall; from memory",
} as const;

export type Sender = Pick<MachineDecision, "host" | "os"> & { instances: number };

/** GB a month into Analytics tables. A scale set counts once for each instance. */
export function machineGb(machines: Sender[], config: EnvironmentConfig): number {
  const { experience, samplingFrequencyInSeconds, events, iisLogs, windowsFirewallLogs } = config.vmInsights;
  const samples = volume.secondsPerMonth / samplingFrequencyInSeconds;
  // Scale sets have no OpenTelemetry experience: they stay on logs whatever is chosen.
  const performance = (host: string) =>
    experience !== "metrics" || host === "vmss" ? samples * volume.rowsPerSample * volume.gbPerRow : 0;
  const ofWindows = (iisLogs ? volume.gbOfIis : 0) + (windowsFirewallLogs ? volume.gbOfFirewall : 0);
  const logs = (os: string) => volume.gbOfEvents[events] + (os === "Windows" ? ofWindows : 0);
  const gb = machines.reduce((sum, m) => sum + m.instances * (performance(m.host) + logs(m.os)), 0);
  return Math.round(gb * 100) / 100;
}

/** Samples a month, by the ten million, of the counters that are not free. */
export function counterSamples(machines: Sender[], config: EnvironmentConfig): number {
  const { experience, samplingFrequencyInSeconds, additionalCounters } = config.vmInsights;
  if (experience === "logs") return 0;
  const series = additionalCounters.reduce((sum, counter) => sum + seriesOf(counter), 0);
  const senders = machines.filter((m) => m.host !== "vmss").length;
  return Math.round(((senders * series * volume.secondsPerMonth) / samplingFrequencyInSeconds / 1e7) * 100) / 100;
}
