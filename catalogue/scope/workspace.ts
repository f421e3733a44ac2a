import { allRowsOf } from "../kql.ts";
import { alertsOf, scoped } from "../entry.ts";
import type { ScopeAlert } from "../schema.ts";

const MONITOR = "https://learn.microsoft.com/azure/azure-monitor";

const shared = { kind: "log", owner: "platform", feed: "workspace", operator: "GreaterThan" } as const;

/** What each of the environment's workspaces tells of itself: caps, volumes, silence, errors. */
export const workspaceAlerts: ScopeAlert[] = scoped(
  "workspace",
  alertsOf(shared, [
    {
      id: "workspace.over-quota",
      title: "The daily cap was reached",
      severity: { default: 3, production: 1 },
      essential: true,
      reason: "The workspace takes no more billable data until its cap resets: alerts on logs are blind until then.",
      basis:
        "Any such event, as Azure recommends, until collection starts again or a day is over: the workspace is blind all that time. For an application's own cap the workspace writes no event, and the activity log " +
        "has one for classic components only: keep that cap above this one.",
      source: `${MONITOR}/logs/daily-cap`,
      runbook: "workspace-cap",
      query: `_LogOperation
| summarize Stopped = maxif(TimeGenerated, Category =~ "Ingestion" and Detail contains "OverQuota"),
    Started = maxif(TimeGenerated, Detail contains "Data collection started")
| where isnotnull(Stopped) and (isnull(Started) or Stopped > Started)
| project blindMinutes = datetime_diff("minute", now(), Stopped)`,
      tables: ["Operation"],
      aggregation: "Maximum",
      measure: "blindMinutes",
      operator: "GreaterThanOrEqual",
      threshold: 0,
      resourceIdColumn: null,
      windowSize: "PT5M",
      evaluationFrequency: "PT5M",
      overrideQueryTimeRange: "P1D",
    },
    {
      id: "workspace.near-quota",
      title: "The day's logs near the budget",
      severity: 3,
      owner: "cost",
      reason: "The logs of the last 24 hours come close to the daily cap or budget; something logs more than planned.",
      basis:
        "80 % of `dailyQuotaGb`, which follows the cap of the preset. In production, where there is no cap, 100 GB a day: above it a " +
        "commitment tier is cheaper than paying per GB. The cap itself resets at an hour of its own, so this is a warning, not a measure.",
      source: `${MONITOR}/logs/daily-cap`,
      runbook: "workspace-cap",
      query: `Usage
| where IsBillable
| summarize ingestedGb = sum(Quantity) / 1000.0
| extend percentOfQuota = round(100.0 * ingestedGb / {{dailyQuotaGb}}, 1)`,
      parameters: { dailyQuotaGb: { default: 5, development: 1, test: 5, production: 100 } },
      tables: ["Usage"],
      aggregation: "Maximum",
      measure: "percentOfQuota",
      threshold: 80,
      resourceIdColumn: null,
      windowSize: "P1D",
      evaluationFrequency: "PT1H",
    },
    {
      id: "workspace.volume-jump",
      title: "A table grows unusually fast",
      severity: 3,
      owner: "cost",
      reason: "A table took three times as much in a day as the day before: a debug level left on, a loop, or an attack.",
      basis:
        "Three times the day before and at least 1 GB, so that small tables stay quiet; a table that had next to nothing counts as a third of that. A workspace that is not yet two days old is quiet. Log alerts read two days back, so a Monday is compared with its Sunday and may fire.",
      source: `${MONITOR}/logs/analyze-usage`,
      runbook: "workspace-volume",
      query: `Usage
| where IsBillable and TimeGenerated > ago(2d)
| summarize todayGb = sumif(Quantity, TimeGenerated > ago(1d)) / 1000.0,
    yesterdayGb = sumif(Quantity, TimeGenerated <= ago(1d)) / 1000.0 by DataType
| where todayGb >= {{minimumGb}} and toscalar(Usage | summarize min(StartTime)) < ago(45h)
| extend growth = round(todayGb / max_of(yesterdayGb, {{minimumGb}} / 3.0), 1)`,
      parameters: { minimumGb: 1 },
      tables: ["Usage"],
      aggregation: "Maximum",
      measure: "growth",
      threshold: 3,
      dimensions: ["DataType"],
      resourceIdColumn: null,
      windowSize: "P1D",
      evaluationFrequency: "PT6H",
      overrideQueryTimeRange: "P2D",
    },
    {
      id: "workspace.table-silent",
      title: "A table receives nothing any more",
      severity: { default: 3, production: 2 },
      essential: true,
      reason:
        "A table that filled hour after hour has stopped: an agent, a diagnostic setting or a rule is gone, and alerts on it are blind.",
      basis:
        "None for four hours, where the same four hours of the day before had rows each: what sleeps at night or on Sundays stays quiet. Ends " +
        "after a day, as two days are Azure's limit. Usage is written once an hour and up to two hours late. Free tables count as well. Single sources inside a table are watched by the alerts of their types.",
      source: `${MONITOR}/reference/tables/usage`,
      runbook: "workspace-table-silent",
      query: `let hourly = Usage
| where Quantity > 0
| summarize rows = count() by DataType, at = bin(StartTime, 1h);
hourly
| summarize lastEnd = max(at) + 1h by DataType
| join kind=inner hourly on DataType
| where at >= lastEnd - 1d and at < lastEnd - 1d + 4h
| summarize hoursBefore = count() by DataType, lastEnd
| where hoursBefore >= {{steadyHours}}
| project DataType, silentHours = datetime_diff("hour", now(), lastEnd)`,
      parameters: { steadyHours: 4 },
      tables: ["Usage"],
      aggregation: "Maximum",
      measure: "silentHours",
      threshold: 4,
      dimensions: ["DataType"],
      resourceIdColumn: null,
      windowSize: "P1D",
      evaluationFrequency: "PT1H",
      overrideQueryTimeRange: "P2D",
    },
    {
      id: "workspace.ingestion-errors",
      title: "The workspace reports lost data",
      severity: 2,
      essential: true,
      reason:
        "The workspace says that data was dropped or cut: rate limit, too many columns, fields too long, collection that failed.",
      basis:
        "Any warning or error of the categories that lose data; OverQuota has an alert of its own. Azure repeats them every six hours.",
      source: `${MONITOR}/logs/monitor-workspace`,
      runbook: "workspace-ingestion",
      query: `_LogOperation
| where Level in ("Warning", "Error") and Category in ("Ingestion", "Data collection", "Data Collection")
| where Detail !contains "OverQuota"
| summarize events = count() by Category, Operation`,
      tables: ["Operation"],
      aggregation: "Maximum",
      measure: "events",
      threshold: 0,
      dimensions: ["Category", "Operation"],
      resourceIdColumn: null,
      windowSize: "PT30M",
      evaluationFrequency: "PT15M",
    },
    {
      id: "workspace.ingestion-late",
      title: "Logs reach the workspace late",
      severity: 3,
      feed: "agent",
      reason: "Heartbeats take more than ten minutes from machine to table; log alerts with short windows see too little.",
      basis:
        "Median of ten minutes among what arrived in the window; usual are one to three, and the median leaves out single machines whose network is slow. Where five machines or more report, nothing new from any of them is late as well.",
      source: `${MONITOR}/logs/data-ingestion-time`,
      runbook: "workspace-ingestion",
      query: `let median = toscalar(Heartbeat
    | where ingestion_time() > ago({{window}})
    | summarize percentile((ingestion_time() - TimeGenerated) / 1m, 50));
Heartbeat
| summarize newest = max(TimeGenerated), machines = dcount(_ResourceId)
| extend silent = iff(machines >= {{minimumMachines}}, todouble(datetime_diff("minute", now(), newest)), 0.0)
| project lateMinutes = max_of(coalesce(median, 0.0), silent)`,
      parameters: { minimumMachines: 5 },
      overrideQueryTimeRange: "PT6H",
      tables: ["Heartbeat"],
      aggregation: "Maximum",
      measure: "lateMinutes",
      threshold: 10,
      resourceIdColumn: null,
      windowSize: "PT30M",
      evaluationFrequency: "PT15M",
    },
    {
      id: "workspace.queries-throttled",
      title: "Queries to the workspace are refused",
      severity: 3,
      reason: "Dashboards or people query more than the workspace allows; alerts share that allowance.",
      basis: "More than 20 refusals (429) in half an hour. Runs of scheduled alert rules are not in this table; their health is.",
      source: `${MONITOR}/logs/query-audit`,
      runbook: "workspace-queries",
      query: `${allRowsOf("LAQueryLogs")}
| where ResponseCode == 429
| summarize refused = count() by RequestClientApp`,
      tables: ["LAQueryLogs"],
      aggregation: "Maximum",
      measure: "refused",
      threshold: 20,
      dimensions: ["RequestClientApp"],
      resourceIdColumn: null,
      windowSize: "PT30M",
      evaluationFrequency: "PT15M",
    },
  ]),
);
