import { arithmetic, decimal, negate } from "./arithmetic.ts";
import { call } from "./call.ts";
import { comparisons, isEqual } from "./comparison.ts";
import { settle, toText } from "./convert.ts";
import { items, kindOf, tokenText, type Node } from "./language.ts";
import { inside, isTabular, typeOf } from "./node.ts";
import { columnExpr, firstCell } from "./cells.ts";
import { dynamicLiteral, literal } from "./literal.ts";
import { pattern } from "./pattern.ts";
import { frameOf, once, type Compiler, type Expr, type Frame, type Run, type Scope } from "./plan.ts";
import { has, stringTests } from "./text.ts";
import { compare, DateTime, isBag, TimeSpan, type Value } from "./value.ts";

type ExpressionCompiler = (node: Node, scope: Scope, c: Compiler & { query: string }) => Expr;

export const expressions: Record<string, ExpressionCompiler> = {
  LiteralExpression: (node, _, c) => constant(typeOf(node), literalOf(node, c)),
  CompoundStringLiteralExpression: (node) => constant("string", String(node.LiteralValue ?? "")),
  DynamicExpression: (node, _, c) => constant("dynamic", dynamicLiteral(node.Expression, c.query)),
  ParenthesizedExpression: (node, scope, c) => c.expr(node.Expression, scope),
  SimpleNamedExpression: (node, scope, c) => c.expr(node.Expression, scope),
  CompoundNamedExpression: (node, scope, c) => c.expr(node.Expression, scope),
  OrderedExpression: (node, scope, c) => c.expr(node.Expression, scope),
  NameReference: reference,
  PathExpression: path,
  ElementExpression: element,
  PrefixUnaryExpression: (node, scope, c) => {
    const of = c.expr(node.Expression, scope);
    const minus = tokenText(node.Operator) === "-";
    // A constant keeps the sign of zero, a column does not.
    const sign = node.Expression.IsConstant ? (v: Value): Value => (v === 0 ? -0 : negate(v)) : negate;
    return { type: typeOf(node), eval: minus ? (f) => sign(of.eval(f)) : (f) => of.eval(f) };
  },
  BinaryExpression: binary,
  BetweenExpression: between,
  InExpression: membership,
  HasAnyExpression: membership,
  HasAllExpression: membership,
  FunctionCallExpression: call,
  ToScalarExpression: (node, scope, c) => firstCell(c.table(node.Expression, scope), typeOf(node)),
};

export const constant = (type: string, value: Value): Expr => ({ type, eval: () => value });

function literalOf(node: Node, c: Compiler): Value {
  const v = literal(node);
  return v === undefined ? c.refuse(`the literal ${node.toString(0).trim()}`, node) : settle(typeOf(node), v);
}

function reference(node: Node, scope: Scope, c: Compiler): Expr {
  const name = node.SimpleName!;
  const symbol = node.ReferencedSymbol;
  const index = scope.columns.findIndex((column) => column.name === name);
  const binding = scope.names.get(name);
  const isColumn = symbol !== undefined && kindOf(symbol) === "ColumnSymbol";
  if (index >= 0 && (isColumn || !binding)) return columnExpr(scope, index);
  if (binding?.kind === "scalar") return binding.expr;
  return c.refuse(`the name ${name}`, node);
}

function path(node: Node, scope: Scope, c: Compiler): Expr {
  const owner = node.Expression;
  const binding = kindOf(owner) === "NameReference" ? scope.names.get(owner.SimpleName!) : undefined;
  if (binding?.kind === "step") return stepColumn(owner.SimpleName!, binding.columns, node.Selector, c);
  const of = c.expr(owner, scope);
  const key = node.Selector.SimpleName ?? tokenText(node.Selector);
  return { type: "dynamic", eval: (f) => member(of.eval(f), key) };
}
function stepColumn(step: string, columns: { name: string; type: string }[], selector: Node, c: Compiler): Expr {
  const index = columns.findIndex((column) => column.name === selector.SimpleName);
  if (index < 0) return c.refuse(`${step}.${selector.SimpleName}`, selector);
  const { type } = columns[index]!;
  return { type, eval: (f) => settle(type, f.locals?.get(step)?.[index] ?? null) };
}
function element(node: Node, scope: Scope, c: Compiler): Expr {
  const of = c.expr(node.Expression, scope);
  const key = c.expr(kindOf(node.Selector) === "BracketedExpression" ? node.Selector.Expression : node.Selector, scope);
  return { type: "dynamic", eval: (f) => member(of.eval(f), key.eval(f)) };
}
/** What is not there is null; a negative index counts from the end. */
export function member(of: Value, key: Value): Value {
  if (isBag(of)) return typeof key === "string" ? (of.get(key) ?? null) : null;
  if (!Array.isArray(of) || (typeof key !== "bigint" && typeof key !== "number")) return null;
  const i = Number(key);
  return of[i < 0 ? of.length + i : i] ?? null;
}

