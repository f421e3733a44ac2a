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
import { makeFunctions, makeSummaryRules } from "../azure/functions.ts";
import type { Ingestion } from "../azure/ingestion.ts";
import { type AnyTable, makeTables } from "../azure/tables.ts";
import { refuse } from "../azure/check.ts";
import type { WorkspaceArgs } from "./args.ts";
import { check } from "./check.ts";
import { makeLateSettings } from "./lateSettings.ts";
import {
  after,
  makeAudit,
  makeClusterLink,
  makeDataExports,
  makeIngestions,
  makeLock,
  makeReaders,
  makeTransforms,
  type WorkspaceSite,
} from "./parts.ts";
import { type MadePrivateLink, makePrivateLink } from "./privateLink.ts";
import { workspaceNameOf, workspaceProperties } from "./properties.ts";

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
    super("azmon:index:Workspace", name, {}, opts);
    refuse(name, check(args));
    if (args.existing) {
      this.id = pulumi.output(args.existing.id);
      this.customerId = pulumi.output(args.existing.customerId ?? readCustomerId(name, args.existing.id, this));
      this.registerOutputs({ id: this.id, customerId: this.customerId });
      return;
    }
    const workspace = makeWorkspace(name, args, this);
    this.workspace = workspace;
    this.id = workspace.id;
    this.customerId = workspace.customerId;
    const { tags, publicIngestion, customTables = [] } = args;
    const ref = { resourceGroupName: args.resourceGroupName!, workspaceName: workspaceNameOf(args) };
    const place = { ...ref, workspaceId: workspace.id, location: args.location!, tags, publicIngestion };
    const site: WorkspaceSite = { name, args, parent: this, workspace, place };

    this.clusterLink = makeClusterLink(site);
    const spec = { tables: args.tables ?? [], customTables, workspaceDays: args.retentionInDays ?? 30 };
    this.tables = makeTables(name, place, spec, after(site, [this.clusterLink]));
    const tables = Object.values(this.tables);
    const ingestions = makeIngestions(site, this.tables);
    this.ingestion = ingestions.byTable;
    this.ingestionEndpoint = ingestions.endpoint;
    this.transforms = makeTransforms(site, tables);
    this.lateSettings = makeLateSettings(site, this.transforms, tables);
    this.functions = makeFunctions(name, args.savedFunctions ?? [], place, after(site, tables));
    this.summaryRules = makeSummaryRules(name, args.summaryRules ?? [], place, after(site, tables));
    this.dataExports = makeDataExports(site, [...tables, ...Object.values(this.summaryRules)]);
    this.readers = makeReaders(site);
    this.audit = makeAudit(site);
    this.privateLink = makePrivateLink(site, this.ingestionEndpoint);
    this.lock = makeLock(site);
    this.registerOutputs({ id: this.id, customerId: this.customerId });
  }
}

const makeWorkspace = (name: string, args: WorkspaceArgs, parent: pulumi.Resource): LogAnalyticsWorkspace =>
  new LogAnalyticsWorkspace(
    `${name}-workspace`,
    {
      resourceGroupName: args.resourceGroupName!,
      workspaceName: workspaceNameOf(args),
      location: args.location,
      ...workspaceProperties(args),
      tags: args.tags,
    },
    // The link to a cluster changes the pricing tier behind our back.
    { parent, protect: args.protect, ignoreChanges: args.clusterId === undefined ? [] : ["sku"] },
  );

const readCustomerId = (name: string, id: pulumi.Input<string>, parent: pulumi.Resource): pulumi.Output<string> =>
  LogAnalyticsWorkspace.get(`${name}-workspace`, id, { parent }).customerId;
