import { typesOf } from "../entry.ts";

export const loadTest = typesOf([
  {
    type: "Microsoft.LoadTestService/loadTests",
    title: "Load testing resource",
    insights: "none",
    logs: {
      categories: ["OperationLogs"],
      tables: ["AzureLoadTestingOperation"],
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
    },
    alerts: [],
    notes:
      "Emits the steps of experiments, which fail things on purpose: collected so that alerts can be explained, never a reason for one.",
  },
]);
