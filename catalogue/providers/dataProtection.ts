import { silent, typesOf } from "../entry.ts";

const metricsOverview = "https://learn.microsoft.com/azure/backup/metrics-overview";

export const dataProtection = typesOf([
  {
    type: "Microsoft.DataProtection/backupVaults",
    title: "Backup vault",
    insights: "none",
    about: { source: metricsOverview, owner: "platform", runbook: "backup" },
    metrics: {
      BackupHealthEvent: {
        unit: "Count",
        aggregations: ["Count"],
        dimensions: ["dataSourceURL", "backupInstanceUrl", "dataSourceType", "healthStatus", "backupInstanceName"],
      },
      RestoreHealthEvent: {
        unit: "Count",
        aggregations: ["Count"],
        dimensions: ["dataSourceURL", "backupInstanceUrl", "dataSourceType", "healthStatus", "backupInstanceName"],
      },
    },
    logs: {
      categories: ["AddonAzureBackupJobs", "AddonAzureBackupPolicy", "AddonAzureBackupProtectedInstance", "CoreAzureBackup"],
      dedicated: true,
      tables: ["CoreAzureBackup", "AddonAzureBackupJobs"],
      gbPerMonth: 0.1,
      basis: "Memory-grade: a few records a day and protected item.",
    },
    alerts: [
      {
        kind: "metric",
        id: "backupvault.unhealthy",
        title: "Backup of a disk, blob or database unhealthy",
        severity: { default: 2, development: 3 },
        reason: "A backup failed or ended degraded: the item's newest recovery point is older than you think.",
        basis:
          "Any event but Healthy, by item: the docs and the API spell the four bad states differently, Healthy alike. A day's window keeps it open until a backup succeeds.",
        essential: true,
        metric: "BackupHealthEvent",
        aggregation: "Count",
        operator: "GreaterThan",
        threshold: 0,
        dimensions: [{ name: "healthStatus", operator: "Exclude", values: ["Healthy"] }, { name: "backupInstanceName" }],
        windowSize: "P1D",
        evaluationFrequency: "PT1H",
      },
      {
        kind: "metric",
        id: "backupvault.restore-unhealthy",
        title: "Restore of a disk, blob or database failed",
        severity: { default: 2, development: 3 },
        reason: "A restore failed: somebody needs that data now, or your test shows that it cannot be brought back.",
        basis: "Restores are rare and attended; any failure counts.",
        metric: "RestoreHealthEvent",
        aggregation: "Count",
        operator: "GreaterThan",
        threshold: 0,
        dimensions: [{ name: "healthStatus", operator: "Exclude", values: ["Healthy"] }, { name: "backupInstanceName" }],
        windowSize: "PT1H",
        evaluationFrequency: "PT15M",
      },
    ],
    charts: [
      { title: "Backup health events", metric: "BackupHealthEvent", aggregation: "Count", splitBy: "healthStatus" },
      { title: "Restore health events", metric: "RestoreHealthEvent", aggregation: "Count", splitBy: "healthStatus" },
    ],
  },
  silent(
    "Microsoft.DataProtection/resourceGuards",
    "Resource guard",
    "Guards operations on vaults; who asks for an exception is in the activity log.",
    "https://learn.microsoft.com/azure/backup/multi-user-authorization-concept",
  ),
]);
