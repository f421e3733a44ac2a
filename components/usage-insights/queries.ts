import { kqlLiteral } from "../../core/base/kql.ts";

/**
 * Who uses what, from the tables of Application Insights. `days` is a KQL number: a literal, or a parameter of the function or workbook the
 * query stands in. `components` narrows to ids of Application Insights components; none means all that write to the workspace.
 *
 * Sampling thins rows, and `ItemCount` says by how much: uses are sums of it. People and sessions cannot be scaled so; they are low where
 * telemetry is sampled, and people without cookies count anew with each visit.
 */
interface UsageScope {
  days: string;
  components: readonly string[];
}

const tables = [
  ["AppPageViews", "page"],
  ["AppEvents", "event"],
  ["AppRequests", "request"],
] as const;

/** One row per thing a person did. Synthetic traffic, such as availability tests, is left out. */
function activity({ days, components }: UsageScope): string {
  const of = components.length === 0 ? "" : ` and _ResourceId in~ (${[...components].sort().map(kqlLiteral).join(", ")})`;
  const part = ([table, kind]: readonly [string, string]) =>
    `(${table} | where TimeGenerated > ago(1d * ${days}) and isempty(SyntheticSource)${of}\n` +
    `    | project TimeGenerated, Kind = "${kind}", Name, Person = coalesce(UserAuthenticatedId, UserId), SessionId, ItemCount)`;
  return `let activity = union\n  ${tables.map(part).join(",\n  ")};\n`;
}

/** People, sessions and views by day. */
export const users = (scope: UsageScope): string =>
  `${activity(scope)}activity
| summarize People = dcountif(Person, isnotempty(Person)), Sessions = dcountif(SessionId, isnotempty(SessionId)),
    Views = sumif(ItemCount, Kind == "page") by Day = startofday(TimeGenerated)
| order by Day asc`;

/** How long sessions last and how many end after one page, by day. */
export const sessions = (scope: UsageScope): string =>
  `${activity(scope)}activity
| where isnotempty(SessionId)
| summarize Start = min(TimeGenerated), End = max(TimeGenerated), Pages = countif(Kind == "page") by SessionId
| summarize Sessions = count(), MedianMinutes = round(percentile(todouble((End - Start) / 1m), 50), 1),
    OnePagePercent = round(100.0 * countif(Pages <= 1) / count(), 1) by Day = startofday(Start)
| order by Day asc`;

/** Of the people first seen in a week, how many came back so many weeks later. First seen means within the days looked at. */
export const retention = (scope: UsageScope): string =>
  `${activity(scope)}let seen = activity
| where isnotempty(Person)
| summarize by Person, Week = startofweek(TimeGenerated);
let cohorts = seen
| summarize FirstWeek = min(Week) by Person;
let sizes = cohorts
| summarize Size = count() by FirstWeek;
seen
| join kind=inner cohorts on Person
| summarize People = dcount(Person) by FirstWeek, WeeksLater = tolong((Week - FirstWeek) / 7d)
| join kind=inner sizes on FirstWeek
| project FirstWeek, WeeksLater, People, Percent = round(100.0 * People / Size, 1)
| order by FirstWeek asc, WeeksLater asc`;

/** What is used, by whom and how much, most used first. */
export const features = (scope: UsageScope): string =>
  `${activity(scope)}let everybody = toscalar(activity | where isnotempty(Person) | summarize dcount(Person));
activity
| summarize Uses = sum(ItemCount), People = dcountif(Person, isnotempty(Person)), Sessions = dcountif(SessionId, isnotempty(SessionId)),
    Last = max(TimeGenerated) by Kind, Name
| extend PeoplePercent = iff(everybody > 0, round(100.0 * People / everybody, 1), real(null))
| order by Uses desc, Name asc
| take 200`;

/** How many people took up to three steps in order. An empty step ends the funnel. `steps` are KQL texts: literals or parameters. */
export function funnel(scope: UsageScope, steps: readonly [string, string, string]): string {
  const [first, second, third] = steps;
  const next = (name: string, before: string, step: string) => `let ${name} = ${before}
| join kind=inner (hits | where Name == ${step} and ${step} != "") on Person
| where At >= Reached
| summarize Reached = min(At) by Person;
`;
  return `${activity(scope)}let hits = activity
| where isnotempty(Person)
| project At = TimeGenerated, Person, Name;
let one = hits
| where Name == ${first}
| summarize Reached = min(At) by Person;
${next("two", "one", second)}${next("three", "two", third)}let started = toscalar(one | summarize count());
union
  (one | summarize People = count() | extend Step = 1, Name = ${first}),
  (two | summarize People = count() | extend Step = 2, Name = ${second}),
  (three | summarize People = count() | extend Step = 3, Name = ${third})
| where Name != ""
| project Step, Name, People, Percent = iff(started > 0, round(100.0 * People / started, 1), real(null))
| order by Step asc`;
}

/** Names and defaults of a function's parameters, and its body. */
interface UsageFunction {
  alias: string;
  title: string;
  parameters: string;
  query: string;
}

/** Functions anybody can call in the workspace: `azmon_usage_features(7)`. */
export function usageFunctions(components: readonly string[]): UsageFunction[] {
  const scope = { days: "days", components };
  const days = "days: int = 28";
  return [
    { alias: "azmon_usage_features", title: "Usage: features and who uses them", parameters: days, query: features(scope) },
    {
      alias: "azmon_usage_funnel",
      title: "Usage: people who took steps in order",
      parameters: `step1: string, step2: string, step3: string = "", ${days}`,
      query: funnel(scope, ["step1", "step2", "step3"]),
    },
    { alias: "azmon_usage_retention", title: "Usage: who comes back", parameters: days, query: retention(scope) },
    { alias: "azmon_usage_sessions", title: "Usage: length of sessions", parameters: days, query: sessions(scope) },
    { alias: "azmon_usage_users", title: "Usage: people and sessions by day", parameters: days, query: users(scope) },
  ];
}
