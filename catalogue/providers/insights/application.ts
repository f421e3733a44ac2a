import { rowsOf } from "../../kql.ts";
import { alertsOf, type TypeEntry } from "../../entry.ts";
import type { MetricFacts } from "../../schema.ts";

const LEARN = "https://learn.microsoft.com/azure/azure-monitor";
const METRICS = `${LEARN}/reference/supported-metrics/microsoft-insights-components-metrics`;
/** Components from before workspaces: their telemetry is not in any workspace, so no log alert can read it. */
const inWorkspace = [
  { path: "properties.IngestionMode", notIn: ["ApplicationInsights", "ApplicationInsightsWithDiagnosticSettings"] },
];
const otherwise = "A classic component keeps its telemetry outside any workspace; link it to one.";

const ROLE = ["cloud/roleName", "cloud/roleInstance", "operation/synthetic"];
const perMinute = (unit: string, aggregations: MetricFacts["aggregations"], dimensions: string[]): MetricFacts => ({
  unit,
  aggregations,
  dimensions,
});
/** All codes but 4xx: 5xx, and what callers without HTTP report. */
const NOT_4XX = "^[^4]|^$|^.{1,2}$|^.{4,}$";
const log = {
  kind: "log",
  feed: "application",
  owner: "application",
  aggregation: "Maximum",
  operator: "GreaterThan",
  when: inWorkspace,
  otherwise,
} as const;

const failures = [
  ...alertsOf(log, [
    {
      id: "application.failed-requests",
      title: "Requests fail",
      severity: { default: 2, production: 1 },
      essential: true,
      reason: "A noticeable share of an application's requests ends in an error: users see failures now.",
      basis:
        "5 % over 15 minutes (10 % before production) and at least 50 requests, so that one failure in a quiet hour wakes nobody. " +
        "Answers of 4xx, which SDKs count as failures, are the caller's: `failedCodes` is the expression for those that count. ItemCount undoes " +
        "sampling; synthetic traffic is left out.",
      source: `${LEARN}/reference/tables/apprequests`,
      runbook: "application-failures",
      query: `${rowsOf("AppRequests")}
| where isempty(SyntheticSource)
| summarize requests = sum(ItemCount), failed = sumif(ItemCount, Success == false and ResultCode matches regex {{failedCodes}})
    by AppRoleName, _ResourceId
| where requests >= {{minimumRequests}}
| extend failedPercent = round(100.0 * failed / requests, 2)`,
      parameters: { minimumRequests: { default: 50, development: 20 }, failedCodes: NOT_4XX },
      tables: ["AppRequests"],
      measure: "failedPercent",
      threshold: { default: 10, production: 5 },
      dimensions: ["AppRoleName"],
      windowSize: "PT15M",
      evaluationFrequency: "PT5M",
    },
    {
      id: "application.failed-dependencies",
      title: "Calls to a dependency fail",
      severity: { default: 3, production: 2 },
      essential: true,
      reason: "Calls from an application to a database, queue or other service fail; users notice soon if they do not already.",
      basis:
        "10 % over 15 minutes and at least 30 calls to the same target: clients retry single failures. 404, 409 and 412 are answers to a question " +
        "(`expectedCodes`). One alert per application and target, " +
        "because the target is what has to be looked at.",
      source: `${LEARN}/reference/tables/appdependencies`,
      runbook: "application-dependencies",
      query: `${rowsOf("AppDependencies")}
| where isempty(SyntheticSource) and DependencyType !startswith "InProc"
| summarize calls = sum(ItemCount), failed = sumif(ItemCount, Success == false and ResultCode !in ({{expectedCodes}}))
    by AppRoleName, Target, _ResourceId
| where calls >= {{minimumCalls}}
| extend failedPercent = round(100.0 * failed / calls, 2)`,
      parameters: { minimumCalls: 30, expectedCodes: ["404", "409", "412"] },
      tables: ["AppDependencies"],
      measure: "failedPercent",
      threshold: 10,
      dimensions: ["AppRoleName", "Target"],
      windowSize: "PT15M",
      evaluationFrequency: "PT5M",
    },
  ]),
  ...alertsOf({ kind: "metric", source: METRICS, runbook: "application-exceptions", owner: "application" }, [
    {
      id: "application.server-exceptions",
      title: "Unusually many server exceptions",
      severity: 3,
      reason:
        "An application throws more exceptions than it usually does at this time of day: often the first sign of a bad release.",
      basis:
        "Dynamic, low sensitivity, four of four windows: what is normal differs a hundredfold between applications. " +
        "It needs some three days of history before it can fire.",
      metric: "exceptions/server",
      aggregation: "Count",
      operator: "GreaterThan",
      dynamic: { sensitivity: { default: "Low", production: "Medium" } },
      dimensions: [{ name: "cloud/roleName" }],
      windowSize: "PT15M",
      evaluationFrequency: "PT5M",
      skipMetricValidation: true,
    },
    {
      id: "application.browser-exceptions",
      title: "Unusually many browser exceptions",
      severity: 3,
      reason:
        "Pages raise more script errors than usual: a broken release of the front end, or a third-party script that failed.",
      basis: "Dynamic, low sensitivity: browsers, extensions and bots make a steady noise whose level only history tells.",
      metric: "exceptions/browser",
      aggregation: "Count",
      operator: "GreaterThan",
      dynamic: { sensitivity: "Low" },
      dimensions: [{ name: "cloud/roleName" }],
      windowSize: "PT30M",
      evaluationFrequency: "PT15M",
      skipMetricValidation: true,
    },
  ]),
];

