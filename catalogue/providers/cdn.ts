import { rowsOf } from "../kql.ts";
import { outage, silent, typesOf } from "../entry.ts";

const afd = "https://learn.microsoft.com/azure/frontdoor/monitor-front-door";
const frontDoor = [{ path: "sku.name", matches: "AzureFrontDoor$" }];
const classicCdn = "Classic CDN profile: it has no origin groups, no web firewall and no access log of this form.";

export const cdn = typesOf([
  {
    type: "Microsoft.Cdn/profiles",
    title: "Front Door and CDN profile",
    insights: "network",
    retiredWhen: [
      {
        when: [{ path: "sku.name", in: ["Standard_Microsoft"] }],
        what: "a classic CDN profile",
        on: "2027-09-30",
        wayOut: "Migrate to Front Door Standard or Premium.",
        source:
          "https://azure.microsoft.com/updates/v2/Azure-CDN-Standard-from-Microsoft-classic-will-be-retired-on-30-September-2027",
      },
      {
        when: [{ path: "sku.name", in: ["Standard_Verizon", "Premium_Verizon"] }],
        what: "a CDN profile of Edgio",
        on: "2025-01-15",
        wayOut: "Migrate to Front Door Standard or Premium.",
        source: "https://github.com/Azure/EOL/blob/main/service_list.json",
      },
      {
        when: [{ path: "sku.name", in: ["Standard_Akamai"] }],
        what: "a CDN profile of Akamai",
        on: "2023-10-31",
        wayOut: "Migrate to Front Door Standard or Premium.",
        source: "https://github.com/Azure/EOL/blob/main/service_list.json",
      },
    ],
    about: { source: afd, owner: "application", runbook: "front-door" },
    metrics: {
      ByteHitRatio: { unit: "Percent", aggregations: ["Average"], dimensions: ["Endpoint"] },
      OriginHealthPercentage: { unit: "Percent", healthy: 100, aggregations: ["Average"], dimensions: ["Origin", "OriginGroup"] },
      Percentage5XX: { unit: "Percent", aggregations: ["Average"], dimensions: ["Endpoint", "ClientRegion", "ClientCountry"] },
      RequestCount: {
        unit: "Count",
        aggregations: ["Total"],
        dimensions: ["HttpStatus", "HttpStatusGroup", "ClientRegion", "ClientCountry", "Endpoint"],
      },
      TotalLatency: {
        unit: "MilliSeconds",
        aggregations: ["Average"],
        dimensions: ["HttpStatus", "HttpStatusGroup", "ClientRegion", "ClientCountry", "Endpoint"],
      },
    },
    logs: {
      variants: [
        {
          when: [{ path: "sku.name", in: ["Standard_Microsoft"] }],
          categories: ["AzureCdnAccessLog"],
          source: "https://learn.microsoft.com/azure/cdn/monitoring-and-access-log",
        },
      ],
      categories: ["AzureCdnAccessLog", "FrontDoorAccessLog", "FrontDoorHealthProbeLog", "FrontDoorWebApplicationFirewallLog"],
      enabled: {
        default: ["FrontDoorHealthProbeLog", "FrontDoorWebApplicationFirewallLog"],
        production: ["FrontDoorAccessLog", "FrontDoorHealthProbeLog", "FrontDoorWebApplicationFirewallLog"],
      },
      gbPerMonth: { default: 0.5, production: 10 },
      basis: "Memory-grade: about 1 KB a request; classic CDN profiles have the AzureCdnAccessLog instead.",
    },
    alerts: [
      {
        kind: "metric",
        id: "cdn.origin-unhealthy",
        title: "Front Door origin unhealthy",
        severity: outage,
        reason:
          "Most probes of the edge sites to an origin fail: its users go to another origin, or see errors if it was the last.",
        basis: "AMBA's 90 % fires when a few edges fail; below half means the origin. By origin and group.",
        essential: true,
        when: frontDoor,
        otherwise: classicCdn,
        metric: "OriginHealthPercentage",
        aggregation: "Average",
        operator: "LessThan",
        threshold: 50,
        dimensions: [{ name: "Origin" }, { name: "OriginGroup" }],
        windowSize: "PT5M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "cdn.server-errors",
        title: "Front Door answers with server errors",
        severity: outage,
        reason: "A noticeable share of all requests ends in a 5xx: users around the world see error pages.",
        basis: "5 % with at least 200 requests in the window, since one failure of ten is no incident.",
        essential: true,
        when: frontDoor,
        otherwise: "Classic CDN profiles have four metrics, none of them by status.",
        metric: "Percentage5XX",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: { default: 5, development: 20 },
        and: [{ metric: "RequestCount", aggregation: "Total", operator: "GreaterThan", threshold: 200 }],
        windowSize: "PT5M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "cdn.latency",
        title: "Front Door slower than usual",
        severity: 3,
        reason: "Answers take longer than this profile's history explains: a slow origin, a colder cache or longer ways.",
        basis: "AMBA's 100 ms fits no site with an origin behind it; Azure learns each endpoint.",
        metric: "TotalLatency",
        aggregation: "Average",
        operator: "GreaterThan",
        dynamic: { sensitivity: "Low" },
        dimensions: [{ name: "Endpoint" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT15M",
      },
      {
        kind: "log",
        id: "cdn.waf-attack",
        title: "One address hammers the web firewall of Front Door",
        severity: 3,
        reason:
          "The web firewall blocked hundreds of requests from one address: a scan or an attack, or a customer blocked by mistake.",
        basis: "Single blocks are daily noise; 500 from one address in half an hour are deliberate.",
        source: "https://learn.microsoft.com/azure/web-application-firewall/afds/waf-front-door-monitor",
        runbook: "web-firewall",
        owner: "security",
        when: frontDoor,
        otherwise: classicCdn,
        query: `${rowsOf("AzureDiagnostics")}
| where Category == "FrontDoorWebApplicationFirewallLog"
| extend Action = tostring(column_ifexists("action_s", "")), ClientIp = tostring(column_ifexists("clientIP_s", ""))
| where Action =~ "Block"
| project TimeGenerated, ClientIp, _ResourceId`,
        tables: ["AzureDiagnostics"],
        feed: "diagnostics",
        aggregation: "Count",
        operator: "GreaterThan",
        threshold: 500,
        dimensions: ["ClientIp"],
        windowSize: "PT30M",
        evaluationFrequency: "PT15M",
      },
    ],
    charts: [
      {
        title: "Origin health",
        metric: "OriginHealthPercentage",
        aggregation: "Average",
        splitBy: "Origin",
        alert: "cdn.origin-unhealthy",
      },
      {
        title: "Server errors",
        metric: "Percentage5XX",
        aggregation: "Average",
        splitBy: "Endpoint",
        alert: "cdn.server-errors",
      },
      { title: "Requests by answer", metric: "RequestCount", aggregation: "Total", splitBy: "HttpStatusGroup" },
      { title: "Latency", metric: "TotalLatency", aggregation: "Average", splitBy: "Endpoint", alert: "cdn.latency" },
      { title: "Byte hit ratio", metric: "ByteHitRatio", aggregation: "Average", splitBy: "Endpoint" },
    ],
    skip: [
      {
        when: [{ path: "sku.name", in: ["Standard_Akamai", "Standard_Verizon", "Premium_Verizon"], absent: false }],
        reason: "CDN from Akamai (2023) and Edgio (January 2025) has ended: move to Front Door.",
        source: "https://learn.microsoft.com/azure/cdn/edgio-retirement-faq",
      },
    ],
  },
  silent(
    "Microsoft.Cdn/profiles/afdEndpoints",
    "Front Door endpoint",
    "Part of its profile, whose metrics split by endpoint.",
    afd,
  ),
  {
    type: "Microsoft.Cdn/profiles/endpoints",
    title: "CDN endpoint (classic)",
    insights: "none",
    alerts: [],
    notes: "Hourly analytics of the classic CDN, which ends on 30 September 2027; its logs are left out.",
  },
  {
    type: "Microsoft.Cdn/cdnWebApplicationFirewallPolicies",
    title: "CDN web firewall policy",
    insights: "none",
    alerts: [],
    notes: "Its matches are counted on the profiles that use it; its own logs are left out, as the profiles log the same.",
  },
]);
