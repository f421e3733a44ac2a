import type * as pulumi from "@pulumi/pulumi";

export interface FlowLogArgs {
  /** Unique in the component: part of the child's name. */
  name: string;
  /** ARM id of a virtual network, subnet or network interface. Network security groups take no flow logs any more. */
  targetId: pulumi.Input<string>;
  /** Name of the flow log in Azure. */
  flowLogName: string;
  /** Azure region of the target; the watcher and the storage account are in it too. */
  location: string;
  subscriptionId: string;
  /** Group and name of the region's Network Watcher. Default: `NetworkWatcher_<region>` in `NetworkWatcherRG`, where Azure makes it. */
  watcherResourceGroupName?: pulumi.Input<string>;
  watcherName?: pulumi.Input<string>;
  /** A storage account that is there already. Default: the component's own of that subscription and region. */
  storage?: FlowLogStorageRef;
  /** ARM id of a user-assigned identity that may write blobs there. Default: the account's key. */
  identityId?: pulumi.Input<string>;
}

export interface FlowLogStorageRef {
  id: pulumi.Input<string>;
  /** Checked where it is given: Azure takes no account of another region. */
  location?: string;
}

/** A Network Watcher to make, where a subscription has Azure's own switched off. Azure allows one a region. */
export interface WatcherArgs {
  subscriptionId: string;
  location: string;
  /** Default `NetworkWatcherRG`; it must exist. */
  resourceGroupName?: pulumi.Input<string>;
}

export interface FlowWorkspaceArgs {
  id: pulumi.Input<string>;
  name: string;
  location: string;
  /** The workspace's GUID. Default: read from Azure. */
  customerId?: pulumi.Input<string>;
}

export const EndpointType = { AzureVm: "AzureVM", ArcMachine: "AzureArcVM", Address: "ExternalAddress" } as const;
export type EndpointType = (typeof EndpointType)[keyof typeof EndpointType];
export const TestProtocol = { Tcp: "Tcp", Icmp: "Icmp" } as const;
export type TestProtocol = (typeof TestProtocol)[keyof typeof TestProtocol];

export interface ConnectionEndpointArgs {
  name: string;
  type: EndpointType;
  /** ARM id of a machine. */
  resourceId?: pulumi.Input<string>;
  /** IP address or host name. */
  address?: string;
}
export interface ConnectionTestArgs {
  name: string;
  protocol: TestProtocol;
  /** Of a TCP test. */
  port?: number;
}
export interface ConnectionGroupArgs {
  name: string;
  /** Names of endpoints. */
  sources: string[];
  destinations: string[];
  /** Names of tests. */
  tests: string[];
}
export interface ConnectionMonitorArgs {
  /** Unique in the component: part of the child's name. */
  key: string;
  name: string;
  location: string;
  subscriptionId: string;
  watcherResourceGroupName?: pulumi.Input<string>;
  watcherName?: pulumi.Input<string>;
  endpoints: ConnectionEndpointArgs[];
  tests: ConnectionTestArgs[];
  groups: ConnectionGroupArgs[];
}

export interface NetworkInsightsArgs {
  /** Region of the workbook. */
  location: pulumi.Input<string>;
  /** Holds the workbook. */
  resourceGroupName: pulumi.Input<string>;
  workspace: FlowWorkspaceArgs;
  flowLogs?: FlowLogArgs[];
  connectionMonitors?: ConnectionMonitorArgs[];
  /** Starts the names of the storage accounts that the component makes. */
  prefix: string;
  /** Minutes between two runs of traffic analytics: 10 or 60. Default 60. */
  trafficAnalyticsInterval?: number;
  /** Days that flows stay in an account that the component makes: 1 to 365. Default 30. */
  retentionInDays?: number;
  /** Redundancy of those accounts. Default `Standard_LRS`. */
  storageSku?: string;
  /** Pulumi refuses to delete those accounts. Default false. */
  protect?: boolean;
  /** Network Watchers to make. Default none: Azure has made its own. */
  createWatchers?: WatcherArgs[];
  /** Seconds between two checks of a connection: 30 to 1800. Default 60. */
  testFrequencyInSeconds?: number;
  /** Saved functions in the workspace. Default true; off where the workspace is another's. */
  savedFunctions?: boolean;
  /** Default true. */
  workbook?: boolean;
  /** Tags that others put on what the component makes, such as Azure Policy: their values are no difference. */
  ignoreTagKeys?: string[];
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

export interface NetworkInsightsOptions extends pulumi.ComponentResourceOptions {
  /** The provider of a network's subscription, where it is not the component's own. */
  providerFor?: (subscriptionId: string) => pulumi.ProviderResource | undefined;
  /** The group for the storage accounts of a subscription. Default: the component's own group. */
  resourceGroupFor?: (subscriptionId: string) => pulumi.Input<string>;
}
