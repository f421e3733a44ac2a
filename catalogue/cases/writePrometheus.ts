import type { AlertCases, Labels, PrometheusCase } from "../case.ts";

type PrometheusCases = Extract<AlertCases, { kind: "prometheus" }>;
export type Series = PrometheusCase["series"];

export const prometheus = (severity: PrometheusCases["severity"], ...cases: PrometheusCase[]): PrometheusCases => ({
  kind: "prometheus",
  severity,
  cases,
});
/** On after so many minutes. */
export const firing = (name: string, series: Series, at: number, ...fires: Labels[]): PrometheusCase => ({
  name,
  series,
  at: `PT${at}M`,
  fires,
});
/** Silent for so many minutes. */
export const quiet = (name: string, series: Series, at: number): PrometheusCase => ({ name, series, at: `PT${at}M`, fires: [] });

/** One series: its metric, its labels, its samples. */
export const one = (metric: string, labels: Labels, samples: string): Series => ({
  [`${metric}{${Object.entries(labels)
    .map(([name, value]) => `${name}="${value}"`)
    .join(",")}}`]: samples,
});
export const all = (...series: Series[]): Series => Object.assign({}, ...series) as Series;

/** Labels of what kube-state-metrics, cadvisor and the kubelet report. */
export const ksm = (labels: Labels): Labels => ({ job: "kube-state-metrics", cluster: "c", ...labels });
export const cadvisor = (labels: Labels): Labels => ({ job: "cadvisor", cluster: "c", ...labels });
export const kubelet = (labels: Labels): Labels => ({ job: "kubelet", cluster: "c", ...labels });
export const node = (labels: Labels): Labels => ({ job: "node", cluster: "c", ...labels });
