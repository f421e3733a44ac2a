import type * as pulumi from "@pulumi/pulumi";
import { ManagementLockByScope } from "@pulumi/azure-native/authorization/managementLockByScope.js";
import type { RoleAssignment } from "@pulumi/azure-native/authorization/roleAssignment.js";
import type { DataCollectionEndpoint } from "@pulumi/azure-native/monitor/dataCollectionEndpoint.js";
import type { DataCollectionRule } from "@pulumi/azure-native/monitor/dataCollectionRule.js";
import { DiagnosticSetting } from "@pulumi/azure-native/monitor/diagnosticSetting.js";
import { DataExport } from "@pulumi/azure-native/operationalinsights/dataExport.js";
import { LinkedService } from "@pulumi/azure-native/operationalinsights/linkedService.js";
import type { Workspace as LogAnalyticsWorkspace } from "@pulumi/azure-native/operationalinsights/workspace.js";
import { compare } from "../../core/base/json.ts";
import { makeRule } from "../azure/collection.ts";
import { type Ingestion, makeIngestion, makeIngestionEndpoint } from "../azure/ingestion.ts";
import { nameFrom, type WorkspacePlace } from "../azure/inputs.ts";
import { assignRole, roles } from "../azure/roles.ts";
import { type AnyTable, customTableName } from "../azure/tables.ts";
import { PrincipalType, type WorkspaceArgs } from "./args.ts";

/** What the makers of a workspace's parts share. */
export interface WorkspaceSite {
  name: string;
  args: WorkspaceArgs;
  parent: pulumi.Resource;
  workspace: LogAnalyticsWorkspace;
  place: WorkspacePlace;
}

/** Options of a part that waits for the workspace, and for others. */
export const after = ({ parent, workspace }: WorkspaceSite, others: (pulumi.Resource | undefined)[] = []) => ({
  parent,
  dependsOn: [workspace, ...others].filter((r) => r !== undefined),
});

/** The link gives the workspace the cluster's pricing tier and customer key. */
export function makeClusterLink(site: WorkspaceSite): LinkedService | undefined {
  const { clusterId } = site.args;
  if (clusterId === undefined) return undefined;
  const { resourceGroupName, workspaceName } = site.place;
  return new LinkedService(
    `${site.name}-cluster`,
    { resourceGroupName, workspaceName, linkedServiceName: "Cluster", writeAccessResourceId: clusterId },
    after(site),
  );
}

interface Ingestions {
  endpoint?: DataCollectionEndpoint;
  /** By table name. */
  byTable: Record<string, Ingestion>;
}

/** Where programs send rows of the custom tables: one endpoint, and a rule for each table. */
export function makeIngestions({ name, args, place, parent }: WorkspaceSite, tables: Record<string, AnyTable>): Ingestions {
  const ingested = (args.customTables ?? []).filter((t) => t.ingest !== false);
  if (ingested.length === 0) return { byTable: {} };
  const endpoint = makeIngestionEndpoint(name, place, { parent });
  const ingestion = ingested.map((table): [string, Ingestion] => {
    const tableName = customTableName(table.name);
    return [tableName, makeIngestion(name, place, { table, endpoint }, { parent, dependsOn: [tables[tableName]!] })];
  });
  return { endpoint, byTable: Object.fromEntries(ingestion) };
}

/**
 * The one rule of the workspace that changes rows no other rule brings, such as resource logs. It takes effect once the workspace names
 * it, see `lateSettings.ts`.
 */
export function makeTransforms(site: WorkspaceSite, tables: AnyTable[]): DataCollectionRule | undefined {
  const { name, args, place, workspace } = site;
  if (!args.transforms?.length) return undefined;
  // The portal names the destination after the workspace's GUID, and finds the rule of a table by it.
  const destination = workspace.customerId.apply((id) => id.replaceAll("-", ""));
  return makeRule(
    `${name}-transforms`,
    place,
    {
      ruleName: nameFrom("dataCollectionRule", place.workspaceName, "transforms"),
      kind: "WorkspaceTransforms",
      destinations: { logAnalytics: [{ name: destination, workspaceResourceId: place.workspaceId }] },
      dataFlows: [...args.transforms]
        .sort((a, b) => compare(a.table, b.table))
        .map(({ table, transformKql }) => ({
          streams: [`Microsoft-Table-${table}`],
          destinations: [destination],
          transformKql,
        })),
    },
    after(site, tables),
  );
}

/** Continuous export of tables to a storage account or an event hub, by name. */
export function makeDataExports(site: WorkspaceSite, sources: pulumi.Resource[]): Record<string, DataExport> {
  const { resourceGroupName, workspaceName } = site.place;
  const sorted = [...(site.args.dataExports ?? [])].sort((a, b) => compare(a.name, b.name));
  return Object.fromEntries(
    sorted.map((e) => [
      e.name,
      new DataExport(
        `${site.name}-export-${e.name}`,
        {
          resourceGroupName,
          workspaceName,
          dataExportName: e.name,
          enable: true,
          resourceId: e.destinationId,
          eventHubName: e.eventHubName,
          tableNames: [...e.tables].sort(compare),
        },
        after(site, sources),
      ),
    ]),
  );
}

/** Who may read all logs. Readers of single resources need no role here, see `resourcePermissions`. */
export function makeReaders({ name, args, workspace, parent }: WorkspaceSite): Record<string, RoleAssignment> {
  const typed = Object.entries(args.readers ?? {}).map(([key, { id, type }]) => [key, { id, type: type ?? PrincipalType.Group }]);
  const principals = Object.fromEntries(typed);
  return assignRole(name, { role: roles.logAnalyticsReader, as: "reader", scope: workspace.id, principals }, { parent });
}

/** Who asked what of the workspace. Executions of alert rules are not recorded. */
export function makeAudit({ name, args, workspace, parent }: WorkspaceSite): DiagnosticSetting | undefined {
  const { queryAudit } = args;
  if (!queryAudit) return undefined;
  return new DiagnosticSetting(
    `${name}-audit`,
    {
      name: queryAudit.name ?? "azmon-audit",
      resourceUri: workspace.id,
      workspaceId: queryAudit.workspaceId ?? workspace.id,
      logs: [{ category: "Audit", enabled: true }],
    },
    // A category may go to a sink once: a setting that changes its name has to go before the new one comes.
    { parent, deleteBeforeReplace: true },
  );
}

export function makeLock({ name, args, workspace, parent }: WorkspaceSite): ManagementLockByScope | undefined {
  if (!(args.lock ?? args.protect)) return undefined;
  return new ManagementLockByScope(
    `${name}-lock`,
    {
      scope: workspace.id,
      lockName: "azmon-keep",
      level: "CanNotDelete",
      notes: "Holds the logs of an environment. The lock covers tables, functions and exports too: lift it to remove one.",
    },
    { parent },
  );
}
