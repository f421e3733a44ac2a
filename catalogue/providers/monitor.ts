import { alertsOf, typesOf, type TypeEntry } from "../entry.ts";
import type { MetricFacts } from "../schema.ts";

const MONITOR = "https://learn.microsoft.com/azure/azure-monitor";
const LIMITS = `${MONITOR}/metrics/azure-monitor-workspace-monitor-ingest-limits`;
const percent: MetricFacts = { unit: "Percent", aggregations: ["Average"], dimensions: ["StampColor"] };
const count: MetricFacts = { unit: "Count", aggregations: ["Maximum"], dimensions: ["StampColor"] };

const rule = {
  kind: "metric",
  owner: "platform",
  source: LIMITS,
  runbook: "prometheus-workspace",
  operator: "GreaterThan",
  windowSize: "PT30M",
  evaluationFrequency: "PT5M",
  skipMetricValidation: true,
} as const;
const utilisation = {
  ...rule,
  aggregation: "Average",
  basis:
    "75 % and 95 % of the limit over half an hour, as Microsoft recommends: raising it is a support request that takes days.",
} as const;
/** What was accepted still works, so nobody is woken; what is lost is not sent again, so somebody is told. */
const dropped = {
  ...rule,
  severity: { default: 3, production: 2 },
  source: `${MONITOR}/metrics/azure-monitor-workspace-monitor-health`,
  aggregation: "Maximum",
} as const;

const prometheusWorkspace: TypeEntry = {
  type: "Microsoft.Monitor/accounts",
  title: "Azure Monitor workspace",
  insights: "container",
  metrics: {
    ActiveTimeSeries: count,
    ActiveTimeSeriesPercentUtilization: percent,
    EventsPerMinuteIngested: count,
    EventsPerMinuteIngestedPercentUtilization: percent,
    EventsDropped: { ...count, dimensions: ["StampColor", "Reason"] },
    TimeSeriesSamplesDropped: { ...count, dimensions: ["StampColor", "Reason"] },
  },
  logs: {
    categories: ["MetricsUsageDetails"],
    tables: ["AMWMetricsUsageDetails"],
    gbPerMonth: 0.05,
    basis: "Memory-grade: a row per metric name and day.",
  },
  alerts: [
    ...alertsOf(utilisation, [
      {
        id: "prometheus-workspace.series-high",
        title: "Active time series near the limit",
        severity: 3,
        reason: "The workspace is on its way to its limit of active time series; beyond it, new series are refused.",
        metric: "ActiveTimeSeriesPercentUtilization",
        threshold: 75,
      },
      {
        id: "prometheus-workspace.series-full",
        title: "Active time series at the limit",
        severity: 1,
        reason: "The workspace takes hardly any new time series: metrics of new pods go missing, and alerts on them are blind.",
        metric: "ActiveTimeSeriesPercentUtilization",
        threshold: 95,
      },
      {
        id: "prometheus-workspace.events-high",
        title: "Ingested events near the limit",
        severity: 3,
        reason: "The workspace is on its way to its limit of events per minute; beyond it, samples are throttled.",
        metric: "EventsPerMinuteIngestedPercentUtilization",
        threshold: 75,
      },
      {
        id: "prometheus-workspace.events-full",
        title: "Ingested events at the limit",
        severity: 1,
        reason: "The workspace is about to throttle samples: metrics go missing, and alerts on them are blind.",
        metric: "EventsPerMinuteIngestedPercentUtilization",
        threshold: 95,
      },
    ]),
    ...alertsOf(dropped, [
      {
        id: "prometheus-workspace.events-dropped",
        title: "Metric events are dropped",
        reason: "The workspace drops incoming metric events for the reason named; dashboards and alerts miss them.",
        basis:
          "1,000 in a minute are a thousandth of the million that a workspace takes by default; fewer are one late or broken target. " +
          "No documented reason is harmless, so each is one alert.",
        metric: "EventsDropped",
        threshold: 1000,
        oneSample: true,
        dimensions: [{ name: "Reason" }],
      },
      {
        id: "prometheus-workspace.samples-dropped",
        title: "Samples of time series are dropped",
        reason: "The workspace drops samples of some time series for the reason named; their graphs and alerts have gaps.",
        basis:
          "Without Duplicate: that sample is there already. 1,000 in a minute, a thousandth of the default limit: out of order or too old " +
          "are a few after each restart. A static metric rule cannot ask for several bad windows.",
        metric: "TimeSeriesSamplesDropped",
        threshold: 1000,
        oneSample: true,
        dimensions: [{ name: "Reason", operator: "Exclude", values: ["Duplicate"] }],
      },
    ]),
  ],
  charts: [
    {
      title: "Active time series, % of limit",
      metric: "ActiveTimeSeriesPercentUtilization",
      aggregation: "Average",
      alert: "prometheus-workspace.series-full",
    },
    {
      title: "Events per minute, % of limit",
      metric: "EventsPerMinuteIngestedPercentUtilization",
      aggregation: "Average",
      alert: "prometheus-workspace.events-full",
    },
    { title: "Active time series", metric: "ActiveTimeSeries", aggregation: "Maximum" },
  ],
};

export const monitor = typesOf([prometheusWorkspace]);
