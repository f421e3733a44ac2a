import type { AccountLimits } from "../../core/azure/storageLimits.ts";
import { kqlLiteral } from "../../core/base/kql.ts";
import { type StorageServiceName, summaryTableOf, tableOf } from "../../core/insights/storage/logs.ts";

/**
 * KQL over storage. Requests are summed up every hour by a summary rule, for a Basic table is billed by what each query scans; all but
 * the raw rows of an incident is asked of the sums. `days` is KQL text: a number, or the parameter of a saved function.
 */
export const SUMMARY_MINUTES = 60;

/** Reads one table and joins nothing: all that a summary rule may do with a table on the Basic plan. */
export const summaryQuery = (service: StorageServiceName): string =>
  `${tableOf[service]}
| extend Account = extract(@"^(.+/storageaccounts/[^/]+)", 1, tolower(_ResourceId)),
    Container = extract(@"^[a-z]+://[^/]+/([^/?(]+)", 1, Uri),
    Caller = iff(isnotempty(RequesterObjectId), RequesterObjectId, replace_regex(CallerIpAddress, @":\\d+$", ""))
| summarize Requests = count(), Errors = countif(toint(StatusCode) >= 400), BytesIn = sum(RequestBodySize),
    BytesOut = sum(ResponseBodySize), ServerMs = sum(ServerLatencyMs), EndToEndMs = sum(DurationMs), LastSeen = max(TimeGenerated)
    by Account, Service = ${kqlLiteral(service)}, Container, Category, OperationName, ResponseType = MetricResponseType,
    AuthenticationType, Caller`;

const rows = (services: readonly StorageServiceName[], days: string): string => {
  const tables = services.map((s) => summaryTableOf[s]);
  const from = tables.length === 1 ? tables[0]! : `union isfuzzy=true ${tables.join(", ")}`;
  return `${from}
| where TimeGenerated > ago(1d * ${days})`;
};
const ACCOUNT = 'AccountName = tostring(split(Account, "/")[-1])';
const GB = (bytes: string): string => `round(${bytes} / 1e9, 3)`;

/** Who calls which operation of what, by how they signed in. */
export const access = (services: readonly StorageServiceName[], days: string): string =>
  `${rows(services, days)}
| summarize Requests = sum(Requests), Errors = sum(Errors), BytesIn = sum(BytesIn), BytesOut = sum(BytesOut), LastSeen = max(LastSeen)
    by Account, Service, Container, OperationName, AuthenticationType, Caller
| project ${ACCOUNT}, Service, Container, OperationName, AuthenticationType, Caller, Requests, Errors, GBIn = ${GB("BytesIn")},
    GBOut = ${GB("BytesOut")}, LastSeen, Account
| order by Requests desc`;

/** Where the time goes: in the service, or on the way and in the client. */
export const latency = (services: readonly StorageServiceName[], days: string): string =>
  `${rows(services, days)}
| summarize Requests = sum(Requests), ServerMs = sum(ServerMs), EndToEndMs = sum(EndToEndMs) by Account, Service, OperationName
| project ${ACCOUNT}, Service, OperationName, Requests, ServerMs = round(ServerMs / Requests, 1),
    EndToEndMs = round(EndToEndMs / Requests, 1), NetworkAndClientMs = round((EndToEndMs - ServerMs) / Requests, 1), Account
| order by EndToEndMs desc`;

/** Answers that say "slow down", by the limit that was met. */
export const throttling = (services: readonly StorageServiceName[], days: string): string =>
  `${rows(services, days)}
| where ResponseType has_any ("Throttling", "ServerBusy", "ServerTimeout") or ResponseType endswith "ThrottlingError"
| summarize Throttled = sum(Requests), Callers = dcount(Caller), Last = max(LastSeen)
    by Account, Service, Container, ResponseType, Hour = bin(TimeGenerated, 1h)
| project Hour, ${ACCOUNT}, Service, Container, ResponseType, Throttled, Callers, Last, Account
| order by Hour desc, Throttled desc`;

export interface LimitedAccount {
  id: string;
  limits: AccountLimits;
}

