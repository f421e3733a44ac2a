import { typesOf } from "../entry.ts";

export const powerBI = typesOf([
  {
    type: "Microsoft.PowerBIDedicated/capacities",
    title: "Power BI Embedded capacity",
    insights: "none",
    about: {
      source:
        "https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-powerbidedicated-capacities-metrics",
      owner: "data",
      runbook: "power-bi-capacity",
    },
    metrics: {
      cpu_metric: { unit: "Percent", aggregations: ["Average"] },
      overload_metric: { unit: "Count", aggregations: ["Average"] },
    },
    logs: {
      categories: ["Engine"],
      tables: ["AzureDiagnostics"],
    },
    alerts: [
      {
        kind: "metric",
        id: "power-bi.overload",
        title: "Power BI capacity is overloaded",
        severity: 2,
        reason: "The capacity delays or rejects queries; reports load slowly or not at all.",
        basis: "0 is normal, 1 is overload: more than half of the last 15 minutes.",
        essential: true,
        metric: "overload_metric",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 0.5,
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "power-bi.cpu",
        title: "Power BI capacity CPU is saturated",
        severity: 3,
        reason: "The capacity has used over 90 percent of its CPU for half an hour; throttling is next.",
        basis:
          "Background work is smoothed over a day, so only sustained values matter; AMBA has 90 over 5 minutes (of 485 rules).",
        essential: true,
        metric: "cpu_metric",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 90,
        windowSize: "PT30M",
        evaluationFrequency: "PT5M",
      },
    ],
    charts: [
      { title: "CPU", metric: "cpu_metric", aggregation: "Average", alert: "power-bi.cpu" },
      { title: "Overload", metric: "overload_metric", aggregation: "Average", alert: "power-bi.overload" },
    ],
    skip: [
      {
        when: [{ path: "properties.state", in: ["Paused", "Pausing", "Suspended"], absent: false }],
        reason: "A paused capacity emits nothing.",
        source: "https://learn.microsoft.com/power-bi/developer/embedded/azure-pbie-pause-start",
      },
    ],
  },
]);
