import type { DataCollectionRuleArgs } from "@pulumi/azure-native/monitor/dataCollectionRule.js";
import type * as pulumi from "@pulumi/pulumi";
import { EventLevel, MachineOs } from "./args.ts";

/** Bodies of the data collection rules. Source: Azure Monitor docs, vm/vm-enable-monitoring and agents/data-collection-*. */
type Body = Pick<DataCollectionRuleArgs, "kind" | "dataSources" | "destinations" | "dataFlows">;

const PERFORMANCE = "VMInsightsPerf-Logs-Dest";

/** The rule the portal knows as VM insights'. Only the sampling may differ: with anything else it offers to enable monitoring again. */
export function performanceRule(workspaceResourceId: pulumi.Input<string>, samplingFrequencyInSeconds: number): Body {
  return {
    dataSources: {
      performanceCounters: [
        {
          name: "VMInsightsPerfCounters",
          streams: ["Microsoft-InsightsMetrics"],
          samplingFrequencyInSeconds,
          counterSpecifiers: ["\\VmInsights\\DetailedMetrics"],
        },
      ],
    },
    destinations: { logAnalytics: [{ workspaceResourceId, name: PERFORMANCE }] },
    dataFlows: [{ streams: ["Microsoft-InsightsMetrics"], destinations: [PERFORMANCE] }],
  };
}

/** What InsightsMetrics lacks and guest alerts read: swap, inodes and the paging file. Every 5 minutes: none of them moves fast. */
const counters: Record<MachineOs, string[]> = {
  Linux: ["Memory(*)\\% Used Swap Space", "Logical Disk(*)\\% Used Inodes"],
  Windows: ["\\Memory\\% Committed Bytes In Use", "\\Paging File(_Total)\\% Usage"],
};
const windowsLevels = { errors: "Level=1 or Level=2", warnings: "Level=1 or Level=2 or Level=3" };
const syslogErrors = ["Error", "Critical", "Alert", "Emergency"];
const syslogWarnings = ["Warning", ...syslogErrors];
const facilities = ["auth", "authpriv", "cron", "kern", "syslog"];
/**
 * The warnings that guest alerts read, collected with `errors` too: memory that runs out (Resource-Exhaustion-Detector 2004) and what
 * systemd, of the facility daemon, says of a failed unit (`unit_log_failure` in systemd's src/core/unit.c logs it as a warning).
 */
const memoryRunsOut =
  "System!*[System[Provider[@Name='Microsoft-Windows-Resource-Exhaustion-Detector'] and (Level=3) and (EventID=2004)]]";

/** Events or syslog, and the counters above, of one operating system. A rule with a kind may only hold sources of that kind. */
export function guestRule(workspaceResourceId: pulumi.Input<string>, os: MachineOs, events: EventLevel): Body {
  const flow = (stream: string) => ({ streams: [stream], destinations: ["workspace"] });
  const performanceCounters = [
    { name: "guest", streams: ["Microsoft-Perf"], samplingFrequencyInSeconds: 300, counterSpecifiers: counters[os] },
  ];
  const body = {
    kind: os,
    destinations: { logAnalytics: [{ workspaceResourceId, name: "workspace" }] },
    dataFlows: [flow("Microsoft-Perf")],
  };
  if (events === EventLevel.None) return { ...body, dataSources: { performanceCounters } };
  if (os === MachineOs.Linux) {
    const source = (name: string, facilityNames: string[], logLevels: string[]) => ({
      name,
      streams: ["Microsoft-Syslog"],
      facilityNames,
      logLevels,
    });
    const syslog = [
      source("syslog", facilities, events === EventLevel.Warnings ? syslogWarnings : syslogErrors),
      source("services", ["daemon"], syslogWarnings),
    ];
    return { ...body, dataSources: { performanceCounters, syslog }, dataFlows: [...body.dataFlows, flow("Microsoft-Syslog")] };
  }
  const xPathQueries = ["Application", "System"].map((channel) => `${channel}!*[System[(${windowsLevels[events]})]]`);
  if (events === EventLevel.Errors) xPathQueries.push(memoryRunsOut);
  const windowsEventLogs = [{ name: "events", streams: ["Microsoft-Event"], xPathQueries }];
  return {
    ...body,
    dataSources: { performanceCounters, windowsEventLogs },
    dataFlows: [...body.dataFlows, flow("Microsoft-Event")],
  };
}

/** The ten counters that cost nothing. Source: Azure Monitor docs, vm/metrics-opentelemetry-guest (2026-03). */
const openTelemetryCounters = [
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
];

/** Needs API version 2024-03-11, which azure-native types do not have yet: `properties` of a generic resource. */
export function openTelemetryRule(accountResourceId: pulumi.Input<string>, samplingFrequencyInSeconds: number) {
  return {
    dataSources: {
      performanceCountersOTel: [
        {
          name: "OtelPerfCounters",
          streams: ["Microsoft-OtelPerfMetrics"],
          samplingFrequencyInSeconds,
          counterSpecifiers: openTelemetryCounters,
        },
      ],
    },
    destinations: { monitoringAccounts: [{ accountResourceId, name: "MonitoringAccount" }] },
    dataFlows: [{ streams: ["Microsoft-OtelPerfMetrics"], destinations: ["MonitoringAccount"] }],
  };
}
