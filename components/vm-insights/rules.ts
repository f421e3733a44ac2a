import type { DataCollectionRuleArgs } from "@pulumi/azure-native/monitor/dataCollectionRule.js";
import type * as pulumi from "@pulumi/pulumi";
import { freeCounters } from "../../core/azure/guestCounters.ts";
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

interface GuestLogs {
  events: EventLevel;
  iis: boolean;
}

/** Logs and the counters above, of one operating system: a rule with a kind may hold sources of that kind only. */
export function guestRule(workspaceResourceId: pulumi.Input<string>, os: MachineOs, logs: GuestLogs): Body {
  const sources = os === MachineOs.Linux ? linuxLogs(logs.events) : windowsLogs(logs);
  const streams = Object.values(sources).map(([source]) => source!.streams[0]!);
  return {
    kind: os,
    dataSources: {
      performanceCounters: [
        { name: "guest", streams: ["Microsoft-Perf"], samplingFrequencyInSeconds: 300, counterSpecifiers: counters[os] },
      ],
      ...sources,
    },
    destinations: { logAnalytics: [{ workspaceResourceId, name: "workspace" }] },
    dataFlows: ["Microsoft-Perf", ...streams].map((stream) => ({ streams: [stream], destinations: ["workspace"] })),
  };
}

function linuxLogs(events: EventLevel) {
  if (events === EventLevel.None) return {};
  const source = (name: string, facilityNames: string[], logLevels: string[]) => ({
    name,
    streams: ["Microsoft-Syslog"],
    facilityNames,
    logLevels,
  });
  return {
    syslog: [
      source("syslog", facilities, events === EventLevel.Warnings ? syslogWarnings : syslogErrors),
      source("services", ["daemon"], syslogWarnings),
    ],
  };
}

function windowsLogs({ events, iis }: GuestLogs) {
  // Without directories the agent asks IIS where each site logs. Source: Azure Monitor docs, vm/data-collection-iis.
  const iisLogs = iis ? { iisLogs: [{ name: "iis", streams: ["Microsoft-W3CIISLog"] }] } : {};
  if (events === EventLevel.None) return iisLogs;
  const xPathQueries = ["Application", "System"].map((channel) => `${channel}!*[System[(${windowsLevels[events]})]]`);
  if (events === EventLevel.Errors) xPathQueries.push(memoryRunsOut);
  return { windowsEventLogs: [{ name: "events", streams: ["Microsoft-Event"], xPathQueries }], ...iisLogs };
}

/** Needs API version 2024-03-11, which azure-native types do not have yet: `properties` of a generic resource. */
export function openTelemetryRule(
  accountResourceId: pulumi.Input<string>,
  samplingFrequencyInSeconds: number,
  additionalCounters: readonly string[],
) {
  return {
    dataSources: {
      performanceCountersOTel: [
        {
          name: "OtelPerfCounters",
          streams: ["Microsoft-OtelPerfMetrics"],
          samplingFrequencyInSeconds,
          counterSpecifiers: [...new Set([...freeCounters, ...additionalCounters])].sort(),
        },
      ],
    },
    destinations: { monitoringAccounts: [{ accountResourceId, name: "MonitoringAccount" }] },
    dataFlows: [{ streams: ["Microsoft-OtelPerfMetrics"], destinations: ["MonitoringAccount"] }],
  };
}
