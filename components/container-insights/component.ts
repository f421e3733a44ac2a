import type { PrometheusRuleGroup } from "@pulumi/azure-native/alertsmanagement/prometheusRuleGroup.js";
import type { Workbook } from "@pulumi/azure-native/applicationinsights/workbook.js";
import type { AzureMonitorWorkspace } from "@pulumi/azure-native/monitor/azureMonitorWorkspace.js";
import type { DataCollectionEndpoint } from "@pulumi/azure-native/monitor/dataCollectionEndpoint.js";
import type { DataCollectionRule } from "@pulumi/azure-native/monitor/dataCollectionRule.js";
import type { DataCollectionRuleAssociation } from "@pulumi/azure-native/monitor/dataCollectionRuleAssociation.js";
import { Workspace as LogAnalyticsWorkspace } from "@pulumi/azure-native/operationalinsights/workspace.js";
import * as pulumi from "@pulumi/pulumi";
import { compare } from "../../core/base/json.ts";
import { uniqueNames } from "../../core/decide/prometheusGroups.ts";
import { makeMetricsWorkspace } from "../azure/metricsWorkspace.ts";
import { refuse } from "../azure/check.ts";
import { ClusterHost, type ContainerInsightsArgs, type ContainerInsightsOptions, type ExistingMetricsWorkspace } from "./args.ts";
import { check } from "./check.ts";
import { makeCluster } from "./parts.ts";
import { addonProfiles, azureMonitorProfile, type AzureMonitorProfile, type OmsAgentProfile } from "./profiles.ts";
import { makeLogsWorkbook } from "./workbook.ts";

/**
 * Container insights and managed Prometheus for clusters of one Log Analytics workspace.
 *
 * The switch in an AKS cluster is its owner's: `addonProfiles` and `azureMonitorProfile` are returned for the cluster's own definition.
 * Connected clusters get their extensions.
 */
export class ContainerInsights extends pulumi.ComponentResource {
  /** The Azure Monitor workspace, where this component makes it. */
  readonly metricsWorkspace?: AzureMonitorWorkspace;
  readonly metricsWorkspaceId?: pulumi.Output<string>;
  /** By cluster name (`ClusterArgs.name`), as everything below: where its metrics are, and rules on them must be. */
  readonly metricsWorkspaces: Record<string, ExistingMetricsWorkspace> = {};
  readonly logRules: Record<string, DataCollectionRule> = {};
  readonly metricRules: Record<string, DataCollectionRule> = {};
  readonly endpoints: Record<string, DataCollectionEndpoint[]> = {};
  readonly associations: Record<string, DataCollectionRuleAssociation[]> = {};
  readonly extensions: Record<string, pulumi.CustomResource[]> = {};
  readonly recordingRules: Record<string, PrometheusRuleGroup[]> = {};
  readonly workbook?: Workbook;
  /** For `addonProfiles` of an AKS cluster. */
  readonly addonProfiles: pulumi.Output<Record<string, OmsAgentProfile>>;
  /** For `azureMonitorProfile` of an AKS cluster. */
  readonly azureMonitorProfile: AzureMonitorProfile;

  constructor(name: string, args: ContainerInsightsArgs, opts: ContainerInsightsOptions = {}) {
    super("azmon:index:ContainerInsights", name, {}, opts);
    refuse(name, check(args));
    const complete = { ...args, workspaceCustomerId: customerIdOf(name, args, this) };
    this.addonProfiles = addonProfiles(args.workspaceId);
    this.azureMonitorProfile = azureMonitorProfile(args);

    const workspace = args.prometheus === false ? undefined : args.metricsWorkspace;
    if (workspace && workspace.id === undefined)
      this.metricsWorkspace = makeMetricsWorkspace(
        `${name}-metrics`,
        { ...args, location: workspace.location },
        { workspaceName: workspace.name },
        { parent: this, protect: args.protect },
      );
    if (workspace) this.metricsWorkspaceId = pulumi.output(workspace.id ?? this.metricsWorkspace!.id);
    const common = this.metricsWorkspaceId && { id: this.metricsWorkspaceId, location: workspace!.location };

    const unique = uniqueNames(
      args.clusters.map((c) => c.name),
      (key) => args.clusters.find((c) => c.name === key)!.clusterName,
    );
    for (const cluster of [...args.clusters].sort((a, b) => compare(a.name, b.name))) {
      const key = cluster.name;
      const provider = cluster.subscriptionId === undefined ? undefined : opts.providerFor?.(cluster.subscriptionId);
      const options = { ours: { parent: this }, theirs: { parent: this, provider } };
      const collected = args.prometheus !== false && cluster.prometheus !== false;
      const metrics = collected ? (cluster.metricsWorkspace ?? common) : undefined;
      const site = { name: `${name}-${key}`, cluster, unique: unique[key]!, args: complete, ...options };
      const parts = makeCluster(site, metrics);
      if (parts.logRule) this.logRules[key] = parts.logRule;
      if (parts.metricRule) this.metricRules[key] = parts.metricRule;
      this.endpoints[key] = parts.endpoints;
      this.associations[key] = parts.associations;
      this.extensions[key] = parts.extensions;
      if (!metrics) continue;
      this.metricsWorkspaces[key] = metrics;
      this.recordingRules[key] = parts.recordingRules;
    }
    if (args.logs !== false && args.workbook !== false)
      this.workbook = makeLogsWorkbook(`${name}-workbook`, args, { parent: this });
    this.registerOutputs({ metricsWorkspaceId: this.metricsWorkspaceId });
  }
}

/** Only the agent of connected clusters asks for it. */
function customerIdOf(
  name: string,
  { workspaceId, workspaceCustomerId, clusters, logs }: ContainerInsightsArgs,
  parent: pulumi.Resource,
): pulumi.Input<string> | undefined {
  const asked = logs !== false && clusters.some((c) => c.host === ClusterHost.Arc && c.logs !== false);
  if (!asked || workspaceCustomerId !== undefined) return workspaceCustomerId;
  return LogAnalyticsWorkspace.get(`${name}-workspace`, workspaceId, { parent }).customerId;
}
