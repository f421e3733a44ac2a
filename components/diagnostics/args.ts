import type * as pulumi from "@pulumi/pulumi";

/** One diagnostic setting: what of one resource goes to one workspace. */
export interface DiagnosticSettingArgs {
  /** Names the Pulumi child; unique within the component and never changed. */
  key: string;
  /** Name of the setting in Azure. */
  name: string;
  /** ARM id of the resource, or of its child such as `<account>/blobServices/default`. */
  resourceId: pulumi.Input<string>;
  workspaceId: pulumi.Input<string>;
  /** Log categories or category groups, never both: Azure refuses a setting that mixes them. */
  categories: string[];
  categoryGroups: string[];
  /** Metric categories, such as `AllMetrics`. */
  metrics: string[];
  /** Resource-specific tables instead of AzureDiagnostics, where the type offers both. */
  dedicated: boolean;
}

export interface DiagnosticSettingsArgs {
  settings: DiagnosticSettingArgs[];
}
