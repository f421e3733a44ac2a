import * as pulumi from "@pulumi/pulumi";
import type { ManagementLockByScope } from "@pulumi/azure-native/authorization/managementLockByScope.js";
import type { RoleAssignment } from "@pulumi/azure-native/authorization/roleAssignment.js";
import type { DataCollectionEndpoint } from "@pulumi/azure-native/monitor/dataCollectionEndpoint.js";
import type { DataCollectionRule } from "@pulumi/azure-native/monitor/dataCollectionRule.js";
import type { DiagnosticSetting } from "@pulumi/azure-native/monitor/diagnosticSetting.js";
import type { DataExport } from "@pulumi/azure-native/operationalinsights/dataExport.js";
import type { LinkedService } from "@pulumi/azure-native/operationalinsights/linkedService.js";
import type { SavedSearch } from "@pulumi/azure-native/operationalinsights/savedSearch.js";
import type { SummaryLog } from "@pulumi/azure-native/operationalinsights/summaryLog.js";
import { Workspace as LogAnalyticsWorkspace } from "@pulumi/azure-native/operationalinsights/workspace.js";
import type { Deployment } from "@pulumi/azure-native/resources/deployment.js";
import { refuse } from "../azure/check.ts";
import type { WorkspaceArgs } from "./args.ts";
import { check } from "./check.ts";
import { makeDataExports } from "./exports.ts";
import { makeAudit, makeClusterLink, makeLock, makeReaders } from "./guards.ts";
import { type Ingestion, makeEndpoint, makeIngestion } from "./ingestion.ts";
import type { Place } from "./inputs.ts";
import { makeLateSettings } from "./lateSettings.ts";
import { type MadePrivateLink, makePrivateLink } from "./privateLink.ts";
import { workspaceNameOf, workspaceProperties } from "./properties.ts";
import { makeFunctions, makeSummaryRules } from "./queries.ts";
import { type AnyTable, customTableName, makeTables } from "./tables.ts";
import { makeTransforms } from "./transforms.ts";

/** A Log Analytics workspace and what belongs to it, or an existing one that is only used. */
export class Workspace extends pulumi.ComponentResource {
  /** ARM id. */
  readonly id: pulumi.Output<string>;
  /** The workspace's GUID, which agents and traffic analytics name it by. */
  readonly customerId: pulumi.Output<string>;
  /** Absent where the workspace exists already, as is all below. */
  readonly workspace?: LogAnalyticsWorkspace;
  /** By table name. */
  readonly tables: Record<string, AnyTable> = {};
  /** Where to send rows of the custom tables, by table name. */
  readonly ingestion: Record<string, Ingestion> = {};
  readonly ingestionEndpoint?: DataCollectionEndpoint;
  readonly transforms?: DataCollectionRule;
  readonly lateSettings?: Deployment;
  /** By alias. */
  readonly functions: Record<string, SavedSearch> = {};
  readonly summaryRules: Record<string, SummaryLog> = {};
  readonly dataExports: Record<string, DataExport> = {};
  readonly readers: Record<string, RoleAssignment> = {};
  readonly audit?: DiagnosticSetting;
  readonly privateLink?: MadePrivateLink;
  readonly clusterLink?: LinkedService;
  readonly lock?: ManagementLockByScope;

  constructor(name: string, args: WorkspaceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azmon:index:Workspace", name, args, opts);
    refuse(name, check(args));
    if (args.existing) {
      this.id = pulumi.output(args.existing.id);
      this.customerId = pulumi.output(args.existing.customerId ?? this.readCustomerId(name, args.existing.id));
      this.registerOutputs({ id: this.id, customerId: this.customerId });
      return;
    }
    const location = args.location!;
    const resourceGroupName = args.resourceGroupName!;
    const own = (this.workspace = new LogAnalyticsWorkspace(
      `${name}-workspace`,
      { resourceGroupName, workspaceName: workspaceNameOf(args), location, ...workspaceProperties(args), tags: args.tags },
      // The link to a cluster changes the pricing tier behind our back.
      { parent: this, protect: args.protect, ignoreChanges: args.clusterId === undefined ? [] : ["sku"] },
    ));
    this.id = own.id;
    this.customerId = own.customerId;
    const place: Place = {
      resourceGroupName,
      workspaceName: workspaceNameOf(args),
      workspaceId: own.id,
      location,
      tags: args.tags,
      publicIngestion: args.publicIngestion,
    };
    const after = (...resources: (pulumi.Resource | undefined)[]) => ({
      parent: this,
      dependsOn: [own, ...resources].filter((r) => r !== undefined),
    });
    if (args.clusterId !== undefined) this.clusterLink = makeClusterLink(name, place, args.clusterId, after());
    const days = args.retentionInDays ?? 30;
    this.tables = makeTables(name, args.tables ?? [], args.customTables ?? [], place, days, after(this.clusterLink));
    const tables = Object.values(this.tables);

    const ingested = (args.customTables ?? []).filter((t) => t.ingest !== false);
    if (ingested.length > 0) this.ingestionEndpoint = makeEndpoint(name, place, this);
    for (const table of ingested) {
      const tableName = customTableName(table.name);
      this.ingestion[tableName] = makeIngestion(name, table, place, this.ingestionEndpoint!, this.tables[tableName]!, this);
    }
    if (args.transforms?.length) this.transforms = makeTransforms(name, args.transforms, place, own.customerId, after(...tables));
    if (this.transforms || args.replication)
      this.lateSettings = makeLateSettings(name, args, place, this.transforms?.id, after(...tables, this.transforms));
    this.functions = makeFunctions(name, args.savedFunctions ?? [], place, after(...tables));
    this.summaryRules = makeSummaryRules(name, args.summaryRules ?? [], place, after(...tables));
    this.dataExports = makeDataExports(
      name,
      args.dataExports ?? [],
      place,
      after(...tables, ...Object.values(this.summaryRules)),
    );
    this.readers = makeReaders(name, args.readers ?? {}, own.id, { parent: this });
    if (args.queryAudit) this.audit = makeAudit(name, args.queryAudit, own.id, { parent: this });
    if (args.privateLink) {
      const parts = { workspace: own.id, ...(this.ingestionEndpoint && { ingestion: this.ingestionEndpoint.id }) };
      this.privateLink = makePrivateLink(name, args.privateLink, place, parts, this);
    }
    if (args.lock ?? args.protect) this.lock = makeLock(name, own.id, { parent: this });
    this.registerOutputs({ id: this.id, customerId: this.customerId });
  }

  private readCustomerId(name: string, id: pulumi.Input<string>): pulumi.Output<string> {
    return LogAnalyticsWorkspace.get(`${name}-workspace`, id, { parent: this }).customerId;
  }
}
