import * as pulumi from "@pulumi/pulumi";
import type { ContainerInsightsArgs } from "./args.ts";

/** Blocks for the definition of an AKS cluster. Source: Azure Monitor docs, containers/kubernetes-monitoring-enable (2026-08). */
export interface OmsAgentProfile {
  enabled: boolean;
  config: Record<string, string>;
}
export interface AddonProfiles {
  omsagent: OmsAgentProfile;
}
export const addonProfiles = (workspaceId: pulumi.Input<string>): pulumi.Output<AddonProfiles> =>
  // useAADAuth is a string in this API: a boolean is refused.
  pulumi
    .output(workspaceId)
    .apply((id) => ({ omsagent: { enabled: true, config: { logAnalyticsWorkspaceResourceID: id, useAADAuth: "true" } } }));

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
export const azureMonitorProfile = (args: ContainerInsightsArgs): AzureMonitorProfile => ({
  metrics: {
    enabled: args.prometheus !== false,
    kubeStateMetrics: {
      metricLabelsAllowlist: args.metricLabelsAllowlist ?? "",
      metricAnnotationsAllowList: args.metricAnnotationsAllowList ?? "",
    },
    ...(args.controlPlaneMetrics ? { controlPlane: { enabled: true } } : {}),
  },
});