/** The busiest hour of each account against what it takes by default, of the requests that are logged. */
export const throughput = (services: readonly StorageServiceName[], days: string, accounts: readonly LimitedAccount[]): string =>
  `${limitTable(accounts)}
${rows(services, days)}
| summarize Requests = sum(Requests), BytesIn = sum(BytesIn), BytesOut = sum(BytesOut) by Account, Hour = bin(TimeGenerated, 1h)
| summarize PeakRequestsPerSecond = round(max(Requests) / 3600.0, 1), PeakIngressGbps = round(max(BytesIn) * 8 / 3600e9, 3),
    PeakEgressGbps = round(max(BytesOut) * 8 / 3600e9, 3) by Account
| lookup kind=leftouter limits on Account
| extend RequestsPercent = round(100.0 * PeakRequestsPerSecond / RequestsPerSecond, 1),
    IngressPercent = round(100.0 * PeakIngressGbps / IngressGbps, 1), EgressPercent = round(100.0 * PeakEgressGbps / EgressGbps, 1)
| project ${ACCOUNT}, PeakRequestsPerSecond, RequestsPercent, PeakIngressGbps, IngressPercent, PeakEgressGbps, EgressPercent, Account
| order by RequestsPercent desc`;

const real = (value: number | undefined): string => (value === undefined ? "real(null)" : `real(${kqlLiteral(value)})`);
function limitTable(accounts: readonly LimitedAccount[]): string {
  const lines = [...accounts]
    .sort((a, b) => (a.id.toLowerCase() < b.id.toLowerCase() ? -1 : 1))
    .map(
      ({ id, limits }) =>
        `  ${kqlLiteral(id.toLowerCase())}, ` +
        [limits.requestsPerSecond, limits.ingressGbps, limits.egressGbps, limits.capacityTib].map(real).join(", "),
    );
  const none = ['  "", real(null), real(null), real(null), real(null)'];
  return `let limits = datatable(Account: string, RequestsPerSecond: real, IngressGbps: real, EgressGbps: real, CapacityTib: real) [
${(lines.length > 0 ? lines : none).join(",\n")}
];`;
}

/** Used capacity, how fast it grows, and how much of the account it is. Azure measures it once an hour. */
export const growth = (days: string, accounts: readonly LimitedAccount[]): string =>
  `${limitTable(accounts)}
AzureMetrics
| where TimeGenerated > ago(1d * ${days}) and MetricName == "UsedCapacity" and ResourceProvider =~ "MICROSOFT.STORAGE"
| summarize Bytes = max(Average) by Account = tolower(_ResourceId), Day = bin(TimeGenerated, 1d)
| extend X = toreal(datetime_diff("day", Day, startofday(ago(1d * ${days}))))
| summarize N = count(), SumX = sum(X), SumY = sum(Bytes), SumXY = sum(X * Bytes), SumXX = sum(X * X), arg_max(Day, Bytes) by Account
| extend BytesPerDay = iff(N > 1, (N * SumXY - SumX * SumY) / (N * SumXX - SumX * SumX), real(null))
| lookup kind=leftouter limits on Account
| project ${ACCOUNT}, UsedGB = round(Bytes / 1e9, 2), GrowthGBPerDay = round(BytesPerDay / 1e9, 3),
    UsedPercent = round(100.0 * Bytes / (CapacityTib * 1099511627776.0), 3),
    DaysToFull = iff(BytesPerDay > 1e6, round((CapacityTib * 1099511627776.0 - Bytes) / BytesPerDay, 0), real(null)), Days = N, Account
| order by GrowthGBPerDay desc`;

/** Containers, shares, queues and tables by what is asked of them. */
export const hotContainers = (services: readonly StorageServiceName[], days: string): string =>
  `${rows(services, days)}
| where isnotempty(Container)
| summarize Reads = sumif(Requests, Category == "StorageRead"), Writes = sumif(Requests, Category == "StorageWrite"),
    Deletes = sumif(Requests, Category == "StorageDelete"), Callers = dcount(Caller), BytesIn = sum(BytesIn), BytesOut = sum(BytesOut)
    by Account, Service, Container
| project ${ACCOUNT}, Service, Container, Reads, Writes, Deletes, Callers, GBIn = ${GB("BytesIn")}, GBOut = ${GB("BytesOut")}, Account
| top 100 by Reads + Writes desc`;

/** Written to, never read: a candidate for a cooler tier or for deletion. Needs reads to be logged. */
export const unreadContainers = (services: readonly StorageServiceName[], days: string): string =>
  `${rows(services, days)}
| where isnotempty(Container)
| summarize Reads = sumif(Requests, Category == "StorageRead" and OperationName !startswith "List"),
    Writes = sumif(Requests, Category == "StorageWrite"), LastWrite = maxif(LastSeen, Category == "StorageWrite"), BytesIn = sum(BytesIn)
    by Account, Service, Container
| where Reads == 0 and Writes > 0
| project ${ACCOUNT}, Service, Container, Writes, GBWritten = ${GB("BytesIn")}, LastWrite, Account
| order by GBWritten desc`;
