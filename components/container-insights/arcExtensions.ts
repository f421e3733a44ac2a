import { Extension } from "@pulumi/azure-native/kubernetesconfiguration/extension.js";
import type * as pulumi from "@pulumi/pulumi";
import { type Cloud, cloudOfRegion, regionOf } from "../../core/azure/region.ts";
import { armParts } from "../azure/inputs.ts";
import type { ClusterArgs, ContainerInsightsArgs } from "./args.ts";

/** Source: Azure Monitor docs, containers/kubernetes-monitoring-enable-arc. */
function extension(
  name: string,
  cluster: ClusterArgs,
  which: {
    extensionName: string;
    extensionType: string;
    releaseNamespace: string;
    settings: Record<string, pulumi.Input<string>>;
    protectedSettings?: Record<string, pulumi.Input<string>>;
  },
  opts: pulumi.CustomResourceOptions,
): Extension {
  const parts = armParts(cluster.id);
  return new Extension(
    name,
    {
      resourceGroupName: parts.resourceGroupName,
      clusterRp: "Microsoft.Kubernetes",
      clusterResourceName: "connectedClusters",
      clusterName: parts.name,
      extensionName: which.extensionName,
      extensionType: which.extensionType,
      identity: { type: "SystemAssigned" },
      autoUpgradeMinorVersion: true,
      releaseTrain: "Stable",
      scope: { cluster: { releaseNamespace: which.releaseNamespace } },
      configurationSettings: which.settings,
      configurationProtectedSettings: which.protectedSettings,
    },
    opts,
  );
}

/** Where agents of the sovereign clouds send. Source: azure-cli-extensions, k8s-extension, ContainerInsights.py. */
const domains: Partial<Record<Cloud, string>> = { usgov: "opinsights.azure.us", china: "opinsights.azure.cn" };

/**
 * Agent for container logs. Its chart renders nothing without a workspace id and a key, although the agent signs in with the cluster's
 * identity. Source: https://github.com/microsoft/Docker-Provider, charts/azuremonitor-containers/templates/ama-logs-daemonset.yaml.
 */
export const arcLogs = (
  name: string,
  cluster: ClusterArgs,
  args: ContainerInsightsArgs,
  opts: pulumi.CustomResourceOptions,
): Extension =>
  extension(
    name,
    cluster,
    {
      extensionName: "azuremonitor-containers",
      extensionType: "Microsoft.AzureMonitor.Containers",
      releaseNamespace: "azuremonitor-containers",
      settings: {
        logAnalyticsWorkspaceResourceID: args.workspaceId,
        "amalogs.useAADAuth": "true",
        ...(args.highLogScale ? { "amalogs.enableHighLogScaleMode": "true" } : {}),
      },
      protectedSettings: protectedSettings(args),
    },
    opts,
  );

function protectedSettings({ location, workspaceCustomerId }: ContainerInsightsArgs): Record<string, pulumi.Input<string>> {
  const domain = domains[cloudOfRegion(regionOf(location))];
  return {
    "amalogs.secret.wsid": workspaceCustomerId!,
    "amalogs.secret.key": "<not_used>",
    ...(domain ? { "amalogs.domain": domain } : {}),
  };
}

/** Agent for metrics. */
export const arcMetrics = (
  name: string,
  cluster: ClusterArgs,
  args: ContainerInsightsArgs & { metricsWorkspaceId: pulumi.Input<string> },
  opts: pulumi.CustomResourceOptions,
): Extension =>
  extension(
    name,
    cluster,
    {
      extensionName: "azuremonitor-metrics",
      extensionType: "Microsoft.AzureMonitor.Containers.Metrics",
      releaseNamespace: "kube-system",
      settings: {
        "azure-monitor-workspace-resource-id": args.metricsWorkspaceId,
        "AzureMonitorMetrics.KubeStateMetrics.MetricLabelsAllowlist": args.metricLabelsAllowlist ?? "",
        "AzureMonitorMetrics.KubeStateMetrics.MetricAnnotationsAllowList": args.metricAnnotationsAllowList ?? "",
      },
    },
    opts,
  );
