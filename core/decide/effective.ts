import type { AlertEntry, ByPreset, Preset } from "../../catalogue/schema.ts";
import type { Override } from "../config/schema.ts";
import { at } from "../inventory/read.ts";
import type { Target } from "../inventory/types.ts";
import type { Layer, Severity, Sourced } from "./ruleTypes.ts";

type Parameter = number | string | string[];

/** The values of one alert for one resource, each with the layer that set it. */
export interface Effective {
  severity: Sourced<Severity>;
  enabled: Sourced<boolean>;
  threshold?: Sourced<number>;
  sensitivity?: Sourced<string>;
  windowSize?: Sourced<string>;
  evaluationFrequency?: Sourced<string>;
  actionGroups?: Sourced<string[]>;
  parameters: Record<string, Sourced<Parameter>>;
  /** The override entries that had a say, below the environment's own: two resources with the same variant share their values. */
  variant: string;
  /** The type override that had a say. An alert that several types share may be overridden for one of them. */
  typeOverride?: string;
}

/** One override entry that applies, with where it stands. */
export interface AppliedOverride {
  layer: Layer;
  path: string;
  override: Override;
}

const isByPreset = <T>(v: ByPreset<T>): v is { default: T; development?: T; test?: T; production?: T } =>
  typeof v === "object" && v !== null && !Array.isArray(v) && "default" in v;

/** The value a preset gives, and whether the preset had a say. */
export function pick<T>(value: ByPreset<T>, preset: Preset): { value: T; from: Layer } {
  if (!isByPreset(value)) return { value, from: "catalogue" };
  const own = value[preset];
  return own === undefined ? { value: value.default, from: "catalogue" } : { value: own, from: "preset" };
}

/** Catalogue default <- environment preset. */
export function baseValues(alert: AlertEntry, preset: Preset): Effective {
  const sourced = <T>(value: ByPreset<T>): Sourced<T> => ({ ...pick(value, preset), path: `catalogue ${alert.id}` });
  const base: Effective = {
    severity: sourced(alert.severity) as Sourced<Severity>,
    enabled: sourced(alert.enabled ?? true),
    parameters: {},
    variant: "",
  };
  const threshold =
    alert.kind === "availability" ? alert.failedLocations : alert.kind === "activity" ? undefined : alert.threshold;
  if (threshold !== undefined) base.threshold = sourced(threshold);
  if ((alert.kind === "metric" || alert.kind === "log") && alert.dynamic) base.sensitivity = sourced(alert.dynamic.sensitivity);
  if (alert.kind === "metric" || alert.kind === "log" || alert.kind === "availability") {
    base.windowSize = sourced<string>(alert.windowSize);
    base.evaluationFrequency = sourced<string>(alert.evaluationFrequency);
  }
  if (alert.kind === "log")
    for (const [name, value] of Object.entries(alert.parameters ?? {})) base.parameters[name] = sourced<Parameter>(value);
  return base;
}

/** A threshold that the catalogue has for one size, for the size that a row says. What somebody wrote in an override stays. */
export function inProportion(alert: AlertEntry, target: Target, values: Effective): Effective {
  const { threshold } = values;
  if (alert.kind !== "metric" || !alert.scale || !threshold) return values;
  if (threshold.from !== "catalogue" && threshold.from !== "preset") return values;
  const found = alert.scale.paths.map((path) => ({ path, size: at(target, path) })).find(({ size }) => typeof size === "number");
  if (!found) return values;
  const value = (threshold.value * (found.size as number)) / alert.scale.of;
  return { ...values, threshold: { ...threshold, value, path: `${threshold.path}, in proportion to ${found.path}` } };
}

/**
 * Lays one override over values; the later call wins. Settings the alert does not have (a threshold on a dynamic rule, a window on an
 * activity log rule) are left out here and reported where the config is checked.
 */
export function applyOverride(values: Effective, { layer, path, override }: AppliedOverride): Effective {
  const sourced = <T>(value: T, key: string): Sourced<T> => ({ value, from: layer, path: `${path}.${key}` });
  const next: Effective = { ...values, parameters: { ...values.parameters } };
  if (layer !== "environment") next.variant = values.variant ? `${values.variant} ${path}` : path;
  if (override.severity !== undefined) next.severity = sourced(override.severity as Severity, "severity");
  if (override.enabled !== undefined) next.enabled = sourced(override.enabled, "enabled");
  if (override.threshold !== undefined && values.threshold) next.threshold = sourced(override.threshold, "threshold");
  if (override.sensitivity !== undefined && values.sensitivity) next.sensitivity = sourced(override.sensitivity, "sensitivity");
  if (override.windowSize !== undefined && values.windowSize) next.windowSize = sourced(override.windowSize, "windowSize");
  if (override.evaluationFrequency !== undefined && values.evaluationFrequency)
    next.evaluationFrequency = sourced(override.evaluationFrequency, "evaluationFrequency");
  if (override.actionGroups) next.actionGroups = sourced(override.actionGroups, "actionGroups");
  for (const [name, value] of Object.entries(override.parameters ?? {}))
    if (name in values.parameters) next.parameters[name] = sourced(value, `parameters.${name}`);
  return next;
}

/** The effective values as plan.json shows them. Rules that share values share the result. */
export function shownValues(values: Effective): Record<string, Sourced<unknown>> {
  let shown = shownOf.get(values);
  if (!shown) shownOf.set(values, (shown = show(values)));
  return shown;
}
const shownOf = new WeakMap<Effective, Record<string, Sourced<unknown>>>();

function show(values: Effective): Record<string, Sourced<unknown>> {
  const { parameters, variant: _variant, typeOverride: _typeOverride, ...own } = values;
  const shown: Record<string, Sourced<unknown>> = {};
  for (const [key, value] of Object.entries(own)) if (value !== undefined) shown[key] = value;
  for (const [key, value] of Object.entries(parameters)) shown[`parameters.${key}`] = value;
  return shown;
}
