import { actionGroupProblems } from "../azure/actionGroups.ts";
import { windowProblems } from "../azure/suppressions.ts";
import { type Report, unique, within } from "../base/problems.ts";
import type { Preset } from "../../catalogue/schema.ts";
import { tableProblems } from "../azure/workspaceRules.ts";
import { stableJson } from "../base/json.ts";
import { show } from "../base/show.ts";
import { fields, list } from "./checks.ts";
import { OWN_TAG } from "./own.ts";
import { valuesByPreset } from "./presets.ts";
import { child } from "./walk.ts";
import { workspace as workspaceSection } from "./workspace.ts";

type Fields = Record<string, unknown>;

/** Settings of one section that do not go together. */
export function checkSections(config: Fields, report: Report): void {
  checkWorkspace(fields(config["workspace"]), config["preset"], report);
  checkPlaces(config, report);
  checkComponent(config, report);
  checkMetricsWorkspace(fields(config["metricsWorkspace"]), report);
  checkTags(fields(config["names"]), report);
  checkCounters(fields(config["vmInsights"]), report);
  checkNetworkLogs(fields(config["containerInsights"]), report);
  for (const [name, group] of Object.entries(fields(config["actionGroups"])))
    if (group === fields(group)) actionGroupProblems(fields(group), within(report, "actionGroups", name));
  checkSuppressions(list(config["suppressions"]).map(fields), within(report, "suppressions"));
  if (config["allowPreview"] !== true) checkPreviews(config, report);
}

/** `environment` and azmon's own tag are always there. */
function checkTags({ tags, requiredTags }: Fields, report: Report): void {
  const given = new Set(["environment", OWN_TAG, ...Object.keys(fields(tags)).map((t) => t.toLowerCase())]);
  const missing = list(requiredTags).filter((t) => typeof t === "string" && !given.has(t.toLowerCase()));
  if (missing.length > 0)
    report(["names", "tags"], { message: `lacks what names.requiredTags demands: ${missing.map((t) => show(t)).join(", ")}` });
}

/** An existing component is used as it is, and its tests lie in its subscription. */
function checkComponent(config: Fields, report: Report): void {
  const { existing, browserComponent, dailyQuotaGb, smartDetection } = fields(config["applicationInsights"]);
  if (typeof existing !== "string") return;
  const home = String(fields(config["placement"])["subscriptionId"]).toLowerCase();
  if (!existing.toLowerCase().startsWith(`/subscriptions/${home}/`))
    report(["applicationInsights", "existing"], {
      message: "lies in another subscription, where its tests would have to be made",
      found: show(existing),
      allowed: "a component in placement.subscriptionId",
    });
  for (const [key, value] of Object.entries({ browserComponent, dailyQuotaGb, smartDetection }))
    if (value !== undefined && value !== false)
      report(["applicationInsights", key], { message: "has no effect on an existing component: azmon changes nothing of it" });
}

/** An existing Azure Monitor workspace is used as it is; one of azmon's lies where the environment does. */
function checkMetricsWorkspace({ existing, location, publicQuery, privateEndpoint }: Fields, report: Report): void {
  if (existing === undefined && location !== undefined)
    report(["metricsWorkspace", "location"], {
      message: "is the region of an existing workspace; azmon makes its own in `location`",
    });
  if (existing === undefined) return;
  for (const [key, asked] of Object.entries({
    publicQuery: publicQuery === false,
    privateEndpoint: privateEndpoint !== undefined,
  }))
    if (asked)
      report(["metricsWorkspace", key], { message: "has no effect on an existing workspace: azmon changes nothing of it" });
}

/** Flows enter by the endpoint of the high scale. */
function checkNetworkLogs({ networkLogs, highLogScale }: Fields, report: Report): void {
  if (networkLogs === true && highLogScale !== true)
    report(["containerInsights", "networkLogs"], {
      message: "needs `containerInsights.highLogScale: true`: flows enter by its endpoint",
    });
}

/** Counters that nothing would collect. */
function checkCounters({ experience, additionalCounters }: Fields, report: Report): void {
  if (list(additionalCounters).length > 0 && experience !== "metrics" && experience !== "both")
    report(["vmInsights", "additionalCounters"], {
      message: "are OpenTelemetry counters, which the experience `logs` does not collect",
      allowed: "with vmInsights.experience metrics or both",
    });
}

function checkPreviews(config: Fields, report: Report): void {
  const { experience } = fields(config["vmInsights"]);
  const preview = { message: "is a preview feature of Azure: set `allowPreview: true`" };
  if (experience === "metrics" || experience === "both")
    report(["vmInsights", "experience"], { ...preview, found: show(experience) });
  if (fields(config["applicationInsights"])["smartDetection"] === true)
    report(["applicationInsights", "smartDetection"], preview);
  if (fields(config["containerInsights"])["highLogScale"] === true) report(["containerInsights", "highLogScale"], preview);
}

