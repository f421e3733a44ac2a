import type * as pulumi from "@pulumi/pulumi";

export interface UsageInsightsArgs {
  location: pulumi.Input<string>;
  /** Of the workbook. */
  resourceGroupName: pulumi.Input<string>;
  /** Log Analytics workspace that the components write to. */
  workspaceId: pulumi.Input<string>;
  /** Application Insights components to look at. Default: all of the workspace. */
  componentIds?: pulumi.Input<string>[];
  /** Save the queries as functions in the workspace. Default true; false for a workspace that is another's. */
  savedFunctions?: boolean;
  /** Default true. */
  workbook?: boolean;
  /** Show what the table of the `Feedback` component holds: marks, and the share of people who declined telemetry. Default false. */
  feedback?: boolean;
  /** Steps that the workbook's funnel begins with: names of pages, events or requests. */
  funnel?: string[];
  /** Told apart in names where one workspace has several. Default: the name of the component. */
  title?: string;
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}
