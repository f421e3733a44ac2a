import { typesOf } from "../entry.ts";

export const videoIndexer = typesOf([
  {
    type: "Microsoft.VideoIndexer/accounts",
    title: "Video Indexer account",
    insights: "none",
    logs: {
      categories: ["Audit", "IndexingLogs"],
      tables: ["VIAudit", "VIIndexing"],
    },
    alerts: [],
    notes: "Emits an audit and indexing trail only, no metrics; kept for search.",
  },
]);
