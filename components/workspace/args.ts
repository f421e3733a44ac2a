import type * as pulumi from "@pulumi/pulumi";

type Tags = Record<string, pulumi.Input<string>>;

export const TablePlan = { Analytics: "Analytics", Basic: "Basic", Auxiliary: "Auxiliary" } as const;
export type TablePlan = (typeof TablePlan)[keyof typeof TablePlan];
export const WorkspaceSku = { PerGB2018: "PerGB2018", CapacityReservation: "CapacityReservation" } as const;
export type WorkspaceSku = (typeof WorkspaceSku)[keyof typeof WorkspaceSku];
/** `ephemeral` adds a suffix made of stack, group and region to the name, because Azure keeps a deleted name for 14 days. */
export const WorkspaceLifetime = { Permanent: "permanent", Ephemeral: "ephemeral" } as const;
export type WorkspaceLifetime = (typeof WorkspaceLifetime)[keyof typeof WorkspaceLifetime];
export const ColumnType = {
  String: "string",
  Int: "int",
  Long: "long",
  Real: "real",
  Boolean: "boolean",
  DateTime: "dateTime",
  Dynamic: "dynamic",
} as const;
export type ColumnType = (typeof ColumnType)[keyof typeof ColumnType];

/** Plan and retention of one of Azure's tables. Both retentions are always written: Azure resets what a PUT leaves out. */
export interface TableArgs {
  /** Name of the table: `AzureActivity`. */
  name: string;
  /** Azure lets a table switch between Analytics and Basic once a week. Default: `Analytics`. */
  plan?: TablePlan;
  /** Days: 4 to 730. Not for Basic (always 30) and Auxiliary. Default: the workspace's. */
  retentionInDays?: number;
  /** Days: 4 to 730, or 1095, 1460, 1826, 2191, 2556, 2922, 3288, 3653, 4018, 4383. Default: `retentionInDays`. */
  totalRetentionInDays?: number;
}

export interface ColumnArgs {
  /** A letter, then letters, digits and `_`. */
  name: string;
  /** As Log Analytics names it. */
  type: ColumnType;
  /** What the portal shows beside the column. Default: none. */
  description?: string;
}

/** A table of one's own. `_CL` and the column `TimeGenerated` are added where they are missing. */
export interface CustomTableArgs extends TableArgs {
  /** What the portal shows beside the table. Default: none. */
  description?: string;
  /** `TimeGenerated` is added where it is missing. */
  columns: ColumnArgs[];
  /** Make a data collection rule and endpoint that the Logs Ingestion API can send to. Default: true. */
  ingest?: boolean;
  /** KQL over `source` that shapes what is sent on its way in. Default: `source`. */
  transformKql?: string;
}

/** Changes rows on their way into a table; only for data that no other data collection rule brings. */
export interface WorkspaceTransformArgs {
  /** Table of Azure whose rows are changed: `AzureDiagnostics`. */
  table: string;
  /** Begins with `source`, such as `source | where ResultCode != "200"`. */
  transformKql: string;
}

/** Aggregates a table into another at a fixed pace. */
export interface SummaryRuleArgs {
  /** Name of the rule in the workspace. */
  name: string;
  /** What the portal shows beside the rule. Default: none. */
  description?: string;
  /** KQL that sums up the rows of one bin. */
  query: string;
  /** 20, 30, 60, 120, 180, 360, 720 or 1440 minutes. */
  binSizeInMinutes: number;
  /** Minutes to wait for late rows. Default: Azure decides. */
  binDelayInMinutes?: number;
  /** Ends in `_CL`; the rule makes it. */
  destinationTable: string;
}

/** A KQL function stored in the workspace. */
export interface SavedFunctionArgs {
  /** Name to call it by. */
  alias: string;
  /** What the portal lists it by. */
  displayName: string;
  /** What the portal lists it under. */
  category: string;
  /** KQL of the function. */
  query: pulumi.Input<string>;
  /** Such as `days:int = 7`. Default: none. */
  parameters?: string;
}

export interface DataExportArgs {
  /** Name of the export in the workspace. */
  name: string;
  /** Tables to export; at least one, none of them Auxiliary. */
  tables: string[];
  /** Storage account or event hub namespace, in the workspace's region. */
  destinationId: pulumi.Input<string>;
  /** One event hub for all tables. Default: one for each, made by Azure. */
  eventHubName?: pulumi.Input<string>;
}

export interface ReplicationArgs {
  /** To stop replication deploy `false` once; removing the argument leaves it as it is. */
  enabled: boolean;
  /** Secondary region, in the same region group as the workspace. */
  location: pulumi.Input<string>;
}

/** Where audit records of queries go (`LAQueryLogs`). The query text is kept verbatim: restrict who reads that table. */
export interface QueryAuditArgs {
  /** ARM id of the workspace that keeps the records. Default: the workspace itself. */
  workspaceId?: pulumi.Input<string>;
  /** Name of the diagnostic setting. Default: `azmon-audit`. */
  name?: string;
}

