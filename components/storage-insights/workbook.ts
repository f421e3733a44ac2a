import type { Workbook } from "@pulumi/azure-native/applicationinsights/workbook.js";
import { stableJson } from "../../core/base/json.ts";
import { kqlLiteral } from "../../core/base/kql.ts";
import type { StorageServiceName } from "../../core/insights/storage/logs.ts";
import {
  DAYS,
  days,
  makeWorkbook,
  MetricAggregation,
  metrics,
  parameters,
  query,
  resources,
  text,
  timeRange,
  workbook,
} from "../azure/workbook.ts";
import { limited, readsLogged, type StorageSite } from "./parts.ts";
import * as queries from "./queries.ts";

const SCOPE = "storage-insights";
const NAMESPACE = "microsoft.storage/storageaccounts";
const { Average, Sum } = MetricAggregation;
const of = (category: string, shape: "line" | "grid" = "line") => ({
  namespace: NAMESPACE,
  category,
  parameter: "Accounts",
  resourceType: NAMESPACE,
  shape,
});

const fromMetrics = [
  text("health-head", "## Accounts"),
  metrics("accounts", "Availability, latency and load", of("Transaction", "grid"), [
    { metric: "Availability", aggregation: Average, column: "Availability %" },
    { metric: "SuccessServerLatency", aggregation: Average, column: "Server ms" },
    { metric: "SuccessE2ELatency", aggregation: Average, column: "End to end ms" },
    { metric: "Transactions", aggregation: Sum, column: "Requests" },
  ]),
  metrics("availability", "Availability", of("Transaction"), [{ metric: "Availability", aggregation: Average }]),
  text("latency-head", "Time in the service, and as clients see it: the difference is the network and the client."),
  metrics("latency", "Latency", of("Transaction"), [
    { metric: "SuccessServerLatency", aggregation: Average },
    { metric: "SuccessE2ELatency", aggregation: Average },
  ]),
  metrics("errors", "Requests that failed or were throttled, by answer", of("Transaction"), [
    {
      metric: "Transactions",
      aggregation: Sum,
      splitBy: "ResponseType",
      except: { dimension: "ResponseType", values: ["Success"] },
    },
  ]),
  metrics("throughput", "Bytes in and out", of("Transaction"), [
    { metric: "Ingress", aggregation: Sum },
    { metric: "Egress", aggregation: Sum },
  ]),
  metrics("calls", "Requests by operation", of("Transaction"), [
    { metric: "Transactions", aggregation: Sum, splitBy: "ApiName" },
  ]),
  metrics("capacity", "Used capacity", of("Capacity"), [{ metric: "UsedCapacity", aggregation: Average }]),
];

/** The queries stand in it in full, so it works without the saved functions, on a workspace that is another's. */
function content(accounts: queries.LimitedAccount[], services: StorageServiceName[], reads: boolean) {
  const ids = accounts.map((a) => a.id.toLowerCase()).sort();
  const choose = `resources\n| where type =~ "${NAMESPACE}" and tolower(id) in (${ids.map(kqlLiteral).join(", ")})\n| project id`;
  const requests = [
    text("requests-head", "## Requests\nHourly sums of the log; the first appear an hour after the deployment."),
    query("access", "Who calls what", queries.access(services, DAYS)),
    query("hot", "Containers by what is asked of them", queries.hotContainers(services, DAYS)),
    ...(reads ? [query("unread", "Containers written to and never read", queries.unreadContainers(services, DAYS))] : []),
    query("throttled", "Throttled requests by the limit they met", queries.throttling(services, DAYS)),
    query("slow", "Time in the service and end to end", queries.latency(services, DAYS)),
    query("limits", "Busiest hour against the account's limits", queries.throughput(services, DAYS, accounts)),
  ];
  return workbook([
    parameters([resources(SCOPE, "Accounts", "Accounts", choose), timeRange(SCOPE, 1), days(SCOPE)]),
    ...fromMetrics,
    query("growth", "Growth", queries.growth(DAYS, accounts)),
    ...(services.length > 0 ? requests : []),
  ]);
}

export function makeStorageWorkbook({ name, args, parent, accounts, summed }: StorageSite): Workbook | undefined {
  if (args.workbook === false) return undefined;
  const { resourceGroupName, location, workspaceId, workspaceName, tags } = args;
  const reads = readsLogged(accounts);
  return makeWorkbook(
    `${name}-workbook`,
    `${SCOPE}/workbook/${workspaceName}`,
    {
      resourceGroupName,
      displayName: `Storage: health, growth and access (${workspaceName})`,
      description: "Availability, latency, throttling, throughput against limits, growth, and who reads and writes what.",
      location,
      sourceId: workspaceId,
      serializedData: limited(accounts).apply((l) => stableJson(content(l, summed, reads))),
      tags,
    },
    { parent },
  );
}
