import type { Fix } from "../fix.ts";
import { computedKey, type Field, indent, type Reference, type Shape, shapeOf, words } from "./shape.ts";

export function python(fix: Fix): string {
  const { module, cls, provider, arguments: args } = shapeOf(fix);
  const lines = args.fields.map((f) => `${snake(f.name)}=${value(f.value)}`);
  if (fix.action === "set") return lines.map((l) => `${l},`).join("\n");
  const sdk = provider === "azure" ? "azure" : "azure_native";
  return `${sdk}.${module}.${cls}(\n${indent([JSON.stringify(fix.name), ...lines].map((l) => `${l},`).join("\n"), "    ")}\n)`;
}

const snake = (name: string): string =>
  words(name)
    .map((w) => w.toLowerCase())
    .join("_");
const ref = ({ of, property, secret }: Reference): string =>
  secret ? `config.require_secret(${JSON.stringify(secret)})` : [of, ...property.split(".")].filter(Boolean).map(snake).join(".");

function value(shape: Shape): string {
  switch (shape.is) {
    case "switch":
      return shape.value ? "True" : "False";
    case "number":
      return String(shape.value);
    case "choice":
      return JSON.stringify(shape.value);
    case "text":
      return text(shape.parts);
    case "list":
      return block("[", shape.items.map(value), "]");
    case "object":
      return dict(shape.fields, snake);
    case "map":
      return map(shape.fields);
  }
}
function text(parts: readonly (string | Reference)[]): string {
  const items = parts.map((p) => (typeof p === "string" ? JSON.stringify(p) : ref(p)));
  return items.length === 1 ? items[0]! : items.length ? `pulumi.Output.concat(${items.join(", ")})` : '""';
}
function map(fields: readonly Field[]): string {
  const computed = computedKey(fields);
  if (!computed) return dict(fields, (k) => k);
  const key = `f${JSON.stringify(`${computed.before}{value}${computed.after}`)}`;
  return `${ref(computed.reference)}.apply(lambda value: {${key}: ${value(computed.value)}})`;
}
const dict = (fields: readonly Field[], key: (k: string) => string): string =>
  block(
    "{",
    fields.map((f) => `${JSON.stringify(key(f.name))}: ${value(f.value)}`),
    "}",
  );
function block(open: string, items: readonly string[], close: string): string {
  const flat = `${open}${items.join(", ")}${close}`;
  if (flat.length <= 88 && !flat.includes("\n")) return flat;
  return `${open}\n${indent(items.map((i) => `${i},`).join("\n"), "    ")}\n${close}`;
}