const latencyAndSilence = alertsOf(log, [
  {
    id: "application.response-time",
    title: "Requests are slow",
    severity: { default: 3, production: 2 },
    essential: true,
    reason:
      "One request in twenty takes longer than users wait for; something the application needs is slow or it is overloaded.",
    basis:
      "95th percentile, weighted by ItemCount: 2 seconds in production, 5 before. At least 50 requests in 15 minutes, because the " +
      "percentile of a handful is the slowest of them. Connections that stay open on purpose are left out: WebSockets (101), and by name in " +
      "`ignoredOperations`.",
    source: `${LEARN}/reference/tables/apprequests`,
    runbook: "application-latency",
    query: `${rowsOf("AppRequests")}
| where isempty(SyntheticSource) and ResultCode != "101" and Name !in ({{ignoredOperations}})
| summarize requests = sum(ItemCount), p95Ms = percentilew(DurationMs, ItemCount, 95) by AppRoleName, _ResourceId
| where requests >= {{minimumRequests}}`,
    parameters: { minimumRequests: 50, ignoredOperations: [] },
    tables: ["AppRequests"],
    measure: "p95Ms",
    threshold: { default: 5000, production: 2000 },
    dimensions: ["AppRoleName"],
    windowSize: "PT15M",
    evaluationFrequency: "PT5M",
  },
  {
    id: "application.silent",
    title: "An application stopped reporting",
    severity: { default: 3, production: 2 },
    reason:
      "An application sends no requests at an hour when it was busy yesterday: it is down, cut off, or its telemetry broke.",
    basis:
      "30 minutes of silence, where the day before the same half-hour had 30 requests, one a minute: evenings and weekends of office " +
      "applications are silent twice and stay quiet. On the first working day nothing is expected, so nothing is missed. Two days back is " +
      "Azure's limit, so the alert ends after a day, whether the role was retired or is still down.",
    source: `${LEARN}/reference/tables/apprequests`,
    runbook: "application-silent",
    query: `let requests = ${rowsOf("AppRequests")}
| summarize requests = sum(ItemCount) by at = bin(TimeGenerated, 5m), AppRoleName, _ResourceId;
requests
| summarize lastSeen = max(at) + 5m by AppRoleName, _ResourceId
| join kind=inner requests on AppRoleName, _ResourceId
| where at >= lastSeen - 1d and at < lastSeen - 1d + 30m
| summarize dayBefore = sum(requests) by AppRoleName, _ResourceId, lastSeen
| where dayBefore >= {{minimumRequests}}
| project AppRoleName, _ResourceId, silentMinutes = datetime_diff("minute", now(), lastSeen)`,
    parameters: { minimumRequests: 30 },
    tables: ["AppRequests"],
    measure: "silentMinutes",
    threshold: 30,
    dimensions: ["AppRoleName"],
    windowSize: "PT30M",
    evaluationFrequency: "PT15M",
    overrideQueryTimeRange: "P2D",
  },
]);

export const application: TypeEntry = {
  type: "Microsoft.Insights/components",
  title: "Application Insights component",
  insights: "application",
  metrics: {
    "requests/count": perMinute("Count", ["Count"], ["request/resultCode", "request/success", ...ROLE]),
    "requests/failed": perMinute("Count", ["Count"], ["request/resultCode", "request/success", ...ROLE]),
    "requests/duration": perMinute("MilliSeconds", ["Average", "Minimum", "Maximum"], ["request/resultCode", ...ROLE]),
    "dependencies/failed": perMinute("Count", ["Count"], ["dependency/type", "dependency/target", ...ROLE]),
    "exceptions/server": perMinute("Count", ["Count"], ["client/isServer", "cloud/roleName", "cloud/roleInstance"]),
    "exceptions/browser": perMinute("Count", ["Count"], ["client/isServer", "cloud/roleName"]),
    "availabilityResults/availabilityPercentage": perMinute(
      "Percent",
      ["Average"],
      ["availabilityResult/name", "availabilityResult/location"],
    ),
  },
  alerts: [...failures, ...latencyAndSilence],
  charts: [
    { title: "Requests", metric: "requests/count", aggregation: "Count", splitBy: "cloud/roleName" },
    { title: "Failed requests", metric: "requests/failed", aggregation: "Count", splitBy: "cloud/roleName" },
    { title: "Server response time", metric: "requests/duration", aggregation: "Average", splitBy: "cloud/roleName" },
    { title: "Failed dependency calls", metric: "dependencies/failed", aggregation: "Count", splitBy: "dependency/target" },
    { title: "Server exceptions", metric: "exceptions/server", aggregation: "Count", alert: "application.server-exceptions" },
    { title: "Availability", metric: "availabilityResults/availabilityPercentage", aggregation: "Average" },
  ],
  notes:
    "No diagnostic setting: a workspace-based component already writes to its workspace, and a setting with the same sink stores " +
    "every row twice. Failure Anomalies, which Azure makes beside each component, is taken over by the application component.",
};
