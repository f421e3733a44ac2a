import { finding } from "./finding.ts";

export const retiredType = finding<{ name: string; what: string; on: string; past: boolean; instead: string }>({
  code: "AZM600",
  severity: "warning",
  title: "A resource of a retired type, SKU or kind",
  explanation:
    "Azure has retired the type, the SKU or the kind, or said when it will. The suggestion names what replaces it; what can still be watched is.",
  message: ({ name, what, on, past }) => `${name} is ${what} that ${past ? "was retired" : "retires"} on ${on}.`,
  wayOut: ({ instead }) => instead,
  example: { name: "<resource>", what: "of a type", on: "<day>", past: false, instead: "What replaces it." },
});

export const logAnalyticsAgent = finding({
  code: "AZM601",
  severity: "warning",
  title: "The Log Analytics agent is retired",
  explanation:
    "It was retired in August 2024 and loses its service. The Azure Monitor agent replaces it; both at once send rows twice.",
  source: "https://learn.microsoft.com/azure/azure-monitor/agents/azure-monitor-agent-migration",
  message: () => "It still runs the Log Analytics agent, which is retired and no longer sends reliably.",
  wayOut: () => "Remove the extension once the Azure Monitor agent reports.",
  example: undefined,
});

export const dependencyAgent = finding({
  code: "AZM602",
  severity: "warning",
  title: "The Dependency agent is being retired",
  explanation: "VM insights' map has been closed to new machines since 2025-09-30 and ends on 2028-06-30, the agent with it.",
  source: "https://learn.microsoft.com/azure/azure-monitor/vm/vminsights-maps-retirement",
  message: () => "It runs the Dependency agent, which ends on 2028-06-30; its map is closed to new machines.",
  wayOut: () => "Remove the extension. VM insights' performance data does not need it.",
  example: undefined,
});

export const diagnosticsExtension = finding({
  code: "AZM603",
  severity: "warning",
  title: "The Azure Diagnostics extension is retired",
  explanation: "Its support ended on 2026-03-31 (date from memory). The Azure Monitor agent collects the same counters and logs.",
  source: "https://learn.microsoft.com/azure/azure-monitor/agents/diagnostics-extension-overview",
  message: () => "It runs the Azure Diagnostics extension, which the Azure Monitor agent replaces.",
  wayOut: () => "Move its counters and logs to a data collection rule, then remove the extension.",
  example: undefined,
});
