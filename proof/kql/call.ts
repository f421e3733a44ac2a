import { isTabular, typeOf, widthOf } from "./node.ts";
import { aggregates } from "./aggregates/index.ts";
import { settle } from "./convert.ts";
import { functions } from "./functions/index.ts";
import { items, kindOf, type Node } from "./language.ts";
import type { Binding, Compiler, Expr, Plan, Scope } from "./plan.ts";
import { ValueRefusal } from "./refusal.ts";
import { special } from "./functions/special.ts";

/** A call where a value is expected: of an aggregate, of a function of the query, or of a built-in one. */
export function call(node: Node, scope: Scope, c: Compiler): Expr {
  const name = node.Name.SimpleName!;
  const args = items(node.ArgumentList.Expressions);
  const binding = scope.names.get(name);
  if (binding?.kind === "function") {
    const body = callBody(node, binding, scope, c);
    return c.expr(body.node, body.scope);
  }
  const aggregate = scope.aggregates && aggregates[name];
  if (aggregate) return aggregate({ name, args, node, scope, c });
  const particular = special[name];
  if (particular) return settled(particular({ name, args, node, scope, c }), node);
  const work = functions[name];
  if (!work) return c.refuse(`the function ${name}`, node);
  if (args.some((a) => kindOf(a) === "StarExpression")) return c.refuse(`* as an argument of ${name}`, node);
  const compiled = args.map((a) => c.expr(a, scope));
  return settled(
    {
      type: typeOf(node),
      eval: (f) => {
        try {
          return work(...compiled.map((a) => a.eval(f)));
        } catch (e) {
          return e instanceof ValueRefusal ? c.refuse(e.message, node) : raise(e);
        }
      },
    },
    node,
  );
}
const raise = (e: unknown): never => {
  throw e;
};
function settled(expr: Expr, node: Node): Expr {
  const type = typeOf(node);
  const width = widthOf(node);
  if (width !== undefined) return { type, width, eval: (f) => expr.eval(f) };
  return { type, eval: (f) => settle(type, expr.eval(f)) };
}

type FunctionBinding = Extract<Binding, { kind: "function" }>;

/** The body of a `let` function as bound at this call, and a scope in which its parameters mean the arguments. */
export function callBody(node: Node, fn: FunctionBinding, scope: Scope, c: Compiler, first?: Plan): { node: Node; scope: Scope } {
  const body = node.GetCalledFunctionBody?.(c.globals) ?? fn.declaration.Body;
  const names = new Map(fn.scope.names);
  const given = items(node.ArgumentList.Expressions);
  const byName = new Map<string, Node>();
  const inOrder: Node[] = [];
  for (const a of given)
    if (kindOf(a) === "SimpleNamedExpression") byName.set(a.Name.SimpleName!, a.Expression);
    else inOrder.push(a);
  items((fn.declaration.Parameters as unknown as Node).Parameters).forEach((p, i) => {
    const name = p.NameAndType.Name.SimpleName!;
    if (first && i === 0) return void names.set(name, { kind: "table", plan: first });
    const argument = byName.get(name) ?? inOrder[first ? i - 1 : i] ?? p.DefaultValue?.Value;
    if (!argument) return c.refuse(`a call without ${name}`, node);
    names.set(name, isTabular(argument) ? { kind: "table", plan: c.table(argument, scope) } : scalar(argument, p, scope, c));
  });
  const inner: Scope = { names, columns: [] };
  for (const s of items(body.Statements)) declare(kindOf(s) === "LetStatement" ? s : c.refuse(kindOf(s), s), inner, names, c);
  return { node: body.Expression, scope: { ...inner, columns: scope.columns } };
}
function scalar(argument: Node, parameter: Node, scope: Scope, c: Compiler): Binding {
  const expr = c.expr(argument, scope);
  const type = parameter.NameAndType.Type.toString(0).trim();
  return { kind: "scalar", expr: { type, eval: (f) => settle(type, expr.eval(f)) } };
}

/** A `let`: a value, a table or a function. Names it uses are those declared before it. */
export function declare(statement: Node, scope: Scope, names: Map<string, Binding>, c: Compiler, ofQuery = false): void {
  const name = statement.Name.SimpleName!;
  const value = statement.Expression;
  const here: Scope = { ...scope, names: new Map(names) };
  if (kindOf(value) === "FunctionDeclaration") names.set(name, { kind: "function", declaration: value, scope: here });
  else if (isTabular(value))
    names.set(name, { kind: "table", plan: ofQuery ? remembered(c.table(value, here)) : c.table(value, here) });
  else names.set(name, { kind: "scalar", expr: ofQuery ? rememberedValue(c.expr(value, here)) : c.expr(value, here) });
}
function remembered(plan: Plan): Plan {
  return { columns: plan.columns, run: (run) => onceIn(run.memo, plan, () => plan.run(run)) };
}
/** A `let` of the query reads no row: worked out once a run. One inside a function may read the row through an argument. */
function rememberedValue(expr: Expr): Expr {
  return { type: expr.type, eval: (f) => onceIn(f.run.memo, expr, () => expr.eval(f)) };
}
function onceIn<T>(memo: Map<object, unknown>, key: object, make: () => T): T {
  if (!memo.has(key)) memo.set(key, make());
  return memo.get(key) as T;
}
