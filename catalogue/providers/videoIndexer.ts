import type { ResourceType } from "../schema.ts";

export const videoIndexer: ResourceType[] = [
  {
    type: "Microsoft.VideoIndexer/accounts",
    title: "Video Indexer account",
    insights: "none",
    logs: {
      categories: ["Audit", "IndexingLogs"],
      tables: ["VIAudit", "VIIndexing"],
      source: "https://learn.microsoft.com/azure/azure-monitor/reference/supported-logs/microsoft-videoindexer-accounts-logs",
    },
    alerts: [],
    notes: "Emits an audit and indexing trail only, no metrics; kept for search.",
  },
];
