import { allRowsOf, rowsOf } from "../kql.ts";
import { typesOf } from "../entry.ts";

const metricsOverview = "https://learn.microsoft.com/azure/backup/metrics-overview";
const reports = "https://learn.microsoft.com/azure/backup/backup-azure-diagnostic-events";
const siteRecovery = "https://learn.microsoft.com/azure/site-recovery/monitor-log-analytics";

export const recovery = typesOf([
  {
    type: "Microsoft.RecoveryServices/vaults",
    title: "Recovery Services vault",
    insights: "none",
    about: { source: metricsOverview, owner: "platform", runbook: "backup" },
    multiResource: true,
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
      categories: [
        "AddonAzureBackupAlerts",
        "AddonAzureBackupJobs",
        "AddonAzureBackupPolicy",
        "AddonAzureBackupProtectedInstance",
        "AddonAzureBackupStorage",
        "ASRReplicatedItems",
        "AzureBackupOperations",
        "AzureBackupReport",
        "AzureSiteRecoveryEvents",
        "AzureSiteRecoveryJobs",
        "AzureSiteRecoveryProtectedDiskDataChurn",
        "AzureSiteRecoveryRecoveryPoints",
        "AzureSiteRecoveryReplicatedItems",
        "AzureSiteRecoveryReplicationDataUploadRate",
        "AzureSiteRecoveryReplicationStats",
        "CoreAzureBackup",
      ],
      enabled: [
        "ASRReplicatedItems",
        "AddonAzureBackupJobs",
        "AddonAzureBackupPolicy",
        "AddonAzureBackupProtectedInstance",
        "AddonAzureBackupStorage",
        "AzureSiteRecoveryJobs",
        "CoreAzureBackup",
      ],
      dedicated: true,
      tables: ["CoreAzureBackup", "AddonAzureBackupJobs", "ASRReplicatedItems", "ASRJobs"],
      gbPerMonth: 0.2,
      basis:
        "Memory-grade: a few records a day and protected item. AzureBackupReport repeats them in the older form and stays off.",
    },
    alerts: [
      {
        kind: "metric",
        id: "backup.unhealthy",
        title: "Backup job unhealthy",
        severity: { default: 2, development: 3 },
        reason: "A backup failed or ended degraded: the item's newest recovery point is older than you think.",
        basis:
          "Any event but Healthy, by item. The docs and the API spell the four bad states differently, Healthy alike, so that one is left out. AMBA's rule counts all events and so fires on success. A day's window keeps it open until a backup succeeds.",
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
        id: "backup.restore-unhealthy",
        title: "Restore job failed",
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
      {
        kind: "log",
        id: "backup.stale",
        title: "Newest recovery point too old",
        severity: { default: 2, development: 3 },
        reason: "An item has had no new recovery point for more than a day and a half, whether a job failed or none ran at all.",
        basis:
          "Daily policies leave 24 hours between points; 36 leave room for a late run; items of weekly policies have six days more. Azure writes a row a day and item: a point's age is that at the time of its row, since a newer one would not be known yet. An item without any point counts from its first row. This sees what no failure event tells: jobs that never start.",
        source: reports,
        essential: true,
        query: `let policies = ${allRowsOf("AddonAzureBackupPolicy")}
| summarize arg_max(TimeGenerated, BackupFrequency) by PolicyUniqueId
| project PolicyUniqueId, BackupFrequency;
${rowsOf("CoreAzureBackup")}
| where OperationName == "BackupItem"
| where _ResourceId has "microsoft.recoveryservices/vaults"
| summarize arg_max(TimeGenerated, LatestRecoveryPointTime, BackupItemFriendlyName, BackupItemProtectionState, PolicyUniqueId),
    FirstTold = min(TimeGenerated) by BackupItemUniqueId, _ResourceId
| where BackupItemProtectionState !contains "Stopped"
| join kind=leftouter policies on PolicyUniqueId
| extend HoursOld = iff(isnull(LatestRecoveryPointTime), datetime_diff("hour", now(), FirstTold),
    datetime_diff("hour", TimeGenerated, LatestRecoveryPointTime))
| extend HoursLate = iff(BackupFrequency =~ "Weekly", HoursOld - {{weeklyHours}}, HoursOld)
| project _ResourceId, BackupItemFriendlyName, BackupItemUniqueId, HoursLate`,
        parameters: { weeklyHours: 144 },
        tables: ["AddonAzureBackupPolicy", "CoreAzureBackup"],
        feed: "diagnostics",
        aggregation: "Maximum",
        measure: "HoursLate",
        operator: "GreaterThan",
        threshold: { default: 36, development: 192 },
        dimensions: ["BackupItemFriendlyName", "BackupItemUniqueId"],
        windowSize: "PT6H",
        evaluationFrequency: "PT6H",
        overrideQueryTimeRange: "P2D",
      },
      {
        kind: "log",
        id: "siterecovery.unhealthy",
        title: "Replication to the recovery site unhealthy",
        severity: { default: 2, development: 3 },
        reason: "A protected machine's replication is critical: its copy in the recovery site ages, a failover would lose data.",
        basis:
          "Azure's own health state, latest by machine; warnings heal by themselves and are left out. Azure writes a row a day and machine.",
        source: siteRecovery,
        runbook: "site-recovery",
        query: `${rowsOf("ASRReplicatedItems")}
| summarize arg_max(TimeGenerated, ReplicatedItemFriendlyName, ReplicationStatus) by ReplicatedItemUniqueId, _ResourceId
| where ReplicationStatus =~ "Critical"
| project _ResourceId, Machine = ReplicatedItemFriendlyName, ReplicatedItemUniqueId`,
        tables: ["ASRReplicatedItems"],
        feed: "diagnostics",
        aggregation: "Count",
        operator: "GreaterThan",
        threshold: 0,
        dimensions: ["Machine", "ReplicatedItemUniqueId"],
        windowSize: "PT1H",
        evaluationFrequency: "PT30M",
        overrideQueryTimeRange: "P2D",
      },
      {
        kind: "log",
        id: "siterecovery.rpo",
        title: "Recovery point of a machine too old",
        severity: { default: 2, development: 3 },
        reason:
          "The copy of a machine in the recovery site lags more than half an hour behind: that much would be lost in a failover.",
        basis:
          "Azure to Azure replication stays within five minutes; nothing for 30 means that it has stopped or cannot keep up. Azure writes a row a day and machine, with the time of the last recovery point it measured.",
        source: siteRecovery,
        runbook: "site-recovery",
        query: `${rowsOf("ASRReplicatedItems")}
| summarize arg_max(TimeGenerated, ReplicatedItemFriendlyName, LastRpoCalculatedTime) by ReplicatedItemUniqueId, _ResourceId
| where isnotnull(LastRpoCalculatedTime)
| project _ResourceId, Machine = ReplicatedItemFriendlyName, ReplicatedItemUniqueId,
    LagMinutes = datetime_diff("minute", TimeGenerated, LastRpoCalculatedTime)`,
        tables: ["ASRReplicatedItems"],
        feed: "diagnostics",
        aggregation: "Maximum",
        measure: "LagMinutes",
        operator: "GreaterThan",
        threshold: { default: 60, production: 30 },
        dimensions: ["Machine", "ReplicatedItemUniqueId"],
        windowSize: "PT1H",
        evaluationFrequency: "PT30M",
        overrideQueryTimeRange: "P2D",
      },
    ],
    charts: [
      { title: "Backup health events", metric: "BackupHealthEvent", aggregation: "Count", splitBy: "healthStatus" },
      { title: "Restore health events", metric: "RestoreHealthEvent", aggregation: "Count", splitBy: "healthStatus" },
    ],
    notes:
      "The metric's health events cover machines, SQL, SAP HANA, files and blobs; agents on premises report through the logs only.",
  },
]);
