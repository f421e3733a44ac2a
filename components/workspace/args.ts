import type * as pulumi from "@pulumi/pulumi";

export interface WorkspaceArgs {
  /** Azure region, such as `westeurope`. */
  location: pulumi.Input<string>;
  resourceGroupName: pulumi.Input<string>;
  /** 4 to 63 letters, digits and hyphens; deleting keeps the name for 14 days. */
  workspaceName: pulumi.Input<string>;
  /** 30 to 730 days for tables on the Analytics plan. Default 30: the ingestion price includes 31. */
  retentionInDays?: pulumi.Input<number>;
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}
