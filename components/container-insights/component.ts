import type { PrometheusRuleGroup } from "@pulumi/azure-native/alertsmanagement/prometheusRuleGroup.js";
import type { Workbook } from "@pulumi/azure-native/applicationinsights/workbook.js";
import { AzureMonitorWorkspace } from "@pulumi/azure-native/monitor/azureMonitorWorkspace.js";
import type { DataCollectionEndpoint } from "@pulumi/azure-native/monitor/dataCollectionEndpoint.js";
import type { DataCollectionRule } from "@pulumi/azure-native/monitor/dataCollectionRule.js";
import type { DataCollectionRuleAssociation } from "@pulumi/azure-native/monitor/dataCollectionRuleAssociation.js";
import { Workspace as LogAnalyticsWorkspace } from "@pulumi/azure-native/operationalinsights/workspace.js";
import * as pulumi from "@pulumi/pulumi";
import { compare } from "../../core/base/json.ts";
import { uniqueNames } from "../../core/decide/prometheusGroups.ts";
import { refuse } from "../azure/check.ts";
import {
  type ClusterArgs,
  ClusterHost,
  type ContainerInsightsArgs,
  type ContainerInsightsOptions,
  type ExistingMetricsWorkspace,
} from "./args.ts";
import { check } from "./check.ts";
import { ClusterParts } from "./clusterParts.ts";
import { addonProfiles, azureMonitorProfile, type AzureMonitorProfile, type OmsAgentProfile } from "./profiles.ts";
import { logsWorkbook } from "./workbook.ts";

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

  private readonly name: string;
  private readonly args: ContainerInsightsArgs;
  private readonly options: ContainerInsightsOptions;

  constructor(name: string, args: ContainerInsightsArgs, opts: ContainerInsightsOptions = {}) {
    super("azmon:index:ContainerInsights", name, args, opts);
    refuse(name, check(args));
    this.name = name;
    this.args = { ...args, workspaceCustomerId: this.customerId(name, args) };
    this.options = opts;
    this.addonProfiles = addonProfiles(args.workspaceId);
    this.azureMonitorProfile = azureMonitorProfile(args);

    const { metricsWorkspace } = args;
    if (args.prometheus !== false && metricsWorkspace) {
      if (metricsWorkspace.id === undefined)
        this.metricsWorkspace = new AzureMonitorWorkspace(
          `${name}-metrics`,
          {
            resourceGroupName: args.resourceGroupName,
            azureMonitorWorkspaceName: metricsWorkspace.name,
            location: metricsWorkspace.location,
            tags: args.tags,
          },
          { parent: this, protect: args.protect },
        );
      this.metricsWorkspaceId = pulumi.output(metricsWorkspace.id ?? this.metricsWorkspace!.id);
    }
    const names = uniqueNames(
      args.clusters.map((c) => c.name),
      (key) => args.clusters.find((c) => c.name === key)!.clusterName,
    );
    for (const cluster of [...args.clusters].sort((a, b) => compare(a.name, b.name))) this.watch(cluster, names[cluster.name]!);
    if (args.logs !== false && args.workbook !== false) this.workbook = logsWorkbook(`${name}-workbook`, args, { parent: this });
    this.registerOutputs({ metricsWorkspaceId: this.metricsWorkspaceId });
  }

  /** Only the agent of connected clusters asks for it. */
  private customerId(name: string, { workspaceId, workspaceCustomerId, clusters, logs }: ContainerInsightsArgs) {
    const asked = logs !== false && clusters.some((c) => c.host === ClusterHost.Arc && c.logs !== false);
    if (!asked || workspaceCustomerId !== undefined) return workspaceCustomerId;
    return LogAnalyticsWorkspace.get(`${name}-workspace`, workspaceId, { parent: this }).customerId;
  }

  private watch(cluster: ClusterArgs, unique: string): void {
    const provider = cluster.subscriptionId === undefined ? undefined : this.options.providerFor?.(cluster.subscriptionId);
    const parts = new ClusterParts(`${this.name}-${cluster.name}`, cluster, unique, this.args, this, provider);
    const logs = this.args.logs !== false && cluster.logs !== false;
    if (logs && !cluster.logsRuleExists) this.logRules[cluster.name] = parts.logs();
    const workspace =
      cluster.metricsWorkspace ??
      (this.metricsWorkspaceId && { id: this.metricsWorkspaceId, location: this.args.metricsWorkspace!.location });
    const metrics = this.args.prometheus !== false && cluster.prometheus !== false ? workspace : undefined;
    if (metrics && !cluster.metricsWorkspace) this.metricRules[cluster.name] = parts.metrics(metrics);
    parts.configuration(metrics);
    this.endpoints[cluster.name] = parts.endpoints;
    this.associations[cluster.name] = parts.associations;
    this.extensions[cluster.name] = parts.extensions(logs, metrics);
    if (!metrics) return;
    this.metricsWorkspaces[cluster.name] = metrics;
    this.recordingRules[cluster.name] = parts.recording(metrics);
  }
}
