import { tables, type Table } from "../../catalogue/tables.ts";
import { columnsOf, kindOf, type Node, parse, type Parsed, workspace } from "../../proof/kql/language.ts";

export { syntaxErrors } from "../../proof/kql/language.ts";

export interface Analysis {
  errors: string[];
  /** Columns of the result and their types. */
  columns: Record<string, string>;
  tables: string[];
  operators: string[];
  functions: string[];
}
export type Analyse = (query: string) => Analysis;

/** An analyser over a workspace that has the given tables; default those of the catalogue. */
export function analyser(schema: Record<string, Pick<Table, "columns" | "open">> = tables): Analyse {
  const globals = workspace(schema);
  return (query) => read(parse(query, globals), query);
}

function read({ syntax, errors, result }: Parsed, query: string): Analysis {
  const found = { tables: new Set<string>(), operators: new Set<string>(), functions: new Set<string>() };
  const visit = (node: Node): void => {
    const name = kindOf(node);
    if (name.endsWith("Operator")) found.operators.add(name.slice(0, -"Operator".length));
    if (name === "UnionOperator" && /\bunion\b[^|]*\*/.test(node.toString(0))) found.operators.add("UnionAll");
    const symbol = node.ReferencedSymbol;
    if (symbol && kindOf(symbol) === "TableSymbol" && symbol.Name) found.tables.add(tableOf(symbol.Name));
    if (symbol && kindOf(symbol) === "FunctionSymbol") found.functions.add(symbol.Name);
    for (let i = 0; i < (node.ChildCount ?? 0); i++) {
      const child = node.GetChild(i);
      if (child) visit(child);
    }
  };
  visit(syntax);
  return {
    errors: errors.map((e) => `${e.message} Near "${query.slice(e.offset, e.offset + Math.max(e.length, 12)).split("\n")[0]}".`),
    columns: Object.fromEntries((columnsOf(result) ?? []).map((c) => [c.name, c.type])),
    tables: [...found.tables],
    operators: [...found.operators],
    functions: [...found.functions],
  };
}
/** `_LogOperation` is a function of every workspace over this table. */
const tableOf = (name: string): string => (name === "_LogOperation" ? "Operation" : name);
