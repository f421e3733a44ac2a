import { allRowsOf } from "../kql.ts";
import type { ScopeAlert } from "../schema.ts";

/**
 * The data collection rules that azmon itself makes: one rule watches all of them by the log of their errors, which goes to the main
 * workspace. Rules of the inventory have metric alerts of their own.
 */
export const collectionAlerts: ScopeAlert[] = [
  {
    per: "subscription",
    alert: {
      kind: "log",
      id: "collection.rows-lost",
      title: "Collected rows are lost on their way",
      severity: { default: 2, development: 3 },
      reason: "A data collection rule could not deliver rows or failed to transform them: what they tell is lost for good.",
      basis: "Any error in half an hour: it is written once for many rows, and the same rows will fail again.",
      source: "https://learn.microsoft.com/azure/azure-monitor/data-collection/data-collection-monitor",
      runbook: "data-collection-rule",
      owner: "platform",
      query: `${allRowsOf("DCRLogErrors")}
| where tostring(split(_ResourceId, "/")[4]) =~ {{resourceGroup}}
| project TimeGenerated, _ResourceId, InputStreamId, OperationName, Message`,
      // Stands for `placement.resourceGroup`.
      parameters: { resourceGroup: "" },
      tables: ["DCRLogErrors"],
      feed: "collection",
      aggregation: "Count",
      operator: "GreaterThan",
      threshold: 0,
      dimensions: ["InputStreamId", "OperationName"],
      windowSize: "PT30M",
      evaluationFrequency: "PT15M",
    },
  },
];
