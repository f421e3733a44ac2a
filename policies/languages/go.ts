import type { Fix } from "../fix.ts";
import { computedKey, type Field, indent, type Reference, type Shape, shapeOf, typeName, upper } from "./shape.ts";

export function go(fix: Fix): string {
  const { module, cls, arguments: args } = shapeOf(fix);
  const lines = args.fields.map((f) => `${upper(f.name)}: ${value(f.value)},`).join("\n");
  if (fix.action === "set") return lines;
  return `_, err := ${module}.New${cls}(ctx, ${JSON.stringify(fix.name)}, &${module}.${cls}Args{\n${indent(lines, "\t")}\n})`;
}

const ref = ({ of, property, secret }: Reference): string => {
  if (secret) return `cfg.RequireSecret(${JSON.stringify(secret)})`;
  if (!property) return of;
  return property === "id" ? `${of}.ID()` : `${of}.${property.split(".").map(upper).join("().")}`;
};

function value(shape: Shape): string {
  switch (shape.is) {
    case "switch":
      return `pulumi.Bool(${shape.value})`;
    case "number":
      return `pulumi.${shape.whole ? "Int" : "Float64"}(${shape.value})`;
    case "choice":
      return `${shape.type}${upper(shape.value)}`;
    case "text":
      return text(shape.parts);
    case "list":
      return block(
        shape.of ? (shape.mixed ? "pulumi.Array" : `${named(shape.of)}Array`) : "pulumi.StringArray",
        shape.items.map(value),
      );
    case "object":
      return block(
        `&${named(shape.type)}Args`,
        shape.fields.map((f) => `${upper(f.name)}: ${value(f.value)}`),
      );
    case "map":
      return map(shape);
  }
}
/** A type of arguments that has the name of a resource of its module has another in Go. */
function named(type: string): string {
  const [module, cls] = [type.split(".")[0]!, typeName(type).replace(/Args$/, "")];
  return `${module}.${cls}${resources.has(`${module}.${cls}`) ? "Type" : ""}`;
}
const resources = new Set(["monitor.ActionGroup"]);

function text(parts: readonly (string | Reference)[]): string {
  if (parts.every((p) => typeof p === "string")) return `pulumi.String(${JSON.stringify(parts.join(""))})`;
  if (parts.length === 1) return ref(parts[0] as Reference);
  const format = parts.map((p) => (typeof p === "string" ? p.replaceAll("%", "%%") : "%s")).join("");
  return `pulumi.Sprintf(${[JSON.stringify(format), ...parts.flatMap((p) => (typeof p === "string" ? [] : [ref(p)]))].join(", ")})`;
}
function map({ of, fields }: { of?: string; fields: readonly Field[] }): string {
  const computed = computedKey(fields);
  const kind = of ? `${named(of)}Map` : "pulumi.StringMap";
  if (!computed || computed.value.is !== "text")
    return block(
      kind,
      fields.map((f) => `${JSON.stringify(f.name)}: ${value(f.value)}`),
    );
  const key = [
    computed.before && JSON.stringify(computed.before),
    "string(value)",
    computed.after && JSON.stringify(computed.after),
  ];
  const held = JSON.stringify(computed.value.parts.join(""));
  const type = computed.reference.property === "id" ? "pulumi.ID" : "string";
  const made = `return map[string]string{${key.filter(Boolean).join(" + ")}: ${held}}`;
  return `${ref(computed.reference)}.ApplyT(func(value ${type}) map[string]string {\n\t${made}\n}).(pulumi.StringMapOutput)`;
}
const block = (head: string, items: readonly string[]): string =>
  items.length ? `${head}{\n${indent(items.map((i) => `${i},`).join("\n"), "\t")}\n}` : `${head}{}`;
