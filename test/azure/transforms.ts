import { tables, type ColumnType } from "../../catalogue/tables.ts";
import { analyser } from "../catalogueCheck/kusto.ts";
import type { Properties } from "./cloud.ts";

interface Column {
  name: string;
  type: string;
}
type Columns = Record<string, string>;
interface DataFlow {
  streams?: string[];
  destinations?: string[];
  transformKql?: string;
  outputStream?: string;
}
interface Rule {
  dataFlows?: DataFlow[];
  streamDeclarations?: Record<string, { columns?: Column[] }>;
  destinations?: { logAnalytics?: { name: string; workspaceResourceId: string }[] };
}
type TableInputs = (workspaceId: string, table: string) => Properties | undefined;

const typed = (columns: Column[]): Columns => Object.fromEntries(columns.map((c) => [c.name, scalar(c.type)]));
/** Tables and streams write `dateTime` and `boolean` where Kusto writes `datetime` and `bool`. */
const scalar = (type: string): string => (type === "boolean" ? "bool" : type.toLowerCase());
const tableOf = (stream: string): string => stream.replace(/^(Microsoft|Custom)-(Table-)?/, "");

/** The columns of a custom table that a program made, or of one of Microsoft's as far as the catalogue knows it. */
function columnsOf(workspaceId: string, table: string, inputs: TableInputs): { columns: Columns; whole: boolean } | undefined {
  const { schema } = (inputs(workspaceId, table) ?? {}) as { schema?: { columns?: Column[] } };
  if (schema?.columns) return { columns: typed(schema.columns), whole: true };
  return tables[table] && { columns: tables[table].columns, whole: false };
}

/**
 * What Azure would say of a rule's transformations: where they break, and where the type of a column is not the table's. Only a custom
 * table is known as a whole, so that other columns can be told to be too many.
 */
export function transformProblems(body: Properties, inputs: TableInputs): string[] {
  const rule = body as Rule;
  return (rule.dataFlows ?? []).flatMap((flow) => {
    if (!flow.transformKql) return [];
    const to = rule.destinations?.logAnalytics?.find((d) => flow.destinations?.includes(d.name))?.workspaceResourceId;
    if (!to) return [];
    return (flow.streams ?? []).flatMap((stream) => flowProblems(flow, stream, rule, (table) => columnsOf(to, table, inputs)));
  });
}

function flowProblems(
  flow: DataFlow,
  stream: string,
  rule: Rule,
  table: (name: string) => { columns: Columns; whole: boolean } | undefined,
): string[] {
  const declared = rule.streamDeclarations?.[stream]?.columns;
  const source = declared ? { columns: typed(declared), whole: true } : table(tableOf(stream));
  const target = table(tableOf(flow.outputStream ?? stream));
  if (!source || !target) return [];
  const schema = { columns: source.columns as Record<string, ColumnType>, basicPlan: false, open: !source.whole };
  const { errors, columns } = analyser({ source: schema })(flow.transformKql!);
  if (errors.length > 0) return errors.map((e) => `${stream}: ${e}`);
  return Object.entries(columns).flatMap(([name, type]) => {
    const wanted = target.columns[name];
    if (wanted === undefined) return target.whole ? [`${stream}: the table has no column ${name}`] : [];
    return type === wanted || type === "unknown" ? [] : [`${stream}: ${name} [produced:'${wanted}', output:'${type}']`];
  });
}
