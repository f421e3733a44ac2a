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
  location: string;
  /** `StorageV2` (the default), `BlockBlobStorage`, `FileStorage`, `BlobStorage` or `Storage`: which services it has. */
  kind?: string;
  /** Such as `Standard_ZRS`, the default `Standard_LRS`: its tier and redundancy. */
  sku?: string;
  /** Default: the component's `resourceLogs`. An account that receives flow logs or exports logs nothing, or it would log itself. */
  resourceLogs?: StorageLogs;
}

export interface StorageInsightsArgs {
  /** Region of the workbook. */
  location: pulumi.Input<string>;
  /** Holds the workbook. */
  resourceGroupName: pulumi.Input<string>;
  workspaceId: pulumi.Input<string>;
  workspaceName: string;
  accounts: StorageAccountRef[];
  /** Default `none`. */
  resourceLogs?: StorageLogs;
  /** Diagnostic settings of the accounts and their services. Default true; off where others make them. */
  diagnosticSettings?: boolean;
  /** Name of those settings. Default `azmon`. */
  diagnosticSettingName?: string;
  /** Sums of the logged requests, hour by hour. Default true; off where the workspace is another's. */
  summaryRules?: boolean;
  /** Saved functions in the workspace. Default true; off where the workspace is another's. */
  savedFunctions?: boolean;
  /** Default true. */
  workbook?: boolean;
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
