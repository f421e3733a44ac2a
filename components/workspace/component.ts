import * as pulumi from "@pulumi/pulumi";
import { Workspace as LogAnalyticsWorkspace } from "@pulumi/azure-native/operationalinsights/workspace.js";
import type { WorkspaceArgs } from "./args.ts";

/** A Log Analytics workspace. */
export class Workspace extends pulumi.ComponentResource {
  readonly workspace: LogAnalyticsWorkspace;
  readonly id: pulumi.Output<string>;

  constructor(name: string, args: WorkspaceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azmon:index:Workspace", name, args, opts);
    this.workspace = new LogAnalyticsWorkspace(
      `${name}-workspace`,
      {
        resourceGroupName: args.resourceGroupName,
        workspaceName: args.workspaceName,
        location: args.location,
        sku: { name: "PerGB2018" },
        retentionInDays: args.retentionInDays ?? 30,
        tags: args.tags,
      },
      { parent: this },
    );
    this.id = this.workspace.id;
    this.registerOutputs({ id: this.id });
  }
}
