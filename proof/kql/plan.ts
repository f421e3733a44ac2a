import type { Globals, Node } from "./language.ts";
import type { DateTime, Value } from "./value.ts";

export interface Column {
  name: string;
  type: string;
}
export type Row = readonly Value[];

/** One run of a query: the time it runs at and the rows of its tables, in the order of the schema's columns. */
export interface Run {
  now: DateTime;
  rows: ReadonlyMap<string, readonly Row[]>;
  /** When each row of a table arrived, for `ingestion_time()`; operators hand it on with the row. */
  arrival?: WeakMap<Row, DateTime>;
  /** What is worked out once a run: tables and values named by `let`, `toscalar()`. */
  memo: Map<object, unknown>;
}

/** Where an expression is evaluated: a row among its neighbours, and the rows of the group where it aggregates. */
export interface Frame {
  run: Run;
  row: Row;
  rows: readonly Row[];
  index: number;
  group?: readonly Row[];
  /** Window functions keep what they worked out for all rows. */
  windows: Map<object, readonly Value[]>;
  /** The state of a `scan` step and other values that belong to the row but are no columns. */
  locals?: ReadonlyMap<string, Row>;
}
export const frameOf = (run: Run, rows: readonly Row[]): Frame => ({ run, rows, row: [], index: 0, windows: new Map() });

export interface Expr {
  type: string;
  eval(frame: Frame): Value;
  /** A function that returns several columns: their count. Its value is then an array of so many. */
  width?: number;
}
export interface Plan {
  columns: Column[];
  run(run: Run): readonly Row[];
}

export type Binding =
  | { kind: "scalar"; expr: Expr }
  | { kind: "table"; plan: Plan }
  | { kind: "function"; declaration: Node; scope: Scope }
  | { kind: "step"; columns: Column[] };

/** What names mean at a place of the query. */
export interface Scope {
  names: ReadonlyMap<string, Binding>;
  columns: readonly Column[];
  /** Inside `summarize` and its like, where aggregates may stand: the columns that `*` leaves out. */
  aggregates?: { keys: readonly string[] };
  /** What a partition, `mv-apply` or `invoke` reads where no source is named. */
  input?: Plan;
}
export const onRows = (scope: Scope, columns: readonly Column[]): Scope => ({ ...scope, columns, aggregates: undefined });

export interface Compiler {
  readonly globals: Globals;
  expr(node: Node, scope: Scope): Expr;
  table(node: Node, scope: Scope): Plan;
  operator(node: Node, input: Plan, scope: Scope): Plan;
  /** The value of an expression that depends on no row, worked out when the query is compiled. */
  constant(node: Node, scope: Scope): Value;
  /** The columns the analyser says a table expression or an operator has. */
  columns(node: Node): Column[];
  refuse(what: string, node: Node): never;
}
/** A call as the compiler sees it: for functions that look at types, columns, neighbours or the clock, or skip arguments. */
export interface Call {
  name: string;
  args: Node[];
  node: Node;
  scope: Scope;
  c: Compiler;
}
export type FunctionCompiler = (call: Call) => Expr;
export type OperatorCompiler = (node: Node, input: Plan, scope: Scope, c: Compiler) => Plan;

/** Evaluates expressions row after row. */
export function mapRows(run: Run, rows: readonly Row[], each: (frame: Frame) => Row): Row[] {
  const frame = frameOf(run, rows);
  return rows.map((row, index) => {
    frame.row = row;
    frame.index = index;
    return each(frame);
  });
}
export function valuesOf(run: Run, rows: readonly Row[], expr: Expr): Value[] {
  const frame = frameOf(run, rows);
  return rows.map((row, index) => {
    frame.row = row;
    frame.index = index;
    return expr.eval(frame);
  });
}
/** Worked out once a run. */
export function once<T>(run: Run, key: object, make: () => T): T {
  if (!run.memo.has(key)) run.memo.set(key, make());
  return run.memo.get(key) as T;
}
/** A new row in place of another: what is known of when it arrived stays known. */
export function inPlaceOf(row: Row, old: Row, run: Run): Row {
  const at = run.arrival?.get(old);
  if (at) run.arrival!.set(row, at);
  return row;
}
