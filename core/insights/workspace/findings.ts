import { regionOf } from "../../azure/region.ts";
import type { TableSpec } from "../../azure/workspaceRules.ts";
import { compare } from "../../base/json.ts";
import type { EnvironmentConfig } from "../../config/schema.ts";
import { acceptsKeys, legacyTier, notReplicated, otherRegion, shortRetention, takesNoData } from "../../findings/workspaces.ts";
import type { Finding } from "../../findings/finding.ts";
import { at } from "../../inventory/read.ts";
import type { Row } from "../../inventory/types.ts";
import type { InsightContext } from "../insight.ts";
import { basicStorageTables } from "../storage/logs.ts";

/** The workspace of an environment with every default of its preset filled in. */
interface WorkspaceSettings {
  sku: EnvironmentConfig["workspace"]["sku"];
  capacityReservationLevel?: number;
  retentionInDays: number;
  /** Absent: no cap. */
  dailyQuotaGb?: number;
  localAuth: boolean;
  queryAudit: boolean;
  readers: Record<string, { id: string; type: "Group" | "User" | "ServicePrincipal" }>;
  resourcePermissions: boolean;
  /** Nobody deletes it by accident. */
  protect: boolean;
  /** The same in Azure. */
  lock: boolean;
  publicIngestion: boolean;
  publicQuery: boolean;
  clusterId?: string;
  replication?: { location: string; enabled: boolean };
  /** Sorted by name. */
  tables: (TableSpec & { plan: "Analytics" | "Basic" })[];
}

/**
 * Tables with the records an investigation asks for years later, among those that every workspace has. `SecurityEvent` and the like exist
 * only with Microsoft Sentinel, which manages their retention.
 */
export const securityTables = [
  "AGWFirewallLogs",
  "AKSAuditAdmin",
  "AZFWApplicationRule",
  "AZFWIdpsSignature",
  "AZFWNetworkRule",
  "AZFWThreatIntel",
  "AZKVAuditLogs",
  "AzureActivity",
  "LAQueryLogs",
] as const;

export function workspaceSettings(config: EnvironmentConfig): WorkspaceSettings {
  const { workspace, protect } = config;
  const basic = basicStorageTables(config);
  return {
    sku: workspace.sku,
    capacityReservationLevel: workspace.capacityReservationLevel,
    retentionInDays: workspace.retentionInDays,
    dailyQuotaGb: workspace.dailyQuotaGb === -1 ? undefined : workspace.dailyQuotaGb,
    localAuth: workspace.localAuth,
    queryAudit: workspace.queryAudit,
    readers: workspace.readers,
    resourcePermissions: workspace.resourcePermissions,
    protect,
    lock: workspace.lock,
    publicIngestion: workspace.publicIngestion,
    publicQuery: workspace.publicQuery,
    clusterId: workspace.clusterId,
    replication: workspace.replication,
    tables: tablesOf(workspace, basic),
  };
}

/**
 * The configured tables, the large ones that go on the Basic plan, and where a total retention is asked for, the security tables. A table's
 * own entry wins.
 */
function tablesOf(own: EnvironmentConfig["workspace"], basic: string[]): WorkspaceSettings["tables"] {
  const total = own.totalRetentionInDays;
  const security = total === undefined ? [] : securityTables.map((name) => [name, { plan: "Analytics" as const }] as const);
  const all = new Map<string, EnvironmentConfig["workspace"]["tables"][string]>([
    ...basic.map((name) => [name, { plan: "Basic" as const }] as const),
    ...security,
    ...Object.entries(own.tables),
  ]);
  const isSecurity = (name: string) => (securityTables as readonly string[]).includes(name);
  return [...all]
    .map(([name, spec]) => ({
      name,
      ...spec,
      totalRetentionInDays: spec.totalRetentionInDays ?? (isSecurity(name) ? total : undefined),
    }))
    .sort((a, b) => compare(a.name, b.name));
}

const legacy = /^(free|standard|premium|pernode|standalone)$/i;
/** Source: Microsoft.OperationalInsights/workspaces 2023-09-01, DataIngestionStatus. */
const stopped: Record<string, string> = {
  overquota: "its daily cap is reached",
  forceoff: "somebody stopped its ingestion",
  subscriptionsuspended: "its subscription is suspended",
};

/** What is wrong with the workspaces that are there already, above all with the one the environment uses. */
export function workspaceFindings(ctx: Pick<InsightContext, "config" | "rows">): Finding[] {
  const existing = ctx.config.workspace.existing?.toLowerCase();
  const { replication } = ctx.config.workspace;
  const partly = replication?.enabled
    ? [notReplicated.of({ path: "workspace.replication" }, { region: replication.location })]
    : [];
  const found = ctx.rows
    .filter((row) => row.type.toLowerCase() === "microsoft.operationalinsights/workspaces")
    .flatMap((row) => [...anyWorkspace(row), ...(row.id.toLowerCase() === existing ? usedWorkspace(row, ctx.config) : [])]);
  return [...partly, ...found];
}

function anyWorkspace(row: Row): Finding[] {
  const sku = String(at(row, "properties.sku.name") ?? "");
  const status = String(at(row, "properties.workspaceCapping.dataIngestionStatus") ?? "").toLowerCase();
  const found: Finding[] = [];
  if (legacy.test(sku)) found.push(legacyTier.of({ target: row.id }, { sku }));
  if (stopped[status]) found.push(takesNoData.of({ target: row.id }, { why: stopped[status] }));
  return found;
}

function usedWorkspace(row: Row, config: EnvironmentConfig): Finding[] {
  const wanted = workspaceSettings(config);
  const days = at(row, "properties.retentionInDays");
  const found: Finding[] = [];
  if (typeof days === "number" && days < wanted.retentionInDays)
    found.push(
      shortRetention.of({ path: "workspace.retentionInDays", target: row.id }, { days, wanted: wanted.retentionInDays }),
    );
  if (!wanted.localAuth && at(row, "properties.features.disableLocalAuth") !== true)
    found.push(acceptsKeys.of({ path: "workspace.localAuth", target: row.id }));
  if (row.location !== "" && regionOf(row.location) !== regionOf(config.location))
    found.push(otherRegion.of({ path: "location", target: row.id }, { is: row.location, wanted: config.location }));
  return found;
}
