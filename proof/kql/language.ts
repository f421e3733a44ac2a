import { createRequire } from "node:module";
import type { ColumnType } from "../../catalogue/tables.ts";

// Microsoft's analyser is compiled from C#: it fills the globals Bridge and Kusto and names overloads $ctorN. The version is pinned.

export interface Sequence<T> {
  readonly __item?: T;
}
export interface TypeSymbol {
  readonly constructor: { $$name?: string };
  readonly Name: string;
  readonly Columns?: Sequence<ColumnSymbol>;
}
export interface ColumnSymbol {
  readonly constructor: { $$name?: string };
  readonly Name: string;
  readonly Type: TypeSymbol;
}
interface Children {
  readonly Count: number;
  getItem?(i: number): Node;
  get_Item?(i: number): Node;
}
export type NodeList = Children & Node;
/** A node or a token of the syntax tree. One shape for all kinds: which properties a kind has, its class name tells. */
export interface Node {
  readonly constructor: { $$name?: string };
  readonly TextStart: number;
  readonly ResultType?: TypeSymbol;
  readonly ReferencedSymbol?: ColumnSymbol;
  readonly SimpleName?: string;
  readonly LiteralValue?: unknown;
  readonly IsConstant?: boolean;
  readonly Text?: string;
  readonly ValueText?: string;
  readonly Element?: Node;
  readonly Element$1?: Node;
  readonly Name: Node;
  readonly Expression: Node;
  readonly Expressions: NodeList;
  readonly Left: Node;
  readonly Right: Node;
  readonly First: Node;
  readonly Second: Node;
  readonly Operator: Node;
  readonly Selector: Node;
  readonly ArgumentList: Node;
  readonly Parameters: NodeList;
  readonly Statements: NodeList;
  readonly Values: NodeList;
  readonly Value: Node;
  readonly Pairs: NodeList;
  readonly Names: Node & NodeList;
  readonly Body: Node;
  readonly NameAndType: Node;
  readonly DefaultValue?: Node;
  readonly Type: Node;
  readonly Types: NodeList;
  readonly TypeOf: Node;
  readonly Condition: Node;
  readonly Aggregates: NodeList;
  readonly ByClause?: Node;
  readonly ByExpression: Node;
  readonly OfExpression: Node;
  readonly OnClause: Node;
  readonly RangeClause: Node;
  readonly Arguments: NodeList;
  readonly MakeSeriesFromClause?: Node;
  readonly MakeSeriesToClause?: Node;
  readonly MakeSeriesStepClause: Node;
  readonly DefaultExpression?: Node;
  readonly Ordering?: Node;
  readonly AscOrDescKeyword?: Node;
  readonly NullsClause?: Node;
  readonly FirstOrLastKeyword?: Node;
  readonly ConditionClause?: Node;
  readonly LookupClause?: Node;
  readonly Patterns: NodeList;
  readonly RowLimitClause?: Node;
  readonly RowLimit: Node;
  readonly ToTypeOf?: Node;
  readonly Subquery: Node;
  readonly ContextIdClause?: Node;
  readonly From: Node;
  readonly To: Node;
  readonly Step: Node;
  readonly Clauses: NodeList;
  readonly WithOthersClause?: Node;
  readonly Keys: Node;
  readonly Columns: NodeList;
  readonly WithClause?: Node;
  readonly Properties: NodeList;
  readonly Steps: NodeList;
  readonly DeclareClause?: Node;
  readonly Declarations: NodeList;
  readonly OrderByClause?: Node;
  readonly PartitionByClause?: Node;
  readonly ComputationClause?: Node;
  readonly Assignments: NodeList;
  readonly Output?: Node;
  readonly OptionalKeyword?: Node;
  readonly Operand: Node;
  readonly Query: Node;
  readonly Scope?: Node;
  readonly FunctionCall: Node;
  readonly Function: Node;
  readonly AsIdentifier?: Node;
  readonly InClause?: Node;
  readonly Pattern: Node;
  readonly Tokens: NodeList;
  readonly KindParameter?: Node;
  readonly ChildCount?: number;
  GetChild(i: number): Node | null;
  toString(includeTrivia?: number): string;
  GetCalledFunctionBody?(globals: Globals): Node | null;
}
interface Code {
  GetDiagnostics(): Sequence<{ Severity: string; Message: string; Start: number; Length: number }>;
  readonly ResultType?: TypeSymbol;
  readonly Syntax: Node;
}
export interface Globals {
  WithDatabase(database: unknown): Globals;
  WithCache(): Globals;
}
type Constructor = new (...args: unknown[]) => TypeSymbol & { WithIsOpen(open: boolean): TypeSymbol };
interface Language {
  GlobalState: { Default: Globals };
  KustoCode: { ParseAndAnalyze(query: string, globals: Globals): Code; Parse(query: string): Code };
  Symbols: {
    ScalarTypes: Record<string, unknown>;
    ColumnSymbol: Constructor;
    TableSymbol: { $ctor4: Constructor };
    DatabaseSymbol: { ctor: Constructor };
  };
}

