import type * as pulumi from "@pulumi/pulumi";
import { stableJson } from "../../core/base/json.ts";
import type { AgentConfigArgs, ClusterConfigurationArgs, MetricsSettingsArgs, MonitorArgs } from "./clusterConfigurationArgs.ts";

/** A Kubernetes object as YAML writes it. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace: string };
  data?: Record<string, string>;
  spec?: Record<string, unknown>;
}

const configMap = (name: string, data: Record<string, string>): Manifest => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, namespace: "kube-system" },
  data,
});
/** TOML strings are JSON strings; so are the arrays of them. */
const toml = (value: boolean | string | string[]): string => JSON.stringify(value);
const section = (name: string, settings: Record<string, boolean | string | string[] | undefined>): string => {
  const lines = Object.entries(settings).flatMap(([key, value]) => (value === undefined ? [] : [`  ${key} = ${toml(value)}`]));
  return lines.length > 0 ? [`[${name}]`, ...lines, ""].join("\n") : "";
};

/**
 * The log agent's own settings. They win over the data collection rule, and there is one map a cluster: another one replaces it whole.
 * Source: Azure Monitor docs, containers/container-insights-data-collection-configmap.
 */
export function agentConfig(args: AgentConfigArgs): Manifest {
  const logs = "log_collection_settings";
  const excluded = [...(args.excludedNamespaces ?? ["gatekeeper-system", "kube-system"])].sort();
  const languages = args.stackTraceLanguages && [...args.stackTraceLanguages].sort();
  const fields = args.metadataFields && [...args.metadataFields].sort();
  return configMap("container-azm-ms-agentconfig", {
    "schema-version": "v1",
    "config-version": "azmon",
    "log-data-collection-settings": [
      section(`${logs}.stdout`, { enabled: args.stdout ?? true, exclude_namespaces: excluded }),
      section(`${logs}.stderr`, { enabled: args.stderr ?? true, exclude_namespaces: excluded }),
      // Environment variables hold secrets more often than not.
      section(`${logs}.env_var`, { enabled: args.environmentVariables ?? false }),
      section(`${logs}.collect_all_kube_events`, { enabled: args.normalEvents ?? false }),
      section(`${logs}.schema`, { containerlog_schema_version: "v2" }),
      // The agent reads this switch as text.
      section(`${logs}.enable_multiline_logs`, languages ? { enabled: "true", stacktrace_languages: languages } : {}),
      section(`${logs}.metadata_collection`, fields ? { enabled: true, include_fields: fields } : {}),
      section(`${logs}.filter_using_annotations`, args.filterByAnnotations ? { enabled: true } : {}),
    ].join(""),
    ...(args.highLogScale ? { "agent-settings": section("agent_settings.high_log_scale", { enabled: true }) } : {}),
  });
}

const indent = (text: string): string => text.replace(/^(?=.)/gm, "  ");
const block = (key: string, settings: Record<string, boolean | string> | undefined): string => {
  const entries = Object.entries(settings ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length > 0 ? `${key}: |-\n${indent(entries.map(([k, v]) => `${k} = ${toml(v)}`).join("\n"))}\n` : "";
};

/** What managed Prometheus scrapes by itself. Source: Azure/prometheus-collector, schema v2 of the settings map. */
export function metricsSettings(args: MetricsSettingsArgs): Manifest {
  const minimal = block("minimal-ingestion-profile", { enabled: args.minimalIngestion ?? true });
  const cluster =
    block("default-targets-scrape-enabled", args.targets) +
    block("default-targets-metrics-keep-list", args.keep) +
    block("default-targets-scrape-interval-settings", args.intervals) +
    block(
      "pod-annotation-based-scraping",
      args.annotatedNamespaces ? { podannotationnamespaceregex: args.annotatedNamespaces } : undefined,
    ) +
    minimal;
  return configMap("ama-metrics-settings-configmap", {
    "schema-version": "v2",
    "config-version": "azmon",
    "prometheus-collector-settings": `cluster_alias = ${toml(args.clusterAlias ?? "")}\n`,
    "cluster-metrics": cluster,
    "controlplane-metrics": block("default-targets-scrape-enabled", args.controlPlaneTargets) + minimal,
  });
}

/** Scrape jobs of the user's own, in Prometheus' format; JSON is YAML. */
export const scrapeJobs = (name: string, jobs: Record<string, unknown>[]): Manifest =>
  configMap(name, { "prometheus-config": stableJson({ scrape_configs: jobs }, 2) });

/** Azure Monitor drops series beyond these. The API group is Azure's, not the Prometheus operator's. */
const limits = { labelLimit: 63, labelNameLengthLimit: 511, labelValueLengthLimit: 1023 };
export function monitor(kind: "PodMonitor" | "ServiceMonitor", args: MonitorArgs): Manifest {
  const endpoint = { port: args.port, path: args.path ?? "/metrics", interval: args.interval ?? "30s" };
  return {
    apiVersion: "azmonitoring.coreos.com/v1",
    kind,
    metadata: { name: args.name, namespace: args.namespace },
    spec: {
      ...limits,
      selector: { matchLabels: args.matchLabels },
      [kind === "PodMonitor" ? "podMetricsEndpoints" : "endpoints"]: [endpoint],
    },
  };
}

/** Auto-instrumentation of a namespace. Pods take it up when they restart: `kubectl rollout restart`. */
export const instrumentation = (namespace: string, platforms: string[], connectionString: pulumi.Input<string>) => ({
  apiVersion: "monitor.azure.com/v1",
  kind: "Instrumentation",
  metadata: { name: "default", namespace },
  spec: {
    settings: { autoInstrumentationPlatforms: [...platforms].sort() },
    destination: { applicationInsightsConnectionString: connectionString },
  },
});

/** Everything the arguments ask for but instrumentation, which holds a secret. Sorted by kind and name. */
export function manifests(args: ClusterConfigurationArgs): Manifest[] {
  return [
    ...(args.agentConfig ? [agentConfig(args.agentConfig)] : []),
    ...(args.metricsSettings ? [metricsSettings(args.metricsSettings)] : []),
    ...(args.scrapeJobs ? [scrapeJobs("ama-metrics-prometheus-config", args.scrapeJobs)] : []),
    ...(args.nodeScrapeJobs ? [scrapeJobs("ama-metrics-prometheus-config-node", args.nodeScrapeJobs)] : []),
    ...(args.podMonitors ?? []).map((m) => monitor("PodMonitor", m)),
    ...(args.serviceMonitors ?? []).map((m) => monitor("ServiceMonitor", m)),
  ].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
export const keyOf = (m: { kind: string; metadata: { name: string; namespace: string } }): string =>
  `${m.kind.toLowerCase()}-${m.metadata.namespace}-${m.metadata.name}`;
