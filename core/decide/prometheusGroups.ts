import { azureName } from "../azure/names.ts";
import { shortHash } from "../base/hash.ts";
import { compare } from "../base/json.ts";
import type { PrometheusRule } from "./ruleTypes.ts";

/** Source: Azure Monitor service limits, Prometheus rule groups. */
const RULES_PER_GROUP = 20;

export interface AlertGroup {
  /** Name of the Azure resource. */
  name: string;
  /** Key of the cluster. */
  cluster: string;
  rules: PrometheusRule[];
}

/** Rules by cluster and group, in groups as large as Azure takes. A rule that is off keeps its place: switching it moves no other. */
export function alertGroups(rules: PrometheusRule[], clusterName: (key: string) => string): AlertGroup[] {
  const byGroup = new Map<string, { cluster: string; group: string; rules: PrometheusRule[] }>();
  for (const rule of [...rules].sort((a, b) => compare(a.key, b.key)))
    for (const cluster of rule.targets) {
      const key = `${cluster}\n${rule.group}`;
      const entry = byGroup.get(key) ?? { cluster, group: rule.group, rules: [] };
      entry.rules.push(rule);
      byGroup.set(key, entry);
    }
  const unique = uniqueNames([...new Set(rules.flatMap((r) => r.targets))], clusterName);
  return [...byGroup.entries()]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([, { cluster, group, rules }]) =>
      Array.from({ length: Math.ceil(rules.length / RULES_PER_GROUP) }, (_, i) => ({
        name: azureName("alertRule", "KubernetesAlert", group, unique[cluster]!, ...(i > 0 ? [String(i + 1)] : [])),
        cluster,
        rules: rules.slice(i * RULES_PER_GROUP, (i + 1) * RULES_PER_GROUP),
      })),
    );
}

/**
 * What stands for a cluster in names that share one resource group: its own name, as Azure's tools expect, and a hash of its key behind
 * it where two clusters are called the same.
 */
export function uniqueNames(keys: string[], nameOf: (key: string) => string): Record<string, string> {
  const count = new Map<string, number>();
  for (const key of keys) count.set(nameOf(key).toLowerCase(), (count.get(nameOf(key).toLowerCase()) ?? 0) + 1);
  return Object.fromEntries(
    keys.map((key) => [key, count.get(nameOf(key).toLowerCase()) === 1 ? nameOf(key) : `${nameOf(key)}-${shortHash(key)}`]),
  );
}