const SCALARS: Record<ColumnType, string> = {
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
/**
 * `_LogOperation` is a function of every workspace over its table Operation, which tells severity, subject and what was done apart. Its
 * text is not published: its rows are data here.
 * Source: https://learn.microsoft.com/azure/azure-monitor/logs/monitor-workspace
 */
export function withFunctions(schema: Schema): Schema {
  const { Operation } = schema;
  if (!Operation) return schema;
  const columns = { ...Operation.columns, Level: "string", Category: "string", Operation: "string" } as const;
  return { ...schema, _LogOperation: { columns } };
}

let loaded: { language: Language; array: <T>(s: Sequence<T>) => T[] } | undefined;
function load() {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  require("@kusto/language-service-next/bridge.min.js");
  require("@kusto/language-service-next/Kusto.Language.Bridge.min.js");
  const world = globalThis as unknown as { Kusto: { Language: Language }; Bridge: { toArray<T>(s: Sequence<T>): T[] } };
  loaded = { language: world.Kusto.Language, array: (s) => world.Bridge.toArray(s) };
  return loaded;
}

export type Schema = Record<string, { columns: Record<string, ColumnType>; open?: boolean }>;

/** A workspace with these tables, as the analyser wants it. */
export function workspace(schema: Schema): Globals {
  const { language } = load();
  const { ColumnSymbol, TableSymbol, DatabaseSymbol, ScalarTypes } = language.Symbols;
  const column = ([name, type]: [string, ColumnType]) =>
    new ColumnSymbol(name, ScalarTypes[SCALARS[type]], null, null, null, null);
  const symbols = Object.entries(withFunctions(schema)).map(([name, t]) => {
    const symbol = new TableSymbol.$ctor4(name, Object.entries(t.columns).map(column));
    return t.open ? symbol.WithIsOpen(true) : symbol;
  });
  const database = new DatabaseSymbol.ctor("workspace", symbols);
  return language.GlobalState.Default.WithDatabase(database).WithCache();
}

export interface Parsed {
  syntax: Node;
  errors: { message: string; offset: number; length: number }[];
  /** What the query answers with. */
  result: TypeSymbol | undefined;
}
export function parse(query: string, globals: Globals): Parsed {
  const { language, array } = load();
  const code = language.KustoCode.ParseAndAnalyze(query, globals);
  const errors = array(code.GetDiagnostics())
    .filter((d) => d.Severity === "Error")
    .map((d) => ({ message: d.Message, offset: d.Start, length: d.Length }));
  return { syntax: code.Syntax, errors, result: code.ResultType };
}

/** Syntax errors of a query over tables that are not known here. */
export function syntaxErrors(query: string): string[] {
  const { language, array } = load();
  return array(language.KustoCode.Parse(query).GetDiagnostics())
    .filter((d) => d.Severity === "Error")
    .map((d) => d.Message);
}

export const kindOf = (o: { constructor: { $$name?: string } }): string => (o.constructor.$$name ?? "").split(".").pop()!;

/** The elements of a syntax list, without their separators. */
export function items(list: NodeList | Node | undefined | null): Node[] {
  const from = list as NodeList | undefined | null;
  if (!from) return [];
  const out: Node[] = [];
  for (let i = 0; i < from.Count; i++) {
    const e = from.getItem ? from.getItem(i) : from.get_Item!(i);
    out.push(e.Element$1 ?? e.Element ?? e);
  }
  return out;
}
export const columnsOf = (type: TypeSymbol | undefined): { name: string; type: string }[] | undefined =>
  type?.Columns &&
  load()
    .array(type.Columns)
    .map((c) => ({ name: c.Name, type: c.Type.Name }));
export const tokenText = (token: Node): string => (token.ValueText ?? token.Text ?? token.toString(0)).trim();
