import type * as pulumi from "@pulumi/pulumi";

/** One diagnostic setting: what of one resource goes to one workspace. Without categories, groups and metrics: all its logs. */
export interface DiagnosticSettingArgs {
  /** Names the Pulumi child; unique within the component and never changed. */
  key: string;
  /** Name of the setting in Azure. Default: `azmon`. */
  name?: string;
  /** ARM id of the resource, or of its child such as `<account>/blobServices/default`. */
  resourceId: pulumi.Input<string>;
  /** ARM id of the Log Analytics workspace. Default: the component's `workspaceId`. */
  workspaceId?: pulumi.Input<string>;
  /** Log categories, or category groups, never both: Azure refuses a setting that mixes them. Default: none. */
  categories?: string[];
  /** Such as `audit`. Default: `allLogs`, where neither categories nor metrics are named. */
  categoryGroups?: string[];
  /** Metric categories, such as `AllMetrics`. Default: none. */
  metrics?: string[];
  /** Resource-specific tables instead of AzureDiagnostics, where the type offers both. Default: false. */
  dedicated?: boolean;
}

export interface DiagnosticSettingsArgs {
  /** Takes what settings send that name no workspace of their own. Default: none; then each setting needs its own. */
  workspaceId?: pulumi.Input<string>;
  /** One for each resource, or child of a resource. */
  settings: DiagnosticSettingArgs[];
}
