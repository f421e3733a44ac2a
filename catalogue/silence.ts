import { allRowsOf } from "./kql.ts";

/**
 * KQL that goes on from `last`, when something was last heard of, to `minutes`, how long it has been silent since, by `_ResourceId`. What
 * somebody stopped or deleted through Azure is left out; once started again it has as long to report. Needs the activity log in the
 * workspace; without it nothing is left out. The parameters `stops` and `starts` are operations. `until` is the end of the silence.
 */
export const silence = (last: string, minutes: string, until = "now()"): string => `| join kind=leftouter (
    ${allRowsOf("AzureActivity").replaceAll("\n", "\n    ")}
    | where OperationNameValue in~ ({{stops}}) or OperationNameValue in~ ({{starts}})
    | where ActivityStatusValue =~ "Success"
    | summarize Stopped = maxif(TimeGenerated, OperationNameValue in~ ({{stops}})),
        Started = maxif(TimeGenerated, OperationNameValue in~ ({{starts}})) by _ResourceId = tolower(_ResourceId)
  ) on _ResourceId
| where isnull(Stopped) or ${last} > Stopped or Started > Stopped
| extend ${minutes} = datetime_diff("minute", ${until}, iff(Started > ${last}, Started, ${last}))`;
