import type { ResourceType } from "../schema.ts";

const MONITOR = "https://learn.microsoft.com/azure/azure-monitor";
const METRICS = `${MONITOR}/reference/supported-metrics/microsoft-operationalinsights-workspaces-metrics`;

const workspace: ResourceType = {
  type: "Microsoft.OperationalInsights/workspaces",
  title: "Log Analytics workspace",
  insights: "none",
  metricsSource: METRICS,
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
      owner: "platform",
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
      runbook: "workspace-ingestion",
      owner: "platform",
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
      runbook: "workspace-ingestion",
      owner: "platform",
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
const solution: ResourceType = {
  type: "Microsoft.OperationsManagement/solutions",
  title: "Log Analytics solution",
  insights: "none",
  alerts: [],
  silent: {
    reason: "A pack of queries and views in a workspace: it emits nothing. Legacy solutions can be removed with their agents.",
    source: `${MONITOR}/reference/metrics-index`,
  },
};

const queryPack: ResourceType = {
  type: "Microsoft.OperationalInsights/queryPacks",
  title: "Query pack",
  insights: "none",
  alerts: [],
  silent: { reason: "A document with saved queries: nothing to watch.", source: `${MONITOR}/logs/query-packs` },
};

export const operationalInsights: ResourceType[] = [workspace, solution, queryPack];
