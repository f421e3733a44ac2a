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
  /** Subscription, a GUID, of the target. */
  subscriptionId: string;
  /** Group of the region's Network Watcher. Default: `NetworkWatcherRG`, where Azure makes it. */
  watcherResourceGroupName?: pulumi.Input<string>;
  /** Name of the region's Network Watcher. Default: `NetworkWatcher_<region>`, as Azure names it. */
  watcherName?: pulumi.Input<string>;
  /** A storage account that exists already. Default: the component's own of that subscription and region. */
  storage?: FlowLogStorageRef;
  /** ARM id of a user-assigned identity that may write blobs there. Default: the account's key. */
  identityId?: pulumi.Input<string>;
}

export interface FlowLogStorageRef {
  /** ARM id of the storage account. */
  id: pulumi.Input<string>;
  /** Its region: Azure takes no account of another than the target's. Default: not known, and so not checked. */
  location?: string;
}

/** A Network Watcher to make, where a subscription has Azure's own switched off. Azure allows one a region. */
export interface WatcherArgs {
  /** Subscription, a GUID, that gets the watcher. */
  subscriptionId: string;
  /** Its region. */
  location: string;
  /** Group that holds it; it must exist. Default: `NetworkWatcherRG`. */
  resourceGroupName?: pulumi.Input<string>;
}

export interface FlowWorkspaceArgs {
  /** ARM id of the Log Analytics workspace. */
  id: pulumi.Input<string>;
  /** Its name. */
  name: string;
  /** Its region. */
  location: string;
  /** The workspace's GUID. Default: read from Azure. */
  customerId?: pulumi.Input<string>;
}

export const EndpointType = { AzureVm: "AzureVM", ArcMachine: "AzureArcVM", Address: "ExternalAddress" } as const;
export type EndpointType = (typeof EndpointType)[keyof typeof EndpointType];
export const TestProtocol = { Tcp: "Tcp", Icmp: "Icmp" } as const;
export type TestProtocol = (typeof TestProtocol)[keyof typeof TestProtocol];

export interface ConnectionEndpointArgs {
  /** Unique among the endpoints and tests of the monitor. */
  name: string;
  /** A machine of Azure, a connected machine, or an address. */
  type: EndpointType;
  /** ARM id of a machine. Default: none; a machine needs it. */
  resourceId?: pulumi.Input<string>;
  /** IP address or host name. Default: none; an `ExternalAddress` needs it. */
  address?: string;
}
export interface ConnectionTestArgs {
  /** Unique among the endpoints and tests of the monitor. */
  name: string;
  /** `Tcp` opens a connection, `Icmp` sends an echo. */
  protocol: TestProtocol;
  /** Port of a TCP test: 1 to 65535. Default: none; a TCP test needs it. */
  port?: number;
}
export interface ConnectionGroupArgs {
  /** Unique in the monitor. */
  name: string;
  /** Names of the endpoints that test. */
  sources: string[];
  /** Names of the endpoints that are tested. */
  destinations: string[];
  /** Names of tests. */
  tests: string[];
}
export interface ConnectionMonitorArgs {
  /** Unique in the component: part of the child's name. */
  key: string;
  /** Name of the connection monitor in Azure. */
  name: string;
  /** Its region, which is that of the sources. */
  location: string;
  /** Subscription, a GUID, that holds it. */
  subscriptionId: string;
  /** Group of the region's Network Watcher. Default: `NetworkWatcherRG`, where Azure makes it. */
  watcherResourceGroupName?: pulumi.Input<string>;
  /** Name of the region's Network Watcher. Default: `NetworkWatcher_<region>`, as Azure names it. */
  watcherName?: pulumi.Input<string>;
  /** What tests, and what is tested. */
  endpoints: ConnectionEndpointArgs[];
  /** How it is tested. */
  tests: ConnectionTestArgs[];
  /** Which sources test which destinations, and how. */
  groups: ConnectionGroupArgs[];
}

export interface NetworkInsightsArgs {
  /** Region of the workbook. */
  location: pulumi.Input<string>;
  /** Holds the workbook. */
  resourceGroupName: pulumi.Input<string>;
  /** Takes the flows and the results of tests. */
  workspace: FlowWorkspaceArgs;
  /** Networks whose flows are logged; a target once. Default: none. */
  flowLogs?: FlowLogArgs[];
  /** Tests of connections. Default: none. */
  connectionMonitors?: ConnectionMonitorArgs[];
  /** Starts the names of the storage accounts that the component makes. */
  prefix: string;
  /** Minutes between two runs of traffic analytics: 10 or 60. Default: 60. */
  trafficAnalyticsInterval?: number;
  /** Days that flows stay in an account that the component makes: 1 to 365. Default: 30. */
  retentionInDays?: number;
  /** Redundancy of those accounts: Standard_ and LRS, ZRS, GRS, GZRS, RAGRS or RAGZRS. Default: `Standard_LRS`. */
  storageSku?: string;
  /** Pulumi refuses to delete those accounts. Default: false. */
  protect?: boolean;
  /** Network Watchers to make. Default: none, because Azure makes its own. */
  createWatchers?: WatcherArgs[];
  /** Seconds between two checks of a connection: 30 to 1800. Default: 60. */
  testFrequencyInSeconds?: number;
  /** Saved functions in the workspace. Default: true; off where the workspace is another's. */
  savedFunctions?: boolean;
  /** A workbook over flows and tests. Default: true. */
  workbook?: boolean;
  /**
   * Keys of tags that others put on what the component makes, such as Azure Policy: their values are no difference. Default:
   * none.
   */
  ignoreTagKeys?: string[];
  /** Tags of everything in it that takes tags. Default: none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

export interface NetworkInsightsOptions extends pulumi.ComponentResourceOptions {
  /** The provider of a network's subscription, where it is not the component's own. */
  providerFor?: (subscriptionId: string) => pulumi.ProviderResource | undefined;
  /** The group for the storage accounts of a subscription. Default: the component's own group. */
  resourceGroupFor?: (subscriptionId: string) => pulumi.Input<string>;
}
