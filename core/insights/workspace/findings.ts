import { regionOf } from "../../azure/region.ts";
import type { TableSpec } from "../../azure/workspaceRules.ts";
import { compare } from "../../base/json.ts";
import type { EnvironmentConfig } from "../../config/schema.ts";
import type { Finding } from "../../findings/finding.ts";
import { at } from "../../inventory/read.ts";
import type { Row } from "../../inventory/types.ts";
import type { InsightContext } from "../insight.ts";
import { basicStorageTables } from "../storage/logs.ts";

/** The workspace of an environment with every default of its preset filled in. */
interface WorkspaceSettings {
  sku: string;
  capacityReservationLevel?: number;
  retentionInDays: number;
  /** Absent: no cap. */
  dailyQuotaGb?: number;
  localAuth: boolean;
  queryAudit: boolean;
  readers: Record<string, string>;
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
  return ctx.rows
    .filter((row) => row.type.toLowerCase() === "microsoft.operationalinsights/workspaces")
    .flatMap((row) => [...anyWorkspace(row), ...(row.id.toLowerCase() === existing ? usedWorkspace(row, ctx.config) : [])]);
}

function anyWorkspace(row: Row): Finding[] {
  const sku = String(at(row, "properties.sku.name") ?? "");
  const status = String(at(row, "properties.workspaceCapping.dataIngestionStatus") ?? "").toLowerCase();
  const found: Finding[] = [];
  if (legacy.test(sku))
    found.push({
      code: "AZM150",
      severity: "warning",
      message: `The workspace has the legacy tier ${sku}: no Basic tables, and prices of the past.`,
      target: row.id,
      suggestion: "Set its SKU to PerGB2018.",
    });
  if (stopped[status])
    found.push({
      code: "AZM152",
      severity: "warning",
      message: `The workspace takes no data: ${stopped[status]}. What is sent to it now is lost.`,
      target: row.id,
      suggestion: "Raise or remove the cap, or find what floods it: `Usage | summarize sum(Quantity) by DataType`.",
    });
  return found;
}

function usedWorkspace(row: Row, config: EnvironmentConfig): Finding[] {
  const wanted = workspaceSettings(config);
  const days = at(row, "properties.retentionInDays");
  const found: Finding[] = [];
  if (typeof days === "number" && days < wanted.retentionInDays)
    found.push({
      code: "AZM151",
      severity: "warning",
      message: `The workspace keeps data for ${days} days; the environment asks for ${wanted.retentionInDays}.`,
      path: "workspace.retentionInDays",
      target: row.id,
      suggestion: "Raise the retention of the workspace where it is managed, or ask for less.",
    });
  if (!wanted.localAuth && at(row, "properties.features.disableLocalAuth") !== true)
    found.push({
      code: "AZM153",
      severity: "info",
      message: "The workspace accepts shared keys; the environment asks for Entra ID only.",
      path: "workspace.localAuth",
      target: row.id,
      suggestion: "Set `features.disableLocalAuth` on the workspace once nothing sends with a key.",
    });
  if (row.location !== "" && regionOf(row.location) !== regionOf(config.location))
    found.push({
      code: "AZM154",
      severity: "warning",
      message: `The workspace is in ${row.location}, the environment in ${config.location}; collection rules have to be in its region.`,
      path: "location",
      target: row.id,
      suggestion: `Set \`location\` to ${row.location}, or use a workspace in ${config.location}.`,
    });
  return found;
}
