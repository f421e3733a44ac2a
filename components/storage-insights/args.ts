import type * as pulumi from "@pulumi/pulumi";
import type { StorageServiceName } from "../../core/insights/storage/logs.ts";

/** Which requests to storage are logged. Reads are most of them, and most of the bill. */
export const StorageLogs = { None: "none", Writes: "writes", All: "all" } as const;
export type StorageLogs = (typeof StorageLogs)[keyof typeof StorageLogs];

export interface StorageAccountRef {
  /** Unique in the component: part of the names of the children. */
  name: string;
  /** ARM id of the storage account. */
  id: pulumi.Input<string>;
  /** Azure region of the account. */
  location: string;
  /** `StorageV2`, `BlockBlobStorage`, `FileStorage`, `BlobStorage` or `Storage`: which services it has. Default: `StorageV2`. */
  kind?: string;
  /** Tier and redundancy, such as `Standard_ZRS`. Default: `Standard_LRS`. */
  sku?: string;
  /**
   * Requests to log. An account that receives flow logs or exports logs nothing, or it would log itself. Default: the component's
   * `resourceLogs`.
   */
  resourceLogs?: StorageLogs;
}

export interface StorageInsightsArgs {
  /** Region of the workbook. */
  location: pulumi.Input<string>;
  /** Holds the workbook. */
  resourceGroupName: pulumi.Input<string>;
  /** ARM id of the Log Analytics workspace that takes the logs. */
  workspaceId: pulumi.Input<string>;
  /** Its name. */
  workspaceName: string;
  /** Each once, by name and by id. */
  accounts: StorageAccountRef[];
  /** Requests to log of the accounts that say nothing of their own. Default: `none`. */
  resourceLogs?: StorageLogs;
  /** Diagnostic settings of the accounts and their services; off where others make them. Default: true. */
  diagnosticSettings?: boolean;
  /** Name of those settings. Default: `azmon`. */
  diagnosticSettingName?: string;
  /** Sums of the logged requests, hour by hour; off where the workspace is another's. Default: true. */
  summaryRules?: boolean;
  /** Saved functions in the workspace. Default: true; off where the workspace is another's. */
  savedFunctions?: boolean;
  /** A workbook of the accounts. Default: true. */
  workbook?: boolean;
  /** Tags of everything in it that takes tags. Default: none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

export interface StorageInsightsOptions extends pulumi.ComponentResourceOptions {
  /** What must be there before sums and functions are made: the workspace's tables, so that they have their plan. */
  after?: pulumi.Resource[];
}

/** An account and what it has and logs, defaults filled in. */
export interface Account extends StorageAccountRef {
  kind: string;
  sku: string;
  resourceLogs: StorageLogs;
  services: StorageServiceName[];
}
