import { z } from "zod";
import { presetValues } from "./jsonSchema.ts";
import { isSecret } from "./secrets.ts";
import { environmentConfig } from "./schema.ts";
import { unwrap } from "./walk.ts";

/** One setting of the reference page. */
export interface Setting {
  /** `workspace.tables.<name>.plan`, `exemptions[].signal`. */
  path: string;
  type: string;
  /** `required`, a value, or empty where the setting may be left out. */
  default: string;
  description: string;
}

type Schema = z.core.$ZodType;

/** Every setting, in the order of the schema. What several places share, such as a selector, is written out where it comes first. */
export function settings(): Setting[] {
  const found: Setting[] = [];
  const written = new Map<object, string>();
  const walk = (schema: Schema, path: string): void => {
    const bare = unwrap(schema);
    const inner = contents(bare._zod.def, path);
    const { description = "" } = z.globalRegistry.get(schema) ?? z.globalRegistry.get(bare) ?? {};
    const before = inner.length > 0 ? written.get(bare._zod.def) : undefined;
    if (path !== "" && (inner.length === 0 || description !== "" || before !== undefined))
      found.push({
        path,
        type: before === undefined ? typeText(schema) : `as \`${before}\``,
        default: defaultText(schema, path),
        description,
      });
    if (before !== undefined) return;
    if (inner.length > 0) written.set(bare._zod.def, path);
    for (const [at, child] of inner) walk(child, at);
  };
  walk(environmentConfig, "");
  return found;
}

/** What stands inside a group; nothing for single values, and for lists and maps of them. */
function contents(def: z.core.$ZodTypes["_zod"]["def"], path: string): [string, Schema][] {
  if (def.type === "object")
    return Object.entries(def.shape).map(([key, s]) => [path === "" ? key : `${path}.${key}`, s as Schema]);
  const element: Schema | undefined = def.type === "array" ? def.element : def.type === "record" ? def.valueType : undefined;
  if (element === undefined) return [];
  const { def: inner } = unwrap(element)._zod;
  const below = `${path}${def.type === "array" ? "[]" : ".<name>"}`;
  if (inner.type === "object") return contents(inner, below);
  return contents(inner, below).length > 0 ? [[below, element]] : [];
}

function typeText(schema: Schema): string {
  const bare = unwrap(schema);
  const { def } = bare._zod;
  switch (def.type) {
    case "string":
      return isSecret(bare) ? "text or `secure: ...`" : "text";
    case "boolean":
      return "true, false";
    case "number":
      return rangeText(bare);
    case "enum":
      return options(Object.values(def.entries));
    case "literal":
      return options(def.values);
    case "array":
      return `list of ${typeText(def.element)}`;
    case "record":
      return `map to ${typeText(def.valueType)}`;
    case "union":
      return [...new Set(def.options.map(typeText))].join(" or ");
    default:
      return def.type;
  }
}

const options = (values: readonly unknown[]): string =>
  values.length > 16 ? `one of ${values.length}` : values.map((v) => `\`${String(v)}\``).join(", ");

function rangeText(schema: Schema): string {
  const checks = ((schema as z.core.$ZodTypes)._zod.def.checks ?? []).map((c) => c._zod.def as { check: string; value?: number });
  const of = (check: string): number | undefined => checks.find((c) => c.check === check)?.value;
  const kind = checks.some((c) => c.check === "number_format") ? "whole number" : "number";
  const [least, most] = [of("greater_than"), of("less_than")];
  if (least !== undefined && most !== undefined) return `${kind}, ${least} to ${most}`;
  return least === undefined ? kind : `${kind}, at least ${least}`;
}

function defaultText(schema: Schema, path: string): string {
  const byPreset = presetValues(path.split("."));
  if (byPreset !== undefined) return `by preset: ${byPreset.join(", ")}`;
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === "default") return isEmpty(def.defaultValue) ? "none" : `\`${JSON.stringify(def.defaultValue)}\``;
  return def.type === "optional" || def.type === "prefault" || path.endsWith(">") ? "" : "required";
}

const isEmpty = (value: unknown): boolean => typeof value === "object" && value !== null && Object.keys(value).length === 0;
