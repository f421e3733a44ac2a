import { typesOf } from "../entry.ts";

const docs = "https://learn.microsoft.com/azure/storage-actions/storage-tasks/storage-task-monitor";

export const storageActions = typesOf([
  {
    type: "Microsoft.StorageActions/storageTasks",
    title: "Storage task",
    insights: "storage",
    metrics: {
      ObjectsOperationFailedCount: {
        unit: "Count",
        aggregations: ["Total"],
        dimensions: ["AccountName", "TaskAssignmentId"],
        grains: ["PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"],
      },
      ObjectsOperationSucceededCount: {
        unit: "Count",
        aggregations: ["Total"],
        dimensions: ["AccountName", "TaskAssignmentId"],
        grains: ["PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"],
      },
      StorageTasksRunFailureCount: {
        unit: "Count",
        aggregations: ["Total"],
        dimensions: ["AccountName", "TaskAssignmentId"],
        grains: ["PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"],
      },
    },
    alerts: [
      {
        kind: "metric",
        id: "storagetask.failed",
        title: "Storage task run failed",
        severity: 3,
        reason: "A run of the task failed: the blobs it should have moved, tagged or deleted were left as they were.",
        basis:
          "Runs are few, so each failure counts; a day's window keeps it open until the next run can succeed. By account and assignment.",
        source: docs,
        runbook: "storage-task",
        owner: "data",
        essential: true,
        metric: "StorageTasksRunFailureCount",
        aggregation: "Total",
        operator: "GreaterThan",
        threshold: 0,
        dimensions: [{ name: "AccountName" }, { name: "TaskAssignmentId" }],
        windowSize: "P1D",
        evaluationFrequency: "PT1H",
      },
    ],
    charts: [
      { title: "Runs failed", metric: "StorageTasksRunFailureCount", aggregation: "Total", alert: "storagetask.failed" },
      { title: "Objects done", metric: "ObjectsOperationSucceededCount", aggregation: "Total" },
      { title: "Objects failed", metric: "ObjectsOperationFailedCount", aggregation: "Total" },
    ],
  },
]);
