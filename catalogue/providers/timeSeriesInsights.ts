import { typesOf } from "../entry.ts";

export const timeSeriesInsights = typesOf([
  {
    type: "Microsoft.TimeSeriesInsights/environments",
    title: "Time Series Insights environment",
    insights: "none",
    alerts: [],
    retired: {
      on: "2024-07-07",
      wayOut: "Azure Data Explorer (Microsoft.Kusto/clusters) or Fabric Real-Time Intelligence.",
      source: "https://learn.microsoft.com/azure/time-series-insights/migration-to-adx",
    },
  },
]);
