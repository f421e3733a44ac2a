import { cast, missing } from "./convert.ts";
import { compileTree } from "./compile.ts";
import { parse, workspace, type Globals, type Schema } from "./language.ts";
import type { Column, Plan, Row, Run } from "./plan.ts";
import { KqlRefusal, ValueRefusal } from "./refusal.ts";
import type { DateTime, Value } from "./value.ts";

export interface Query {
  text: string;
  columns: Column[];
  run(input: { now: DateTime; rows: ReadonlyMap<string, readonly Row[]>; arrival?: Run["arrival"] }): readonly Row[];
}

/** A compiler of queries over one workspace; the same text is compiled once. */
export function kusto(schema: Schema): (text: string) => Query {
  let globals: Globals | undefined;
  const compiled = new Map<string, Query>();
  return (text) => {
    const known = compiled.get(text);
    if (known) return known;
    globals ??= workspace(schema);
    const query = compileQuery(text, globals);
    compiled.set(text, query);
    return query;
  };
}

function compileQuery(text: string, globals: Globals): Query {
  const { syntax, errors } = parse(text, globals);
  const error = errors[0];
  if (error) throw new KqlRefusal(`the query: ${error.message} It`, { query: text, offset: error.offset });
  const plan: Plan = compileTree(syntax, text, globals);
  // Handing it on with every row costs more than most queries.
  const arrivals = /\bingestion_time\b/.test(text);
  return {
    text,
    columns: plan.columns,
    run: (input) => {
      try {
        return plan.run({ now: input.now, rows: input.rows, ...(arrivals ? { arrival: input.arrival } : {}), memo: new Map() });
      } catch (e) {
        if (e instanceof ValueRefusal) throw new KqlRefusal(e.message, { query: text, offset: 0 });
        throw e;
      }
    },
  };
}

/** A row of a table from plain data: texts for times, numbers, JSON for dynamic. What is absent is null. */
export function tableRow(columns: Record<string, string>, given: Record<string, unknown>): Row {
  return Object.entries(columns).map(([name, type]) => fromPlain(type, given[name]));
}
export function fromPlain(type: string, v: unknown): Value {
  if (v === null || v === undefined) return missing(type);
  if (type === "dynamic") return plainToValue(v);
  if (type === "string" && typeof v === "object") return JSON.stringify(v);
  if (typeof v === "number" && (type === "int" || type === "long") && !Number.isInteger(v)) throw new Error(`${v} is no ${type}`);
  const value = cast(type, plainToValue(v));
  if (value === null) throw new Error(`${JSON.stringify(v)} is no ${type}`);
  return value;
}
function plainToValue(v: unknown): Value {
  if (v === null || v === undefined) return null;
  if (typeof v === "number") return Number.isInteger(v) ? BigInt(v) : v;
  if (Array.isArray(v)) return v.map(plainToValue);
  if (v instanceof Date) return v.toISOString();
  if (typeof v === "object") return new Map(Object.entries(v).map(([k, x]) => [k, plainToValue(x)]));
  return v as Value;
}
