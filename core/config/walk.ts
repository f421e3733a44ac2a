import type { z } from "zod";

/** What a schema stands for once optionality and defaults are taken off. */
export function unwrap(schema: z.core.$ZodType): z.core.$ZodTypes {
  const inner = (schema as z.core.$ZodTypes)._zod.def;
  switch (inner.type) {
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
      return unwrap(inner.innerType);
    default:
      return schema as z.core.$ZodTypes;
  }
}

/** The schema of `key` in an object, a record or a list; undefined where there is none. */
export function child(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType | undefined {
  const { def } = unwrap(schema)._zod;
  if (def.type === "object") return Object.hasOwn(def.shape, key) ? def.shape[String(key)] : undefined;
  if (def.type === "record") return def.valueType;
  if (def.type === "array") return typeof key === "number" ? def.element : undefined;
  return undefined;
}

export function schemaAt(root: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType | undefined {
  return path.reduce<z.core.$ZodType | undefined>((schema, key) => schema && child(schema, key), root);
}

/** Names that an object may hold; none for records and the rest. */
export function keysOf(schema: z.core.$ZodType): string[] {
  const { def } = unwrap(schema)._zod;
  return def.type === "object" ? Object.keys(def.shape) : [];
}
