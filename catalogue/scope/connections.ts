import { allRowsOf } from "../kql.ts";
import type { ScopeAlert } from "../schema.ts";

/**
 * The connection tests that azmon itself makes: they are in no inventory yet, so the rules of connection monitors cannot know them. Made
 * only for workspaces that such tests send to.
 */
export const connectionAlerts: ScopeAlert[] = [
  {
    per: "workspace",
    alert: {
      kind: "log",
      id: "connectionmonitor.path-failing",
      title: "A tested way is down",
      severity: { default: 1, test: 2, development: 3 },
      reason:
        "Most checks from a machine to a private endpoint, load balancer or public address fail: the way or its end is down.",
      basis:
        "More than half of the checks in 15 minutes, by source and destination. Pings to other sites are left out: many devices drop them, " +
        "and tunnels have alerts of their own.",
      source: "https://learn.microsoft.com/azure/network-watcher/connection-monitor-overview",
      runbook: "connection-monitor",
      owner: "network",
      query: `${allRowsOf("NWConnectionMonitorTestResult")}
| where Protocol !~ "ICMP" and ChecksTotal > 0
| extend FailedPercent = 100.0 * ChecksFailed / ChecksTotal
| project TimeGenerated, FailedPercent, TestGroupName, SourceName, DestinationName, DestinationAddress, _ResourceId`,
      tables: ["NWConnectionMonitorTestResult"],
      feed: "connection-monitor",
      aggregation: "Average",
      measure: "FailedPercent",
      operator: "GreaterThan",
      threshold: 50,
      dimensions: ["TestGroupName", "SourceName", "DestinationName", "DestinationAddress"],
      windowSize: "PT15M",
      evaluationFrequency: "PT5M",
    },
  },
];
