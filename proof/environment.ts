import type { AlertEntry } from "../catalogue/schema.ts";
import type { EnvironmentConfig } from "../core/config/schema.ts";
import { applyOverride } from "../core/decide/effective.ts";
import { Layers } from "../core/decide/layers.ts";
import type { Variant } from "./trials.ts";

/**
 * The values that an environment gives each alert: its own, and one variant for each override by type, tag or resource. Whatever the
 * inventory holds: an alert without a resource today is tested too.
 */
export function variantsIn(config: EnvironmentConfig, typesOf: (alert: string) => string[]): (entry: AlertEntry) => Variant[] {
  const layers = new Layers(config);
  const { tags, resources } = config.overrides;
  return (entry) => {
    const base: Variant = { values: layers.ofScope(entry) };
    const byType = typesOf(entry.id).flatMap((type) => {
      const values = layers.ofType(entry, type.toLowerCase());
      return values.typeOverride === undefined ? [] : [{ values, name: values.typeOverride }];
    });
    const parent = byType[0]?.values ?? base.values;
    const byTag = tags.flatMap(({ alerts }, i) => {
      const override = alerts[entry.id];
      const path = `overrides.tags[${i}].alerts["${entry.id}"]`;
      return override ? [{ values: applyOverride(parent, { layer: "tag", path, override }), name: path }] : [];
    });
    const byResource = Object.entries(resources).flatMap(([id, alerts]) => {
      const override = alerts[entry.id];
      const path = `overrides.resources["${id}"]["${entry.id}"]`;
      return override ? [{ values: applyOverride(parent, { layer: "resource", path, override }), name: path }] : [];
    });
    return [base, ...byType, ...byTag, ...byResource];
  };
}
