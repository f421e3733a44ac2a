import { outage, silent, typesOf, type TypeEntry } from "../entry.ts";

const alertsPage = "https://learn.microsoft.com/azure/azure-vmware/configure-alerts-for-azure-vmware-solution";

const entries: TypeEntry[] = [
  {
    type: "Microsoft.AVS/privateClouds",
    title: "Azure VMware private cloud",
    insights: "none",
    about: { source: alertsPage, owner: "platform", runbook: "vmware" },
    metrics: {
      CpuUsageAverage: {
        unit: "Percent",
        aggregations: ["Average"],
        dimensions: ["clustername"],
        grains: ["PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"],
      },
      DiskUsedPercentage: {
        unit: "Percent",
        aggregations: ["Average"],
        dimensions: ["dsname"],
        grains: ["PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"],
      },
      MemUsageAverage: {
        unit: "Percent",
        aggregations: ["Average"],
        dimensions: ["clustername"],
        grains: ["PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"],
      },
    },
    logs: {
      categories: ["vmwaresyslog"],
      tables: ["AVSSyslog"],
      gbPerMonth: { default: 5, production: 20 },
      basis: "Memory-grade: all syslog of hosts, vCenter and NSX.",
    },
    alerts: [
      {
        kind: "metric",
        id: "avs.datastore",
        title: "vSAN datastore filling up",
        severity: outage,
        reason:
          "The datastore nears the level at which Microsoft's service level ends and vSAN can no longer rebuild a failed host.",
        basis: "Microsoft requires a quarter of vSAN free; 75 % used is that line. By datastore.",
        essential: true,
        metric: "DiskUsedPercentage",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 75,
        dimensions: [{ name: "dsname" }],
        windowSize: "PT30M",
        evaluationFrequency: "PT15M",
      },
      {
        kind: "metric",
        id: "avs.cpu",
        title: "VMware cluster short of processor",
        severity: { default: 2, development: 3 },
        reason: "The cluster's hosts are busy; machines wait for processor time, and a failed host could not be replaced.",
        basis: "80 %, Microsoft's value: the rest carries the machines of one failed host in small clusters. By cluster.",
        essential: true,
        metric: "CpuUsageAverage",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 80,
        dimensions: [{ name: "clustername" }],
        windowSize: "PT30M",
        evaluationFrequency: "PT15M",
      },
      {
        kind: "metric",
        id: "avs.memory",
        title: "VMware cluster short of memory",
        severity: { default: 2, development: 3 },
        reason:
          "The cluster's memory is nearly in use: hosts begin to balloon and swap, and a failed host could not be replaced.",
        basis: "80 %, Microsoft's value. By cluster.",
        metric: "MemUsageAverage",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 80,
        dimensions: [{ name: "clustername" }],
        windowSize: "PT30M",
        evaluationFrequency: "PT15M",
      },
    ],
    charts: [
      {
        title: "Datastore used",
        metric: "DiskUsedPercentage",
        aggregation: "Average",
        splitBy: "dsname",
        alert: "avs.datastore",
      },
      { title: "Processor", metric: "CpuUsageAverage", aggregation: "Average", splitBy: "clustername", alert: "avs.cpu" },
      { title: "Memory", metric: "MemUsageAverage", aggregation: "Average", splitBy: "clustername", alert: "avs.memory" },
    ],
  },
];

const clusters: TypeEntry = silent(
  "Microsoft.AVS/privateClouds/clusters",
  "Azure VMware cluster",
  "Part of its private cloud, whose rules split by cluster.",
  alertsPage,
);

export const avs = typesOf([...entries, clusters]);
