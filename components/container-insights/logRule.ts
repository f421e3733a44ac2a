import type { DataCollectionRuleArgs } from "@pulumi/azure-native/monitor/dataCollectionRule.js";
import type * as pulumi from "@pulumi/pulumi";
import { type ContainerInsightsArgs, CostPreset, NamespaceFilter } from "./args.ts";

/** Source: Azure Monitor docs, containers/kubernetes-monitoring-enable (2026-08) and includes/data-collection-rule-streams. */
const essential = ["Microsoft-ContainerLogV2", "Microsoft-KubeEvents", "Microsoft-KubePodInventory"];
/** Named one by one: the group stream stands for all of these, and beside any of them would send rows twice. */
const all = [
  ...essential,
  "Microsoft-ContainerInventory",
  "Microsoft-ContainerNodeInventory",
  "Microsoft-InsightsMetrics",
  "Microsoft-KubeMonAgentEvents",
  "Microsoft-KubeNodeInventory",
  "Microsoft-KubePVInventory",
  "Microsoft-KubeServices",
  "Microsoft-Perf",
];
const systemNamespaces = ["azure-arc", "gatekeeper-system", "kube-system"];
const presets: Record<CostPreset, { streams: string[]; minutes: number; exclude: string[]; syslog: boolean }> = {
  logsAndEvents: { streams: essential, minutes: 1, exclude: [], syslog: false },
  standard: { streams: all, minutes: 1, exclude: [], syslog: false },
  costOptimized: { streams: all, minutes: 5, exclude: systemNamespaces, syslog: false },
  syslog: { streams: all, minutes: 1, exclude: [], syslog: true },
};
const syslogSource = {
  name: "sysLogsDataSource",
  streams: ["Microsoft-Syslog"],
  facilityNames: ["auth", "authpriv", "cron", "daemon", "kern", "syslog"],
  logLevels: ["Warning", "Error", "Critical", "Alert", "Emergency"],
};

/** What a cluster's log agent collects. */
export function logRule(
  args: ContainerInsightsArgs,
  networkLogs = false,
): Required<Pick<DataCollectionRuleArgs, "kind" | "dataSources" | "destinations" | "dataFlows">> {
  const preset = presets[args.costPreset ?? CostPreset.LogsAndEvents];
  // The high-scale stream takes the place of the ordinary one: both together bill every row twice.
  const streams = [...preset.streams, ...(networkLogs ? ["Microsoft-ContainerNetworkLogs"] : [])]
    .map((s) => (args.highLogScale && s === "Microsoft-ContainerLogV2" ? `${s}-HighScale` : s))
    .sort();
  const filter = args.namespaceFilter ?? (preset.exclude.length > 0 ? NamespaceFilter.Exclude : NamespaceFilter.Off);
  const extension = {
    name: "ContainerInsightsExtension",
    extensionName: "ContainerInsights",
    streams,
    extensionSettings: {
      dataCollectionSettings: {
        interval: `${args.collectionIntervalMinutes ?? preset.minutes}m`,
        namespaceFilteringMode: filter,
        namespaces: filter === NamespaceFilter.Off ? [] : [...(args.namespaces ?? preset.exclude)].sort(),
        enableContainerLogV2: true,
      },
    },
  };
  const flow = (of: string[]) => ({ streams: of, destinations: ["ciworkspace"] });
  return {
    kind: "Linux",
    dataSources: { extensions: [extension], ...(preset.syslog ? { syslog: [syslogSource] } : {}) },
    destinations: { logAnalytics: [{ workspaceResourceId: args.workspaceId, name: "ciworkspace" }] },
    dataFlows: [flow(streams), ...(preset.syslog ? [flow(["Microsoft-Syslog"])] : [])],
  };
}

/** The way of the metrics from a cluster to the Azure Monitor workspace. */
export function metricRule(accountResourceId: pulumi.Input<string>) {
  return {
    kind: "Linux",
    dataSources: {
      prometheusForwarder: [{ name: "PrometheusDataSource", streams: ["Microsoft-PrometheusMetrics"], labelIncludeFilter: {} }],
    },
    destinations: { monitoringAccounts: [{ accountResourceId, name: "MonitoringAccount1" }] },
    dataFlows: [{ streams: ["Microsoft-PrometheusMetrics"], destinations: ["MonitoringAccount1"] }],
  };
}
