import { compare, stableJson } from "../base/json.ts";
import { groupBy } from "../base/list.ts";
import { plain, show } from "../base/show.ts";
import type { RowProblem } from "./collapse.ts";
import type { Row } from "./types.ts";

/** A row and the file it stands in, as messages call it. */
export interface Found {
  row: Row;
  file: string;
}

/** Rows of one id in different spelling become one; rows of one id that say different things are refused. Sorted by lower-cased id. */
export function mergeRows(rows: readonly Found[]): { rows: Row[]; problems: RowProblem[] } {
  const byId = groupBy(rows, ({ row }) => row.id.toLowerCase());
  const problems: RowProblem[] = [];
  const merged: Row[] = [];
  for (const key of [...byId.keys()].sort(compare)) {
    const group = byId.get(key)!;
    if (group.length > 1) {
      group.sort(bySpelling);
      problems.push(...disagreements(group));
    }
    merged.push(group[0]!.row);
  }
  return { rows: merged, problems };
}

/** The fields that may differ in spelling only; the smallest spelling survives whatever the order of the rows. */
const spelled = ["id", "name", "resourceGroup", "subscriptionId", "managedBy"] as const;
const bySpelling = ({ row: a, file: fileA }: Found, { row: b, file: fileB }: Found): number => {
  for (const field of spelled) {
    const order = compare(a[field] ?? "", b[field] ?? "");
    if (order !== 0) return order;
  }
  return compare(stableJson(a), stableJson(b)) || compare(fileA, fileB);
};

const exact = ["kind", "sku", "plan", "properties", "identity", "zones"] as const;

function disagreements(group: Found[]): RowProblem[] {
  const [{ row: first, file }, ...others] = group as [Found, ...Found[]];
  const problems = new Map<string, RowProblem>();
  for (const { row: other, file: otherFile } of others) {
    const differ = (field: string, a: unknown, b: unknown): void => {
      if (problems.has(field)) return;
      const path = `${plain(first.id, 160, true)} > ${field}`;
      const found = [says(a, file), says(b, otherFile)].sort(compare).join(" and ");
      // Two exports of different days: as many contradictions as rows, and one cause.
      const cause = ["contradiction", field.replace(/^tags\..*/s, "tags"), ...[file, otherFile].sort(compare)].join("\n");
      problems.set(field, { path, message: "two rows of this id contradict each other", found, cause });
    };
    for (const field of ["name", "type", "location", "resourceGroup", "managedBy"] as const)
      if (first[field]?.toLowerCase() !== other[field]?.toLowerCase()) differ(field, first[field], other[field]);
    for (const field of exact)
      if (stableJson(first[field] ?? null) !== stableJson(other[field] ?? null)) differ(field, first[field], other[field]);
    const tags = new Set([...Object.keys(first.tags ?? {}), ...Object.keys(other.tags ?? {})]);
    for (const tag of [...tags].sort(compare)) {
      const [a, b] = [first.tags, other.tags].map((t) => (t !== undefined && Object.hasOwn(t, tag) ? t[tag] : undefined));
      if (a !== b) differ(`tags.${plain(tag, 60)}`, a, b);
    }
  }
  return [...problems.values()];
}

/** Short enough that two of them fit into a line. */
const says = (value: unknown, file: string): string => `${show(value, 40)} in ${plain(file, 45, true)}`;
