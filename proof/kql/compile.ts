import { isTabular, typeOf } from "./node.ts";
import { firstCell } from "./cells.ts";
import { callBody, declare } from "./call.ts";
import { evaluateConstant, expressions } from "./expressions.ts";
import { columnsOf, items, kindOf, type Globals, type Node } from "./language.ts";
import { operators } from "./operators/index.ts";
import { sources } from "./operators/sources.ts";
import type { Binding, Column, Compiler, Expr, Plan, Run, Scope } from "./plan.ts";
import { KqlRefusal, UnknownTable } from "./refusal.ts";
import { DateTime, type Value } from "./value.ts";

/** Turns the syntax tree of one query into closures. */
class QueryCompiler implements Compiler {
  readonly query: string;
  readonly globals: Globals;
  constructor(query: string, globals: Globals) {
    this.query = query;
    this.globals = globals;
  }
  refuse(what: string, node: Node): never {
    throw new KqlRefusal(what, { query: this.query, offset: node.TextStart });
  }
  expr(node: Node, scope: Scope): Expr {
    const compile = expressions[kindOf(node)];
    return compile ? compile(node, scope, this) : this.refuse(nameOf(node), node);
  }
  constant(node: Node, scope: Scope): Value {
    const run: Run = { now: new DateTime(0n), rows: new Map(), memo: new Map() };
    return evaluateConstant(this.expr(node, scope), run);
  }
  columns(node: Node): Column[] {
    return columnsOf(node.ResultType) ?? this.refuse(`${nameOf(node)} without known columns`, node);
  }
  operator(node: Node, input: Plan, scope: Scope): Plan {
    const compile = operators[kindOf(node)];
    return compile ? compile(node, input, scope, this) : this.refuse(nameOf(node), node);
  }
  table(node: Node, scope: Scope): Plan {
    const kind = kindOf(node);
    if (kind === "ParenthesizedExpression" || kind === "MaterializeExpression") return this.table(node.Expression, scope);
    if (kind === "PipeExpression") return this.operator(node.Operator, this.table(node.Expression, scope), scope);
    if (kind === "NameReference") return this.named(node, scope);
    if (kind === "FunctionCallExpression") return this.called(node, scope);
    const source = sources[kind];
    if (scope.input && operators[kind]) return this.operator(node, scope.input, scope);
    if (source) return source(node, scope, this);
    return this.refuse(nameOf(node), node);
  }
  private named(node: Node, scope: Scope): Plan {
    const name = node.SimpleName!;
    const binding = scope.names.get(name);
    if (binding?.kind === "table") return binding.plan;
    if (binding?.kind === "function") return this.refuse(`the function ${name} without brackets`, node);
    const columns = this.columns(node);
    if (!node.ReferencedSymbol || kindOf(node.ReferencedSymbol) !== "TableSymbol")
      throw new UnknownTable(`the table ${name}`, { query: this.query, offset: node.TextStart });
    return { columns, run: (run) => run.rows.get(name) ?? [] };
  }
  private called(node: Node, scope: Scope): Plan {
    const name = node.Name.SimpleName!;
    const binding = scope.names.get(name);
    const args = items(node.ArgumentList.Expressions);
    if (binding?.kind === "function") {
      const body = callBody(node, binding, scope, this);
      return this.table(body.node, body.scope);
    }
    if ((name === "materialize" || name === "view") && args[0]) return this.table(args[0], scope);
    return this.refuse(`the function ${name}`, node);
  }
}
/** `MvExpandOperator` is the operator mv-expand. */
function nameOf(node: Node): string {
  const m = /^(.*?)(Operator|Expression|Statement)?$/.exec(kindOf(node))!;
  return `the ${(m[2] ?? "syntax").toLowerCase()} ${m[1]!.replace(/(?<=[a-z])([A-Z])/g, "-$1").toLowerCase()}`;
}

/** The whole query: its `let` statements, then the one expression it answers with. */
export function compileTree(syntax: Node, query: string, globals: Globals): Plan {
  const c = new QueryCompiler(query, globals);
  const names = new Map<string, Binding>();
  const scope: Scope = { names, columns: [] };
  let result: Plan | undefined;
  for (const s of items(syntax.Statements))
    switch (kindOf(s)) {
      case "LetStatement":
        declare(s, scope, names, c, true);
        break;
      case "SetOptionStatement":
        break;
      case "ExpressionStatement":
        result = answer(s.Expression, { ...scope, names: new Map(names) }, c);
        break;
      case "QueryParametersStatement":
      default:
        return c.refuse(nameOf(s), s);
    }
  return result ?? c.refuse("a query without a result", syntax);
}
function answer(node: Node, scope: Scope, c: Compiler): Plan {
  if (isTabular(node)) return c.table(node, scope);
  const cell = firstCell({ run: (run) => [[evaluateConstant(c.expr(node, scope), run)]] }, typeOf(node));
  return { columns: [{ name: "print_0", type: cell.type }], run: (run) => [[evaluateConstant(cell, run)]] };
}
