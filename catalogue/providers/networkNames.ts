import type { ResourceType } from "../schema.ts";

const dns = "https://learn.microsoft.com/azure/dns/dns-alerts-metrics";
const limits = "https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits";

export const networkNames: ResourceType[] = [
  {
    type: "Microsoft.Network/dnsZones",
    title: "DNS zone",
    insights: "network",
    metricsSource:
      "https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-network-dnszones-metrics",
    metrics: {
      QueryVolume: { unit: "Count", aggregations: ["Total"], grains: ["PT1H"] },
      RecordSetCapacityUtilization: {
        unit: "Percent",
        aggregations: ["Average", "Minimum", "Maximum", "Count"],
        grains: ["PT1H"],
      },
    },
    alerts: [
      {
        kind: "metric",
        id: "dns.records-full",
        title: "DNS zone almost full",
        severity: 3,
        reason: "The zone nears the number of record sets Azure allows; new names can then not be added.",
        basis: "80 % of the limit; the metric is hourly and grows slowly.",
        source: dns,
        runbook: "dns",
        owner: "network",
        essential: true,
        metric: "RecordSetCapacityUtilization",
        aggregation: "Maximum",
        operator: "GreaterThan",
        threshold: 80,
        windowSize: "PT1H",
        evaluationFrequency: "PT1H",
      },
    ],
    charts: [
      { title: "Queries", metric: "QueryVolume", aggregation: "Total" },
      { title: "Record sets used", metric: "RecordSetCapacityUtilization", aggregation: "Maximum", alert: "dns.records-full" },
    ],
  },
  {
    type: "Microsoft.Network/privateDnsZones",
    title: "Private DNS zone",
    insights: "network",
    metricsSource:
      "https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-network-privatednszones-metrics",
    metrics: {
      QueryVolume: { unit: "Count", aggregations: ["Total"] },
      RecordSetCapacityUtilization: { unit: "Percent", aggregations: ["Average", "Minimum", "Maximum", "Count"] },
      VirtualNetworkLinkCapacityUtilization: { unit: "Percent", aggregations: ["Average", "Minimum", "Maximum", "Count"] },
    },
    alerts: [
      {
        kind: "metric",
        id: "privatedns.records-full",
        title: "Private DNS zone almost full",
        severity: 3,
        reason: "The zone nears the number of record sets Azure allows; new private endpoints and machines then get no name.",
        basis: "80 % of the limit, as AMBA; PT1H because the docs name no grain and the public zones' metric is hourly.",
        source: "https://azure.github.io/azure-monitor-baseline-alerts/services/Network/privateDnsZones/",
        runbook: "dns",
        owner: "network",
        essential: true,
        metric: "RecordSetCapacityUtilization",
        aggregation: "Maximum",
        operator: "GreaterThan",
        threshold: 80,
        windowSize: "PT1H",
        evaluationFrequency: "PT1H",
      },
      {
        kind: "metric",
        id: "privatedns.links-full",
        title: "Private DNS zone almost out of network links",
        severity: 3,
        reason: "The zone nears the number of networks it can be linked to; the next network could not resolve its names.",
        basis: "80 % of the limit, as AMBA.",
        source: "https://azure.github.io/azure-monitor-baseline-alerts/services/Network/privateDnsZones/",
        runbook: "dns",
        owner: "network",
        metric: "VirtualNetworkLinkCapacityUtilization",
        aggregation: "Maximum",
        operator: "GreaterThan",
        threshold: 80,
        windowSize: "PT1H",
        evaluationFrequency: "PT1H",
      },
    ],
    charts: [
      { title: "Queries", metric: "QueryVolume", aggregation: "Total" },
      {
        title: "Record sets used",
        metric: "RecordSetCapacityUtilization",
        aggregation: "Maximum",
        alert: "privatedns.records-full",
      },
    ],
  },
  {
    type: "Microsoft.Network/dnsResolvers",
    title: "Private DNS resolver",
    insights: "network",
    metricsSource:
      "https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-network-dnsresolvers-metrics",
    metrics: {
      QPS: {
        unit: "Count",
        aggregations: ["Average", "Minimum", "Maximum", "Count", "Total"],
        dimensions: ["EndpointId"],
        grains: ["PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "PT24H"],
      },
    },
    alerts: [
      {
        kind: "metric",
        id: "dnsresolver.queries",
        title: "DNS resolver endpoint near its query limit",
        severity: { default: 2, development: 3 },
        reason: "An endpoint answers nearly as many queries as it can; beyond that, names fail to resolve now and then.",
        basis: "80 % of the 10,000 queries a second that one endpoint takes. By endpoint.",
        source: limits,
        runbook: "dns",
        owner: "network",
        essential: true,
        metric: "QPS",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 8000,
        dimensions: [{ name: "EndpointId" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
    ],
    charts: [
      { title: "Queries a second", metric: "QPS", aggregation: "Average", splitBy: "EndpointId", alert: "dnsresolver.queries" },
    ],
  },
  {
    type: "Microsoft.Network/dnsForwardingRulesets",
    title: "DNS forwarding ruleset",
    insights: "network",
    metricsSource:
      "https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-network-dnsforwardingrulesets-metrics",
    metrics: {
      ForwardingRuleCount: {
        unit: "Count",
        aggregations: ["Average", "Minimum", "Maximum", "Count"],
        grains: ["PT1H", "PT6H", "PT12H", "P1D"],
      },
    },
    alerts: [
      {
        kind: "metric",
        id: "dnsresolver.rules-full",
        title: "DNS forwarding ruleset almost full",
        severity: 3,
        reason: "The ruleset nears the number of rules Azure allows; the next domain cannot be forwarded.",
        basis: "80 % of 1,000 rules a ruleset; the metric is hourly.",
        source: limits,
        runbook: "dns",
        owner: "network",
        metric: "ForwardingRuleCount",
        aggregation: "Maximum",
        operator: "GreaterThan",
        threshold: 800,
        windowSize: "PT1H",
        evaluationFrequency: "PT1H",
      },
    ],
    charts: [{ title: "Rules", metric: "ForwardingRuleCount", aggregation: "Maximum", alert: "dnsresolver.rules-full" }],
  },
  {
    type: "Microsoft.Network/dnsResolverPolicies",
    title: "DNS security policy",
    insights: "network",
    logs: {
      categories: ["DnsResponse"],
      tables: ["DNSQueryLogs"],
      gbPerMonth: { default: 1, production: 5 },
      basis: "Memory-grade: about half a KB a query.",
      source:
        "https://learn.microsoft.com/azure/azure-monitor/reference/supported-logs/microsoft-network-dnsresolverpolicies-logs",
    },
    alerts: [],
    notes: "Logs only: each query of the linked networks, for searching afterwards.",
  },
];
