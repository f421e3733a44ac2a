import type { MetricAlertEntry, ResourceType } from "../../catalogue/schema.ts";
import { everyPreset, minutes, type Placed, type Problem } from "./problem.ts";

// Rules: Microsoft.Insights/metricAlerts 2018-03-01 and "Types of Azure Monitor alerts".

const DYNAMIC_OPERATORS = new Set(["GreaterThan", "LessThan", "GreaterOrLessThan"]);
const MAX_CRITERIA = 5;

interface Criterion {
  metric: string;
  aggregation: string;
  operator: string;
  threshold?: MetricAlertEntry["threshold"];
  dimensions?: MetricAlertEntry["dimensions"];
}

export function checkMetric({ alert, type }: Placed<MetricAlertEntry>): Problem[] {
  const criteria: Criterion[] = [alert, ...(alert.and ?? [])];
  const says = [...timing(alert), ...criteria.flatMap((c) => criterion(c, type!, alert.windowSize))];
  says.push(...duration(alert, type!));
  if (criteria.length > MAX_CRITERIA) says.push(`${criteria.length} criteria; a rule has at most ${MAX_CRITERIA}`);
  if (alert.and && type!.multiResource) says.push("several criteria need a rule per resource, and this type is watched together");
  if (alert.and)
    for (const c of criteria)
      for (const d of c.dimensions ?? [])
        if (d.values?.length !== 1) says.push(`${d.name} must have one value where several criteria are combined`);
  return says.map((message) => ({ at: alert.id, message }));
}

function timing(alert: MetricAlertEntry): string[] {
  const says: string[] = [];
  const window = minutes(alert.windowSize);
  const frequency = minutes(alert.evaluationFrequency);
  if (frequency > window) says.push(`runs every ${alert.evaluationFrequency}, longer than its window ${alert.windowSize}`);
  if ((alert.threshold === undefined) === (alert.dynamic === undefined)) says.push("needs exactly one of threshold and dynamic");
  if (!alert.dynamic)
    return alert.operator === "GreaterOrLessThan" ? [...says, "GreaterOrLessThan needs a dynamic threshold"] : says;
  if (window < 5 || frequency < 5) says.push("a dynamic threshold needs a window and frequency of five minutes or more");
  if (!DYNAMIC_OPERATORS.has(alert.operator)) says.push(`a dynamic threshold does not take ${alert.operator}`);
  const { evaluationPeriods = 4, minFailingPeriods = 4 } = alert.dynamic;
  if (minFailingPeriods > evaluationPeriods) says.push(`${minFailingPeriods} of ${evaluationPeriods} periods cannot fail`);
  return says;
}

const DURATION =
  /\b(outlasts?|excludes?)\b|\bhence (15|30|the window)|\bfor (a quarter|half an hour|an hour|\d+ (minutes|hours))|\bas soon as it lasts\b/i;

/** A window is no duration: Average > 0, Maximum > x or Average < 1 of a state that is 0 or 1 hold as soon as one sample is bad. */
function duration(alert: MetricAlertEntry, type: ResourceType): string[] {
  if (alert.dynamic) return [];
  const facts = type.metrics?.[alert.metric];
  const samples = minutes(alert.windowSize) / minutes(facts?.grains?.[0] ?? "PT1M");
  const thresholds = everyPreset(alert.threshold);
  if (alert.aggregation === "Average" && alert.operator.startsWith("LessThan") && facts?.healthy === undefined)
    if (facts?.unit === "Count" && thresholds.some((t) => t > 0 && t <= 1))
      return [`${alert.metric} needs \`healthy\`: without it nobody can tell how many bad samples of ${samples} fire`];
  const fires = thresholds.some((t) => firesOnOne(alert, t, samples, facts?.healthy));
  if (!fires) return alert.oneSample ? ["one bad sample does not fire it, though `oneSample` says so"] : [];
  if (!alert.oneSample)
    return [`one bad sample of ${samples} fires it: compare with a share or the other extreme, or say \`oneSample\``];
  return DURATION.test(alert.basis) ? ["its basis takes the window for a duration, but one bad sample fires it"] : [];
}

function firesOnOne(alert: MetricAlertEntry, threshold: number, samples: number, healthy: number | undefined): boolean {
  const above = alert.operator.startsWith("GreaterThan");
  if (alert.aggregation === "Maximum") return above;
  if (alert.aggregation === "Minimum") return !above;
  if (alert.aggregation !== "Average") return false;
  if (above) return threshold === 0;
  return healthy !== undefined && threshold > healthy * (1 - 1 / samples);
}

function criterion(c: Criterion, type: ResourceType, windowSize: string): string[] {
  const facts = type.metrics?.[c.metric];
  if (!facts) return [`${type.type} lists no metric ${c.metric}`];
  const says: string[] = [];
  if (!facts.undocumented && !(facts.aggregations as string[]).includes(c.aggregation))
    says.push(`${c.metric} is documented for ${facts.aggregations.join(", ")}, not ${c.aggregation}`);
  for (const d of c.dimensions ?? [])
    if (!facts.dimensions?.includes(d.name)) says.push(`${c.metric} has no dimension ${d.name}`);
  const grain = facts.grains?.[0] ?? "PT1M";
  if (minutes(windowSize) < minutes(grain)) says.push(`${c.metric} comes every ${grain}, the window is ${windowSize}`);
  if (facts.unit === "Percent")
    for (const t of everyPreset(c.threshold)) if (t < 0 || t > 100) says.push(`${c.metric} is a percentage; ${t} is none`);
  return says;
}

/** Charts draw metrics the type has, and thresholds of alerts on them. */
export function checkCharts(type: ResourceType): Problem[] {
  return (type.charts ?? []).flatMap((chart) => {
    const says: string[] = [];
    const facts = type.metrics?.[chart.metric];
    if (!facts) says.push(`the chart "${chart.title}" draws ${chart.metric}, which is not listed`);
    else if (!facts.undocumented && !(facts.aggregations as string[]).includes(chart.aggregation))
      says.push(`the chart "${chart.title}" draws the ${chart.aggregation} of ${chart.metric}`);
    if (facts && chart.splitBy && !facts.dimensions?.includes(chart.splitBy))
      says.push(`the chart "${chart.title}" splits by ${chart.splitBy}`);
    const alert = type.alerts.find((a) => a.id === chart.alert);
    if (chart.alert && (alert?.kind !== "metric" || alert.metric !== chart.metric))
      says.push(`the chart "${chart.title}" draws the threshold of ${chart.alert}, which is no alert on ${chart.metric}`);
    return says.map((message) => ({ at: type.type, message }));
  });
}
