import { ColumnType, type CustomTableArgs } from "../workspace/args.ts";
import { feedbackTable } from "../azure/feedbackQueries.ts";

/**
 * What users say and decide. No column names a person, a session or an address, and the time is the hour of arrival: a row cannot be
 * laid beside a request log to find who wrote it. So it may also hold what people say who declined telemetry.
 */
export const feedbackSchema = (retentionInDays: number): CustomTableArgs => ({
  name: feedbackTable,
  description: "Anonymous feedback of users, and how many declined telemetry.",
  retentionInDays,
  columns: [
    { name: "Kind", type: ColumnType.String, description: "`score`, `comment` or `consent`." },
    { name: "Feature", type: ColumnType.String, description: "What it is about." },
    { name: "Score", type: ColumnType.Int, description: "1 to 5." },
    { name: "Comment", type: ColumnType.String, description: "At most 1,000 characters." },
    { name: "Telemetry", type: ColumnType.String, description: "`accepted` or `declined`, where the person was asked." },
    { name: "AppVersion", type: ColumnType.String },
    { name: "Count", type: ColumnType.Int, description: "So many people; a server may add up before it sends." },
  ],
  transformKql:
    "source\n| extend TimeGenerated = bin(now(), 1h), Comment = substring(Comment, 0, 1000), " +
    "Count = iff(isnull(Count), int(1), Count)",
});
