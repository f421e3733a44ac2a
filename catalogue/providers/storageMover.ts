import { rowsOf } from "../kql.ts";
import { typesOf } from "../entry.ts";

const logsPage = "https://learn.microsoft.com/azure/storage-mover/log-monitoring";

export const storageMover = typesOf([
  {
    type: "Microsoft.StorageMover/storageMovers",
    title: "Storage Mover",
    insights: "none",
    metrics: {
      JobRunTransferThroughputBytes: {
        unit: "BytesPerSecond",
        aggregations: ["Average", "Maximum", "Minimum"],
        dimensions: ["JobRunName"],
      },
      JobRunTransferThroughputItems: {
        unit: "CountPerSecond",
        aggregations: ["Average", "Maximum", "Minimum"],
        dimensions: ["JobRunName"],
      },
    },
    logs: {
      categories: ["CopyLogsFailed", "JobRunLogs"],
      tables: ["StorageMoverJobRunLogs", "StorageMoverCopyLogsFailed"],
      gbPerMonth: 0.1,
      basis: "Memory-grade; only during a migration.",
    },
    alerts: [
      {
        kind: "log",
        id: "storagemover.copy-failed",
        title: "Migration job fails to copy files",
        severity: 3,
        reason: "A migration job could not copy many files: they would be missing after the switch to the new storage.",
        basis: "More than 10 files of one run in an hour; single files that are open or locked are copied by the next run.",
        source: logsPage,
        runbook: "storage-mover",
        owner: "data",
        query: `${rowsOf("StorageMoverCopyLogsFailed")}
| project TimeGenerated, JobRunName, _ResourceId`,
        tables: ["StorageMoverCopyLogsFailed"],
        feed: "diagnostics",
        aggregation: "Count",
        operator: "GreaterThan",
        threshold: 10,
        dimensions: ["JobRunName"],
        windowSize: "PT1H",
        evaluationFrequency: "PT30M",
      },
    ],
    charts: [
      { title: "Throughput", metric: "JobRunTransferThroughputBytes", aggregation: "Average", splitBy: "JobRunName" },
      { title: "Items a second", metric: "JobRunTransferThroughputItems", aggregation: "Average", splitBy: "JobRunName" },
    ],
  },
]);
