import * as pulumi from "@pulumi/pulumi";
import { Workspace as LogAnalyticsWorkspace } from "@pulumi/azure-native/operationalinsights/workspace.js";
import type { Table } from "@pulumi/azure-native/operationalinsights/table.js";
import type { WorkspaceArgs } from "./args.ts";
import { checkWorkspaceArgs, workspaceProperties } from "./properties.ts";
import { makeTables } from "./tables.ts";

/** A Log Analytics workspace and what belongs to it, or an existing one that is only used. */
export class Workspace extends pulumi.ComponentResource {
  /** ARM id. */
  readonly id: pulumi.Output<string>;
  /** The workspace's GUID, which agents and traffic analytics name it by. */
  readonly customerId: pulumi.Output<string>;
  /** Absent where the workspace exists already. */
  readonly workspace?: LogAnalyticsWorkspace;
  /** By table name. */
  readonly tables: Record<string, Table> = {};

  constructor(name: string, args: WorkspaceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azmon:index:Workspace", name, args, opts);
    checkWorkspaceArgs(name, args);
    if (args.existing) {
      this.id = pulumi.output(args.existing.id);
      this.customerId = pulumi.output(args.existing.customerId ?? this.readCustomerId(name, args.existing.id));
      this.registerOutputs({ id: this.id, customerId: this.customerId });
      return;
    }
    const { location, resourceGroupName } = args as Required<WorkspaceArgs>;
    const workspaceName = args.workspaceName!;
    this.workspace = new LogAnalyticsWorkspace(
      `${name}-workspace`,
      { resourceGroupName, workspaceName, location, ...workspaceProperties(args), tags: args.tags },
      { parent: this, protect: args.protect },
    );
    this.id = this.workspace.id;
    this.customerId = this.workspace.customerId;
    const place = { resourceGroupName, workspaceName: this.workspace.name, workspaceId: this.id, location, tags: args.tags };
    this.tables = makeTables(name, args.tables ?? [], args.customTables ?? [], place, args.retentionInDays ?? 30, this, [
      this.workspace,
    ]);
    this.registerOutputs({ id: this.id, customerId: this.customerId });
  }

  private readCustomerId(name: string, id: pulumi.Input<string>): pulumi.Output<string> {
    return LogAnalyticsWorkspace.get(`${name}-workspace`, id, { parent: this }).customerId;
  }
}
