import { isTabular, typeOf } from "../node.ts";
import { columnExpr, firstCell } from "../cells.ts";
import { cast, missing, toLong, toText } from "../convert.ts";
import type { Expr, Frame, Call, FunctionCompiler } from "../plan.ts";
import { dateTime } from "../time.ts";
import { DateTime, isBag, isEmpty, TimeSpan, type Value } from "../value.ts";
import { extract } from "./text.ts";
import { windows } from "./windows.ts";

export const compiled = ({ args, scope, c }: Call): Expr[] => args.map((a) => c.expr(a, scope));
const typed = (call: Call, evaluate: (f: Frame) => Value): Expr => ({ type: typeOf(call.node), eval: evaluate });

function choose(call: Call): Expr {
  const [condition, yes, no] = compiled(call) as [Expr, Expr, Expr];
  return typed(call, (f) => (condition.eval(f) === true ? yes.eval(f) : no.eval(f)));
}
function caseOf(call: Call): Expr {
  const parts = compiled(call);
  const otherwise = parts[parts.length - 1]!;
  return typed(call, (f) => {
    for (let i = 0; i + 1 < parts.length; i += 2) if (parts[i]!.eval(f) === true) return parts[i + 1]!.eval(f);
    return otherwise.eval(f);
  });
}
/** The first that is not null; among texts, the first that is not empty. */
function coalesce(call: Call): Expr {
  const parts = compiled(call);
  const text = typeOf(call.node) === "string";
  return typed(call, (f) => {
    for (const p of parts) {
      const v = p.eval(f);
      if (text ? !isEmpty(v) : v !== null) return v;
    }
    return missing(typeOf(call.node));
  });
}
function clock(sign: bigint) {
  return (call: Call): Expr => {
    const [offset] = compiled(call);
    return typed(call, (f) => {
      if (!offset) return f.run.now;
      const t = offset.eval(f);
      return t instanceof TimeSpan ? dateTime(f.run.now.ticks + sign * t.ticks) : null;
    });
  };
}
/** Without a time of arrival a row's own time is the best there is: it is refused rather than guessed. */
function ingestionTime(call: Call): Expr {
  return typed(call, (f) => {
    const at = f.run.arrival?.get(f.row);
    return at ?? call.c.refuse("ingestion_time() of a row that is not one of a table", call.node);
  });
}

function nameOfDynamic(v: Value): string {
  if (v === null) return "null";
  if (Array.isArray(v)) return "array";
  if (isBag(v)) return "dictionary";
  if (v instanceof DateTime) return "datetime";
  if (v instanceof TimeSpan) return "timespan";
  return { bigint: "long", number: "double", boolean: "bool", string: "string" }[typeof v as string]!;
}
function getType(call: Call): Expr {
  const [of] = compiled(call) as [Expr];
  const type = typeOf(call.args[0]!);
  return typed(call, (f) => (type === "dynamic" || type === "unknown" ? nameOfDynamic(of.eval(f)) : type));
}
function columnIfExists(call: Call): Expr {
  const name = toText(call.c.constant(call.args[0]!, call.scope));
  const index = call.scope.columns.findIndex((k) => k.name === name);
  return index >= 0 ? columnExpr(call.scope, index) : call.c.expr(call.args[1]!, call.scope);
}
function packAll(call: Call): Expr {
  const names = call.scope.columns.map((k) => k.name);
  const [ignoreEmpty] = compiled(call);
  return typed(call, (f) => {
    const skip = ignoreEmpty?.eval(f) === true;
    return new Map(names.map((n, i): [string, Value] => [n, f.row[i] ?? null]).filter(([, v]) => !skip || !isEmpty(v)));
  });
}
/** Text of a boolean inside dynamic is JSON's, that of a column .NET's. */
function toStringOf(call: Call): Expr {
  const [of] = compiled(call) as [Expr];
  const type = typeOf(call.args[0]!);
  return typed(call, (f) => {
    const v = of.eval(f);
    if (type === "dynamic" && typeof v === "boolean") return String(v);
    return type === "decimal" && typeof v === "number" ? String(v) : toText(v);
  });
}
/** A real beyond all longs: a constant becomes the least long, as the processor converts it; in a column the nearest long. */
function toLongOf(call: Call): Expr {
  const [of] = compiled(call) as [Expr];
  const folded = call.args[0]!.IsConstant === true;
  return typed(call, (f) => {
    const v = of.eval(f);
    return folded && typeof v === "number" && Number.isFinite(v) && Math.abs(v) >= 2 ** 63 ? -(2n ** 63n) : toLong(v);
  });
}
function extracted(call: Call): Expr {
  const [regex, group, text] = compiled({ ...call, args: call.args.slice(0, 3) }) as [Expr, Expr, Expr];
  const type = call.args[3] && /typeof\s*\(\s*(\w+)\s*\)/.exec(call.args[3].toString(0))?.[1];
  return typed(call, (f) => {
    const found = extract(regex.eval(f), group.eval(f), text.eval(f));
    return type ? cast(type, found) : found;
  });
}
function extractJson(call: Call): Expr {
  return call.c.refuse(`the function ${call.name}`, call.node);
}
const scalarOf = (call: Call): Expr =>
  isTabular(call.args[0]!)
    ? firstCell(call.c.table(call.args[0]!, call.scope), typeOf(call.node))
    : call.c.expr(call.args[0]!, call.scope);

export const special: Record<string, FunctionCompiler> = {
  iff: choose,
  iif: choose,
  case: caseOf,
  coalesce,
  now: clock(1n),
  ago: clock(-1n),
  ingestion_time: ingestionTime,
  gettype: getType,
  column_ifexists: columnIfExists,
  columnifexists: columnIfExists,
  pack_all: packAll,
  tolong: toLongOf,
  tostring: toStringOf,
  extract: extracted,
  extract_json: extractJson,
  extractjson: extractJson,
  toscalar: scalarOf,
  ...windows,
};
