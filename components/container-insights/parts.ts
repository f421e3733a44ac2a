import { PrometheusRuleGroup } from "@pulumi/azure-native/alertsmanagement/prometheusRuleGroup.js";
import type { DataCollectionEndpoint } from "@pulumi/azure-native/monitor/dataCollectionEndpoint.js";
import type { DataCollectionRule } from "@pulumi/azure-native/monitor/dataCollectionRule.js";
import type { DataCollectionRuleAssociation } from "@pulumi/azure-native/monitor/dataCollectionRuleAssociation.js";
import type * as pulumi from "@pulumi/pulumi";
import { recordingGroups } from "../../catalogue/prometheus/index.ts";
import type { RecordingGroup } from "../../catalogue/prometheus/recording.ts";
import { azureName } from "../../core/azure/names.ts";
import { regionOf } from "../../core/azure/region.ts";
import { makeAssociation, makeEndpoint, makeRule, type RuleSpec } from "../azure/collection.ts";
import { arcLogs, arcMetrics } from "./arcExtensions.ts";
import { type ClusterArgs, ClusterHost, type ContainerInsightsArgs, type ExistingMetricsWorkspace } from "./args.ts";
import { logRule, metricRule } from "./logRule.ts";

/** What the makers of a cluster's parts share. Names are those of Azure's own onboarding, by which the portal and the CLI find them. */
export interface ClusterSite {
  /** Starts the names of the children. */
  name: string;
  cluster: ClusterArgs;
  /** Stands for the cluster in Azure names: see `uniqueNames`. */
  unique: string;
  args: ContainerInsightsArgs;
  ours: pulumi.CustomResourceOptions;
  /** Options of what hangs on the cluster, which may be in another subscription. */
  theirs: pulumi.CustomResourceOptions;
}

export interface ClusterParts {
  logRule?: DataCollectionRule;
  metricRule?: DataCollectionRule;
  endpoints: DataCollectionEndpoint[];
  associations: DataCollectionRuleAssociation[];
  extensions: pulumi.CustomResource[];
  recordingRules: PrometheusRuleGroup[];
}

interface Path {
  rule: DataCollectionRule;
  endpoint?: DataCollectionEndpoint;
  association: DataCollectionRuleAssociation;
}

/** What one cluster gets; `metrics` is where its metrics go, if they are collected. */
export function makeCluster(site: ClusterSite, metrics: ExistingMetricsWorkspace | undefined): ClusterParts {
  const { args, cluster } = site;
  const wantsLogs = args.logs !== false && cluster.logs !== false;
  const logs = wantsLogs && !cluster.logsRuleExists ? makeLogs(site) : undefined;
  const prometheus = metrics && !cluster.metricsWorkspace ? makeMetrics(site, metrics) : undefined;
  const configuration = makeConfiguration(site, prometheus?.endpoint, metrics);
  const paths = [logs, prometheus, configuration].filter((p) => p !== undefined);
  const associations = paths.map((p) => p.association);
  return {
    logRule: logs?.rule,
    metricRule: prometheus?.rule,
    endpoints: paths.flatMap((p) => p.endpoint ?? []),
    associations,
    extensions: makeExtensions(site, { logs: wantsLogs, metrics }, associations),
    recordingRules: metrics ? makeRecordingRules(site, metrics) : [],
  };
}

function makeLogs(site: ClusterSite): Path {
  const { args, cluster } = site;
  const { location } = args;
  const endpoint = args.highLogScale ? endpointOf(site, "log-ingestion", "MSCI-ingest", location) : undefined;
  const body = { ...logRule(args, cluster.networkLogs), dataCollectionEndpointId: endpoint?.id };
  const rule = ruleOf(site, "logs", location, {
    ruleName: azureName("dataCollectionRule", "MSCI", location, site.unique),
    ...body,
  });
  return { rule, endpoint, association: associate(site, "logs", "ContainerInsightsExtension", rule) };
}

function makeMetrics(site: ClusterSite, workspace: ExistingMetricsWorkspace): Path {
  const { cluster, unique } = site;
  const { location } = workspace;
  const endpoint = endpointOf(site, "metric-ingestion", "MSProm", location);
  const body = { ...metricRule(workspace.id), dataCollectionEndpointId: endpoint.id };
  const rule = ruleOf(site, "metrics", location, {
    ruleName: azureName("dataCollectionRule", "MSProm", location, unique),
    ...body,
  });
  const associationName = azureName("association", "MSProm", cluster.location, cluster.clusterName);
  return { rule, endpoint, association: associate(site, "metrics", associationName, rule) };
}

