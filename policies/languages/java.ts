import type { Fix } from "../fix.ts";
import { computedKey, indent, type Reference, type Shape, shapeOf, typeName, upper } from "./shape.ts";

export function java(fix: Fix): string {
  const { cls, arguments: args } = shapeOf(fix);
  const calls = args.fields.map((f) => `.${f.name}(${value(f.value)})`).join("\n");
  if (fix.action === "set") return calls;
  return `new ${cls}(${JSON.stringify(fix.name)}, ${cls}Args.builder()\n${indent(calls, "    ")}\n    .build());`;
}

const ref = ({ of, property, secret }: Reference): string =>
  secret
    ? `config.requireSecret(${JSON.stringify(secret)})`
    : [
        of,
        ...property
          .split(".")
          .filter(Boolean)
          .map((p) => `${p}()`),
      ].join(".");

function value(shape: Shape): string {
  switch (shape.is) {
    case "switch":
      return String(shape.value);
    case "number":
      return shape.whole || !Number.isInteger(shape.value) ? String(shape.value) : `${shape.value}.0`;
    case "choice":
      return `${typeName(shape.type)}.${upper(shape.value)}`;
    case "text":
      return text(shape.parts);
    case "list":
      return list(shape.items);
    case "object":
      return `${typeName(shape.type)}.builder()\n${indent([...shape.fields.map((f) => `.${f.name}(${value(f.value)})`), ".build()"].join("\n"), "    ")}`;
    case "map": {
      const computed = computedKey(shape.fields);
      if (!computed) return `Map.of(${shape.fields.map((f) => `${JSON.stringify(f.name)}, ${value(f.value)}`).join(", ")})`;
      const key = [computed.before && JSON.stringify(computed.before), "value", computed.after && JSON.stringify(computed.after)];
      return `${ref(computed.reference)}.applyValue(value -> Map.of(${key.filter(Boolean).join(" + ")}, ${value(computed.value)}))`;
    }
  }
}
/** A builder takes a list as its elements; elements that are still to come, as one output. */
function list(items: readonly Shape[]): string {
  const isComing = (s: Shape) => s.is === "text" && s.parts.some((p) => typeof p !== "string");
  if (!items.some(isComing)) return items.map(value).join(",\n");
  return `Output.all(${items.map((s) => (isComing(s) ? value(s) : `Output.of(${value(s)})`)).join(", ")})`;
}
function text(parts: readonly (string | Reference)[]): string {
  if (parts.every((p) => typeof p === "string")) return JSON.stringify(parts.join(""));
  if (parts.length === 1) return ref(parts[0] as Reference);
  const format = parts.map((p) => (typeof p === "string" ? p.replaceAll("%", "%%") : "%s")).join("");
  return `Output.format(${[JSON.stringify(format), ...parts.flatMap((p) => (typeof p === "string" ? [] : [ref(p)]))].join(", ")})`;
}
