import type { AlertEntry, Preset } from "../../catalogue/schema.ts";
import type { EnvironmentConfig } from "../config/schema.ts";
import type { Target } from "../inventory/types.ts";
import { type AppliedOverride, applyOverride, baseValues, type Effective } from "./effective.ts";
import { matchesSelector } from "./selection.ts";

/**
 * Effective values per (alert, target):
 * catalogue <- preset <- environment by alert id <- by resource type <- by tag selector <- by resource id.
 *
 * Values up to the type are worked out once per alert and type; a target with no tag or resource override shares that object.
 */
export class Layers {
  private readonly config: EnvironmentConfig;
  private readonly preset: Preset;
  private readonly byType = new Map<string, Effective>();
  private readonly types = new Map<string, [path: string, alerts: EnvironmentConfig["overrides"]["types"][string]]>();
  private readonly resources = new Map<string, [path: string, alerts: EnvironmentConfig["overrides"]["resources"][string]]>();
  private readonly tagMatches = new Map<string, number[]>();

  constructor(config: EnvironmentConfig) {
    this.config = config;
    this.preset = config.preset;
    for (const [type, alerts] of Object.entries(config.overrides.types))
      this.types.set(type.toLowerCase(), [`overrides.types["${type}"]`, alerts]);
    for (const [id, alerts] of Object.entries(config.overrides.resources))
      this.resources.set(id.toLowerCase(), [`overrides.resources["${id}"]`, alerts]);
  }

  /** Of an alert that belongs to no resource: a subscription's or a workspace's. */
  ofScope(alert: AlertEntry): Effective {
    const environment = this.config.overrides.alerts[alert.id];
    const base = baseValues(alert, this.preset);
    return environment
      ? applyOverride(base, { layer: "environment", path: `overrides.alerts["${alert.id}"]`, override: environment })
      : base;
  }

  of(alert: AlertEntry, target: Target): Effective {
    const shared = this.ofType(alert, target.type);
    const own = this.ownOverrides(alert.id, target);
    return own.length === 0 ? shared : own.reduce(applyOverride, shared);
  }

  /** Of all resources of a type, before tag and resource overrides. */
  ofType(alert: AlertEntry, type: string): Effective {
    const key = `${alert.id} ${type}`;
    let values = this.byType.get(key);
    if (values) return values;
    values = this.ofScope(alert);
    const [path, alerts] = this.types.get(type) ?? [];
    const override = alerts?.[alert.id];
    if (override) {
      const typeOverride = `${path}["${alert.id}"]`;
      // Not a variant: all resources of the type share it, so it sets none of them apart.
      values = { ...applyOverride(values, { layer: "type", path: typeOverride, override }), variant: "", typeOverride };
    }
    this.byType.set(key, values);
    return values;
  }

  private ownOverrides(alertId: string, target: Target): AppliedOverride[] {
    const { tags } = this.config.overrides;
    const applied: AppliedOverride[] = [];
    for (const i of this.matchingTags(target)) {
      const override = tags[i]!.alerts[alertId];
      if (override) applied.push({ layer: "tag", path: `overrides.tags[${i}].alerts["${alertId}"]`, override });
    }
    const [path, alerts] = this.resources.get(target.key) ?? [];
    const override = alerts?.[alertId];
    if (override) applied.push({ layer: "resource", path: `${path}["${alertId}"]`, override });
    return applied;
  }

  private matchingTags(target: Target): number[] {
    const { tags } = this.config.overrides;
    if (tags.length === 0) return [];
    let matches = this.tagMatches.get(target.key);
    if (!matches) {
      matches = tags.flatMap((t, i) => (matchesSelector(target, { tags: t.match }) ? [i] : []));
      this.tagMatches.set(target.key, matches);
    }
    return matches;
  }
}
