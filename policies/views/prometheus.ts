import type { Node } from "../graph.ts";
import { isOn, list, peek, text } from "../peek.ts";

/** Expressions that tell the same as one of the catalogue's: metric names, by alert id. */
const same: Record<string, readonly string[]> = {
  "kubernetes.pod-crash-looping": ["kube_pod_container_status_restarts_total"],
  "kubernetes.deployment-ready-low": ["kube_deployment_status_replicas_available", "kube_deployment_status_replicas_unavailable"],
};

/** The alerts of a rule group that are on; undefined where the rules are not known yet. */
export function expressionsOf(node: Node): string[] | undefined {
  const rules = list(node.props, "rules");
  return rules?.flatMap((r) => {
    if (r.state !== "known" || peek(r.value, "alert").state === "missing") return [];
    const off = peek(r.value, "enabled").state === "known" && isOn(r.value, "enabled") === false;
    return off ? [] : (text(r.value, "expression") ?? []);
  });
}

/** Whether an expression asks what an entry asks: one of its metrics, with the labels that make the difference (which reason). */
export function asksExpression(expression: string, id: string, wanted: string): boolean {
  const names = metricNames(expression);
  if (names.some((m) => same[id]?.includes(m))) return true;
  return names.some((m) => metricNames(wanted).includes(m)) && labelValues(wanted).every((v) => expression.includes(v));
}
/** Values of labels but for `job`, which says how the metric was scraped, and switches. */
const labelValues = (expression: string): string[] =>
  [...expression.matchAll(/(\w+)\s*=~?\s*"([^"]*)"/g)].flatMap(([, name, value]) =>
    name === "job" || /^(true|false)$/.test(value!) ? [] : [value!],
  );
/** Metrics of a PromQL expression: words with an underscore that are neither called nor inside braces. */
const metricNames = (expression: string): string[] =>
  [
    ...expression
      .replace(/\{[^}]*\}|"[^"]*"|\b(by|on|without|ignoring|group_left|group_right)\s*\([^)]*\)/g, " ")
      .matchAll(/[a-zA-Z_:][\w:]*_[\w:]*(?!\s*\(|[\w:])/g),
  ].map((m) => m[0]);
