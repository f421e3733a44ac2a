import { resolveConfig } from "../config/presets.ts";
import type { EnvironmentConfig } from "../config/schema.ts";
import type { MachineDecision } from "../types.ts";

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
  basis:
    "29 rows of 0.6 kB a machine and sample; 0.05 GB (errors) or 0.2 GB (warnings) of events a machine and month; from memory",
} as const;

/** GB a month into Analytics tables. A scale set counts once for each instance. */
export function machineGb(machines: { instances: number; host: MachineDecision["host"] }[], config: EnvironmentConfig): number {
  const { experience, samplingFrequencyInSeconds, events } = resolveConfig(config).vmInsights;
  const samples = volume.secondsPerMonth / samplingFrequencyInSeconds;
  // Scale sets have no OpenTelemetry experience: they stay on logs whatever is chosen.
  const performance = (host: string) =>
    experience !== "metrics" || host === "vmss" ? samples * volume.rowsPerSample * volume.gbPerRow : 0;
  const gb = machines.reduce((sum, m) => sum + m.instances * (performance(m.host) + volume.gbOfEvents[events]), 0);
  return Math.round(gb * 100) / 100;
}
