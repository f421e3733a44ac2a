import { rowsOf } from "../../kql.ts";
import type { TypeEntry } from "../../entry.ts";

const REFERENCE = "https://learn.microsoft.com/azure/azure-monitor/reference";
const COLLECTION = "https://learn.microsoft.com/azure/azure-monitor/data-collection/data-collection-monitor";
const AUTOSCALE_METRICS = `${REFERENCE}/supported-metrics/microsoft-insights-autoscalesettings-metrics`;

export const collection: TypeEntry = {
  type: "Microsoft.Insights/dataCollectionRules",
  title: "Data collection rule",
  insights: "none",
  about: { source: COLLECTION, owner: "platform", runbook: "data-collection-rule" },
  metrics: {
    RowsDropped_Count: { unit: "Count", aggregations: ["Total", "Average", "Minimum", "Maximum"], dimensions: ["InputStreamId"] },
    RowsReceived_Count: {
      unit: "Count",
      aggregations: ["Total", "Average", "Minimum", "Maximum"],
      dimensions: ["InputStreamId"],
    },
    TransformationErrors_Count: { unit: "Count", aggregations: ["Count"], dimensions: ["InputStreamId", "ErrorType"] },
    ApiCallReceived_Count: { unit: "Count", aggregations: ["Count"], dimensions: ["InputStreamId", "ResponseCode"] },
  },
  logs: {
    categories: ["LogErrors"],
    tables: ["DCRLogErrors"],
    gbPerMonth: 0.01,
    basis: "Memory-grade: rows are written only on errors.",
    source: COLLECTION,
  },
  alerts: [
    {
      kind: "metric",
      id: "data-collection-rule.rows-dropped",
      title: "Collected rows are dropped",
      severity: 2,
      essential: true,
      reason: "Rows that agents or applications sent are thrown away before the workspace: what they tell is lost for good.",
      basis: "Any dropped row in 15 minutes. Rows that a transformation filters out are not counted as dropped.",
      metric: "RowsDropped_Count",
      sameInTable: "DCRLogErrors",
      aggregation: "Total",
      operator: "GreaterThan",
      threshold: 0,
      dimensions: [{ name: "InputStreamId" }],
      windowSize: "PT15M",
      evaluationFrequency: "PT5M",
      skipMetricValidation: true,
    },
    {
      kind: "metric",
      id: "data-collection-rule.transformation-errors",
      title: "A transformation fails",
      severity: 2,
      reason: "The rule's transformation cannot handle some of the incoming rows; they do not reach the workspace.",
      basis: "Any error in 15 minutes: transformations are deterministic, so the same rows will fail again.",
      metric: "TransformationErrors_Count",
      aggregation: "Count",
      operator: "GreaterThan",
      threshold: 0,
      dimensions: [{ name: "InputStreamId" }, { name: "ErrorType" }],
      windowSize: "PT15M",
      evaluationFrequency: "PT5M",
      skipMetricValidation: true,
    },
    {
      kind: "metric",
      id: "data-collection-rule.throttled",
      title: "Calls to the ingestion API are refused",
      severity: 2,
      reason: "The rule takes more calls or bytes than Azure allows; senders that do not retry lose data.",
      basis: "More than 10 answers of 429 in 15 minutes: clients retry a few, a steady stream means that the limit is reached.",
      metric: "ApiCallReceived_Count",
      aggregation: "Count",
      operator: "GreaterThan",
      threshold: 10,
      dimensions: [{ name: "ResponseCode", values: ["429"] }],
      windowSize: "PT15M",
      evaluationFrequency: "PT5M",
      skipMetricValidation: true,
    },
  ],
  charts: [
    { title: "Rows received", metric: "RowsReceived_Count", aggregation: "Total", splitBy: "InputStreamId" },
    { title: "Rows dropped", metric: "RowsDropped_Count", aggregation: "Total", alert: "data-collection-rule.rows-dropped" },
  ],
  notes:
    "Azure's table of types that one metric rule may watch together named data collection rules in 2025; one rule each is safe everywhere.",
};

export const autoscale: TypeEntry = {
  type: "Microsoft.Insights/autoscaleSettings",
  title: "Autoscale setting",
  insights: "none",
  about: { owner: "application", runbook: "autoscale" },
  metrics: {
    ObservedCapacity: { unit: "Count", aggregations: ["Average"] },
    ScaleActionsInitiated: { unit: "Count", aggregations: ["Total"], dimensions: ["ScaleDirection"] },
  },
  logs: {
    categories: ["AutoscaleEvaluations", "AutoscaleScaleActions"],
    tables: ["AutoscaleEvaluationsLog", "AutoscaleScaleActionsLog"],
    gbPerMonth: 0.1,
    basis: "Memory-grade: a row per rule and minute.",
  },
  alerts: [
    {
      kind: "log",
      id: "autoscale.failed",
      title: "Scaling failed",
      severity: 2,
      essential: true,
      reason: "Autoscale wanted to add or remove instances and could not: quota, capacity of the region, or a locked resource.",
      basis: "Any failed action in half an hour; autoscale repeats it, so the alert stays until one succeeds.",
      source: `${REFERENCE}/queries/autoscalescaleactionslog`,
      query: `${rowsOf("AutoscaleScaleActionsLog")}
| where ResultType == "Failed"
| project TimeGenerated, _ResourceId, TargetResourceId, ScaleDirection, ResultDescription`,
      tables: ["AutoscaleScaleActionsLog"],
      feed: "diagnostics",
      aggregation: "Count",
      operator: "GreaterThan",
      threshold: 0,
      dimensions: ["TargetResourceId"],
      windowSize: "PT30M",
      evaluationFrequency: "PT15M",
    },
    {
      kind: "log",
      id: "autoscale.at-maximum",
      title: "Scaled to the maximum",
      severity: 3,
      reason:
        "The service has been at the largest size its setting allows for an hour; more load makes it slow instead of bigger.",
      basis:
        "All evaluations of an hour at the maximum, and such in three quarters of it at least, so that a setting made just now is quiet; settings whose minimum is their maximum are left out.",
      source: `${REFERENCE}/tables/autoscaleevaluationslog`,
      query: `${rowsOf("AutoscaleEvaluationsLog")}
| where MaximumInstanceCount > MinimumInstanceCount
| summarize lowest = min(CurrentInstanceCount), highestAllowed = max(MaximumInstanceCount), minutes = dcount(bin(TimeGenerated, 5m)) * 5
    by TargetResourceId, _ResourceId
| extend atMaximum = iff(lowest >= highestAllowed and minutes >= {{minutes}}, 1, 0)`,
      parameters: { minutes: 45 },
      tables: ["AutoscaleEvaluationsLog"],
      feed: "diagnostics",
      aggregation: "Maximum",
      measure: "atMaximum",
      operator: "GreaterThan",
      threshold: 0,
      dimensions: ["TargetResourceId"],
      windowSize: "PT1H",
      evaluationFrequency: "PT15M",
    },
  ],
  charts: [
    { title: "Instances", metric: "ObservedCapacity", aggregation: "Average" },
    { title: "Scale actions", metric: "ScaleActionsInitiated", aggregation: "Total", splitBy: "ScaleDirection" },
  ],
  skip: [
    {
      when: [{ path: "properties.enabled", in: [false], absent: false }],
      reason: "The setting is disabled: nothing is scaled.",
      source: AUTOSCALE_METRICS,
    },
  ],
};
