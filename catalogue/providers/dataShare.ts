import { typesOf } from "../entry.ts";

export const dataShare = typesOf([
  {
    type: "Microsoft.DataShare/accounts",
    title: "Data Share account",
    insights: "none",
    about: {
      source: "https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-datashare-accounts-metrics",
      owner: "data",
      runbook: "data-share",
    },
    metrics: {
      FailedShareSubscriptionSynchronizations: { unit: "Count", aggregations: ["Count"], grains: ["P1D"] },
      FailedShareSynchronizations: { unit: "Count", aggregations: ["Count"], grains: ["P1D"] },
    },
    logs: {
      categories: ["ReceivedShareSnapshots", "SentShareSnapshots", "Shares", "ShareSubscriptions"],
      tables: ["MicrosoftDataShareReceivedSnapshotLog", "MicrosoftDataShareSentSnapshotLog", "MicrosoftDataShareShareLog"],
    },
    alerts: [
      {
        kind: "metric",
        id: "data-share.sent-failed",
        title: "Sent data share snapshots fail",
        severity: 3,
        reason: "A snapshot for a receiver failed; the partner works on old data.",
        basis: "The metric has a daily grain, and snapshots are at most hourly: any failure is told.",
        essential: true,
        metric: "FailedShareSynchronizations",
        aggregation: "Count",
        operator: "GreaterThan",
        threshold: 0,
        windowSize: "P1D",
        evaluationFrequency: "PT1H",
      },
      {
        kind: "metric",
        id: "data-share.received-failed",
        title: "Received data share snapshots fail",
        severity: 3,
        reason: "A snapshot from a partner failed; our copy is old.",
        basis: "As for sent shares.",
        essential: true,
        metric: "FailedShareSubscriptionSynchronizations",
        aggregation: "Count",
        operator: "GreaterThan",
        threshold: 0,
        windowSize: "P1D",
        evaluationFrequency: "PT1H",
      },
    ],
    charts: [
      {
        title: "Sent Share Failed Snapshots",
        metric: "FailedShareSynchronizations",
        aggregation: "Count",
        alert: "data-share.sent-failed",
      },
      {
        title: "Received Share Failed Snapshots",
        metric: "FailedShareSubscriptionSynchronizations",
        aggregation: "Count",
        alert: "data-share.received-failed",
      },
    ],
  },
]);
