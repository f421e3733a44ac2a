import { tables } from "./tables.ts";

/** Pieces of KQL that several queries are made of. */

/**
 * The rows of a table that may not be there, or may have had nothing for 30 days: a log alert whose query fails for a week is switched off
 * by Azure, so beside the table stands an empty one of the same columns.
 * Source: https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-troubleshoot-log
 */
export const rowsOf = (...names: string[]): string =>
  `union isfuzzy=true
    (datatable(${columnsOf(names)})[]),
${names.map((name) => `    (${name}\n    {{scope}}\n    )`).join(",\n")}`;

/** The same without the rule's filter, for tables that are not of the resource itself. */
export const allRowsOf = (name: string): string => `union isfuzzy=true
    (datatable(${columnsOf([name])})[]),
    (${name})`;

const UNUSED = new Set(["Type", "_IsBillable", "_BilledSize", "_SubscriptionId"]);
const columnsOf = (names: string[]): string =>
  Object.entries(Object.assign({}, ...names.map((name) => tables[name]!.columns)) as Record<string, string>)
    .filter(([column]) => !UNUSED.has(column))
    .map(([column, type]) => `${column}: ${type}`)
    .join(", ");
