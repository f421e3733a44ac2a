import { compare } from "../base/json.ts";
import type { Problem } from "../base/refusal.ts";
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

export function tableProblems(table: TableSpec, path: string, workspaceDays: number): Problem[] {
  const problems: Problem[] = [];
  const say = (key: string, problem: Omit<Problem, "path">) => problems.push({ path: `${path}.${key}`, ...problem });
  const { plan = "Analytics", retentionInDays: days, totalRetentionInDays: total } = table;
  if (plan === "Auxiliary" && !table.name.endsWith("_CL"))
    say("plan", { message: `${table.name} is Azure's own; only custom tables can be Auxiliary`, found: plan });
  if (days !== undefined && plan !== "Analytics" && !(plan === "Basic" && days === basicRetention))
    say("retentionInDays", {
      message: plan === "Basic" ? `Azure keeps a Basic table queryable for ${basicRetention} days` : "all of it can be queried",
      found: String(days),
      allowed: "totalRetentionInDays alone",
    });
  else if (days !== undefined && !between(days, tableRetention))
    say("retentionInDays", { message: "days that Azure does not offer", found: String(days), allowed: analyticsDays });
  if (total === undefined) return problems;
  const least = plan === "Auxiliary" ? 0 : plan === "Basic" ? basicRetention : (days ?? workspaceDays);
  if (!Number.isInteger(total) || !isTotalRetention(total))
    say("totalRetentionInDays", {
      message: "days that Azure does not offer",
      found: String(total),
      allowed: totalDays,
      nearest: neighbours(total, totals),
    });
  else if (total < least)
    say("totalRetentionInDays", {
      message: "shorter than the table can be queried",
      found: String(total),
      allowed: `${least} or more`,
    });
  return problems;
}

interface WorkspaceSpec {
  sku?: string;
  capacityReservationLevel?: number;
  retentionInDays?: number;
  dailyQuotaGb?: number;
  tables?: TableSpec[];
  clusterId?: unknown;
  replication?: { enabled?: boolean };
}

export function workspaceProblems(w: WorkspaceSpec, path = "workspace"): Problem[] {
  const problems: Problem[] = [];
  const say = (key: string, problem: Omit<Problem, "path">) => problems.push({ path: `${path}.${key}`, ...problem });
  const level = w.capacityReservationLevel;
  const tiers: readonly number[] = commitmentTiers;
  if (w.sku === "CapacityReservation" && (level === undefined || !tiers.includes(level)))
    say("capacityReservationLevel", {
      message: "not a commitment tier, in GB a day",
      found: String(level ?? "nothing"),
      allowed: tiers.join(", "),
      nearest: level === undefined ? undefined : neighbours(level, tiers),
    });
  if (w.sku !== "CapacityReservation" && level !== undefined)
    say("capacityReservationLevel", { message: "goes with the SKU CapacityReservation only", found: String(level) });
  if (w.retentionInDays !== undefined && !between(w.retentionInDays, workspaceRetention))
    say("retentionInDays", { message: "days that Azure does not offer", found: String(w.retentionInDays), allowed: "30 to 730" });
  if (w.dailyQuotaGb !== undefined && w.dailyQuotaGb !== -1 && !(w.dailyQuotaGb > 0))
    say("dailyQuotaGb", {
      message: "not a daily cap in GB",
      found: String(w.dailyQuotaGb),
      allowed: "more than 0, or -1 for none",
    });
  // Source: https://learn.microsoft.com/azure/azure-monitor/logs/workspace-replication
  if (w.clusterId !== undefined && w.replication && w.replication.enabled !== false)
    say("replication", { message: "a workspace in a dedicated cluster cannot be replicated; replicate the cluster" });
  const names = new Set<string>();
  for (const table of w.tables ?? []) {
    const at = `${path}.tables.${table.name}`;
    if (names.has(table.name.toLowerCase())) problems.push({ path: at, message: "the table stands twice" });
    names.add(table.name.toLowerCase());
    problems.push(...tableProblems(table, at, w.retentionInDays ?? workspaceRetention.min));
  }
  return problems.sort((a, b) => compare(a.path, b.path));
}
