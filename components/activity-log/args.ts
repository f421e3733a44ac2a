import type * as pulumi from "@pulumi/pulumi";

export interface ActivityLogArgs {
  workspaceId: pulumi.Input<string>;
  /** Name of the setting. Default `azmon`. */
  settingName?: string;
  /** Default: every category of the activity log. */
  categories?: string[];
}
