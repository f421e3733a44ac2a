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
  /** `aks`, or `arc` for a connected cluster. */
  host: ClusterHost;
  /** Azure region of the cluster's resource. */
  location: string;
  /**
   * Whose provider makes what hangs on the cluster: see `ContainerInsightsOptions.providerFor`. Default: the component's own
   * provider.
   */
  subscriptionId?: string;
  /** It has Windows nodes: their recording rules are switched on. Default: false. */
  windows?: boolean;
  /** False: its container logs are not collected, whatever the component does for the others. Default: true. */
  logs?: boolean;
  /** Collect what its network logs of flows between pods; AKS with Cilium only, and with `highLogScale`. Default: false. */
  networkLogs?: boolean;
  /** False: its metrics are not collected, whatever the component does for the others. Default: true. */
  prometheus?: boolean;
  /** A rule for its logs is there already: none is made. Default: false. */
  logsRuleExists?: boolean;
  /** The Azure Monitor workspace its metrics go to already: the way there is not made again. Default: the component's. */
  metricsWorkspace?: ExistingMetricsWorkspace;
  /** Names of Prometheus rule groups it has already, in lower case. Default: none. */
  ruleGroups?: string[];
}

export interface ExistingMetricsWorkspace {
  /** ARM id of the Azure Monitor workspace. */
  id: pulumi.Input<string>;
  /** Region: Prometheus rules must be in it. */
  location: string;
}
/** The Azure Monitor workspace that holds the metrics. Without an id it is made. */
export interface MetricsWorkspaceArgs {
  /** Name of the Azure Monitor workspace. */
  name: string;
  /** Its region. */
  location: string;
  /** ARM id of one that exists. Default: it is made. */
  id?: pulumi.Input<string>;
}

export interface ContainerInsightsArgs {
  /** Region of the Log Analytics workspace: rules for logs must be in it. */
  location: string;
  /** Holds rules, endpoints and rule groups. */
  resourceGroupName: pulumi.Input<string>;
  /** ARM id of the Log Analytics workspace that keeps the logs. */
  workspaceId: pulumi.Input<string>;
  /** The workspace's GUID, which the agent of connected clusters needs. Default: read from Azure. */
  workspaceCustomerId?: pulumi.Input<string>;
  /** Each once, by name and by id. */
  clusters: ClusterArgs[];
  /** Container logs. Default: true. */
  logs?: boolean;
  /**
   * What is collected, and how often. `logsAndEvents` is what the portal picks, and right where Prometheus collects the metrics.
   * Default: `logsAndEvents`.
   */
  costPreset?: CostPreset;
  /** Minutes between collections: 1 to 30. Default: 1, or 5 with the preset `costOptimized`. */
  collectionIntervalMinutes?: number;
  /**
   * `Off`, or whether `namespaces` are those collected or those left out. Default: `Off`, or `Exclude` with the preset
   * `costOptimized`.
   */
  namespaceFilter?: NamespaceFilter;
  /** Kubernetes namespaces that the filter is of. Default: none, or with the preset `costOptimized` Azure's own three. */
  namespaces?: string[];
  /** For more than 2,000 log rows a second and node. A preview of Azure; also needs `agentConfig` in the cluster. Default: false. */
  highLogScale?: boolean;
  /** `ContainerLogV2` is on the Basic plan: the workbook tells the volume by the meter then, not by container. Default: false. */
  basicLogs?: boolean;
  /** A workbook of pods, events and log volume; with logs. Default: true. */
  workbook?: boolean;
  /** Managed Prometheus. Default: true. */
  prometheus?: boolean;
  /** Holds the metrics of clusters that name no other. Default: none; Prometheus needs one. */
  metricsWorkspace?: MetricsWorkspaceArgs;
  /** Metrics of the control plane, in the profile that is returned. Default: false. */
  controlPlaneMetrics?: boolean;
  /** Labels of Kubernetes objects to keep, as kube-state-metrics spells them; each is a new dimension. Default: none. */
  metricLabelsAllowlist?: string;
  /** Annotations of Kubernetes objects to keep, likewise. Default: none. */
  metricAnnotationsAllowList?: string;
  /** Clusters fetch their configuration through a private link. Default: false. */
  privateLink?: boolean;
  /** Guards the Azure Monitor workspace, which keeps metrics for 18 months, against deletion. Default: false. */
  protect?: boolean;
  /** Permit preview features of Azure. Default: false. */
  allowPreview?: boolean;
  /** Tags of everything in it that takes tags. Default: none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

export interface ContainerInsightsOptions extends pulumi.ComponentResourceOptions {
  /** The provider of a cluster's subscription, where it is not the component's own. */
  providerFor?: (subscriptionId: string) => pulumi.ProviderResource | undefined;
}
