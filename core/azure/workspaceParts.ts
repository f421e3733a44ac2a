import { type Report, unique, within } from "../base/problems.ts";

/** What a workspace may hold besides Azure's own tables, as far as it is known. */
interface WorkspaceParts {
  customTables?: readonly ({ columns?: readonly ({ name?: string; type?: string } | undefined)[] } | undefined)[];
  transforms?: readonly ({ table?: string } | undefined)[];
  summaryRules?: readonly ({ name?: string } | undefined)[];
  savedFunctions?: readonly ({ alias?: string } | undefined)[];
  dataExports?: readonly ({ name?: string } | undefined)[];
}

/** What shares a name, or has another type than Azure gives it. */
export function partProblems(parts: WorkspaceParts, report: Report): void {
  parts.customTables?.forEach((table, i) => {
    const columns = table?.columns ?? [];
    const say = within(report, "customTables", i, "columns");
    unique(say, columns, { key: (c) => c.name?.toLowerCase() });
    columns.forEach((column, k) => {
      if (column?.name === "TimeGenerated" && column.type !== undefined && column.type !== "dateTime")
        say([k, "type"], { message: "TimeGenerated is a time", found: column.type, allowed: "dateTime" });
    });
  });
  unique(within(report, "transforms"), parts.transforms ?? [], { key: (t) => t.table?.toLowerCase() });
  unique(within(report, "summaryRules"), parts.summaryRules ?? [], { key: (r) => r.name?.toLowerCase() });
  unique(within(report, "savedFunctions"), parts.savedFunctions ?? [], { key: (f) => f.alias?.toLowerCase() });
  unique(within(report, "dataExports"), parts.dataExports ?? [], { key: (e) => e.name?.toLowerCase() });
}
