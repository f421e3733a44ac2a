import type { LogAlertEntry, Preset } from "../../catalogue/schema.ts";
import { baseValues, type Effective } from "../../core/decide/effective.ts";
import { type QueryScope, renderQuery } from "../../core/decide/query.ts";
import type { Sourced } from "../../core/decide/ruleTypes.ts";
import type { LogCondition } from "./evaluate.ts";

export type LogProbe = LogCondition & {
  kind: "log";
  alert: string;
  severity: number;
  values: Record<string, Sourced<unknown>>;
};

/** The rule that a log alert of the catalogue becomes with these values, over all of a workspace. */
export function logProbe(
  entry: LogAlertEntry,
  preset: Preset,
  values: Effective = baseValues(entry, preset),
  scope: QueryScope = { kind: "all" },
): LogProbe {
  const { parameters, variant: _v, typeOverride: _t, ...shown } = values;
  const own = Object.fromEntries(Object.entries(parameters).map(([k, v]) => [k, v.value]));
  const id = entry.resourceIdColumn === undefined ? "_ResourceId" : entry.resourceIdColumn;
  return {
    kind: "log",
    alert: entry.id,
    severity: values.severity.value,
    values: shown as Record<string, Sourced<unknown>>,
    query: renderQuery(entry.query, own, scope, {
      windowSize: values.windowSize!.value,
      evaluationFrequency: values.evaluationFrequency!.value,
    }),
    aggregation: entry.aggregation,
    operator: entry.operator,
    dimensions: entry.dimensions ?? [],
    windowSize: values.windowSize!.value,
    evaluationFrequency: values.evaluationFrequency!.value,
    evaluationPeriods: entry.evaluationPeriods ?? 1,
    minFailingPeriods: entry.minFailingPeriods ?? 1,
    ...(entry.measure === undefined ? {} : { measure: entry.measure }),
    ...(entry.dynamic ? { dynamic: { sensitivity: values.sensitivity!.value } } : { threshold: values.threshold!.value }),
    ...(id === null ? {} : { resourceIdColumn: id }),
    ...(entry.overrideQueryTimeRange === undefined ? {} : { overrideQueryTimeRange: entry.overrideQueryTimeRange }),
  };
}
