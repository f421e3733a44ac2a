import { typesOf } from "../entry.ts";

export const peering = typesOf([
  {
    type: "Microsoft.Peering/peerings",
    title: "Peering",
    insights: "network",
    metrics: {
      EgressTrafficRate: {
        unit: "BitsPerSecond",
        aggregations: ["Average"],
        dimensions: ["ConnectionId", "SessionIp", "TrafficClass"],
      },
      IngressTrafficRate: {
        unit: "BitsPerSecond",
        aggregations: ["Average"],
        dimensions: ["ConnectionId", "SessionIp", "TrafficClass"],
      },
      SessionAvailability: {
        unit: "Count",
        healthy: 1,
        aggregations: ["Average"],
        dimensions: ["ConnectionId", "SessionIp"],
        grains: ["PT5M", "PT1H"],
      },
    },
    alerts: [
      {
        kind: "metric",
        id: "peering.session-down",
        title: "Peering session down",
        severity: { default: 1, test: 2, development: 3 },
        reason: "A BGP session of the peering is down: its traffic takes other ways or none.",
        basis:
          "The metric is 1 while the session is up, a sample every five minutes; below 0.3 all of the last 15 minutes are lost. By connection.",
        source: "https://learn.microsoft.com/azure/internet-peering/overview",
        runbook: "bgp",
        owner: "network",
        essential: true,
        metric: "SessionAvailability",
        aggregation: "Average",
        operator: "LessThan",
        threshold: 0.3,
        dimensions: [{ name: "ConnectionId" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
    ],
    charts: [
      {
        title: "Sessions",
        metric: "SessionAvailability",
        aggregation: "Average",
        splitBy: "SessionIp",
        alert: "peering.session-down",
      },
      { title: "In", metric: "IngressTrafficRate", aggregation: "Average" },
      { title: "Out", metric: "EgressTrafficRate", aggregation: "Average" },
    ],
  },
  {
    type: "Microsoft.Peering/peeringServices",
    title: "Peering service connection",
    insights: "network",
    metrics: { RoundTripTime: { unit: "MilliSeconds", aggregations: ["Average"], dimensions: ["ConnectionMonitorTestName"] } },
    alerts: [
      {
        kind: "metric",
        id: "peering.round-trip",
        title: "Peering service slower than usual",
        severity: 3,
        reason:
          "The round trip to Microsoft's edge takes longer than this connection's history explains: a detour or congestion at the provider.",
        basis: "Distance decides what is normal, so Azure learns it.",
        source: "https://learn.microsoft.com/azure/peering-service/about",
        runbook: "connection-monitor",
        owner: "network",
        metric: "RoundTripTime",
        aggregation: "Average",
        operator: "GreaterThan",
        dynamic: { sensitivity: "Low" },
        windowSize: "PT15M",
        evaluationFrequency: "PT15M",
      },
    ],
    charts: [{ title: "Round trip", metric: "RoundTripTime", aggregation: "Average", alert: "peering.round-trip" }],
  },
]);
