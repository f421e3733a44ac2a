import { columnsOf, kindOf, type Node } from "./language.ts";

/** What the analyser found out about a node. */
export const typeOf = (node: Node): string => node.ResultType?.Name || "unknown";
export const isTabular = (node: Node): boolean => node.ResultType !== undefined && kindOf(node.ResultType) === "TableSymbol";
/** How many columns an expression gives. */
export const widthOf = (node: Node): number | undefined =>
  node.ResultType && kindOf(node.ResultType) === "TupleSymbol" ? columnsOf(node.ResultType)?.length : undefined;
/** What stands in the brackets. */
export const inside = (node: Node): Node => (kindOf(node) === "ParenthesizedExpression" ? inside(node.Expression) : node);
