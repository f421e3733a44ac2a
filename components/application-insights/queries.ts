/**
 * How applications are doing, from the workspace's tables of Application Insights. `days` is KQL text: a number, or a parameter of a
 * workbook.
 *
 * Sampling thins rows and `ItemCount` says by how much: counts are sums of it, percentiles are weighted by it. Availability tests are left
 * out of requests: they would make a quiet application look used.
 */
const people = (table: string, days: string): string =>
  `${table}
| where TimeGenerated > ago(1d * ${days}) and isempty(SyntheticSource)`;

/** Requests, failures and how long answers take, by role. */
export const roles = (days: string): string =>
  `${people("AppRequests", days)}
| summarize Requests = sum(ItemCount), Failed = sumif(ItemCount, Success == false), MedianMs = percentilew(DurationMs, ItemCount, 50),
    P95Ms = percentilew(DurationMs, ItemCount, 95), Operations = dcount(Name) by Role = AppRoleName
| extend FailedPercent = round(100.0 * Failed / Requests, 2), MedianMs = round(MedianMs, 1), P95Ms = round(P95Ms, 1)
| project Role, Requests, Failed, FailedPercent, MedianMs, P95Ms, Operations
| order by Failed desc, Requests desc`;

/** Failed requests by hour and role, for the eye. */
export const failuresByHour = (days: string): string =>
  `${people("AppRequests", days)}
| summarize FailedPercent = 100.0 * sumif(ItemCount, Success == false) / sum(ItemCount) by bin(TimeGenerated, 1h), AppRoleName
| order by TimeGenerated asc`;

/** Operations that cost users most time: slow ones that are called often. */
export const slowOperations = (days: string): string =>
  `${people("AppRequests", days)}
| summarize Requests = sum(ItemCount), P95Ms = round(percentilew(DurationMs, ItemCount, 95), 1),
    WaitedHours = round(sum(DurationMs * ItemCount) / 3600000.0, 2) by Role = AppRoleName, Operation = Name
| top 50 by WaitedHours desc`;

/** Requests that fail, by operation and result. */
export const failedOperations = (days: string): string =>
  `${people("AppRequests", days)}
| where Success == false
| summarize Failed = sum(ItemCount), arg_max(TimeGenerated, OperationId) by Role = AppRoleName, Operation = Name, ResultCode
| project Role, Operation, ResultCode, Failed, LastSeen = TimeGenerated, LastOperationId = OperationId
| top 50 by Failed desc`;

/** What applications call, and how that fares. */
export const dependencies = (days: string): string =>
  `${people("AppDependencies", days)}
| summarize Calls = sum(ItemCount), Failed = sumif(ItemCount, Success == false), P95Ms = percentilew(DurationMs, ItemCount, 95)
    by Role = AppRoleName, Kind = DependencyType, Target
| extend FailedPercent = round(100.0 * Failed / Calls, 2), P95Ms = round(P95Ms, 1)
| project Role, Kind, Target, Calls, Failed, FailedPercent, P95Ms
| top 100 by Failed desc`;

/** Exceptions by the place they come from, and how many operations each spoiled. */
export const exceptions = (days: string): string =>
  `${people("AppExceptions", days)}
| summarize Exceptions = sum(ItemCount), Operations = dcount(OperationId), arg_max(TimeGenerated, OuterMessage)
    by Role = AppRoleName, ExceptionType, ProblemId
| project Role, ExceptionType, ProblemId, Exceptions, Operations, LastSeen = TimeGenerated, LastMessage = substring(OuterMessage, 0, 200)
| top 50 by Exceptions desc`;

/** Availability tests by place. */
export const availability = (days: string): string =>
  `AppAvailabilityResults
| where TimeGenerated > ago(1d * ${days})
| summarize Runs = sum(ItemCount), Failed = sumif(ItemCount, Success == false), P95Ms = percentilew(DurationMs, ItemCount, 95),
    LastFailure = maxif(TimeGenerated, Success == false) by Test = Name, Location
| extend AvailablePercent = round(100.0 * (Runs - Failed) / Runs, 3), P95Ms = round(P95Ms, 1)
| project Test, Location, Runs, Failed, AvailablePercent, P95Ms, LastFailure
| order by AvailablePercent asc, Test asc`;
