import { typesOf } from "../entry.ts";

const lustre = "https://azure.github.io/azure-monitor-baseline-alerts/services/StorageCache/AmlFilesystems/";

export const storageCache = typesOf([
  {
    type: "Microsoft.StorageCache/amlFilesystems",
    title: "Managed Lustre file system",
    insights: "storage",
    about: { source: lustre, owner: "data", runbook: "lustre" },
    metrics: {
      ClientReadThroughput: { unit: "BytesPerSecond", aggregations: ["Minimum", "Maximum", "Average"], dimensions: ["ostnum"] },
      ClientWriteThroughput: { unit: "BytesPerSecond", aggregations: ["Minimum", "Maximum", "Average"], dimensions: ["ostnum"] },
      MDTFilesFree: { unit: "Count", aggregations: ["Minimum", "Maximum", "Average"], dimensions: ["mdtnum"] },
      OSTBytesAvailable: { unit: "Bytes", aggregations: ["Minimum", "Maximum", "Average"], dimensions: ["ostnum"] },
    },
    logs: {
      categories: ["AmlfsAuditEvent"],
      gbPerMonth: 0.1,
      basis: "Memory-grade: audit of the control plane only.",
    },
    alerts: [
      {
        kind: "metric",
        id: "lustre.space",
        title: "Lustre storage target almost full",
        severity: { default: 2, development: 3 },
        reason: "One object storage target is nearly full; files striped over it fail to grow although the file system has room.",
        basis: "Targets hold several TiB, so 512 GiB is roughly the last tenth. By target: the sum hides an uneven stripe.",
        essential: true,
        metric: "OSTBytesAvailable",
        aggregation: "Minimum",
        operator: "LessThan",
        threshold: 549_755_813_888,
        oneSample: true,
        dimensions: [{ name: "ostnum" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "lustre.files",
        title: "Lustre metadata target out of file entries",
        severity: { default: 2, development: 3 },
        reason: "The metadata target has few file entries left; creating files fails when they run out, whatever the free space.",
        basis: "A million entries is what a large job creates in minutes; the default holds many tens of millions.",
        metric: "MDTFilesFree",
        aggregation: "Minimum",
        operator: "LessThan",
        threshold: 1_000_000,
        oneSample: true,
        dimensions: [{ name: "mdtnum" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
    ],
    charts: [
      { title: "Space available", metric: "OSTBytesAvailable", aggregation: "Minimum", splitBy: "ostnum", alert: "lustre.space" },
      { title: "File entries left", metric: "MDTFilesFree", aggregation: "Minimum", splitBy: "mdtnum", alert: "lustre.files" },
      { title: "Read throughput", metric: "ClientReadThroughput", aggregation: "Average" },
      { title: "Write throughput", metric: "ClientWriteThroughput", aggregation: "Average" },
    ],
  },
  {
    type: "Microsoft.StorageCache/caches",
    title: "HPC Cache",
    insights: "storage",
    metrics: {
      ClientLatency: { unit: "MilliSeconds", aggregations: ["Minimum", "Maximum", "Average"] },
      StorageTargetAccessErrors: {
        unit: "Count",
        aggregations: ["Minimum", "Maximum", "Average", "Total"],
        dimensions: ["StorageTarget"],
      },
    },
    logs: {
      categories: ["AscCacheOperationEvent", "AscUpgradeEvent", "AscWarningEvent"],
    },
    alerts: [
      {
        kind: "metric",
        id: "hpccache.storage-target",
        title: "HPC Cache target refuses access",
        severity: { default: 2, development: 3 },
        reason: "The storage behind the cache refuses access: reads of files that are not cached fail.",
        basis:
          "Any lasting access error; a hundred in 15 minutes leaves out a single client with wrong rights. By storage target.",
        source: "https://learn.microsoft.com/azure/hpc-cache/metrics",
        runbook: "lustre",
        owner: "data",
        metric: "StorageTargetAccessErrors",
        aggregation: "Total",
        operator: "GreaterThan",
        threshold: 100,
        dimensions: [{ name: "StorageTarget" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
    ],
    charts: [{ title: "Client latency", metric: "ClientLatency", aggregation: "Average" }],
    retired: {
      on: "2025-09-30",
      wayOut: "Move to Azure Managed Lustre or Azure NetApp Files.",
      source: "https://learn.microsoft.com/azure/hpc-cache/hpc-cache-overview",
    },
  },
]);
