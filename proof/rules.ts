import type { AlertEntry, Preset } from "../catalogue/schema.ts";
import type { Effective } from "../core/decide/effective.ts";
import { baseValues } from "../core/decide/effective.ts";
import { criteria } from "../core/decide/metricRules.ts";
import { expressionOf } from "../core/decide/otherRules.ts";
import type { ActivityRule, AvailabilityRule, MetricRule, PrometheusRule, Sourced } from "../core/decide/ruleTypes.ts";
import { type LogProbe, logProbe } from "./log/probe.ts";

type Judged<R extends { kind: string }, K extends keyof R> = Pick<R, K | ("kind" & keyof R)> & {
  alert: string;
  severity: number;
  /** Every value with the layer that set it, to tell a reader what made the outcome. */
  values: Record<string, Sourced<unknown>>;
};
/** Of a rule, what decides when it fires. */
export type MetricProbe = Judged<MetricRule, "criteria" | "windowSize" | "evaluationFrequency">;
export type ActivityProbe = Judged<ActivityRule, "category" | "conditions">;
export type PrometheusProbe = Judged<PrometheusRule, "expression" | "for"> & { title: string };
export type AvailabilityProbe = Judged<AvailabilityRule, "failedLocations" | "windowSize" | "evaluationFrequency">;
export type Probe = MetricProbe | ActivityProbe | PrometheusProbe | AvailabilityProbe | LogProbe;

/** The rule an alert of the catalogue becomes with these values. */
export function probeOf(entry: AlertEntry, preset: Preset, values: Effective = baseValues(entry, preset)): Probe {
  const { parameters: _p, variant: _v, typeOverride: _t, ...shown } = values;
  const common = { alert: entry.id, severity: values.severity.value, values: shown as Record<string, Sourced<unknown>> };
  const timing = () => ({ windowSize: values.windowSize!.value, evaluationFrequency: values.evaluationFrequency!.value });
  switch (entry.kind) {
    case "metric":
      return { kind: "metric", ...common, ...timing(), criteria: criteria({ config: { preset } }, entry, "", values) };
    case "activity":
      return { kind: "activity", ...common, category: entry.category, conditions: entry.conditions ?? [] };
    case "prometheus":
      return { kind: "prometheus", ...common, title: entry.title, expression: expressionOf(entry, values), for: entry.for };
    case "availability":
      return { kind: "availability", ...common, ...timing(), failedLocations: values.threshold!.value };
    case "log":
      return logProbe(entry, preset, values);
  }
}
