import * as pulumi from "@pulumi/pulumi";
import type { ContainerInsightsArgs } from "./args.ts";

/**
 * Blocks for the definition of an AKS cluster, as functions: a program that makes the cluster needs them before the component, which needs
 * the cluster. Source: Azure Monitor docs, containers/kubernetes-monitoring-enable (2026-08).
 */
export interface OmsAgentProfile {
  enabled: boolean;
  config: Record<string, string>;
}
export interface AddonOptions {
  /** The agent sends on what the cluster's network logs of flows. Source: AKS docs, how-to-configure-container-network-logs (2026-04). */
  networkLogs?: boolean;
}
export const addonProfiles = (
  workspaceId: pulumi.Input<string>,
  { networkLogs }: AddonOptions = {},
): pulumi.Output<Record<string, OmsAgentProfile>> => {
  // Both are strings in this API: a boolean is refused.
  const switches = { useAADAuth: "true", ...(networkLogs ? { enableContainerNetworkLogs: "True" } : {}) };
  return pulumi.output(workspaceId).apply((id): Record<string, OmsAgentProfile> => ({
    omsagent: { enabled: true, config: { logAnalyticsWorkspaceResourceID: id, ...switches } },
  }));
};

export interface KubeStateMetricsProfile {
  metricLabelsAllowlist: string;
  metricAnnotationsAllowList: string;
}
export interface ControlPlaneMetricsProfile {
  enabled: boolean;
}
export interface MetricsProfile {
  enabled: boolean;
  kubeStateMetrics: KubeStateMetricsProfile;
  /** Only where asked for: API versions before 2026 refuse it. */
  controlPlane?: ControlPlaneMetricsProfile;
}
export interface AzureMonitorProfile {
  metrics: MetricsProfile;
}
type ProfileArgs = Pick<
  ContainerInsightsArgs,
  "prometheus" | "controlPlaneMetrics" | "metricLabelsAllowlist" | "metricAnnotationsAllowList"
>;
export const azureMonitorProfile = (args: ProfileArgs = {}): AzureMonitorProfile => ({
  metrics: {
    enabled: args.prometheus !== false,
    kubeStateMetrics: {
      metricLabelsAllowlist: args.metricLabelsAllowlist ?? "",
      metricAnnotationsAllowList: args.metricAnnotationsAllowList ?? "",
    },
    ...(args.controlPlaneMetrics ? { controlPlane: { enabled: true } } : {}),
  },
});
