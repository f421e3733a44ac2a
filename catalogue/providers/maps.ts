import { typesOf } from "../entry.ts";

export const maps = typesOf([
  {
    type: "Microsoft.Maps/accounts",
    title: "Maps account",
    insights: "none",
    retiredWhen: [
      {
        when: [{ path: "sku.name", in: ["S0", "S1"] }],
        what: "a Maps account of the Gen1 tier",
        on: "2026-09-15",
        wayOut: "Change its pricing tier to Gen2 (G2).",
        source: "https://azure.microsoft.com/updates/azure-maps-gen1-price-tier-retirement/",
      },
    ],
    metrics: {
      Availability: { unit: "Percent", aggregations: ["Average"], dimensions: ["ApiCategory", "ApiName"] },
      Usage: { unit: "Count", aggregations: ["Count"], dimensions: ["ApiCategory", "ApiName", "ResultType", "ResponseCode"] },
    },
    alerts: [
      {
        kind: "metric",
        id: "maps.availability",
        title: "Maps requests fail",
        severity: 2,
        reason: "More than one map request in a hundred fails on the side of the service.",
        basis: "The SLA is 99.9 a month; 99 for a quarter of an hour with at least 100 requests is visible to users.",
        source: "https://learn.microsoft.com/azure/azure-maps/how-to-view-api-usage",
        runbook: "maps-account",
        owner: "application",
        essential: true,
        metric: "Availability",
        aggregation: "Average",
        operator: "LessThan",
        threshold: 99,
        and: [{ metric: "Usage", aggregation: "Count", operator: "GreaterThan", threshold: 100 }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
    ],
    charts: [
      { title: "Availability", metric: "Availability", aggregation: "Average", alert: "maps.availability" },
      { title: "Requests", metric: "Usage", aggregation: "Count", splitBy: "ApiCategory" },
    ],
  },
]);
