import { rowsOf } from "../kql.ts";
import { outage, silent, typesOf } from "../entry.ts";
import type { Condition } from "../schema.ts";

const account = "Microsoft.Storage/storageAccounts";
const targets = "https://learn.microsoft.com/azure/storage/common/scalability-targets-standard-account";
const monitorBlob = "https://learn.microsoft.com/azure/storage/blobs/monitor-blob-storage";
const monitorFiles = "https://learn.microsoft.com/azure/storage/files/files-monitoring-alerts";
const reference = "https://learn.microsoft.com/azure/storage/blobs/monitor-blob-storage-reference";

/** Account kinds that have the service; premium accounts of kind StorageV2 hold page blobs only. */
const notPremiumPageBlobs: Condition = { path: "sku.tier", notIn: ["Premium"] };
const hasBlobs: Condition[] = [{ path: "kind", notIn: ["FileStorage"] }];
const hasQueuesAndTables: Condition[] = [{ path: "kind", in: ["StorageV2", "Storage"] }, notPremiumPageBlobs];
/** Premium accounts of a general kind hold page blobs and nothing else. */
const premiumPageBlobs: Condition[] = [
  { path: "kind", in: ["StorageV2", "Storage"] },
  { path: "sku.tier", in: ["Premium"] },
];
const hasFiles: Condition[] = [{ path: "kind", in: ["StorageV2", "Storage", "FileStorage"] }];

const throttled = [
  "ServerBusyError",
  "ClientThrottlingError",
  "ClientAccountBandwidthThrottlingError",
  "ClientAccountRequestThrottlingError",
];
const shareThrottled = [
  "SuccessWithThrottling",
  "SuccessWithShareIopsThrottling",
  "SuccessWithShareIngressThrottling",
  "SuccessWithShareEgressThrottling",
  "ClientShareIopsThrottlingError",
  "ClientShareIngressThrottlingError",
  "ClientShareEgressThrottlingError",
];
const readsInProduction = {
  default: ["StorageDelete", "StorageWrite"],
  production: ["StorageDelete", "StorageRead", "StorageWrite"],
};

