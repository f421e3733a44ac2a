import type { LogCase as StatedCase, LogRow, LogRows } from "../../catalogue/case.ts";
import type { LogCase } from "./judge.ts";

/** A case as it is written, with every row that stands for many made out. */
export const expanded = ({ tables, ...rest }: StatedCase): LogCase => ({
  ...rest,
  tables: Object.fromEntries(Object.entries(tables).map(([table, all]) => [table, all.flatMap(rowsOf)])),
});

const isMany = (row: LogRow | LogRows): row is LogRows => typeof row["every"] === "number" && "row" in row;

function rowsOf(stated: LogRow | LogRows): LogRow[] {
  if (!isMany(stated)) return [stated];
  const { every, from, to, row } = stated;
  const count = Math.max(0, Math.floor((to - from) / every + 1e-9) + 1);
  return Array.from({ length: count }, (_, i) => ({ ...row, TimeGenerated: from + i * every }));
}
