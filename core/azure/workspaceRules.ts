import { type Report, unique, within } from "../base/problems.ts";
import { commitmentTiers, isTotalRetention, longTerm } from "./values.ts";

// What Azure refuses of a workspace, its tables and its rules, said before anything is deployed.

/** Analytics retention in days, by table. Source: Azure Monitor, "Manage data retention in a Log Analytics workspace". */
const tableRetention = { min: 4, max: 730 } as const;
/** The workspace's own default starts higher. Source: Microsoft.OperationalInsights/workspaces 2023-09-01 and the same page. */
const workspaceRetention = { min: 30, max: 730 } as const;
/** Interactive days of a Basic table; Azure fixes them. Source: Azure Monitor, "Azure Monitor Logs overview", table plans. */
const basicRetention = 30;

export interface TableSpec {
  name: string;
  plan?: string;
  retentionInDays?: number;
  totalRetentionInDays?: number;
}
/** Retention as it is written to Azure, where leaving a value out resets it. */
interface TableRetention {
  plan: string;
  retentionInDays?: number;
  totalRetentionInDays: number;
}

const between = (n: number, range: { min: number; max: number }): boolean =>
  Number.isInteger(n) && n >= range.min && n <= range.max;

/** The legal values on both sides of one that is not. */
function neighbours(n: number, legal: readonly number[]): string {
  const sides = [legal.filter((x) => x < n).at(-1), legal.find((x) => x > n)];
  return sides.filter((x) => x !== undefined).join(" or ");
}

const analyticsDays = "4 to 730";
const totalDays = `4 to 730, or exactly ${longTerm.join(", ")}`;
const totals = [tableRetention.min, tableRetention.max, ...longTerm];

/** Fills in what a table leaves open from the workspace's retention. */
export function effectiveRetention(table: TableSpec, workspaceDays: number): TableRetention {
  const plan = table.plan ?? "Analytics";
  // An Auxiliary table can be queried for as long as it is kept: Azure takes its total retention only.
  if (plan === "Auxiliary") return { plan, totalRetentionInDays: table.totalRetentionInDays ?? workspaceDays };
  const days = plan === "Basic" ? basicRetention : (table.retentionInDays ?? workspaceDays);
  return { plan, retentionInDays: days, totalRetentionInDays: table.totalRetentionInDays ?? days };
}

export function tableProblems(table: Partial<TableSpec>, report: Report, workspaceDays: number = workspaceRetention.min): void {
  const { plan = "Analytics", retentionInDays: days, totalRetentionInDays: total } = table;
  if (plan === "Auxiliary" && table.name !== undefined && !table.name.endsWith("_CL"))
    report(["plan"], { message: `${table.name} is Azure's own; only custom tables can be Auxiliary`, found: plan });
  if (days !== undefined && plan !== "Analytics" && !(plan === "Basic" && days === basicRetention))
    report(["retentionInDays"], {
      message: plan === "Basic" ? `Azure keeps a Basic table queryable for ${basicRetention} days` : "all of it can be queried",
      found: String(days),
      allowed: "totalRetentionInDays alone",
    });
  else if (days !== undefined && !between(days, tableRetention))
    report(["retentionInDays"], { message: "days that Azure does not offer", found: String(days), allowed: analyticsDays });
  if (total === undefined) return;
  const least = plan === "Auxiliary" ? 0 : plan === "Basic" ? basicRetention : (days ?? workspaceDays);
  if (!Number.isInteger(total) || !isTotalRetention(total))
    report(["totalRetentionInDays"], {
      message: "days that Azure does not offer",
      found: String(total),
      allowed: totalDays,
      nearest: neighbours(total, totals),
    });
  else if (total < least)
    report(["totalRetentionInDays"], {
      message: "is shorter than all of it can be queried",
      found: String(total),
      allowed: `at least ${least}`,
    });
}

interface WorkspaceSpec {
  sku?: string;
  capacityReservationLevel?: number;
  retentionInDays?: number;
  dailyQuotaGb?: number;
  tables?: readonly (Partial<TableSpec> | undefined)[];
  clusterId?: unknown;
  replication?: { enabled?: boolean };
}

/** Values and what does not go together, of the workspace itself. */
export function workspaceProblems(w: WorkspaceSpec, report: Report): void {
  const level = w.capacityReservationLevel;
  const tiers: readonly number[] = commitmentTiers;
  const wrong = level === undefined ? !("capacityReservationLevel" in w) : !tiers.includes(level);
  if (w.sku === "CapacityReservation" && wrong)
    report(["capacityReservationLevel"], {
      message:
        level === undefined
          ? "is missing: the commitment tier of the SKU CapacityReservation"
          : "is no commitment tier, in GB a day",
      found: String(level ?? "nothing"),
      allowed: tiers.join(", "),
      ...(level === undefined ? {} : { nearest: neighbours(level, tiers) }),
    });
  if (w.sku !== "CapacityReservation" && level !== undefined)
    report(["capacityReservationLevel"], { message: "needs the SKU CapacityReservation", found: String(level) });
  if (w.retentionInDays !== undefined && !between(w.retentionInDays, workspaceRetention))
    report(["retentionInDays"], {
      message: "days that Azure does not offer",
      found: String(w.retentionInDays),
      allowed: "30 to 730",
    });
  if (w.dailyQuotaGb !== undefined && w.dailyQuotaGb !== -1 && !(w.dailyQuotaGb > 0))
    report(["dailyQuotaGb"], {
      message: "not a daily cap in GB",
      found: String(w.dailyQuotaGb),
      allowed: "more than 0, or -1 for none",
    });
  // Source: https://learn.microsoft.com/azure/azure-monitor/logs/workspace-replication
  if ("clusterId" in w && w.replication && w.replication.enabled !== false)
    report(["replication"], { message: "a workspace in a dedicated cluster cannot be replicated; replicate the cluster" });
  const tables = w.tables ?? [];
  unique(within(report, "tables"), tables, { key: (t) => t.name?.toLowerCase(), message: "the table stands twice" });
  tables.forEach((table, i) => table && tableProblems(table, within(report, "tables", i), w.retentionInDays));
}
