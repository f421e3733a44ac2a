import { alertsOf, typesOf } from "../entry.ts";
import type { MetricFacts } from "../schema.ts";

const percent = (...dimensions: string[]): MetricFacts => ({
  unit: "Percent",
  aggregations: ["Average", "Minimum", "Maximum"],
  dimensions,
});
const shared = {
  kind: "metric",
  source: "https://learn.microsoft.com/azure/oracle/oracle-db/monitor-oracle-database-azure",
  runbook: "oracle-cluster",
  owner: "data",
  aggregation: "Average",
  operator: "GreaterThan",
  windowSize: "PT30M",
  evaluationFrequency: "PT15M",
} as const;

/** Oracle Database@Azure: Oracle runs the machines, Azure shows their metrics. */
export const oracle = typesOf([
  {
    type: "Oracle.Database/cloudVmClusters",
    title: "Oracle cluster",
    insights: "none",
    metrics: {
      "oci_database_cluster/CpuUtilization": percent("hostName"),
      "oci_database_cluster/MemoryUtilization": percent("hostName"),
      "oci_database_cluster/FilesystemUtilization": percent("hostName", "filesystemName"),
      "oci_database_cluster/ASMDiskgroupUtilization": percent("diskgroupName"),
    },
    alerts: alertsOf(shared, [
      {
        id: "oracle-cluster.cpu",
        title: "Oracle cluster short of processor",
        severity: { default: 2, development: 3 },
        reason: "A host of the cluster has been saturated for half an hour: queries of all its databases queue up.",
        basis: "90 % over half an hour separates a lasting shortage from backups and statistics. By host.",
        essential: true,
        metric: "oci_database_cluster/CpuUtilization",
        threshold: 90,
        dimensions: [{ name: "hostName" }],
      },
      {
        id: "oracle-cluster.memory",
        title: "Oracle cluster short of memory",
        severity: 3,
        reason: "A host of the cluster has hardly any memory left: databases page, and new sessions fail.",
        basis: "95 % over half an hour: databases claim what they may, so a high value alone is normal. By host.",
        metric: "oci_database_cluster/MemoryUtilization",
        threshold: 95,
        dimensions: [{ name: "hostName" }],
      },
      {
        id: "oracle-cluster.file-system",
        title: "Oracle cluster file system filling",
        severity: { default: 2, development: 3 },
        reason: "A file system of a host is nearly full: logs, patches and backups stop when it is.",
        basis: "85 % over half an hour leaves days at usual growth. By host and file system.",
        metric: "oci_database_cluster/FilesystemUtilization",
        threshold: 85,
        dimensions: [{ name: "hostName" }, { name: "filesystemName" }],
      },
      {
        id: "oracle-cluster.disk-group",
        title: "Oracle disk group filling",
        severity: { default: 2, development: 3 },
        reason: "A disk group of the cluster is nearly full: databases stop when their data or recovery area cannot grow.",
        basis: "85 % over half an hour: what is free must also take a rebalance after a lost disk. By disk group.",
        essential: true,
        metric: "oci_database_cluster/ASMDiskgroupUtilization",
        threshold: 85,
        dimensions: [{ name: "diskgroupName" }],
      },
    ]),
    charts: [
      {
        title: "Processor",
        metric: "oci_database_cluster/CpuUtilization",
        aggregation: "Average",
        splitBy: "hostName",
        alert: "oracle-cluster.cpu",
      },
      {
        title: "Disk groups",
        metric: "oci_database_cluster/ASMDiskgroupUtilization",
        aggregation: "Average",
        splitBy: "diskgroupName",
        alert: "oracle-cluster.disk-group",
      },
    ],
    notes:
      "Databases of the cluster have metrics of their own under the same resource; which of them matter depends on the database.",
  },
]);
