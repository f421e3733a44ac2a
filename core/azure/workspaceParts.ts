import { compare } from "../base/json.ts";
import { nearest } from "../base/nearest.ts";
import type { Problem } from "../base/refusal.ts";
import { columnTypes, reservedColumns, summaryBins } from "./values.ts";

/** What a workspace may hold besides Azure's own tables. */
interface WorkspaceParts {
  customTables?: { name: string; columns: { name: string; type: string }[]; transformKql?: string }[];
  transforms?: { table: string; transformKql: string }[];
  summaryRules?: { name: string; binSizeInMinutes: number; destinationTable: string }[];
  savedFunctions?: { alias: string }[];
  dataExports?: { name: string; tables: string[] }[];
}

const columnName = /^[A-Za-z]\w{0,44}$/;
const tableName = /^[A-Za-z]\w{0,59}_CL$/;

const twice = (names: string[], at: (name: string) => string): Problem[] => {
  const lower = names.map((n) => n.toLowerCase());
  return names.filter((_, i) => lower.indexOf(lower[i]!) < i).map((n) => ({ path: at(n), message: "stands twice" }));
};

function customTable(table: NonNullable<WorkspaceParts["customTables"]>[number], path: string): Problem[] {
  const at = `${path}.customTables.${table.name}`;
  const problems = twice(
    table.columns.map((c) => c.name),
    (n) => `${at}.columns.${n}`,
  );
  if (!tableName.test(table.name))
    problems.push({
      path: at,
      message: "not a table name",
      allowed: "a letter, then at most 59 letters, digits and _, then _CL",
    });
  for (const { name, type } of table.columns) {
    const column = `${at}.columns.${name}`;
    if (!columnName.test(name) || reservedColumns.includes(name.toLowerCase()))
      problems.push({
        path: column,
        message: "not a column name",
        allowed: "a letter, then letters, digits and _; not Azure's own",
      });
    if (!(columnTypes as readonly string[]).includes(type))
      problems.push({
        path: `${column}.type`,
        message: "not a column type",
        found: type,
        allowed: columnTypes.join(", "),
        nearest: nearest(type, columnTypes),
      });
    if (name === "TimeGenerated" && type !== "dateTime")
      problems.push({ path: `${column}.type`, message: "TimeGenerated is a time", found: type, allowed: "dateTime" });
  }
  if (table.transformKql !== undefined) problems.push(...transform(table.transformKql, `${at}.transformKql`));
  return problems;
}

const transform = (kql: string, path: string): Problem[] =>
  /^\s*source\b/.test(kql)
    ? []
    : [{ path, message: "a transformation reads the incoming rows", allowed: "KQL that begins with `source`" }];

/** A destination or a name that Azure would refuse, with the path of the argument. */
export function partProblems(parts: WorkspaceParts, path = "workspace"): Problem[] {
  const problems: Problem[] = (parts.customTables ?? []).flatMap((t) => customTable(t, path));
  for (const t of parts.transforms ?? [])
    problems.push(...transform(t.transformKql, `${path}.transforms.${t.table}.transformKql`));
  for (const rule of parts.summaryRules ?? []) {
    const at = `${path}.summaryRules.${rule.name}`;
    if (!(summaryBins as readonly number[]).includes(rule.binSizeInMinutes))
      problems.push({
        path: `${at}.binSizeInMinutes`,
        message: "not a bin Azure offers",
        found: String(rule.binSizeInMinutes),
        allowed: summaryBins.join(", "),
      });
    if (!tableName.test(rule.destinationTable))
      problems.push({
        path: `${at}.destinationTable`,
        message: "not a custom table",
        found: rule.destinationTable,
        allowed: "Name_CL",
      });
  }
  for (const f of parts.savedFunctions ?? [])
    if (!/^[A-Za-z_]\w*$/.test(f.alias))
      problems.push({
        path: `${path}.savedFunctions.${f.alias}`,
        message: "not a function name",
        allowed: "letters, digits and _",
      });
  for (const e of parts.dataExports ?? [])
    if (e.tables.length === 0) problems.push({ path: `${path}.dataExports.${e.name}.tables`, message: "exports nothing" });
  const names = (list: string[], key: string) => problems.push(...twice(list, (n) => `${path}.${key}.${n}`));
  names((parts.transforms ?? []).map((t) => t.table), "transforms"); // prettier-ignore
  names((parts.summaryRules ?? []).map((r) => r.name), "summaryRules"); // prettier-ignore
  names((parts.savedFunctions ?? []).map((f) => f.alias), "savedFunctions"); // prettier-ignore
  names((parts.dataExports ?? []).map((e) => e.name), "dataExports"); // prettier-ignore
  return problems.sort((a, b) => compare(a.path, b.path));
}
