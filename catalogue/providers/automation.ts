import { silent, type TypeEntry, typesOf } from "../entry.ts";

const metricPage = "https://learn.microsoft.com/azure/automation/automation-alert-metric";

const accounts: TypeEntry[] = [
  {
    type: "Microsoft.Automation/automationAccounts",
    title: "Automation account",
    insights: "none",
    metrics: {
      HybridWorkerPing: {
        unit: "Count",
        aggregations: ["Total", "Average", "Maximum", "Minimum", "Count"],
        dimensions: ["HybridWorkerGroup", "HybridWorker", "HybridWorkerVersion"],
      },
      TotalJob: {
        unit: "Count",
        aggregations: ["Total", "Average", "Maximum", "Minimum", "Count"],
        dimensions: ["Runbook", "Status"],
      },
    },
    logs: {
      categories: ["AuditEvent", "DscNodeStatus", "JobLogs", "JobStreams"],
      enabled: ["AuditEvent", "JobLogs"],
      gbPerMonth: 0.1,
      basis: "Memory-grade; job streams hold what runbooks print, secrets included, and are left out.",
    },
    alerts: [
      {
        kind: "metric",
        id: "automation.job-failed",
        title: "Automation job failed",
        severity: { default: 2, development: 3 },
        reason: "A runbook did not do its work: what it starts, stops, cleans or rotates was left as it was.",
        basis:
          "Each failure counts, as jobs are few and run unattended. By runbook; suspended jobs wait forever and count as failed.",
        source: metricPage,
        runbook: "automation",
        owner: "platform",
        essential: true,
        metric: "TotalJob",
        aggregation: "Total",
        operator: "GreaterThan",
        threshold: 0,
        dimensions: [{ name: "Status", operator: "Include", values: ["Failed", "Suspended"] }, { name: "Runbook" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT15M",
      },
    ],
    charts: [
      { title: "Jobs by outcome", metric: "TotalJob", aggregation: "Total", splitBy: "Status" },
      { title: "Hybrid worker pings", metric: "HybridWorkerPing", aggregation: "Count", splitBy: "HybridWorker" },
    ],
    notes: "A dead hybrid worker sends no ping and so no metric; it shows as failed jobs and as the silent agent of its machine.",
  },
];

export const automation = typesOf([
  ...accounts,
  silent(
    "Microsoft.Automation/automationAccounts/runbooks",
    "Runbook",
    "Part of its account, whose job rule splits by runbook.",
    metricPage,
  ),
  silent(
    "Microsoft.Automation/automationAccounts/configurations",
    "Desired state configuration",
    "Part of its account.",
    metricPage,
  ),
]);