function binary(node: Node, scope: Scope, c: Compiler): Expr {
  const name = tokenText(node.Operator).replace(/\s+/g, " ");
  const right = c.expr(node.Right, scope);
  if (kindOf(node.Left) === "StarExpression") return anyText(name, right, scope) ?? c.refuse(`* ${name}`, node);
  const left = c.expr(node.Left, scope);
  return { type: typeOf(node), eval: binaryEval(name, left, right, typeOf(node)) ?? c.refuse(`the operator ${name}`, node) };
}
/** `* has "x"`: whether any column of texts has it. */
function anyText(name: string, right: Expr, { columns }: Scope): Expr | undefined {
  const test = stringTests[name];
  const texts = columns.flatMap((k, i) => (k.type === "string" ? [i] : []));
  if (!test) return undefined;
  return { type: "bool", eval: (f) => texts.some((i) => test(toText(f.row[i]!), toText(right.eval(f)))) };
}
function binaryEval(name: string, left: Expr, right: Expr, type: string): Expr["eval"] | undefined {
  if (name === "and") return (f) => both(left, right, f);
  if (name === "or") return (f) => either(left, right, f);
  if (name === "matches regex") return (f) => pattern(toText(right.eval(f))).test(toText(left.eval(f)));
  const compared = comparisons[name];
  if (compared) return (f) => compared(left.eval(f), right.eval(f));
  const work = arithmetic[name];
  if (work && type === "decimal")
    return arithmeticEval((a, b) => decimal(name, Number(a), Number(b)) ?? work(a, b), left, right, type);
  if (work) return arithmeticEval(work, left, right, type);
  const negated = name.startsWith("!");
  const test = stringTests[name === "!~" ? "=~" : name.replace(/^!/, "")];
  return test && ((f) => test(toText(left.eval(f)), toText(right.eval(f))) !== negated);
}
/** The result's type decides how is calculated: with a real on either side, in reals. */
function arithmeticEval(work: (a: Value, b: Value) => Value, left: Expr, right: Expr, type: string): Expr["eval"] {
  const reals = type === "real" || type === "decimal";
  const real = (v: Value): Value => (typeof v === "bigint" ? Number(v) : v);
  return (f) => {
    const a = left.eval(f);
    const b = right.eval(f);
    if (a === null || b === null) return null;
    return settle(type, reals ? work(real(a), real(b)) : work(a, b));
  };
}
function both(left: Expr, right: Expr, f: Frame): Value {
  const a = left.eval(f);
  if (a === false) return false;
  const b = right.eval(f);
  return b === false ? false : a === null || b === null ? null : true;
}
function either(left: Expr, right: Expr, f: Frame): Value {
  const a = left.eval(f);
  if (a === true) return true;
  const b = right.eval(f);
  return b === true ? true : a === null || b === null ? null : false;
}

function between(node: Node, scope: Scope, c: Compiler): Expr {
  const [of, low, high] = [node.Left, node.Right.First, node.Right.Second].map((n) => c.expr(n, scope)) as [Expr, Expr, Expr];
  const negated = tokenText(node.Operator).startsWith("!");
  return {
    type: "bool",
    eval: (f) => {
      const [v, a, b] = [of.eval(f), low.eval(f), high.eval(f)];
      if (v === null || a === null || b === null) return false;
      const end = a instanceof DateTime && b instanceof TimeSpan ? arithmetic["+"]!(a, b) : b;
      return (compare(v, a) >= 0 && compare(v, end) <= 0) !== negated;
    },
  };
}

function membership(node: Node, scope: Scope, c: Compiler): Expr {
  const name = tokenText(node.Operator);
  const of = c.expr(node.Left, scope);
  const list = listOf(node.Right, scope, c);
  const test = membershipTest(name.replace(/^!/, "")) ?? c.refuse(`the operator ${name}`, node);
  const negated = name.startsWith("!");
  return { type: "bool", eval: (f) => test(of.eval(f), list(f)) !== negated };
}
function membershipTest(name: string): ((v: Value, list: Value[]) => boolean) | undefined {
  if (name === "in") return (v, list) => list.some((x) => isEqual(x, v) === true);
  if (name === "in~") return (v, list) => list.some((x) => toText(x).toLowerCase() === toText(v).toLowerCase());
  if (name === "has_any") return (v, list) => list.some((x) => has(toText(v), toText(x)));
  if (name === "has_all") return (v, list) => list.every((x) => has(toText(v), toText(x)));
  return undefined;
}
/** What stands in the brackets of `in`: values, dynamic arrays, the first column of a table. */
function listOf(list: Node, scope: Scope, c: Compiler): (f: Frame) => Value[] {
  const parts = items(list.Expressions).map((node) => {
    if (!isTabular(inside(node))) return c.expr(node, scope);
    const plan = c.table(inside(node), scope);
    const key = {};
    return { type: "dynamic", eval: (f: Frame) => once(f.run, key, () => plan.run(f.run).map((row) => row[0] ?? null)) };
  });
  return (f) => parts.flatMap((p) => p.eval(f));
}

export const evaluateConstant = (expr: Expr, run: Run): Value => expr.eval(frameOf(run, []));
