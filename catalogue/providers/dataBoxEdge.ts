import { typesOf } from "../entry.ts";

const docs = "https://learn.microsoft.com/azure/databox-online/azure-stack-edge-monitor";

export const dataBoxEdge = typesOf([
  {
    type: "Microsoft.DataBoxEdge/dataBoxEdgeDevices",
    title: "Azure Stack Edge device",
    insights: "none",
    about: { source: docs, owner: "platform", runbook: "azure-local" },
    multiResource: true,
    metrics: {
      AvailableCapacity: { unit: "Bytes", aggregations: ["Average", "Minimum", "Maximum"], grains: ["PT5M", "PT15M", "PT1H"] },
      CloudUploadThroughput: {
        unit: "BytesPerSecond",
        aggregations: ["Average", "Minimum", "Maximum"],
        grains: ["PT5M", "PT15M", "PT1H"],
      },
      HyperVMemoryUtilization: { unit: "Percent", aggregations: ["Average", "Minimum", "Maximum"], dimensions: ["InstanceName"] },
    },
    alerts: [
      {
        kind: "metric",
        id: "stackedge.capacity",
        title: "Stack Edge device almost full",
        severity: { default: 2, development: 3 },
        reason: "The device has little local space left; shares refuse writes when it is full.",
        basis:
          "100 GB: device sizes differ and the metric is a byte count, so the value is what an upload backlog of hours needs.",
        essential: true,
        metric: "AvailableCapacity",
        aggregation: "Average",
        operator: "LessThan",
        threshold: 100_000_000_000,
        windowSize: "PT30M",
        evaluationFrequency: "PT15M",
      },
      {
        kind: "metric",
        id: "stackedge.memory",
        title: "Stack Edge device short of memory",
        severity: 3,
        reason: "The device's compute has nearly used its memory: workloads on it slow down or fail to start.",
        basis: "90 % for half an hour. By instance.",
        metric: "HyperVMemoryUtilization",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 90,
        dimensions: [{ name: "InstanceName" }],
        windowSize: "PT30M",
        evaluationFrequency: "PT15M",
      },
    ],
    charts: [
      { title: "Space left", metric: "AvailableCapacity", aggregation: "Average", alert: "stackedge.capacity" },
      { title: "Upload", metric: "CloudUploadThroughput", aggregation: "Average" },
      {
        title: "Memory used",
        metric: "HyperVMemoryUtilization",
        aggregation: "Average",
        splitBy: "InstanceName",
        alert: "stackedge.memory",
      },
    ],
  },
]);
