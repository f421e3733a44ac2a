import type { MetricAlertEntry } from "../../catalogue/schema.ts";
import type { Node } from "../graph.ts";
import { list, peek, text } from "../peek.ts";

export interface Criterion {
  /** Lower case. */
  metric: string;
  spelled: string;
  namespace?: string;
  /** Undefined: not known yet. */
  dimensions: Dimension[] | undefined;
}
interface Dimension {
  name: string;
  operator: string;
  values: string[];
}

/** What a metric alert compares; undefined where some of it is not known yet. */
export function criteriaOf(node: Node): Criterion[] | undefined {
  const found: Criterion[] = [];
  for (const path of ["criteria.allOf", "criteria", "criterias", "dynamicCriteria"]) {
    if (path === "criteria" && peek(node.props, "criteria.allOf").state !== "missing") continue;
    const criteria = list(node.props, path);
    if (!criteria) return undefined;
    for (const c of criteria) {
      if (c.state === "unknown") return undefined;
      if (c.state !== "known") continue;
      const metric = peek(c.value, "metricName");
      if (metric.state === "unknown") return undefined;
      if (metric.state === "known")
        found.push({
          metric: String(metric.value).toLowerCase(),
          spelled: String(metric.value),
          namespace: text(c.value, "metricNamespace")?.toLowerCase(),
          dimensions: dimensionsOf(c.value),
        });
    }
  }
  return found;
}
function dimensionsOf(criterion: unknown): Dimension[] | undefined {
  const items = list(criterion, "dimensions");
  if (!items) return undefined;
  const found: Dimension[] = [];
  for (const item of items) {
    if (item.state === "unknown") return undefined;
    if (item.state !== "known") continue;
    const values = list(item.value, "values");
    if (!values || values.some((v) => v.state === "unknown")) return undefined;
    found.push({
      name: (text(item.value, "name") ?? "").toLowerCase(),
      operator: (text(item.value, "operator") ?? "Include").toLowerCase(),
      values: values.flatMap((v) => (v.state === "known" ? String(v.value).toLowerCase() : [])),
    });
  }
  return found;
}

/**
 * Whether a criterion asks what an entry asks: its metric, and of each dimension that the entry narrows (a status of 5xx) at least one of
 * the values it means. A criterion that narrows nothing there counts good and bad together, which is another question.
 */
export function asksMetric(criterion: Criterion, entry: MetricAlertEntry): boolean | undefined {
  if (criterion.metric !== entry.metric.toLowerCase()) return false;
  const narrowed = (entry.dimensions ?? []).filter((d) => d.values?.length);
  if (narrowed.length === 0) return true;
  if (!criterion.dimensions) return undefined;
  return narrowed.every((wanted) => {
    const own = criterion.dimensions!.find((d) => d.name === wanted.name.toLowerCase());
    if (!own || own.values.length === 0 || own.values.includes("*")) return false;
    const values = wanted.values!.map((v) => v.toLowerCase());
    return overlap(own, { name: own.name, operator: (wanted.operator ?? "Include").toLowerCase(), values });
  });
}
function overlap(a: Dimension, b: Dimension): boolean {
  if (a.operator === "include") return a.values.some((v) => takes(b, v));
  if (b.operator === "include") return b.values.some((v) => takes(a, v));
  if (a.operator === "startswith" && b.operator === "startswith")
    return a.values.some((x) => b.values.some((y) => x.startsWith(y) || y.startsWith(x)));
  return true;
}
function takes({ operator, values }: Dimension, value: string): boolean {
  if (operator === "exclude") return !values.includes(value);
  return operator === "startswith" ? values.some((v) => value.startsWith(v)) : values.includes(value);
}
