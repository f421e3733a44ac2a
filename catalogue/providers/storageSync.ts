import { typesOf } from "../entry.ts";

const monitoring = "https://learn.microsoft.com/azure/storage/file-sync/file-sync-monitoring";

export const storageSync = typesOf([
  {
    type: "Microsoft.StorageSync/storageSyncServices",
    title: "Storage Sync Service",
    insights: "storage",
    about: { source: monitoring, owner: "data", runbook: "file-sync" },
    metrics: {
      StorageSyncBatchTransferredFileBytes: {
        unit: "Bytes",
        aggregations: ["Average", "Total"],
        dimensions: ["SyncGroupName", "ServerEndpointName", "SyncDirection"],
      },
      StorageSyncLowDiskModeCount: {
        unit: "Count",
        aggregations: ["Count", "Minimum", "Maximum", "Total"],
        dimensions: ["SyncGroupName", "ServerName", "ServerEndpointName"],
      },
      StorageSyncServerHeartbeat: {
        unit: "Count",
        aggregations: ["Average", "Count", "Total", "Maximum", "Minimum"],
        dimensions: ["ServerName"],
      },
      StorageSyncSyncSessionPerItemErrorsCount: {
        unit: "Count",
        aggregations: ["Average"],
        dimensions: ["SyncGroupName", "ServerEndpointName", "SyncDirection"],
      },
    },
    alerts: [
      {
        kind: "metric",
        id: "filesync.server-offline",
        title: "File Sync server offline",
        severity: { default: 2, development: 3 },
        reason: "A registered server has not reported: its files no longer sync and tiered files cannot be recalled.",
        basis:
          "The server beats every few minutes; none in an hour outlasts restarts. By server, as one of many would be averaged away.",
        essential: true,
        metric: "StorageSyncServerHeartbeat",
        aggregation: "Maximum",
        operator: "LessThan",
        threshold: 1,
        dimensions: [{ name: "ServerName" }],
        windowSize: "PT1H",
        evaluationFrequency: "PT15M",
      },
      {
        kind: "metric",
        id: "filesync.files-not-syncing",
        title: "Files do not sync",
        severity: 3,
        reason: "Many files fail to sync at one server endpoint: users at other sites see old versions.",
        basis: "100 files is the docs' and AMBA's value (verified by the product group): a handful of open files is normal.",
        metric: "StorageSyncSyncSessionPerItemErrorsCount",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 100,
        dimensions: [{ name: "ServerEndpointName" }, { name: "SyncDirection" }],
        windowSize: "PT1H",
        evaluationFrequency: "PT15M",
      },
      {
        kind: "metric",
        id: "filesync.low-disk",
        title: "File Sync server short of disk space",
        severity: { default: 2, development: 3 },
        reason:
          "The volume fell below the free space policy and tiering works in its low disk mode; it may fill before tiering catches up.",
        basis:
          "The metric counts endpoints in low disk space mode; its smallest value, so one that was in it all the half-hour. By server endpoint.",
        metric: "StorageSyncLowDiskModeCount",
        aggregation: "Minimum",
        operator: "GreaterThan",
        threshold: 0,
        dimensions: [{ name: "ServerEndpointName" }],
        windowSize: "PT30M",
        evaluationFrequency: "PT15M",
      },
    ],
    charts: [
      {
        title: "Servers online",
        metric: "StorageSyncServerHeartbeat",
        aggregation: "Maximum",
        splitBy: "ServerName",
        alert: "filesync.server-offline",
      },
      {
        title: "Files not syncing",
        metric: "StorageSyncSyncSessionPerItemErrorsCount",
        aggregation: "Average",
        splitBy: "ServerEndpointName",
        alert: "filesync.files-not-syncing",
      },
      { title: "Bytes synced", metric: "StorageSyncBatchTransferredFileBytes", aggregation: "Total", splitBy: "SyncDirection" },
    ],
  },
]);