export const storage = typesOf([
  {
    type: "Microsoft.Storage/storageAccounts",
    title: "Storage account",
    insights: "storage",
    about: { source: targets, owner: "data", runbook: "storage-capacity" },
    metrics: {
      Availability: {
        unit: "Percent",
        aggregations: ["Average", "Minimum", "Maximum"],
        dimensions: ["GeoType", "ApiName", "Authentication"],
      },
      Egress: {
        unit: "Bytes",
        aggregations: ["Total", "Average", "Minimum", "Maximum"],
        dimensions: ["GeoType", "ApiName", "Authentication"],
      },
      ReplicationLagSeconds: { unit: "Seconds", aggregations: ["Average", "Minimum", "Maximum"] },
      SuccessE2ELatency: {
        unit: "MilliSeconds",
        aggregations: ["Average", "Minimum", "Maximum"],
        dimensions: ["GeoType", "ApiName", "Authentication"],
      },
      SuccessServerLatency: {
        unit: "MilliSeconds",
        aggregations: ["Average", "Minimum", "Maximum"],
        dimensions: ["GeoType", "ApiName", "Authentication"],
      },
      Transactions: {
        unit: "Count",
        aggregations: ["Total"],
        dimensions: ["ResponseType", "GeoType", "ApiName", "Authentication", "TransactionType"],
      },
      UsedCapacity: { unit: "Bytes", aggregations: ["Average"], grains: ["PT1H"] },
    },
    logs: {
      categories: [],
      // Kept longer than Azure's 93 days, so that growth can be followed; measured once an hour, so it is next to nothing.
      metrics: ["Capacity"],
      tables: ["AzureMetrics"],
      gbPerMonth: 0.001,
      basis: "Memory-grade: one value of half a kB each hour.",
      source:
        "https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-storage-storageaccounts-metrics",
    },
    alerts: [
      {
        kind: "metric",
        id: "storage.availability",
        title: "Storage account fails requests",
        severity: outage,
        reason: "Azure Storage itself fails requests of this account: applications see errors and retries.",
        basis:
          "Azure promises 99.9 %; 99 % over 15 minutes is an incident, not a blip. At least 100 requests, since one failure of ten would read 90 %.",
        source: "https://learn.microsoft.com/azure/storage/common/storage-monitoring-diagnosing-troubleshooting",
        runbook: "storage-availability",
        essential: true,
        metric: "Availability",
        aggregation: "Average",
        operator: "LessThan",
        threshold: { default: 99, production: 99.5 },
        and: [{ metric: "Transactions", aggregation: "Total", operator: "GreaterThan", threshold: 100 }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "storage.throttling",
        title: "Storage account throttles its clients",
        severity: { default: 2, development: 3 },
        reason: "The account is above its limits and refuses requests: clients slow down, retry or fail.",
        basis:
          "Clients retry single refusals unnoticed; 100 in 15 minutes is a lasting state. By response type, because each points to another limit.",
        runbook: "storage-throttling",
        essential: true,
        metric: "Transactions",
        aggregation: "Total",
        operator: "GreaterThan",
        threshold: 100,
        dimensions: [{ name: "ResponseType", operator: "Include", values: throttled }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "storage.server-latency",
        title: "Storage account answers slowly",
        severity: { default: 2, development: 3 },
        reason: "Azure Storage needs unusually long inside its own servers, so the cause is neither the client nor its network.",
        basis:
          "1,000 ms is AMBA's value; standard storage answers in tens. At least 100 requests, so one large copy does not count as slowness.",
        source: "https://azure.github.io/azure-monitor-baseline-alerts/services/Storage/storageAccounts/",
        runbook: "storage-latency",
        metric: "SuccessServerLatency",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 1000,
        and: [{ metric: "Transactions", aggregation: "Total", operator: "GreaterThan", threshold: 100 }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "storage.capacity",
        title: "Storage account near its capacity limit",
        severity: 3,
        reason: "The account holds most of what Azure allows in one account; writes fail when the limit is reached.",
        basis:
          "80 % of the 5 PiB a standard account holds by default. Growth below that is a question of cost: lower it per resource.",
        when: [{ path: "kind", notIn: ["FileStorage"] }],
        otherwise: "Premium file accounts are full by share: `files.share-full` watches each share.",
        metric: "UsedCapacity",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 4_503_599_627_370_496,
        windowSize: "PT1H",
        evaluationFrequency: "PT1H",
      },
      {
        kind: "log",
        id: "storage.growth",
        title: "Storage account grows unusually fast",
        severity: { default: 3, development: 4 },
        reason:
          "The account holds much more than two days ago: a job writes what nobody deletes, or a copy runs wild. Each month of it is billed.",
        basis:
          "A quarter in two days doubles in a week. At least 100 GB, as small accounts double with one file; two days are as far as log alerts read. Capacity is measured once an hour, so four looks a day.",
        source: reference,
        query: `${rowsOf("AzureMetrics")}
| where MetricName == "UsedCapacity" and _ResourceId has "microsoft.storage/storageaccounts"
| summarize (Last, Now) = arg_max(TimeGenerated, Average), (First, Before) = arg_min(TimeGenerated, Average) by _ResourceId
| where First < ago(1d) and Now - Before > {{atLeastGB}} * 1e9
| project _ResourceId, GrownPercent = iff(Before > 0, 100.0 * (Now - Before) / Before, 100.0)`,
        parameters: { atLeastGB: 100 },
        tables: ["AzureMetrics"],
        feed: "diagnostics",
        aggregation: "Maximum",
        measure: "GrownPercent",
        operator: "GreaterThan",
        threshold: 25,
        windowSize: "P1D",
        evaluationFrequency: "PT6H",
        overrideQueryTimeRange: "P2D",
      },
      {
        kind: "metric",
        id: "storage.replication-lag",
        title: "Geo-replication is behind",
        severity: 3,
        reason: "The copy in the second region is old; a failover now would lose what was written since.",
        basis:
          "15 minutes is what Azure commits to with geo priority replication; an hour behind is out of the ordinary for any account.",
        source: "https://learn.microsoft.com/azure/storage/common/storage-redundancy",
        when: [{ path: "sku.name", matches: "_(RA)?(GRS|GZRS)$", absent: false }],
        otherwise: "The account keeps no copy in a second region.",
        metric: "ReplicationLagSeconds",
        aggregation: "Maximum",
        operator: "GreaterThan",
        threshold: { default: 3600, production: 1800 },
        oneSample: true,
        windowSize: "PT1H",
        evaluationFrequency: "PT15M",
        skipMetricValidation: true,
      },
    ],
    charts: [
      { title: "Availability", metric: "Availability", aggregation: "Average", alert: "storage.availability" },
      {
        title: "Requests by answer",
        metric: "Transactions",
        aggregation: "Total",
        splitBy: "ResponseType",
        alert: "storage.throttling",
      },
      { title: "Latency end to end", metric: "SuccessE2ELatency", aggregation: "Average" },
      { title: "Latency in the server", metric: "SuccessServerLatency", aggregation: "Average", alert: "storage.server-latency" },
      { title: "Egress", metric: "Egress", aggregation: "Total" },
      { title: "Used capacity", metric: "UsedCapacity", aggregation: "Average", alert: "storage.capacity" },
    ],
    notes:
      "The account itself exports metrics only; logs belong to its blob, file, queue and table services, each with its own diagnostic setting. End-to-end latency is watched by service (`blob.latency`, `files.latency`): an account's average moves with the mix of its services. Capacity is not essential, as few accounts ever near their limit; growth is what costs.",
  },
  {
    type: "Microsoft.Storage/storageAccounts/blobServices",
    title: "Blob service",
    insights: "storage",
    implied: { parent: account, path: "blobServices/default", when: hasBlobs },
    metrics: {
      BlobCapacity: { unit: "Bytes", aggregations: ["Average"], dimensions: ["BlobType", "Tier"], grains: ["PT1H"] },
      Egress: {
        unit: "Bytes",
        aggregations: ["Total", "Average", "Minimum", "Maximum"],
        dimensions: ["GeoType", "ApiName", "Authentication", "Tier"],
      },
      SuccessE2ELatency: {
        unit: "MilliSeconds",
        aggregations: ["Average", "Minimum", "Maximum"],
        dimensions: ["GeoType", "ApiName", "Authentication", "Tier"],
      },
      Transactions: {
        unit: "Count",
        aggregations: ["Total"],
        dimensions: ["ResponseType", "GeoType", "ApiName", "Authentication", "TransactionType", "Tier"],
      },
    },
    logs: {
      categories: ["StorageDelete", "StorageRead", "StorageWrite"],
      enabled: readsInProduction,
      tables: ["StorageBlobLogs"],
      gbPerMonth: { default: 1, production: 5 },
      basis: "Memory-grade: about 1 KB a request, one to five million requests a month.",
    },
    alerts: [
      {
        kind: "metric",
        id: "blob.latency",
        title: "Blob requests slower than usual",
        severity: 3,
        reason:
          "Blob requests take longer end to end than this account's own history explains: the client, the network or the blobs changed.",
        basis: "End-to-end time depends on blob size and distance, so no number is right: Azure learns the account's own rhythm.",
        source: monitorBlob,
        runbook: "storage-latency",
        owner: "data",
        essential: true,
        metric: "SuccessE2ELatency",
        aggregation: "Average",
        operator: "GreaterThan",
        dynamic: { sensitivity: "Low" },
        windowSize: "PT15M",
        evaluationFrequency: "PT15M",
      },
    ],
    charts: [
      { title: "Requests by API", metric: "Transactions", aggregation: "Total", splitBy: "ApiName" },
      { title: "Latency end to end", metric: "SuccessE2ELatency", aggregation: "Average", alert: "blob.latency" },
      { title: "Capacity by tier", metric: "BlobCapacity", aggregation: "Average", splitBy: "Tier" },
      { title: "Egress", metric: "Egress", aggregation: "Total" },
    ],
  },
  {
    type: "Microsoft.Storage/storageAccounts/fileServices",
    title: "File service",
    insights: "storage",
    about: { source: monitorFiles, owner: "data", runbook: "files-share" },
    implied: { parent: account, path: "fileServices/default", when: hasFiles, unless: premiumPageBlobs },
    metrics: {
      Availability: {
        unit: "Percent",
        aggregations: ["Average", "Minimum", "Maximum"],
        dimensions: ["GeoType", "ApiName", "Authentication", "FileShare"],
      },
      PercentFileShareUtilization: {
        unit: "Percent",
        aggregations: ["Average"],
        dimensions: ["FileShare"],
        grains: ["PT1H", "PT6H", "PT12H", "P1D"],
      },
      SuccessE2ELatency: {
        unit: "MilliSeconds",
        aggregations: ["Average", "Minimum", "Maximum"],
        dimensions: ["GeoType", "ApiName", "Authentication", "FileShare"],
      },
      Transactions: {
        unit: "Count",
        aggregations: ["Total"],
        dimensions: ["ResponseType", "GeoType", "ApiName", "Authentication", "FileShare", "TransactionType"],
      },
    },
    logs: {
      categories: ["StorageDelete", "StorageRead", "StorageWrite"],
      enabled: readsInProduction,
      tables: ["StorageFileLogs"],
      gbPerMonth: { default: 0.2, production: 1 },
      basis: "Memory-grade: REST calls are logged each, SMB operations in part.",
    },
    alerts: [
      {
        kind: "metric",
        id: "files.share-full",
        title: "File share almost full",
        severity: outage,
        reason: "The share nears its quota; when it is reached every write to it fails.",
        basis:
          "90 % of the quota leaves time to raise it. By share: the account's sum would hide a small full share. Hourly metric.",
        metric: "PercentFileShareUtilization",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 90,
        dimensions: [{ name: "FileShare" }],
        windowSize: "PT1H",
        evaluationFrequency: "PT1H",
        skipMetricValidation: true,
      },
      {
        kind: "metric",
        id: "files.throttling",
        title: "File share throttled",
        severity: { default: 2, development: 3 },
        reason: "The share is at the IOPS or throughput it is provisioned for: every user of it waits.",
        basis:
          "The docs' response types for throttling. 100 in 15 minutes, by share, leaves out short peaks that clients do not notice.",
        metric: "Transactions",
        aggregation: "Total",
        operator: "GreaterThan",
        threshold: 100,
        dimensions: [{ name: "ResponseType", operator: "Include", values: shareThrottled }, { name: "FileShare" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "files.latency",
        title: "File shares slower than usual",
        severity: 3,
        reason:
          "Requests to the shares take longer end to end than the account's own history explains: the client, the network or the files changed.",
        basis:
          "End-to-end time depends on file size and distance, so no number is right: Azure learns it. All shares together, as a rule by share learns too little of a quiet one.",
        runbook: "storage-latency",
        essential: true,
        when: [{ path: "kind", in: ["FileStorage"] }],
        otherwise: "Accounts of other kinds may hold no share; `blob.latency` watches them, and the chart shows their shares.",
        metric: "SuccessE2ELatency",
        aggregation: "Average",
        operator: "GreaterThan",
        dynamic: { sensitivity: "Low" },
        windowSize: "PT15M",
        evaluationFrequency: "PT15M",
      },
      {
        kind: "metric",
        id: "files.availability",
        title: "File share fails requests",
        severity: { default: 2, development: 3 },
        reason: "Azure Files itself fails requests to this share: users see errors or hanging folders.",
        basis:
          "The account's availability mixes all services, so a failing share can hide in it. A rule split by share cannot ask for traffic as well: 95 % over half an hour leaves out one failure of 20, and the account's rule, which has a minimum, wakes people.",
        runbook: "storage-availability",
        metric: "Availability",
        aggregation: "Average",
        operator: "LessThan",
        threshold: 95,
        dimensions: [{ name: "FileShare" }],
        windowSize: "PT30M",
        evaluationFrequency: "PT5M",
      },
    ],
    charts: [
      {
        title: "Share use",
        metric: "PercentFileShareUtilization",
        aggregation: "Average",
        splitBy: "FileShare",
        alert: "files.share-full",
      },
      {
        title: "Requests by answer",
        metric: "Transactions",
        aggregation: "Total",
        splitBy: "ResponseType",
        alert: "files.throttling",
      },
      {
        title: "Latency end to end",
        metric: "SuccessE2ELatency",
        aggregation: "Average",
        splitBy: "FileShare",
        alert: "files.latency",
      },
      {
        title: "Availability",
        metric: "Availability",
        aggregation: "Average",
        splitBy: "FileShare",
        alert: "files.availability",
      },
    ],
  },
  {
    type: "Microsoft.Storage/storageAccounts/queueServices",
    title: "Queue service",
    insights: "storage",
    implied: { parent: account, path: "queueServices/default", when: hasQueuesAndTables },
    metrics: {
      QueueMessageCount: { unit: "Count", aggregations: ["Average"], grains: ["PT1H"] },
      Transactions: {
        unit: "Count",
        aggregations: ["Total"],
        dimensions: ["ResponseType", "GeoType", "ApiName", "Authentication", "TransactionType"],
      },
    },
    logs: {
      categories: ["StorageDelete", "StorageRead", "StorageWrite"],
      enabled: ["StorageDelete", "StorageWrite"],
      tables: ["StorageQueueLogs"],
      gbPerMonth: 0.2,
      basis: "Memory-grade; without reads, as polling workers read all day.",
    },
    alerts: [
      {
        kind: "metric",
        id: "queue.backlog",
        title: "Queue backlog grows",
        severity: 3,
        reason: "More messages wait than this account's history explains: the workers that read the queues are down or too slow.",
        basis:
          "What is many differs by application, so Azure learns it. The metric is hourly and for all queues of the account together.",
        source: "https://learn.microsoft.com/azure/storage/queues/monitor-queue-storage",
        runbook: "queue-backlog",
        owner: "application",
        metric: "QueueMessageCount",
        aggregation: "Average",
        operator: "GreaterThan",
        dynamic: { sensitivity: "Low", evaluationPeriods: 3, minFailingPeriods: 3 },
        windowSize: "PT1H",
        evaluationFrequency: "PT1H",
      },
    ],
    charts: [
      { title: "Messages waiting", metric: "QueueMessageCount", aggregation: "Average", alert: "queue.backlog" },
      { title: "Requests by API", metric: "Transactions", aggregation: "Total", splitBy: "ApiName" },
    ],
  },
  {
    type: "Microsoft.Storage/storageAccounts/tableServices",
    title: "Table service",
    insights: "storage",
    implied: { parent: account, path: "tableServices/default", when: hasQueuesAndTables },
    metrics: {
      SuccessServerLatency: {
        unit: "MilliSeconds",
        aggregations: ["Average", "Minimum", "Maximum"],
        dimensions: ["GeoType", "ApiName", "Authentication"],
      },
      Transactions: {
        unit: "Count",
        aggregations: ["Total"],
        dimensions: ["ResponseType", "GeoType", "ApiName", "Authentication", "TransactionType"],
      },
    },
    logs: {
      categories: ["StorageDelete", "StorageRead", "StorageWrite"],
      enabled: ["StorageDelete", "StorageWrite"],
      tables: ["StorageTableLogs"],
      gbPerMonth: 0.2,
      basis: "Memory-grade; without reads.",
    },
    alerts: [
      {
        kind: "metric",
        id: "table.latency",
        title: "Table queries slow",
        severity: 3,
        reason: "Table requests take long inside the service, mostly queries without a partition key that scan whole tables.",
        basis:
          "Point reads take about ten milliseconds; 500 ms on average means scans. At least 100 requests, so one report does not count.",
        source: "https://learn.microsoft.com/azure/storage/tables/table-storage-design-for-query",
        runbook: "storage-latency",
        owner: "application",
        metric: "SuccessServerLatency",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 500,
        and: [{ metric: "Transactions", aggregation: "Total", operator: "GreaterThan", threshold: 100 }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
    ],
    charts: [
      { title: "Latency in the server", metric: "SuccessServerLatency", aggregation: "Average", alert: "table.latency" },
      { title: "Requests by API", metric: "Transactions", aggregation: "Total", splitBy: "ApiName" },
    ],
  },
  {
    type: "Microsoft.Storage/storageAccounts/objectReplicationPolicies",
    title: "Object replication policy",
    insights: "storage",
    metrics: {
      PendingOperationsForReplication: {
        unit: "Count",
        aggregations: ["Average", "Minimum", "Maximum"],
        dimensions: ["TimeBucket"],
      },
    },
    alerts: [
      {
        kind: "metric",
        id: "storage.object-replication",
        title: "Object replication is behind",
        severity: { default: 3, production: 2 },
        reason: "Writes have waited long to reach the destination account; readers there see old data.",
        basis:
          "How many operations wait depends on how much is written, so Azure learns it; more than usual for two hours means a stall.",
        source: "https://learn.microsoft.com/azure/storage/blobs/object-replication-overview",
        runbook: "storage-capacity",
        owner: "data",
        preview: true,
        metric: "PendingOperationsForReplication",
        aggregation: "Maximum",
        operator: "GreaterThan",
        dynamic: { sensitivity: "Low", evaluationPeriods: 4, minFailingPeriods: 4 },
        windowSize: "PT30M",
        evaluationFrequency: "PT30M",
        skipMetricValidation: true,
      },
    ],
    charts: [
      { title: "Waiting operations", metric: "PendingOperationsForReplication", aggregation: "Maximum", splitBy: "TimeBucket" },
    ],
  },
  silent(
    "Microsoft.Storage/storageAccounts/blobServices/containers",
    "Blob container",
    "Part of its blob service, whose metrics and logs cover it.",
    reference,
  ),
  silent(
    "Microsoft.Storage/storageAccounts/fileServices/shares",
    "File share",
    "Part of its file service, whose rules split by share.",
    monitorFiles,
  ),
]);
