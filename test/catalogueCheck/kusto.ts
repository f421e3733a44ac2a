import { createRequire } from "node:module";
import { tables, type Table } from "../../catalogue/tables.ts";

// Microsoft's analyser is compiled from C#: it fills the globals Bridge and Kusto and names overloads $ctorN. The version is pinned.

interface Sequence<T> {
  readonly __item?: T;
}
interface Symbol {
  constructor: { $$name?: string };
  Name: string;
  Type?: { Name: string };
  Columns?: Sequence<Symbol & { Type: { Name: string } }>;
  WithIsOpen(open: boolean): Symbol;
}
interface Node {
  ChildCount?: number;
  GetChild(i: number): Node | null;
  ReferencedSymbol?: Symbol;
  SimpleName?: string;
  toString(includeTrivia: number): string;
  constructor: { $$name?: string };
}
interface Code {
  GetDiagnostics(): Sequence<{ Severity: string; Message: string; Start: number; Length: number }>;
  ResultType?: Symbol;
  Syntax: Node;
}
interface Globals {
  WithDatabase(database: unknown): Globals;
  WithCache(): Globals;
}
type Constructor = new (...args: unknown[]) => Symbol;
interface Language {
  GlobalState: { Default: Globals };
  KustoCode: { ParseAndAnalyze(query: string, globals: Globals): Code; Parse(query: string): Code };
  Symbols: {
    ScalarTypes: Record<string, unknown>;
    ColumnSymbol: Constructor;
    TableSymbol: { $ctor4: Constructor };
    FunctionSymbol: { $ctor16: Constructor };
    DatabaseSymbol: { ctor: Constructor };
  };
}

const SCALARS: Record<string, string> = {
  bool: "Bool",
  datetime: "DateTime",
  dynamic: "Dynamic",
  guid: "Guid",
  int: "Int",
  long: "Long",
  real: "Real",
  string: "String",
  timespan: "TimeSpan",
};
/** A function that Azure Monitor adds to every workspace. */
const LOG_OPERATION = "Operation | extend Level = '', Category = '', Operation = ''";

export interface Analysis {
  errors: string[];
  /** Columns of the result and their types. */
  columns: Record<string, string>;
  tables: string[];
  operators: string[];
  functions: string[];
}
export type Analyse = (query: string) => Analysis;

let loaded: { language: Language; list: <T>(s: Sequence<T>) => T[] } | undefined;
function load() {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  require("@kusto/language-service-next/bridge.min.js");
  require("@kusto/language-service-next/Kusto.Language.Bridge.min.js");
  const world = globalThis as unknown as {
    Kusto: { Language: Language };
    Bridge: { toArray<T>(s: Sequence<T>): T[] };
  };
  loaded = { language: world.Kusto.Language, list: (s) => world.Bridge.toArray(s) };
  return loaded;
}

/** An analyser over a workspace that has the given tables; default those of the catalogue. */
export function analyser(schema: Record<string, Pick<Table, "columns" | "open">> = tables): Analyse {
  const { language, list } = load();
  const { ColumnSymbol, TableSymbol, FunctionSymbol, DatabaseSymbol, ScalarTypes } = language.Symbols;
  const column = ([name, type]: [string, string]) => new ColumnSymbol(name, ScalarTypes[SCALARS[type]!], null, null, null, null);
  const symbols = Object.entries(schema).map(([name, t]) => {
    const symbol = new TableSymbol.$ctor4(name, Object.entries(t.columns).map(column));
    return t.open ? symbol.WithIsOpen(true) : symbol;
  });
  const logOperation = new FunctionSymbol.$ctor16("_LogOperation", "()", LOG_OPERATION, null);
  const database = new DatabaseSymbol.ctor("workspace", [...symbols, logOperation]);
  const globals = language.GlobalState.Default.WithDatabase(database).WithCache();
  return (query) => read(language.KustoCode.ParseAndAnalyze(query, globals), query, list);
}

/** Syntax errors of a query over tables that are not known here. */
export function syntaxErrors(query: string): string[] {
  const { language, list } = load();
  return list(language.KustoCode.Parse(query).GetDiagnostics())
    .filter((d) => d.Severity === "Error")
    .map((d) => d.Message);
}

const kind = (o: { constructor: { $$name?: string } }): string => (o.constructor.$$name ?? "").split(".").pop()!;

function read(code: Code, query: string, list: <T>(s: Sequence<T>) => T[]): Analysis {
  const found = { tables: new Set<string>(), operators: new Set<string>(), functions: new Set<string>() };
  const visit = (node: Node): void => {
    const name = kind(node);
    if (name.endsWith("Operator")) found.operators.add(name.slice(0, -"Operator".length));
    if (name === "UnionOperator" && /\bunion\b[^|]*\*/.test(node.toString(0))) found.operators.add("UnionAll");
    const symbol = node.ReferencedSymbol;
    if (symbol && kind(symbol) === "TableSymbol" && symbol.Name) found.tables.add(symbol.Name);
    if (symbol && kind(symbol) === "FunctionSymbol") found.functions.add(symbol.Name);
    for (let i = 0; i < (node.ChildCount ?? 0); i++) {
      const child = node.GetChild(i);
      if (child) visit(child);
    }
  };
  visit(code.Syntax);
  if (found.functions.has("_LogOperation")) found.tables.add("Operation");
  const columns = code.ResultType?.Columns ? list(code.ResultType.Columns) : [];
  return {
    errors: list(code.GetDiagnostics())
      .filter((d) => d.Severity === "Error")
      .map((d) => `${d.Message} Near "${query.slice(d.Start, d.Start + Math.max(d.Length, 12)).split("\n")[0]}".`),
    columns: Object.fromEntries(columns.map((c) => [c.Name, c.Type.Name])),
    tables: [...found.tables],
    operators: [...found.operators],
    functions: [...found.functions],
  };
}
