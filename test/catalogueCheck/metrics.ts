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
