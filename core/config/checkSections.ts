import { actionGroupProblems } from "../azure/actionGroups.ts";
import { counterProblems, networkLogProblems, previewProblems } from "../azure/insightsRules.ts";
import { windowProblems } from "../azure/suppressions.ts";
import { type Report, unique, within } from "../base/problems.ts";
import type { Preset } from "../../catalogue/schema.ts";
import { tableProblems, type TableSpec, workspaceProblems } from "../azure/workspaceRules.ts";
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
  checkInsights(config, report);
  for (const [name, group] of Object.entries(fields(config["actionGroups"])))
    if (group === fields(group)) actionGroupProblems(fields(group), within(report, "actionGroups", name));
  checkSuppressions(list(config["suppressions"]).map(fields), within(report, "suppressions"));
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
  const { existing, browserComponent, dailyQuotaGb, smartDetection, senders } = fields(config["applicationInsights"]);
  const named = Object.keys(fields(senders)).length > 0;
  if (typeof existing !== "string") return;
  const home = String(fields(config["placement"])["subscriptionId"]).toLowerCase();
  if (!existing.toLowerCase().startsWith(`/subscriptions/${home}/`))
    report(["applicationInsights", "existing"], {
      message: "lies in another subscription, where its tests would have to be made",
      found: show(existing),
      allowed: "a component in placement.subscriptionId",
    });
  for (const [key, value] of Object.entries({ browserComponent, dailyQuotaGb, smartDetection, senders: named }))
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

/** Counters that nothing collects, flows without their endpoint, and what Azure may still change. */
function checkInsights(config: Fields, report: Report): void {
  const vm = fields(config["vmInsights"]);
  counterProblems({ ...vm, additionalCounters: list(vm["additionalCounters"]) }, within(report, "vmInsights"));
  networkLogProblems(fields(config["containerInsights"]), within(report, "containerInsights"));
  if (config["allowPreview"] === true) return;
  for (const section of ["vmInsights", "containerInsights", "applicationInsights"])
    previewProblems(fields(config[section]), within(report, section));
}

/** As written: what has the wrong shape the schema has told of, and its word goes first. */
type Spec = Partial<TableSpec> & { sku?: string; capacityReservationLevel?: number };

function checkWorkspace(workspace: Fields, preset: unknown, report: Report): void {
  const { existing } = workspace;
  const say = within(report, "workspace");
  const { sku, retentionInDays, totalRetentionInDays } = workspace as Spec;
  const named = Object.fromEntries(
    ["capacityReservationLevel", "clusterId"].flatMap((key) => (key in workspace ? [[key, workspace[key]]] : [])),
  );
  const replication = "replication" in workspace ? fields(workspace["replication"]) : undefined;
  workspaceProblems({ sku, ...named, replication }, say);
  tableProblems({ retentionInDays, totalRetentionInDays }, say);
  for (const kind of ["tables", "customTables"])
    for (const [name, table] of Object.entries(fields(workspace[kind])))
      tableProblems({ ...(fields(table) as Partial<TableSpec>), name }, within(say, kind, name), retentionInDays);
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
  if (fields(config["placement"])["workspaces"] !== "perRegion") return;
  for (const key of ["replication", "clusterId", "privateLink", "dataExports"])
    if (!isDefault(key, workspace[key], undefined))
      report(["workspace", key], {
        message: "is for one workspace, and `placement.workspaces: perRegion` makes one for each region",
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
