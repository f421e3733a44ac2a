import type { PrometheusAlertEntry } from "../schema.ts";

const SOURCE = "https://learn.microsoft.com/azure/azure-monitor/containers/kubernetes-metric-alerts";

type Given = "id" | "title" | "severity" | "reason" | "basis" | "runbook" | "expression" | "for";
type Entry = Pick<PrometheusAlertEntry, Given> & Partial<PrometheusAlertEntry>;

/** Alerts of one rule group; the platform team owns them unless an entry says otherwise. */
export const alertsOf = (group: string, entries: Entry[]): PrometheusAlertEntry[] =>
  entries.map((entry) => ({ kind: "prometheus", group, owner: "platform", source: SOURCE, ...entry }));

/** Labels that name one pod, whatever scraped it. */
export const POD = "cluster, namespace, pod";
export const CONTAINER = `${POD}, container`;
export const KSM = 'job="kube-state-metrics"';
