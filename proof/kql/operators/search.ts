import { inside } from "../node.ts";
import { toText } from "../convert.ts";
import { items, kindOf, tokenText, type Node } from "../language.ts";
import { type Compiler, type Expr, frameOf, onRows, type Plan, type Row, type Scope } from "../plan.ts";
import { hasTerm, type TermMatch } from "../text.ts";
import { parameter } from "./parameters.ts";

export const searchAll = (node: Node, _: Scope, c: Compiler): Plan => c.refuse("search over all tables", node);

/** `search`: a text alone is looked for in every column; with a star at an end it may be a part there. */
export function search(node: Node, input: Plan, scope: Scope, c: Compiler): Plan {
  const columns = c.columns(node);
  const [source, ...rest] = columns;
  if (node.InClause || source?.name !== "$table" || rest.some((k, i) => k.name !== input.columns[i]?.name))
    return c.refuse("search of this form", node);
  const caseSensitive = (parameter(node, "kind") ?? "").startsWith("case_sensitive");
  const holds = predicate(node.Condition, { scope: onRows(scope, input.columns), caseSensitive }, c);
  return {
    columns,
    run: (run) => {
      const rows = input.run(run);
      const frame = frameOf(run, rows);
      return rows.flatMap((row, index): Row[] => {
        Object.assign(frame, { row, index });
        return holds(frame) === true ? [["search_arg0", ...row]] : [];
      });
    },
  };
}

interface Search {
  scope: Scope;
  caseSensitive: boolean;
}
function predicate(node: Node, search: Search, c: Compiler): (f: Parameters<Expr["eval"]>[0]) => boolean {
  const e = inside(node);
  const kind = kindOf(e);
  // The analyser calls a text that stands alone a condition.
  if (kind === "LiteralExpression" && typeof e.LiteralValue === "string" && /^[@'"]/.test(e.toString(0).trim()))
    return anyColumn(e.LiteralValue, search);
  if (kind === "BinaryExpression" && ["and", "or"].includes(tokenText(e.Operator))) {
    const [a, b] = [predicate(e.Left, search, c), predicate(e.Right, search, c)];
    return tokenText(e.Operator) === "and" ? (f) => a(f) && b(f) : (f) => a(f) || b(f);
  }
  if (kind === "FunctionCallExpression" && e.Name.SimpleName === "not") {
    const of = predicate(items(e.ArgumentList.Expressions)[0]!, search, c);
    return (f) => !of(f);
  }
  const expr = c.expr(e, search.scope);
  return (f) => expr.eval(f) === true;
}
function anyColumn(wanted: string, { caseSensitive }: Search): (f: Parameters<Expr["eval"]>[0]) => boolean {
  const term = wanted.replace(/^\*|\*$/g, "");
  const match: TermMatch = { caseSensitive, start: !wanted.startsWith("*"), end: !wanted.endsWith("*") };
  return (f) => f.row.some((v) => hasTerm(toText(v), term, match));
}
