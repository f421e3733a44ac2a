import { cast } from "./convert.ts";
import { items, kindOf, tokenText, type Node } from "./language.ts";
import { KqlRefusal } from "./refusal.ts";
import { parseDateTime } from "./time.ts";
import type { Value } from "./value.ts";

const inner = (text: string): string => {
  const m = /^[a-z]+\s*\(([\s\S]*)\)$/i.exec(text.trim());
  return (m ? m[1]! : text).trim();
};
const unquoted = (text: string): string => text.replace(/^(['"])([\s\S]*)\1$/, "$2");

/** A literal of the query; undefined: not one that is known. */
export function literal(node: Node): Value | undefined {
  const type = node.ResultType?.Name ?? "unknown";
  if (type === "string") return String(node.LiteralValue ?? "");
  const text = unquoted(inner(node.toString(0)));
  if (text === "null" || text === "") return null;
  if (type === "real" || type === "decimal") return cast(type, text);
  if (type === "long" || type === "int") return cast("long", negative(text));
  if (type === "datetime") return text === "now" ? undefined : parseDateTime(text);
  if (type === "unknown") return untyped(text);
  if (type === "bool" || type === "timespan" || type === "guid") return cast(type, text);
  return undefined;
}
/** Where the analyser gives no type, as to the defaults of `scan`: the plain forms. */
function untyped(text: string): Value | undefined {
  if (/^\d+$/.test(text)) return cast("long", text);
  return /^\d+\.\d+$/.test(text) ? cast("real", text) : undefined;
}
const negative = (text: string): string => text.replace(/^-\s+/, "-");

/** What stands inside `dynamic(...)`. */
export function dynamicLiteral(node: Node, query: string): Value {
  switch (kindOf(node)) {
    case "JsonArrayExpression":
      return items(node.Values).map((v) => dynamicLiteral(v, query));
    case "JsonObjectExpression":
      return new Map(items(node.Pairs).map((p) => [memberName(p.Name), dynamicLiteral(p.Value, query)]));
    case "DynamicExpression":
      return dynamicLiteral(node.Expression, query);
    case "PrefixUnaryExpression": {
      const v = dynamicLiteral(node.Expression, query);
      if (tokenText(node.Operator) === "-" && (typeof v === "bigint" || typeof v === "number")) return -v;
    }
  }
  const text = node.toString(0).trim();
  if (text === "null") return null;
  const v = literal(node);
  if (v === undefined) throw new KqlRefusal(`the dynamic literal ${text}`, { query, offset: node.TextStart });
  return v;
}
const memberName = (name: Node): string =>
  typeof name.LiteralValue === "string" ? name.LiteralValue : (name.ValueText ?? unquoted(name.toString(0).trim()));
