import type { ResourceType } from "../schema.ts";

export const loadTest: ResourceType[] = [
  {
    type: "Microsoft.LoadTestService/loadTests",
    title: "Load testing resource",
    insights: "none",
    logs: {
      categories: ["OperationLogs"],
      tables: ["AzureLoadTestingOperation"],
      source: "https://learn.microsoft.com/azure/azure-monitor/reference/supported-logs/microsoft-loadtestservice-loadtests-logs",
    },
    alerts: [],
    notes: "Emits an audit trail of operations only; results and fail criteria are those of each test run.",
  },
  {
    type: "Microsoft.AzurePlaywrightService/accounts",
    title: "Playwright testing workspace",
    insights: "none",
    logs: {
      categories: ["Operational"],
      source:
        "https://learn.microsoft.com/azure/azure-monitor/reference/supported-logs/microsoft-azureplaywrightservice-accounts-logs",
    },
    alerts: [],
    notes: "Emits an audit trail of operations only.",
  },
  {
    type: "Microsoft.Chaos/experiments",
    title: "Chaos experiment",
    insights: "none",
    logs: {
      categories: ["ExperimentOrchestration"],
      tables: ["ChaosStudioExperimentEventLogs"],
      source: "https://learn.microsoft.com/azure/azure-monitor/reference/supported-logs/microsoft-chaos-experiments-logs",
    },
    alerts: [],
    notes:
      "Emits the steps of experiments, which fail things on purpose: collected so that alerts can be explained, never a reason for one.",
  },
];