function checkWorkspace(workspace: Fields, preset: unknown, report: Report): void {
  const {
    existing,
    sku,
    capacityReservationLevel: level,
    retentionInDays,
    totalRetentionInDays,
    tables,
    customTables,
  } = workspace;
  if (sku === "CapacityReservation" && level === undefined)
    report(["workspace", "capacityReservationLevel"], {
      message: "is missing: the commitment tier of the SKU CapacityReservation",
    });
  if (sku !== "CapacityReservation" && level !== undefined)
    report(["workspace", "capacityReservationLevel"], { message: "needs the SKU CapacityReservation", found: show(level) });
  shorter(["workspace"], retentionInDays, totalRetentionInDays, report);
  for (const [name, table] of Object.entries(fields(tables))) {
    const { plan, retentionInDays: days, totalRetentionInDays: total } = fields(table);
    const path = ["workspace", "tables", name];
    if (plan === "Basic" && days !== undefined && days !== 30)
      report([...path, "retentionInDays"], {
        message: "is fixed for Basic tables",
        found: show(days),
        allowed: "30; totalRetentionInDays for longer",
      });
    shorter(path, days, total, report);
  }
  for (const [name, table] of Object.entries(fields(customTables)))
    for (const { path, ...problem } of tableProblems({ name, ...fields(table) }, "", Number(retentionInDays ?? 30)))
      report(["workspace", "customTables", name, path.slice(1)], problem);
  if (existing === undefined) return;
  for (const key of Object.keys(workspace))
    if (key !== "existing" && !isDefault(key, workspace[key], preset))
      report(["workspace", key], { message: "has no effect on an existing workspace: azmon changes nothing of it" });
}

const workspaceDefaults: Fields = workspaceSection.parse({});
/** A config that was filled in already says more than its author wrote. */
function isDefault(key: string, value: unknown, preset: unknown): boolean {
  const byPreset = valuesByPreset(child(workspaceSection, key));
  const own = byPreset ? byPreset[preset as Preset] : workspaceDefaults[key];
  return value === undefined || [own].some((d) => stableJson(d) === stableJson(value));
}

/** What lies in the workspace's region or subscription, or serves one workspace, cannot serve several. */
function checkPlaces(config: Fields, report: Report): void {
  const workspace = fields(config["workspace"]);
  const { scopeId } = fields(workspace["privateLink"]);
  const home = String(fields(config["placement"])["subscriptionId"]);
  if (typeof scopeId === "string" && !scopeId.toLowerCase().startsWith(`/subscriptions/${home.toLowerCase()}/`))
    report(["workspace", "privateLink", "scopeId"], {
      message: "lies in another subscription than the workspace: who manages the scope has to add the workspace",
      found: show(scopeId),
      allowed: "a scope in placement.subscriptionId",
    });
  const { enabled } = fields(workspace["replication"]);
  // Source: https://learn.microsoft.com/azure/azure-monitor/logs/workspace-replication
  if (workspace["replication"] !== undefined && enabled !== false && workspace["clusterId"] !== undefined)
    report(["workspace", "replication"], {
      message: "cannot be together with `clusterId`: a workspace in a dedicated cluster is replicated with its cluster",
    });
  if (fields(config["placement"])["workspaces"] !== "perRegion") return;
  for (const key of ["replication", "clusterId", "privateLink", "dataExports"])
    if (!isDefault(key, workspace[key], undefined))
      report(["workspace", key], {
        message: "is for one workspace, and `placement.workspaces: perRegion` makes one for each region",
      });
}

function shorter(path: string[], days: unknown, total: unknown, report: Report): void {
  if (typeof days === "number" && typeof total === "number" && total < days)
    report([...path, "totalRetentionInDays"], {
      message: "is shorter than retentionInDays",
      found: show(total),
      allowed: `at least ${days}`,
    });
}

function checkSuppressions(windows: Fields[], report: Report): void {
  unique(report, windows, { field: "name", key: ({ name }) => name });
  windows.forEach((window, i) => {
    const weekly = fields(window["weekly"]);
    const known = {
      ...window,
      ...("daily" in window ? { daily: fields(window["daily"]) } : {}),
      ...("weekly" in window ? { weekly: { ...weekly, days: list(weekly["days"]) } } : {}),
    };
    if (Object.keys(window).length > 0) windowProblems(known, within(report, i));
  });
}
