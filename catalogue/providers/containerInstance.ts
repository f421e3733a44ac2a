import { typesOf } from "../entry.ts";

export const containerInstance = typesOf([
  {
    type: "Microsoft.ContainerInstance/containerGroups",
    title: "Container group",
    insights: "container",
    about: {
      source: "https://learn.microsoft.com/azure/container-instances/container-instances-monitor",
      owner: "application",
      runbook: "container-group",
    },
    metrics: {
      CpuUsage: { unit: "Count", aggregations: ["Average", "Minimum", "Maximum"], dimensions: ["containerName"] },
      MemoryUsage: { unit: "Bytes", aggregations: ["Average", "Minimum", "Maximum"], dimensions: ["containerName"] },
      NetworkBytesReceivedPerSecond: { unit: "Bytes", aggregations: ["Average", "Minimum", "Maximum"] },
    },
    logs: {
      categories: ["ContainerEvent", "ContainerInstanceLog"],
      tables: ["ContainerEvent", "ContainerInstanceLog"],
    },
    alerts: [
      {
        kind: "metric",
        id: "container-group.cpu",
        title: "Container group CPU is far above its normal",
        severity: 3,
        reason: "A container uses far more CPU than at this hour on other days.",
        basis:
          "The metric is in thousandths of a core and Azure tells no limit beside it, so no percentage exists; AMBA's are dynamic too (of 1,289 rules).",
        essential: true,
        enabled: { default: false, production: true },
        metric: "CpuUsage",
        aggregation: "Average",
        operator: "GreaterThan",
        dynamic: { sensitivity: "Medium", evaluationPeriods: 4, minFailingPeriods: 4 },
        dimensions: [{ name: "containerName" }],
        windowSize: "PT5M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "container-group.memory",
        title: "Container group memory is far above its normal",
        severity: 3,
        reason: "A container uses far more memory than usual; at its limit it is killed.",
        basis: "Bytes without a limit beside them, hence dynamic; AMBA does the same (of 1,281 rules).",
        essential: true,
        enabled: { default: false, production: true },
        metric: "MemoryUsage",
        aggregation: "Average",
        operator: "GreaterThan",
        dynamic: { sensitivity: "Medium", evaluationPeriods: 4, minFailingPeriods: 4 },
        dimensions: [{ name: "containerName" }],
        windowSize: "PT5M",
        evaluationFrequency: "PT5M",
      },
    ],
    charts: [
      { title: "CPU", metric: "CpuUsage", aggregation: "Average", splitBy: "containerName" },
      { title: "Memory", metric: "MemoryUsage", aggregation: "Average", splitBy: "containerName" },
      { title: "Network in", metric: "NetworkBytesReceivedPerSecond", aggregation: "Average" },
    ],
    skip: [
      {
        when: [{ path: "properties.instanceView.state", in: ["Stopped", "Terminated", "Succeeded"], absent: false }],
        reason: "The group has ended and emits nothing.",
        source: "https://learn.microsoft.com/azure/container-instances/container-instances-monitor",
      },
      {
        when: [{ path: "properties.restartPolicy", in: ["Never"], absent: false }],
        reason: "A task that runs once has no normal to compare with.",
        source: "https://learn.microsoft.com/azure/container-instances/container-instances-monitor",
      },
    ],
  },
]);
