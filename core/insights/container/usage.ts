import type { EnvironmentConfig } from "../../config/schema.ts";
import type { Usage } from "../insight.ts";

/**
 * What one node sends a month, for the estimate. Memory grade: logs differ by a factor of a hundred between workloads, so measure with
 * the workspace's `Usage` table. Inventory and performance shrink with the interval; logs and events do not.
 */
const perNode = {
  containerLogsGb: 3,
  eventsAndPodsGb: 0.5,
  inventoryAndPerformanceGb: 2,
  syslogGb: 0.5,
  /** Where ContainerNetworkLog resources ask for some of them; without any there are none. */
  flowsGb: 1,
  /** With the minimal ingestion profile, scraped every 30 seconds. */
  prometheusSeries: 1500,
  samplesPerSeries: (30 * 24 * 3600) / 30,
  basis:
    "per node and month: 3 GB of container logs, 0.5 GB of events and pods, 2 GB more with all streams, " +
    "1 GB of flows, 1,500 series; from memory",
} as const;

type Preset = EnvironmentConfig["containerInsights"]["costPreset"];
const others: Record<Preset, number> = {
  logsAndEvents: perNode.eventsAndPodsGb,
  standard: perNode.eventsAndPodsGb + perNode.inventoryAndPerformanceGb,
  syslog: perNode.eventsAndPodsGb + perNode.inventoryAndPerformanceGb + perNode.syslogGb,
  // Every 5 minutes instead of every minute, and without the system namespaces.
  costOptimized: (perNode.eventsAndPodsGb + perNode.inventoryAndPerformanceGb) / 5,
};

export interface Nodes {
  "container-logs": number;
  prometheus: number;
  /** Of clusters that log flows. */
  flows: number;
}

export function containerUsage(nodes: Nodes, config: EnvironmentConfig): Usage[] {
  const { "container-logs": logNodes, prometheus: metricNodes } = nodes;
  const basic = config.workspace.tables["ContainerLogV2"]?.plan === "Basic";
  const logs = logNodes * perNode.containerLogsGb;
  const rest = logNodes * others[config.containerInsights.costPreset] + nodes.flows * perNode.flowsGb;
  const samples = (metricNodes * perNode.prometheusSeries * perNode.samplesPerSeries) / 1e7;
  const usage: Usage[] = [
    { meter: "logs.analytics", quantity: basic ? rest : logs + rest },
    { meter: "logs.basic", quantity: basic ? logs : 0 },
    { meter: "prometheus.samples", quantity: samples },
  ];
  return usage.map((u) => ({ ...u, quantity: Math.round(u.quantity * 100) / 100 })).filter((u) => u.quantity > 0);
}
