import { typesOf } from "../entry.ts";

export const purview = typesOf([
  {
    type: "Microsoft.Purview/accounts",
    title: "Purview account",
    insights: "none",
    metrics: {
      DataMapCapacityUnits: { unit: "Count", aggregations: ["Total", "Count"], grains: ["PT1H", "P1D"] },
      ScanCompleted: { unit: "Count", aggregations: ["Total", "Count"] },
      ScanFailed: { unit: "Count", aggregations: ["Total", "Count"] },
    },
    logs: {
      categories: ["DataSensitivityLogEvent", "ScanStatusLogEvent", "Security"],
      tables: ["PurviewDataSensitivityLogs", "PurviewScanStatusLogs", "PurviewSecurityLogs"],
    },
    alerts: [
      {
        kind: "metric",
        id: "purview.scan-failed",
        title: "Purview scans fail",
        severity: 3,
        reason: "A scan of a data source failed; the catalogue and its sensitivity labels go stale.",
        basis: "Scans run daily or weekly and each counts; an hour collects their retries.",
        source: "https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-purview-accounts-metrics",
        runbook: "purview-scans",
        owner: "data",
        essential: true,
        metric: "ScanFailed",
        aggregation: "Total",
        operator: "GreaterThan",
        threshold: 0,
        windowSize: "PT1H",
        evaluationFrequency: "PT15M",
      },
    ],
    charts: [
      { title: "Scan Failed", metric: "ScanFailed", aggregation: "Total", alert: "purview.scan-failed" },
      { title: "Scans completed", metric: "ScanCompleted", aggregation: "Total" },
      { title: "Data map capacity units", metric: "DataMapCapacityUnits", aggregation: "Total" },
    ],
  },
]);
