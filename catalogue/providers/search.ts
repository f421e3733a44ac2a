import { typesOf } from "../entry.ts";

export const search = typesOf([
  {
    type: "Microsoft.Search/searchServices",
    title: "AI Search service",
    insights: "none",
    about: {
      source: "https://learn.microsoft.com/azure/search/monitor-azure-cognitive-search-data-reference",
      owner: "application",
      runbook: "search-service",
    },
    metrics: {
      DocumentsProcessedCount: {
        unit: "Count",
        aggregations: ["Total", "Count"],
        dimensions: ["DataSourceName", "Failed", "IndexerName", "IndexName", "SkillsetName"],
      },
      SearchLatency: { unit: "Seconds", aggregations: ["Average"] },
      SearchQueriesPerSecond: { unit: "CountPerSecond", aggregations: ["Average"] },
      ThrottledSearchQueriesPercentage: { unit: "Percent", aggregations: ["Average"] },
    },
    logs: {
      categories: ["OperationLogs"],
      tables: ["AzureDiagnostics"],
    },
    alerts: [
      {
        kind: "metric",
        id: "search.throttled",
        title: "Search throttles queries",
        severity: 2,
        reason: "Queries are refused for lack of replicas; users get no results.",
        basis:
          "AMBA has 10 over 5 minutes (of 613 rules); a minimum of one query a second, so that one of ten at night wakes nobody.",
        essential: true,
        metric: "ThrottledSearchQueriesPercentage",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 10,
        and: [{ metric: "SearchQueriesPerSecond", aggregation: "Average", operator: "GreaterThan", threshold: 1 }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "search.latency",
        title: "Search is slow",
        severity: 2,
        reason: "Queries take over two seconds on average.",
        basis:
          "A healthy index answers in tens of milliseconds; AMBA waits for 5 seconds (of 636 rules). Minimum traffic as above.",
        essential: true,
        metric: "SearchLatency",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 2,
        and: [{ metric: "SearchQueriesPerSecond", aggregation: "Average", operator: "GreaterThan", threshold: 1 }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "search.indexing-failed",
        title: "Search indexers fail on documents",
        severity: 3,
        reason: "An indexer cannot read documents; they are missing in the results.",
        basis: "Single unreadable files are normal; more than ten in an hour are a schema or a permission.",
        metric: "DocumentsProcessedCount",
        aggregation: "Total",
        operator: "GreaterThan",
        threshold: 10,
        dimensions: [{ name: "Failed", values: ["true"] }, { name: "IndexerName" }],
        windowSize: "PT1H",
        evaluationFrequency: "PT15M",
      },
    ],
    charts: [
      { title: "Search Latency", metric: "SearchLatency", aggregation: "Average", alert: "search.latency" },
      { title: "Queries per second", metric: "SearchQueriesPerSecond", aggregation: "Average" },
      {
        title: "Throttled search queries percentage",
        metric: "ThrottledSearchQueriesPercentage",
        aggregation: "Average",
        alert: "search.throttled",
      },
      { title: "Documents processed", metric: "DocumentsProcessedCount", aggregation: "Total", splitBy: "IndexerName" },
    ],
    skip: [
      {
        when: [{ path: "properties.status", in: ["disabled"], absent: false }],
        reason: "A disabled service refuses every call on purpose.",
        source: "https://learn.microsoft.com/rest/api/searchmanagement/services/get",
      },
      {
        when: [{ path: "sku.name", in: ["free"], absent: false }],
        reason: "The free service shares its machine with others and promises nothing.",
        source: "https://learn.microsoft.com/azure/search/search-sku-tier",
      },
    ],
  },
]);
