import type * as pulumi from "@pulumi/pulumi";

export interface ActivityLogArgs {
  /** ARM id of the Log Analytics workspace that keeps it. */
  workspaceId: pulumi.Input<string>;
  /** Name of the setting. Default: `azmon`. */
  settingName?: string;
  /** Categories to keep, such as `Administrative`. Default: every category of the activity log. */
  categories?: string[];
}
