import { z } from "zod";
import type { Preset } from "../../catalogue/schema.ts";
import { unwrap } from "./walk.ts";

/** False: no rule gets an action group, unless an override names one. */
export const pages: Record<Preset, boolean> = { development: false, test: true, production: true };

/**
 * A setting whose default the preset chooses. The values stand here and nowhere else: they are laid under what a person wrote before the
 * schema reads it, and the reference page and the editors' schema show them.
 */
export const byPreset = <T extends z.ZodType>(schema: T, values: Record<Preset, NonNullable<z.input<T>>>) =>
  schema.default(values.production as z.core.util.NoUndefined<z.output<T>>).meta({ byPreset: values });

/** What each preset sets, of a schema made by `byPreset`. */
export function valuesByPreset(schema: z.core.$ZodType | undefined): Record<Preset, unknown> | undefined {
  const meta = schema && z.globalRegistry.get(schema);
  return meta?.["byPreset"] as Record<Preset, unknown> | undefined;
}

/** What a person wrote, with the preset's choices under it. A key that is there but undefined is as open as one that is not there. */
export function onPreset(raw: unknown, preset: Preset, schema: z.core.$ZodType): unknown {
  const { def } = unwrap(schema)._zod;
  if (def.type !== "object" || (raw !== undefined && !isObject(raw))) return raw;
  const laid: Record<string, unknown> = { ...raw };
  for (const [key, child] of Object.entries(def.shape)) {
    const value = laid[key] === undefined ? valuesByPreset(child)?.[preset] : onPreset(laid[key], preset, child);
    const filled = value === undefined && isSection(child) ? onPreset({}, preset, child) : value;
    if (filled !== undefined) laid[key] = filled;
  }
  return laid;
}

/** A group of settings that may be left out as a whole, and is then filled with its defaults. */
const isSection = (schema: z.core.$ZodType): boolean =>
  (schema as z.core.$ZodTypes)._zod.def.type === "prefault" && unwrap(schema)._zod.def.type === "object";

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
