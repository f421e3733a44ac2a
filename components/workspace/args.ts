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
  name: string;
  /** Default `Analytics`. Azure lets a table switch between Analytics and Basic once a week. */
  plan?: TablePlan;
  /** 4 to 730. Default: the workspace's. Not for Basic (always 30) and Auxiliary. */
  retentionInDays?: number;
  /** 4 to 730, or 1095, 1460, 1826, 2191, 2556, 2922, 3288, 3653, 4018, 4383. Default: `retentionInDays`. */
  totalRetentionInDays?: number;
}

export interface ColumnArgs {
  name: string;
  type: ColumnType;
  description?: string;
}

/** A table of one's own. `_CL` and the column `TimeGenerated` are added where they are missing. */
export interface CustomTableArgs extends TableArgs {
  description?: string;
  columns: ColumnArgs[];
  /** Make a data collection rule and endpoint that the Logs Ingestion API can send to. Default true. */
  ingest?: boolean;
  /** Shapes what is sent on its way in. Default `source`. */
  transformKql?: string;
}

/** Changes rows on their way into a table; only for data that no other data collection rule brings. */
export interface WorkspaceTransformArgs {
  table: string;
  /** Begins with `source`, such as `source | where ResultCode != "200"`. */
  transformKql: string;
}

/** Aggregates a table into another at a fixed pace. */
export interface SummaryRuleArgs {
  name: string;
  description?: string;
  query: string;
  /** 20, 30, 60, 120, 180, 360, 720 or 1440 minutes. */
  binSizeInMinutes: number;
  /** Minutes to wait for late rows. Azure decides where absent. */
  binDelayInMinutes?: number;
  /** Ends in `_CL`; the rule makes it. */
  destinationTable: string;
}

/** A KQL function stored in the workspace. */
export interface SavedFunctionArgs {
  /** Name to call it by. */
  alias: string;
  displayName: string;
  category: string;
  query: pulumi.Input<string>;
  /** Such as `days:int = 7`. */
  parameters?: string;
}

export interface DataExportArgs {
  name: string;
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
  /** Default: the workspace itself. */
  workspaceId?: pulumi.Input<string>;
  /** Default `azmon-audit`. */
  name?: string;
}

export interface WorkspacePrivateLinkArgs {
  /** An Azure Monitor private link scope that is there already. Default: one is made. */
  existingScope?: PrivateLinkScopeRef;
  /** Default: the workspace's name with `-pls`. */
  scopeName?: string;
  /** Only data from the private network is taken. Default false, because it applies to all that share the network's DNS. */
  privateIngestionOnly?: boolean;
  /** Only the private network may query. Default false. */
  privateQueryOnly?: boolean;
  /** Further Application Insights components, endpoints or workspaces to bring into the scope, by a name of one's choice. */
  resources?: Record<string, pulumi.Input<string>>;
  /** Subnet for the private endpoint. Default: no endpoint is made. */
  subnetId?: pulumi.Input<string>;
  /** Private DNS zones of the endpoint. */
  privateDnsZoneIds?: pulumi.Input<string>[];
}
export interface PrivateLinkScopeRef {
  resourceGroupName: pulumi.Input<string>;
  scopeName: pulumi.Input<string>;
}

export const PrincipalType = { Group: "Group", User: "User", ServicePrincipal: "ServicePrincipal" } as const;
export type PrincipalType = (typeof PrincipalType)[keyof typeof PrincipalType];
export interface ReaderArgs {
  /** Object id in Entra ID. */
  id: pulumi.Input<string>;
  /** Default `Group`. Azure refuses an assignment whose principal is something else. */
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
  /** Use this one: nothing is made, nothing of it is changed. No other argument may stand beside it. */
  existing?: ExistingWorkspaceArgs;
  /** Azure region, such as `westeurope`. */
  location?: pulumi.Input<string>;
  resourceGroupName?: pulumi.Input<string>;
  /** 4 to 63 letters, digits and hyphens. */
  workspaceName?: pulumi.Input<string>;
  /** Default `permanent`. */
  lifetime?: WorkspaceLifetime;
  /** Default `PerGB2018`. */
  sku?: WorkspaceSku;
  /** GB a day: 100, 200, 300, 400, 500, 1000, 2000, 5000, 10000, 25000 or 50000. 31 days cannot be lowered. */
  capacityReservationLevel?: number;
  /** 30 to 730 days for tables on the Analytics plan. Default 30: the ingestion price includes 31. */
  retentionInDays?: number;
  /** Delete after exactly 30 days rather than 31. Default false. */
  immediatePurgeDataOn30Days?: boolean;
  /** Best effort: Azure overshoots and bills it, and Auxiliary tables do not count. Default: no cap. */
  dailyQuotaGb?: number;
  /** Shared keys. Default false: Entra ID only. */
  localAuth?: boolean;
  /** Readers of a resource may read its logs without rights on the workspace. Default true. */
  resourcePermissions?: boolean;
  /** Default true. */
  publicIngestion?: boolean;
  /** Default true. */
  publicQuery?: boolean;
  tables?: TableArgs[];
  customTables?: CustomTableArgs[];
  transforms?: WorkspaceTransformArgs[];
  summaryRules?: SummaryRuleArgs[];
  savedFunctions?: SavedFunctionArgs[];
  dataExports?: DataExportArgs[];
  replication?: ReplicationArgs;
  queryAudit?: QueryAuditArgs;
  privateLink?: WorkspacePrivateLinkArgs;
  /** Dedicated cluster with a customer's key. */
  clusterId?: pulumi.Input<string>;
  /** Queries and saved functions are encrypted with the customer's key too. Default false. */
  forceCustomerKeyForQueries?: boolean;
  /** Principals that may read everything, by a name of one's choice: Log Analytics Reader. */
  readers?: Record<string, ReaderArgs>;
  /** Pulumi refuses to delete the workspace. Default false. */
  protect?: boolean;
  /** A lock in Azure: nobody deletes the workspace or anything of it, Pulumi included. Default: `protect`. */
  lock?: boolean;
  tags?: pulumi.Input<Tags>;
}
