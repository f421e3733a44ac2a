import type * as pulumi from "@pulumi/pulumi";

export interface FeedbackArgs {
  /** Of the workspace: endpoint and rule have to be in its region. */
  location: pulumi.Input<string>;
  /** Log Analytics workspace that keeps the table. */
  workspaceId: pulumi.Input<string>;
  /** Days that feedback is kept: 4 to 730. Default: 365. */
  retentionInDays?: number;
  /**
   * Principals that may send, by a name of one's choice: the identities of web apps' servers, never of browsers. Default: none.
   */
  senders?: Record<string, pulumi.Input<string>>;
  /** Save the queries as functions in the workspace. Default: true. */
  savedFunctions?: boolean;
  /** Tags of everything in it that takes tags. Default: none. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}
