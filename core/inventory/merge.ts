import { compare, stableJson } from "../json.ts";
import type { Problem } from "../refusal.ts";
import { plain, show } from "../show.ts";
import type { Row } from "../types.ts";

/** Rows of one id in different spelling become one; rows of one id that say different things are refused. Sorted by lower-cased id. */
export function mergeRows(rows: readonly Row[]): { rows: Row[]; problems: Problem[] } {
  const byId = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row.id.toLowerCase();
    const group = byId.get(key);
    if (group === undefined) byId.set(key, [row]);
    else group.push(row);
  }
  const problems: Problem[] = [];
  const merged: Row[] = [];
  for (const key of [...byId.keys()].sort(compare)) {
    const group = byId.get(key)!;
    if (group.length > 1) {
      group.sort(bySpelling);
      problems.push(...disagreements(group));
    }
    merged.push(group[0]!);
  }
  return { rows: merged, problems };
}

/** The fields that may differ in spelling only; the smallest spelling survives whatever the order of the rows. */
const spelled = ["id", "name", "resourceGroup", "subscriptionId", "managedBy"] as const;
const bySpelling = (a: Row, b: Row): number => {
  for (const field of spelled) {
    const order = compare(a[field] ?? "", b[field] ?? "");
    if (order !== 0) return order;
  }
  return compare(stableJson(a), stableJson(b));
};

const exact = ["kind", "sku", "plan", "properties", "identity", "zones"] as const;

function disagreements(group: Row[]): Problem[] {
  const [first, ...others] = group as [Row, ...Row[]];
  const found = new Map<string, Problem>();
  const differ = (field: string, a: unknown, b: unknown): void => {
    const [x, y] = [show(a, 60), show(b, 60)].sort(compare);
    const what = x === y ? "" : `: ${x} and ${y}`;
    const path = `${plain(first.id, 160, true)} > ${field}`;
    if (!found.has(field)) found.set(field, { path, message: `two rows of this id contradict each other${what}` });
  };
  for (const other of others) {
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
  return [...found.values()];
}
