import type * as pulumi from "@pulumi/pulumi";

export const ClusterHost = { Aks: "aks", Arc: "arc" } as const;
export type ClusterHost = (typeof ClusterHost)[keyof typeof ClusterHost];
/** What is collected and how often; the names of Azure's own presets. */
export const CostPreset = {
  LogsAndEvents: "logsAndEvents",
  Standard: "standard",
  CostOptimized: "costOptimized",
  Syslog: "syslog",
} as const;
export type CostPreset = (typeof CostPreset)[keyof typeof CostPreset];
export const NamespaceFilter = { Off: "Off", Include: "Include", Exclude: "Exclude" } as const;
export type NamespaceFilter = (typeof NamespaceFilter)[keyof typeof NamespaceFilter];

export interface ClusterArgs {
  /** Unique in the component: part of the names of the children. */
  name: string;
  /** ARM id of the AKS or connected cluster. */
  id: pulumi.Input<string>;
  /** The cluster's own name: the `cluster` label of its metrics, and part of the names Azure's tools look for. */
  clusterName: string;
  host: ClusterHost;
  location: string;
  /** Whose provider makes what hangs on the cluster: see `ContainerInsightsOptions.providerFor`. */
  subscriptionId?: string;
  /** It has Windows nodes: their recording rules are switched on. Default false. */
  windows?: boolean;
  /** False: its container logs are not collected, whatever the component does for the others. Default true. */
  logs?: boolean;
  /** Collect what its network logs of flows between pods; AKS with Cilium only, and with `highLogScale`. Default false. */
  networkLogs?: boolean;
  /** False: its metrics are not collected, whatever the component does for the others. Default true. */
  prometheus?: boolean;
  /** A rule for its logs is there already: none is made. Default false. */
  logsRuleExists?: boolean;
  /** The Azure Monitor workspace its metrics go to already: the way there is not made again. */
  metricsWorkspace?: ExistingMetricsWorkspace;
  /** Prometheus rule groups it has already; lower case. Default none. */
  ruleGroups?: string[];
}

export interface ExistingMetricsWorkspace {
  id: pulumi.Input<string>;
  /** Region: Prometheus rules must be in it. */
  location: string;
}
/** The Azure Monitor workspace that holds the metrics. Without an id it is made. */
export interface MetricsWorkspaceArgs {
  name: string;
  location: string;
  id?: pulumi.Input<string>;
}

export interface ContainerInsightsArgs {
  /** Region of the Log Analytics workspace: rules for logs must be in it. */
  location: string;
  /** Holds rules, endpoints and rule groups. */
  resourceGroupName: pulumi.Input<string>;
  workspaceId: pulumi.Input<string>;
  /** The workspace's GUID, which the agent of connected clusters needs. Default: read from Azure. */
  workspaceCustomerId?: pulumi.Input<string>;
  clusters: ClusterArgs[];
  /** Container logs. Default true. */
  logs?: boolean;
  /** Default `logsAndEvents`: what the portal picks, and right where Prometheus collects the metrics. */
  costPreset?: CostPreset;
  /** Minutes between collections, 1 to 30. Default by cost preset. */
  collectionIntervalMinutes?: number;
  /** Default by cost preset. */
  namespaceFilter?: NamespaceFilter;
  namespaces?: string[];
  /** For more than 2,000 log rows a second and node. A preview of Azure; also needs `agentConfig` in the cluster. Default false. */
  highLogScale?: boolean;
  /** A workbook of pods, events and log volume; with logs. Default true. */
  workbook?: boolean;
  /** Managed Prometheus. Default true. */
  prometheus?: boolean;
  metricsWorkspace?: MetricsWorkspaceArgs;
  /** Metrics of the control plane, in the profile that is returned. Default false. */
  controlPlaneMetrics?: boolean;
  /** Labels and annotations of Kubernetes objects to keep, as kube-state-metrics spells them. Default none: each is a new dimension. */
  metricLabelsAllowlist?: string;
  metricAnnotationsAllowList?: string;
  /** Clusters fetch their configuration through a private link. Default false. */
  privateLink?: boolean;
  /** Guards the Azure Monitor workspace, which keeps metrics for 18 months, against deletion. Default false. */
  protect?: boolean;
  /** Permit preview features of Azure. Default false. */
  allowPreview?: boolean;
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

export interface ContainerInsightsOptions extends pulumi.ComponentResourceOptions {
  /** The provider of a cluster's subscription, where it is not the component's own. */
  providerFor?: (subscriptionId: string) => pulumi.ProviderResource | undefined;
}