export interface WorkspacePrivateLinkArgs {
  /** An Azure Monitor private link scope that exists already. Default: one is made. */
  existingScope?: PrivateLinkScopeRef;
  /** Name of the scope that is made. Default: the workspace's name with `-pls`. */
  scopeName?: string;
  /** Only data from the private network is taken: of all that share the network's DNS. Default: false. */
  privateIngestionOnly?: boolean;
  /** Only the private network may query. Default: false. */
  privateQueryOnly?: boolean;
  /**
   * ARM ids of further Application Insights components, endpoints or workspaces to bring into the scope, by a name of one's
   * choice. Default: none.
   */
  resources?: Record<string, pulumi.Input<string>>;
  /** Subnet for the private endpoint. Default: no endpoint is made. */
  subnetId?: pulumi.Input<string>;
  /** ARM ids of the private DNS zones of the endpoint. Default: none, so that no names are registered. */
  privateDnsZoneIds?: pulumi.Input<string>[];
}
export interface PrivateLinkScopeRef {
  /** Resource group of the scope. */
  resourceGroupName: pulumi.Input<string>;
  /** Name of the scope. */
  scopeName: pulumi.Input<string>;
}

export const PrincipalType = { Group: "Group", User: "User", ServicePrincipal: "ServicePrincipal" } as const;
export type PrincipalType = (typeof PrincipalType)[keyof typeof PrincipalType];
export interface ReaderArgs {
  /** Object id in Entra ID. */
  id: pulumi.Input<string>;
  /** What the principal is: Azure refuses an assignment whose principal is something else. Default: `Group`. */
  type?: PrincipalType;
}

export interface ExistingWorkspaceArgs {
  /** ARM id; may lie in another subscription. */
  id: pulumi.Input<string>;
  /** Its GUID. Default: read from Azure. */
  customerId?: pulumi.Input<string>;
}

/**
 * A Log Analytics workspace. Values that decide what is made, or that are checked before anything is, are plain; all others may be
 * outputs of other resources.
 */
export interface WorkspaceArgs {
  /** Use this one: nothing is made, nothing of it is changed. No other argument may stand beside it. Default: one is made. */
  existing?: ExistingWorkspaceArgs;
  /** Azure region, such as `westeurope`. Default: none; needed unless `existing` is given. */
  location?: pulumi.Input<string>;
  /** Resource group that holds the workspace. Default: none; needed unless `existing` is given. */
  resourceGroupName?: pulumi.Input<string>;
  /** 4 to 63 letters, digits and hyphens. Default: none; needed unless `existing` is given. */
  workspaceName?: pulumi.Input<string>;
  /** `ephemeral` for a workspace that is made and deleted often: see `WorkspaceLifetime`. Default: `permanent`. */
  lifetime?: WorkspaceLifetime;
  /** Pricing tier. Default: `PerGB2018`. */
  sku?: WorkspaceSku;
  /**
   * GB a day: 100, 200, 300, 400, 500, 1000, 2000, 5000, 10000, 25000 or 50000; for 31 days it cannot be lowered. Default: none;
   * `CapacityReservation` needs it.
   */
  capacityReservationLevel?: number;
  /** Days that tables on the Analytics plan keep rows: 30 to 730; the ingestion price includes 31. Default: 30. */
  retentionInDays?: number;
  /** Delete after exactly 30 days rather than 31. Default: false. */
  immediatePurgeDataOn30Days?: boolean;
  /** GB a day. Best effort: Azure overshoots and bills it, and Auxiliary tables do not count. Default: no cap. */
  dailyQuotaGb?: number;
  /** Shared keys may send; else Entra ID only. Default: false. */
  localAuth?: boolean;
  /** Readers of a resource may read its logs without rights on the workspace. Default: true. */
  resourcePermissions?: boolean;
  /** Data is taken from the public internet. Default: true. */
  publicIngestion?: boolean;
  /** Queries are taken from the public internet. Default: true. */
  publicQuery?: boolean;
  /** Plan and retention of Azure's tables. Default: each keeps what it has. */
  tables?: TableArgs[];
  /** Tables of one's own. Default: none. */
  customTables?: CustomTableArgs[];
  /** Changes to rows that come by no data collection rule. Default: none. */
  transforms?: WorkspaceTransformArgs[];
  /** Sums of tables, at a fixed pace. Default: none. */
  summaryRules?: SummaryRuleArgs[];
  /** KQL functions stored in it. Default: none. */
  savedFunctions?: SavedFunctionArgs[];
  /** Tables copied to a storage account or event hub. Default: none. */
  dataExports?: DataExportArgs[];
  /** A copy in a second region. Default: none is switched on or off. */
  replication?: ReplicationArgs;
  /** Keep records of who queried what. Default: none are kept. */
  queryAudit?: QueryAuditArgs;
  /** A way in through a private network. Default: none. */
  privateLink?: WorkspacePrivateLinkArgs;
  /** ARM id of a dedicated cluster with a customer's key. Default: none. */
  clusterId?: pulumi.Input<string>;
  /** Queries and saved functions are encrypted with the customer's key too. Default: false. */
  forceCustomerKeyForQueries?: boolean;
  /** Principals that may read everything, by a name of one's choice: Log Analytics Reader. Default: none. */
  readers?: Record<string, ReaderArgs>;
  /** Pulumi refuses to delete the workspace. Default: false. */
  protect?: boolean;
  /** A lock in Azure: nobody deletes the workspace or anything of it, Pulumi included. Default: `protect`. */
  lock?: boolean;
  /** Tags of everything in it that takes tags. Default: none. */
  tags?: pulumi.Input<Tags>;
}
