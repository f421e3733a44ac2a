import type { Fix } from "../fix.ts";
import { computedKey, indent, type Reference, type Shape, shapeOf, upper } from "./shape.ts";

export function csharp(fix: Fix): string {
  const { module, cls, provider, arguments: args } = shapeOf(fix);
  const lines = args.fields.map((f) => `${assign(f.name, f.value)},`).join("\n");
  if (fix.action === "set") return lines;
  const sdk = provider === "azure" ? "Azure" : "AzureNative";
  return `new ${sdk}.${namespace(module)}.${cls}(${JSON.stringify(fix.name)}, new()\n{\n${indent(lines, "    ")}\n});`;
}

/** .NET writes modules as their Azure namespaces do. */
const namespaces: Record<string, string> = {
  alertsmanagement: "AlertsManagement",
  applicationinsights: "ApplicationInsights",
  containerservice: "ContainerService",
  hybridcompute: "HybridCompute",
  kubernetesconfiguration: "KubernetesConfiguration",
  operationalinsights: "OperationalInsights",
};
const namespace = (module: string): string => namespaces[module] ?? upper(module);
const ref = ({ of, property, secret }: Reference): string =>
  secret ? `config.RequireSecret(${JSON.stringify(secret)})` : [of, ...property.split(".").filter(Boolean).map(upper)].join(".");

/** A map stands on the line below, as .NET writes initialisers. */
const assign = (name: string, shape: Shape): string => `${upper(name)} = ${value(shape)}`.replace(/^(\w+ =) \n/, "$1\n");

function value(shape: Shape): string {
  switch (shape.is) {
    case "switch":
    case "number":
      return String(shape.value);
    case "choice":
      return `AzureNative.${named(shape.type)}.${upper(shape.value)}`;
    case "text":
      return text(shape.parts);
    case "list":
      return block("new[]", shape.items.map(value));
    case "object":
      return block(
        `new AzureNative.${named(shape.type).replace(".", ".Inputs.")}`,
        shape.fields.map((f) => assign(f.name, f.value)),
      );
    case "map": {
      const computed = computedKey(shape.fields);
      if (!computed)
        return block(
          "",
          shape.fields.map((f) => `{ ${JSON.stringify(f.name)}, ${value(f.value)} }`),
        );
      const key = `$${JSON.stringify(`${computed.before}{value}${computed.after}`)}`;
      return `${ref(computed.reference)}.Apply(value => new Dictionary<string, string> { { ${key}, ${value(computed.value)} } })`;
    }
  }
}
const named = (type: string): string => type.replace(/^[^.]+/, namespace);
function text(parts: readonly (string | Reference)[]): string {
  if (parts.every((p) => typeof p === "string")) return JSON.stringify(parts.join(""));
  if (parts.length === 1) return ref(parts[0] as Reference);
  const inner = parts.map((p) => (typeof p === "string" ? JSON.stringify(p).slice(1, -1).replace(/[{}]/g, "$&$&") : `{${ref(p)}}`)); // prettier-ignore
  return `Output.Format($"${inner.join("")}")`;
}
const block = (head: string, items: readonly string[]): string =>
  `${head}\n{\n${indent(items.map((i) => `${i},`).join("\n"), "    ")}\n}`;
