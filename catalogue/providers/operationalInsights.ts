import { silent, typesOf, type TypeEntry } from "../entry.ts";

const MONITOR = "https://learn.microsoft.com/azure/azure-monitor";
const METRICS = `${MONITOR}/reference/supported-metrics/microsoft-operationalinsights-workspaces-metrics`;

const workspace: TypeEntry = {
  type: "Microsoft.OperationalInsights/workspaces",
  title: "Log Analytics workspace",
  insights: "none",
  about: { owner: "platform", runbook: "workspace-ingestion" },
  metrics: {
    AvailabilityRate_Query: { unit: "Percent", aggregations: ["Average"], dimensions: ["IsUserQuery"] },
    "Ingestion Time": {
      unit: "Seconds",
      aggregations: ["Average", "Maximum", "Minimum"],
      dimensions: ["Table Name", "TableClassification"],
    },
    "Ingestion Volume": { unit: "Count", aggregations: ["Count"], dimensions: ["Table Name", "TableClassification"] },
    ExportFailed: {
      unit: "Count",
      aggregations: ["Total"],
      dimensions: ["LogAnalyticsDataExportDestinationType", "LogAnalyticsDataExportRuleName", "LogAnalyticsDataExportErrorType"],
    },
  },
  logs: {
    categories: ["Audit", "SummaryLogs"],
    tables: ["LAQueryLogs", "LASummaryLogs"],
    gbPerMonth: 0.2,
    basis: "Memory-grade: a kilobyte or two per query that people and dashboards run.",
    source: `${MONITOR}/logs/query-audit`,
  },
  alerts: [
    {
      kind: "metric",
      id: "workspace.query-availability",
      title: "Log queries fail",
      severity: 2,
      reason: "Queries to the workspace fail: log alerts that read it may be blind, dashboards are empty.",
      basis: "Under 90 % on average over 15 minutes: single queries fail for their own faults, a tenth of all does not.",
      source: METRICS,
      runbook: "workspace-queries",
      metric: "AvailabilityRate_Query",
      aggregation: "Average",
      operator: "LessThan",
      threshold: 90,
      windowSize: "PT15M",
      evaluationFrequency: "PT5M",
      skipMetricValidation: true,
    },
    {
      kind: "metric",
      id: "workspace.ingestion-slow",
      title: "Logs arrive late",
      severity: 3,
      reason: "Rows take more than a quarter of an hour from arrival to the table; log alerts with short windows miss them.",
      basis: "Average of 15 minutes over half an hour; Azure's usual latency is 20 seconds to 3 minutes.",
      source: `${MONITOR}/logs/data-ingestion-time`,
      metric: "Ingestion Time",
      aggregation: "Average",
      operator: "GreaterThan",
      threshold: 900,
      windowSize: "PT30M",
      evaluationFrequency: "PT15M",
      skipMetricValidation: true,
    },
    {
      kind: "metric",
      id: "workspace.export-failed",
      title: "Data export fails",
      severity: 2,
      reason: "Rows that should be exported to storage or an event hub are not; after 12 hours of failures they are dropped.",
      basis: "Any failed export request in half an hour; Azure retries for up to 12 hours.",
      source: `${MONITOR}/logs/logs-data-export`,
      metric: "ExportFailed",
      aggregation: "Total",
      operator: "GreaterThan",
      threshold: 0,
      dimensions: [{ name: "LogAnalyticsDataExportRuleName" }],
      windowSize: "PT30M",
      evaluationFrequency: "PT15M",
      skipMetricValidation: true,
    },
  ],
  charts: [
    { title: "Ingestion latency", metric: "Ingestion Time", aggregation: "Average", alert: "workspace.ingestion-slow" },
    { title: "Rows ingested", metric: "Ingestion Volume", aggregation: "Count", splitBy: "Table Name" },
    {
      title: "Query availability",
      metric: "AvailabilityRate_Query",
      aggregation: "Average",
      alert: "workspace.query-availability",
    },
  ],
  notes: "Daily cap, silent tables and dropped data are read from the workspace's own logs: see the rules per workspace.",
};

/** Solutions are what is left of packs that added queries and tables; nothing in them runs. */
const solution: TypeEntry = silent(
  "Microsoft.OperationsManagement/solutions",
  "Log Analytics solution",
  "A pack of queries and views in a workspace: it emits nothing. Legacy solutions can be removed with their agents.",
  `${MONITOR}/reference/metrics-index`,
);

const queryPack: TypeEntry = silent(
  "Microsoft.OperationalInsights/queryPacks",
  "Query pack",
  "A document with saved queries: nothing to watch.",
  `${MONITOR}/logs/query-packs`,
);

export const operationalInsights = typesOf([workspace, solution, queryPack]);
