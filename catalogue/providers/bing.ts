import { typesOf } from "../entry.ts";

export const bing = typesOf([
  {
    type: "Microsoft.Bing/accounts",
    title: "Bing account",
    insights: "none",
    about: {
      source: "https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-bing-accounts-metrics",
      owner: "application",
      runbook: "ai-services-errors",
    },
    metrics: {
      BlockedCalls: { unit: "Count", aggregations: ["Total"], dimensions: ["ApiName", "ServingRegion", "StatusCode"] },
      Latency: {
        unit: "MilliSeconds",
        aggregations: ["Average", "Minimum", "Maximum"],
        dimensions: ["ApiName", "ServingRegion", "StatusCode"],
      },
      ServerErrors: { unit: "Count", aggregations: ["Total"], dimensions: ["ApiName", "ServingRegion", "StatusCode"] },
      TotalCalls: { unit: "Count", aggregations: ["Total"], dimensions: ["ApiName", "ServingRegion", "StatusCode"] },
    },
    alerts: [
      {
        kind: "metric",
        id: "bing.server-errors",
        title: "Bing answers with server errors",
        severity: 2,
        reason: "Grounding or search calls fail; answers lack their sources.",
        basis: "20 in 15 minutes leave out single failures.",
        essential: true,
        metric: "ServerErrors",
        aggregation: "Total",
        operator: "GreaterThan",
        threshold: 20,
        dimensions: [{ name: "ApiName" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "bing.throttled",
        title: "Bing throttles",
        severity: 3,
        reason: "Calls are over the rate of the plan and refused.",
        basis: "As for AI services.",
        metric: "BlockedCalls",
        aggregation: "Total",
        operator: "GreaterThan",
        threshold: 50,
        dimensions: [{ name: "ApiName" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
    ],
    charts: [
      { title: "Calls", metric: "TotalCalls", aggregation: "Total", splitBy: "ApiName" },
      { title: "Server Errors", metric: "ServerErrors", aggregation: "Total", splitBy: "ApiName", alert: "bing.server-errors" },
      { title: "Latency", metric: "Latency", aggregation: "Average" },
    ],
    notes: "The Bing Search APIs were retired on 2025-08-11; grounding accounts of AI agents use the same type.",
  },
]);
