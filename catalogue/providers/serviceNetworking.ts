import { rowsOf } from "../kql.ts";
import { outage, silent, type TypeEntry, typesOf } from "../entry.ts";

const agc = "https://learn.microsoft.com/azure/application-gateway/for-containers/diagnostics";

const controllers: TypeEntry[] = [
  {
    type: "Microsoft.ServiceNetworking/trafficControllers",
    title: "Application gateway for containers",
    insights: "network",
    about: { source: agc, owner: "application", runbook: "container-gateway" },
    metrics: {
      BackendConnectionTimeouts: {
        unit: "Count",
        aggregations: ["Total"],
        dimensions: ["Microsoft.regionName", "BackendService"],
      },
      BackendHealthyTargets: {
        unit: "Count",
        healthy: 1,
        aggregations: ["Average"],
        dimensions: ["Microsoft.regionName", "BackendService"],
      },
      HTTPResponseStatus: {
        unit: "Count",
        aggregations: ["Total"],
        dimensions: ["Microsoft.regionName", "Frontend", "HttpResponseCode"],
      },
    },
    logs: {
      categories: ["TrafficControllerAccessLog"],
      tables: ["AGCAccessLogs"],
      gbPerMonth: { default: 1, production: 10 },
      basis: "Memory-grade: about 1 KB a request.",
    },
    alerts: [
      {
        kind: "metric",
        id: "agc.no-healthy-backend",
        title: "Container gateway without healthy backend",
        severity: outage,
        reason: "A backend service has no healthy target left: requests to it fail.",
        basis:
          "Below 0.3 healthy targets on average: at least four of five minutes without one, so a single failed probe is quiet. By backend service.",
        essential: true,
        metric: "BackendHealthyTargets",
        aggregation: "Average",
        operator: "LessThan",
        threshold: 0.3,
        dimensions: [{ name: "BackendService" }],
        windowSize: "PT5M",
        evaluationFrequency: "PT1M",
      },
      {
        kind: "log",
        id: "agc.server-errors",
        title: "Container gateway answers with server errors",
        severity: outage,
        reason: "A noticeable share of one host name's requests ends in a 5xx: users see errors now.",
        basis:
          "5 % of at least 100 requests in 30 minutes, of which the log may tell the last ten late; from the access log, since a metric rule cannot divide.",
        query: `${rowsOf("AGCAccessLogs")}
| summarize Requests = count(), Failed = countif(HttpStatusCode >= 500) by HostName, _ResourceId
| where Requests >= {{minimumRequests}}
| extend FailedPercent = 100.0 * Failed / Requests`,
        parameters: { minimumRequests: 100 },
        tables: ["AGCAccessLogs"],
        feed: "diagnostics",
        aggregation: "Maximum",
        measure: "FailedPercent",
        operator: "GreaterThan",
        threshold: { default: 5, development: 20 },
        dimensions: ["HostName"],
        windowSize: "PT30M",
        evaluationFrequency: "PT5M",
      },
    ],
    charts: [
      {
        title: "Healthy targets",
        metric: "BackendHealthyTargets",
        aggregation: "Average",
        splitBy: "BackendService",
        alert: "agc.no-healthy-backend",
      },
      { title: "Requests by answer", metric: "HTTPResponseStatus", aggregation: "Total", splitBy: "HttpResponseCode" },
      { title: "Backend timeouts", metric: "BackendConnectionTimeouts", aggregation: "Total", splitBy: "BackendService" },
    ],
  },
];

const children = [
  silent(
    "Microsoft.ServiceNetworking/trafficControllers/frontends",
    "Container gateway frontend",
    "Part of its application gateway for containers.",
    agc,
  ),
  silent(
    "Microsoft.ServiceNetworking/trafficControllers/associations",
    "Container gateway association",
    "Part of its application gateway for containers.",
    agc,
  ),
];

export const serviceNetworking = typesOf([...controllers, ...children]);
