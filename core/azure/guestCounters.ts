/**
 * OpenTelemetry counters of a guest that the Azure Monitor agent knows. It ignores a name it does not know without a word.
 * Source: Azure Monitor docs, vm/data-collection-otel-metrics (2026-03); which are free: vm/metrics-opentelemetry-guest (2026-03).
 */
export const freeCounters = [
  "system.cpu.time",
  "system.disk.io",
  "system.disk.operation_time",
  "system.disk.operations",
  "system.filesystem.usage",
  "system.memory.usage",
  "system.network.dropped",
  "system.network.errors",
  "system.network.io",
  "system.uptime",
] as const;

/** Of each process: as many series as the machine runs processes. */
const processCounters = [
  "process.context_switches",
  "process.cpu.time",
  "process.cpu.utilization",
  "process.disk.io",
  "process.disk.operations",
  "process.handles",
  "process.memory.usage",
  "process.memory.utilization",
  "process.memory.virtual",
  "process.open_file_descriptors",
  "process.paging.faults",
  "process.signals_pending",
  "process.threads",
  "process.uptime",
] as const;

/** Billed as samples of an Azure Monitor workspace. */
export const billedCounters = [
  ...processCounters,
  "system.cpu.frequency",
  "system.cpu.load_average.15m",
  "system.cpu.load_average.1m",
  "system.cpu.load_average.5m",
  "system.cpu.logical.count",
  "system.cpu.physical.count",
  "system.cpu.utilization",
  "system.disk.io_time",
  "system.disk.merged",
  "system.disk.pending_operations",
  "system.disk.weighted_io_time",
  "system.filesystem.inodes.usage",
  "system.filesystem.utilization",
  "system.linux.memory.available",
  "system.linux.memory.dirty",
  "system.memory.limit",
  "system.memory.page_size",
  "system.memory.utilization",
  "system.network.connections",
  "system.network.conntrack.count",
  "system.network.conntrack.max",
  "system.network.packets",
  "system.paging.faults",
  "system.paging.operations",
  "system.paging.usage",
  "system.paging.utilization",
  "system.processes.count",
  "system.processes.created",
] as const;

/** How many series a counter has on one machine, for the estimate: 150 processes, ten of anything else; from memory. */
export const seriesOf = (counter: string): number => ((processCounters as readonly string[]).includes(counter) ? 150 : 10);