/** A cluster fetches its configuration from an endpoint of its own region; needed for a private link and for metrics sent abroad. */
function makeConfiguration(
  site: ClusterSite,
  entry: DataCollectionEndpoint | undefined,
  metrics: ExistingMetricsWorkspace | undefined,
): Omit<Path, "rule"> | undefined {
  const { name, args, cluster, theirs } = site;
  const abroad = entry !== undefined && regionOf(cluster.location) !== regionOf(metrics!.location);
  if (!args.privateLink && !abroad) return undefined;
  const made =
    entry && !abroad ? undefined : endpointOf(site, "configuration", entry ? "MSProm" : "MSCI-config", cluster.location);
  const spec = { resourceUri: cluster.id, dataCollectionEndpointId: (made ?? entry!).id };
  return { endpoint: made, association: makeAssociation(`${name}-configuration-association`, spec, theirs) };
}

interface Wanted {
  logs: boolean;
  metrics: ExistingMetricsWorkspace | undefined;
}

/** Arc only; in AKS the add-ons do this, and they are the owner's to switch on. */
function makeExtensions(
  { name, cluster, args, theirs }: ClusterSite,
  { logs, metrics }: Wanted,
  dependsOn: pulumi.Resource[],
): pulumi.CustomResource[] {
  if (cluster.host !== ClusterHost.Arc) return [];
  const opts = { ...theirs, dependsOn, customTimeouts: { create: "30m", update: "30m", delete: "30m" } };
  return [
    ...(logs ? [arcLogs(`${name}-logs-extension`, cluster, args, opts)] : []),
    ...(metrics ? [arcMetrics(`${name}-metrics-extension`, cluster, { ...args, metricsWorkspaceId: metrics.id }, opts)] : []),
  ];
}

/** Recording rules that the dashboards of the cluster read, but for groups that are there already. */
function makeRecordingRules(site: ClusterSite, workspace: ExistingMetricsWorkspace): PrometheusRuleGroup[] {
  const { clusterName, ruleGroups = [] } = site.cluster;
  const exists = ({ group }: RecordingGroup) =>
    ruleGroups.some((g) => g.replaceAll(" ", "") === `${group}-${clusterName}`.toLowerCase().replaceAll(" ", ""));
  return recordingGroups.filter((group) => !exists(group)).map((group) => makeRuleGroup(site, workspace, group));
}

/** Windows groups are there but off on clusters without Windows nodes, as Azure's own onboarding does. */
const makeRuleGroup = (
  { name, args, cluster, unique, ours }: ClusterSite,
  workspace: ExistingMetricsWorkspace,
  { group, os, rules }: RecordingGroup,
): PrometheusRuleGroup =>
  new PrometheusRuleGroup(
    `${name}-${group}`,
    {
      resourceGroupName: args.resourceGroupName,
      location: workspace.location,
      scopes: [workspace.id, cluster.id],
      clusterName: cluster.clusterName,
      interval: "PT1M",
      tags: args.tags,
      ruleGroupName: azureName("alertRule", group, unique),
      description: "Recording rules that the dashboards of the cluster read.",
      enabled: os === "Linux" || cluster.windows === true,
      rules: rules.map(({ record, expression, labels }) => ({ record, expression, ...(labels ? { labels } : {}) })),
    },
    ours,
  );

const ruleOf = ({ name, args, ours }: ClusterSite, part: string, location: string, spec: RuleSpec): DataCollectionRule =>
  makeRule(`${name}-${part}`, { ...args, location }, spec, ours);

const endpointOf = (site: ClusterSite, part: string, prefix: string, location: string): DataCollectionEndpoint =>
  makeEndpoint(
    `${site.name}-${part}`,
    { ...site.args, location },
    {
      endpointName: azureName("dataCollectionEndpoint", prefix, location, site.unique),
      kind: "Linux",
      public: !site.args.privateLink,
    },
    site.ours,
  );

const associate = (
  { name, cluster, theirs }: ClusterSite,
  part: string,
  associationName: string,
  { id: dataCollectionRuleId }: DataCollectionRule,
): DataCollectionRuleAssociation =>
  makeAssociation(`${name}-${part}-association`, { resourceUri: cluster.id, associationName, dataCollectionRuleId }, theirs);
