import { items, kindOf, tokenText, type Node } from "../language.ts";
import { literal } from "../literal.ts";

/** A parameter of an operator, such as `kind=inner`, as text. */
export function parameter(op: Node, name: string): string | undefined {
  for (const p of items(op.Parameters)) if (p.Name.SimpleName === name) return textOf(p.Expression);
  return undefined;
}
function textOf(e: Node): string {
  if (kindOf(e) === "NameReference" || kindOf(e) === "NameDeclaration") return e.SimpleName!;
  if (kindOf(e) === "LiteralExpression") return String(literal(e) ?? tokenText(e));
  return e.toString(0).trim();
}
export const parameterNames = (op: Node): string[] => items(op.Parameters).map((p) => p.Name.SimpleName!);
