import type { PrometheusRuleGroup } from "@pulumi/azure-native/alertsmanagement/prometheusRuleGroup.js";
import { DataCollectionEndpoint } from "@pulumi/azure-native/monitor/dataCollectionEndpoint.js";
import { DataCollectionRule, type DataCollectionRuleArgs } from "@pulumi/azure-native/monitor/dataCollectionRule.js";
import { DataCollectionRuleAssociation } from "@pulumi/azure-native/monitor/dataCollectionRuleAssociation.js";
import type * as pulumi from "@pulumi/pulumi";
import { recordingGroups } from "../../catalogue/prometheus/index.ts";
import { azureName } from "../../core/azure/names.ts";
import { regionOf } from "../../core/azure/region.ts";
import { arcLogs, arcMetrics } from "./arcExtensions.ts";
import { type ClusterArgs, ClusterHost, type ContainerInsightsArgs, type ExistingMetricsWorkspace } from "./args.ts";
import { logRule, metricRule } from "./logRule.ts";
import { recordingRuleGroup } from "./ruleGroups.ts";

const sameRegion = (a: string, b: string): boolean => regionOf(a) === regionOf(b);

/** What one cluster gets. Names are those of Azure's own onboarding, by which the portal and the CLI find them again. */
export class ClusterParts {
  readonly endpoints: DataCollectionEndpoint[] = [];
  readonly associations: DataCollectionRuleAssociation[] = [];
  /** Where the metrics enter; the cluster may fetch its configuration there too, if it is in the same region. */
  private metricsEndpoint?: DataCollectionEndpoint;
  private readonly name: string;
  private readonly cluster: ClusterArgs;
  /** Stands for the cluster in names: see `uniqueNames`. */
  private readonly unique: string;
  private readonly args: ContainerInsightsArgs;
  private readonly ours: pulumi.CustomResourceOptions;
  /** Options of what hangs on the cluster, which may be in another subscription. */
  private readonly theirs: pulumi.CustomResourceOptions;

  constructor(
    name: string,
    cluster: ClusterArgs,
    unique: string,
    args: ContainerInsightsArgs,
    parent: pulumi.Resource,
    provider: pulumi.ProviderResource | undefined,
  ) {
    this.name = name;
    this.cluster = cluster;
    this.unique = unique;
    this.args = args;
    this.ours = { parent };
    this.theirs = { parent, provider };
  }

  logs(): DataCollectionRule {
    const { location } = this.args;
    const endpoint = this.args.highLogScale ? this.endpoint("log-ingestion", "MSCI-ingest", location) : undefined;
    const rule = this.rule("logs", "MSCI", location, {
      ...logRule(this.args, this.cluster.networkLogs),
      dataCollectionEndpointId: endpoint?.id,
    });
    this.associate("logs", "ContainerInsightsExtension", { dataCollectionRuleId: rule.id });
    return rule;
  }

  metrics(workspace: ExistingMetricsWorkspace): DataCollectionRule {
    const { location } = workspace;
    this.metricsEndpoint = this.endpoint("metric-ingestion", "MSProm", location);
    const body = { ...metricRule(workspace.id), dataCollectionEndpointId: this.metricsEndpoint.id };
    const rule = this.rule("metrics", "MSProm", location, body);
    const associationName = azureName("association", "MSProm", this.cluster.location, this.cluster.clusterName);
    this.associate("metrics", associationName, { dataCollectionRuleId: rule.id });
    return rule;
  }

  /** A cluster fetches its configuration from an endpoint of its own region; needed for a private link and for metrics sent abroad. */
  configuration(metrics: ExistingMetricsWorkspace | undefined): void {
    const { location } = this.cluster;
    const abroad = this.metricsEndpoint !== undefined && !sameRegion(location, metrics!.location);
    if (!this.args.privateLink && !abroad) return;
    const prefix = this.metricsEndpoint ? "MSProm" : "MSCI-config";
    const endpoint = this.metricsEndpoint && !abroad ? this.metricsEndpoint : this.endpoint("configuration", prefix, location);
    this.associate("configuration", "configurationAccessEndpoint", { dataCollectionEndpointId: endpoint.id });
  }

  /** Arc only; in AKS the add-ons do this, and they are the owner's to switch on. */
  extensions(logs: boolean, metrics: ExistingMetricsWorkspace | undefined): pulumi.CustomResource[] {
    if (this.cluster.host !== ClusterHost.Arc) return [];
    const opts = {
      ...this.theirs,
      dependsOn: this.associations,
      customTimeouts: { create: "30m", update: "30m", delete: "30m" },
    };
    return [
      ...(logs ? [arcLogs(`${this.name}-logs-extension`, this.cluster, this.args, opts)] : []),
      ...(metrics ? [arcMetrics(`${this.name}-metrics-extension`, this.cluster, metrics.id, this.args, opts)] : []),
    ];
  }

  recording(workspace: ExistingMetricsWorkspace): PrometheusRuleGroup[] {
    const { resourceGroupName, tags } = this.args;
    const { id: clusterId, clusterName, windows, ruleGroups = [] } = this.cluster;
    const place = {
      resourceGroupName,
      location: workspace.location,
      metricsWorkspaceId: workspace.id,
      clusterId,
      clusterName,
      tags,
    };
    return recordingGroups.flatMap((group) => {
      const there = ruleGroups.some(
        (g) => g.replaceAll(" ", "") === `${group.group}-${clusterName}`.toLowerCase().replaceAll(" ", ""),
      );
      if (there) return [];
      const enabled = group.os === "Linux" || windows === true;
      const ruleGroupName = azureName("alertRule", group.group, this.unique);
      return [recordingRuleGroup(`${this.name}-${group.group}`, group, ruleGroupName, enabled, place, this.ours)];
    });
  }

  private rule(part: string, prefix: string, location: string, body: Partial<DataCollectionRuleArgs>): DataCollectionRule {
    const { resourceGroupName, tags } = this.args;
    const dataCollectionRuleName = azureName("dataCollectionRule", prefix, location, this.unique);
    return new DataCollectionRule(
      `${this.name}-${part}`,
      { resourceGroupName, dataCollectionRuleName, location, ...body, tags },
      this.ours,
    );
  }

  private endpoint(part: string, prefix: string, location: string): DataCollectionEndpoint {
    const { resourceGroupName, privateLink, tags } = this.args;
    const endpoint = new DataCollectionEndpoint(
      `${this.name}-${part}`,
      {
        resourceGroupName,
        dataCollectionEndpointName: azureName("dataCollectionEndpoint", prefix, location, this.unique),
        location,
        kind: "Linux",
        networkAcls: { publicNetworkAccess: privateLink ? "Disabled" : "Enabled" },
        tags,
      },
      this.ours,
    );
    this.endpoints.push(endpoint);
    return endpoint;
  }

  private associate(
    part: string,
    associationName: string,
    to: { dataCollectionRuleId: pulumi.Input<string> } | { dataCollectionEndpointId: pulumi.Input<string> },
  ): void {
    this.associations.push(
      new DataCollectionRuleAssociation(
        `${this.name}-${part}-association`,
        { resourceUri: this.cluster.id, associationName, ...to },
        this.theirs,
      ),
    );
  }
}
