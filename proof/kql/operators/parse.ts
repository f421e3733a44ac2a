import { cast, missing, toText } from "../convert.ts";
import { items, kindOf, type Node } from "../language.ts";
import { literally, pattern } from "../pattern.ts";
import { mapRows, onRows, type Compiler, type Plan, type Row, type Scope } from "../plan.ts";
import type { Value } from "../value.ts";
import { parameter } from "./parameters.ts";

interface Extracted {
  to: number;
  type: string;
}

/** `parse` and `parse-where`. A row that does not match keeps its other columns, or is dropped. */
export function parseOperator(drop: boolean) {
  return (node: Node, input: Plan, scope: Scope, c: Compiler): Plan => {
    const columns = c.columns(node);
    const kind = parameter(node, "kind") ?? "simple";
    const { regex, found } = shape(node, kind, columns, c);
    const text = c.expr(node.Expression, onRows(scope, input.columns));
    const run: Plan["run"] = (r) => {
      const out: Row[] = [];
      mapRows(r, input.run(r), (frame) => {
        const values = extract(regex.exec(toText(text.eval(frame))), found, kind === "relaxed");
        if (values || !drop) out.push(row(frame.row, columns, found, values));
        return frame.row;
      });
      return out;
    };
    return { columns, run };
  };
}
function row(of: Row, columns: { type: string }[], found: Extracted[], values: Value[] | undefined): Row {
  const out = columns.map((k, i) => of[i] ?? missing(k.type));
  found.forEach((f, i) => (out[f.to] = values?.[i] ?? missing(f.type)));
  return out;
}
/** All or nothing: one column that does not convert and the row does not match, unless it is relaxed. */
function extract(m: RegExpExecArray | null, found: Extracted[], relaxed: boolean): Value[] | undefined {
  if (!m) return undefined;
  const values = found.map((f, i) => cast(f.type, m[i + 1] ?? ""));
  return !relaxed && values.some((v) => v === null) ? undefined : values;
}

const INTEGER = String.raw`\s*([+-]?\d+)`;
const REAL = String.raw`\s*([+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)`;

function shape(node: Node, kind: string, columns: { name: string }[], c: Compiler): { regex: RegExp; found: Extracted[] } {
  if (!["simple", "regex", "relaxed"].includes(kind)) return c.refuse(`parse kind=${kind}`, node);
  const parts = items(node.Patterns);
  const found: Extracted[] = [];
  const body = parts.map((p, i) => {
    const last = i === parts.length - 1;
    if (kindOf(p) === "StarExpression") return String.raw`[\s\S]*?`;
    if (kindOf(p) !== "NameDeclaration" && kindOf(p) !== "NameAndTypeDeclaration") {
      const text = String(c.constant(p, { names: new Map(), columns: [] }));
      return kind === "regex" ? text : literally(text);
    }
    const name = (kindOf(p) === "NameDeclaration" ? p.SimpleName : p.Name.SimpleName)!;
    const type = kindOf(p) === "NameDeclaration" ? "string" : p.Type.toString(0).trim();
    found.push({ to: columns.findIndex((k) => k.name === name), type });
    if (kind !== "relaxed" && (type === "long" || type === "int")) return INTEGER;
    if (kind !== "relaxed" && (type === "real" || type === "double" || type === "decimal")) return REAL;
    return last || kind === "regex" ? String.raw`([\s\S]*)` : String.raw`([\s\S]*?)`;
  });
  const open = kind === "regex" ? "" : "^";
  const ends = kind !== "regex" && parts.length > 0 && kindOf(parts[parts.length - 1]!) !== "StarExpression";
  const flags = (parameter(node, "flags") ?? "").replace(/U/g, "");
  return { regex: pattern(`${open}${body.join("")}${ends ? "$" : ""}`, flags), found };
}
