/** The custom table of what users say, and what they decided about telemetry. It has no column that names a person. */
export const feedbackTable = "Feedback_CL";

/** Marks of features, lowest first. `days` as in `usageQueries.ts`. */
export const scores = (days: string): string => `${feedbackTable}
| where TimeGenerated > ago(1d * ${days}) and Kind == "score"
| summarize Answers = sum(Count), Mean = round(todouble(sum(Score * Count)) / sum(Count), 2), LowPercent = round(100.0 * sumif(Count, Score <= 2) / sum(Count), 1),
    DeclinedPercent = round(100.0 * sumif(Count, Telemetry == "declined") / sum(Count), 1) by Feature
| order by Mean asc, Feature asc`;

/** What people wrote, newest first. */
export const comments = (days: string): string => `${feedbackTable}
| where TimeGenerated > ago(1d * ${days}) and isnotempty(Comment)
| project TimeGenerated, Feature, Score, Comment, Telemetry
| order by TimeGenerated desc
| take 200`;

/** Share of visitors who declined telemetry, by week. */
export const optOuts = (days: string): string => `${feedbackTable}
| where TimeGenerated > ago(1d * ${days}) and Kind == "consent"
| summarize Asked = sum(Count), Declined = sumif(Count, Telemetry == "declined") by Week = startofweek(TimeGenerated)
| extend DeclinedPercent = round(100.0 * Declined / Asked, 1)
| order by Week asc`;
