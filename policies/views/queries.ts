import type { Node } from "../graph.ts";
import { list, text } from "../peek.ts";

/** The KQL of a log rule; undefined where some of it is not known yet. */
export function queriesOf(node: Node): string[] | undefined {
  const found: string[] = [];
  const direct = text(node.props, "query");
  if (direct !== undefined) found.push(direct);
  for (const path of ["criteria.allOf", "criterias"]) {
    const criteria = list(node.props, path);
    if (!criteria) return undefined;
    for (const c of criteria) {
      if (c.state === "unknown") return undefined;
      if (c.state !== "known") continue;
      const query = text(c.value, "query");
      if (query === undefined) return undefined;
      found.push(query);
    }
  }
  return found;
}

/** Comments and quoted text do not read tables. */
export const bareKql = (query: string): string =>
  query.replace(/\/\/[^\n]*/g, " ").replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""');

/** `workspace("x").Heartbeat` and `table("Heartbeat")` read a table as its bare name does. */
const plainTables = (query: string): string =>
  bareKql(
    query
      .replace(/\b(?:workspace|app|cluster|database|resource)\s*\(\s*(?:"[^"\n]*"|'[^'\n]*')\s*\)\s*\.\s*/g, " ")
      .replace(/\btable\s*\(\s*["']([\w]+)["']\s*\)/g, "$1"),
  );

/** Whether a query reads a table, as a word of its own. */
export const readsTable = (query: string, table: string): boolean =>
  new RegExp(`(^|[^\\w.])${table}(?![\\w])`).test(plainTables(query));
export const tablesRead = (query: string, tables: readonly string[]): boolean => tables.some((t) => readsTable(query, t));
