import type * as pulumi from "@pulumi/pulumi";

export interface UsageInsightsArgs {
  /** Azure region of the workbook. */
  location: pulumi.Input<string>;
  /** Resource group that holds the workbook. */
  resourceGroupName: pulumi.Input<string>;
  /** Log Analytics workspace that the components write to. */
  workspaceId: pulumi.Input<string>;
  /** Application Insights components to look at. Default: all of the workspace. */
  componentIds?: pulumi.Input<string>[];
  /** Save the queries as functions in the workspace. Default: true; false for a workspace that is another's. */
  savedFunctions?: boolean;
  /** A workbook of users, sessions, features and funnels. Default: true. */
  workbook?: boolean;
  /** Show what the table of the `Feedback` component holds: marks, and the share of people who declined telemetry. Default: false. */
  feedback?: boolean;
  /**
   * Steps that the workbook's funnel begins with, the first three: names of pages, events or requests. Default: none; readers
   * type them.
   */
  funnel?: string[];
  /** Told apart in names where one workspace has several. Default: the name of the component. */
  title?: string;
  /** Tags of everything in it that takes tags. Default: none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}
