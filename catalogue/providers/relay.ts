import { typesOf } from "../entry.ts";

export const relay = typesOf([
  {
    type: "Microsoft.Relay/namespaces",
    title: "Relay namespace",
    insights: "none",
    about: {
      source: "https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-relay-namespaces-metrics",
      owner: "application",
      runbook: "relay-connections",
    },
    metrics: {
      ActiveConnections: { unit: "Count", aggregations: ["Total"], dimensions: ["EntityName"] },
      ActiveListeners: { unit: "Count", aggregations: ["Total"], dimensions: ["EntityName"] },
      "ListenerConnections-ServerError": {
        unit: "Count",
        aggregations: ["Total"],
        dimensions: ["EntityName", "OperationResult"],
      },
      "SenderConnections-ServerError": { unit: "Count", aggregations: ["Total"], dimensions: ["EntityName", "OperationResult"] },
    },
    logs: {
      categories: ["HybridConnectionsEvent", "VNetAndIPFilteringLogs"],
      dedicated: true,
      tables: ["AZMSHybridConnectionsEvents"],
    },
    alerts: [
      {
        kind: "metric",
        id: "relay.sender-errors",
        title: "Relay senders are refused",
        severity: 2,
        reason: "Senders cannot reach the listener through the relay: the service fails or nobody listens.",
        basis: "Zero in normal operation; ten leave out a reconnect.",
        essential: true,
        metric: "SenderConnections-ServerError",
        aggregation: "Total",
        operator: "GreaterThan",
        threshold: 10,
        dimensions: [{ name: "EntityName" }],
        windowSize: "PT5M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "relay.listener-errors",
        title: "Relay listeners are refused",
        severity: 2,
        reason: "Listeners cannot connect; what stands behind the relay is out of reach.",
        basis: "Zero in normal operation; listeners reconnect slowly, so five count.",
        essential: true,
        metric: "ListenerConnections-ServerError",
        aggregation: "Total",
        operator: "GreaterThan",
        threshold: 5,
        dimensions: [{ name: "EntityName" }],
        windowSize: "PT5M",
        evaluationFrequency: "PT5M",
      },
    ],
    charts: [
      { title: "Active connections", metric: "ActiveConnections", aggregation: "Total", splitBy: "EntityName" },
      { title: "Active listeners", metric: "ActiveListeners", aggregation: "Total", splitBy: "EntityName" },
      {
        title: "SenderConnections-ServerError",
        metric: "SenderConnections-ServerError",
        aggregation: "Total",
        splitBy: "EntityName",
        alert: "relay.sender-errors",
      },
    ],
  },
]);
