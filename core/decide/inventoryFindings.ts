import type { ResourceType } from "../../catalogue/schema.ts";
import { compare } from "../base/json.ts";
import { groupBy } from "../base/list.ts";
import { plain } from "../base/show.ts";
import { noProperties, oddTagValue } from "../findings/coverage.ts";
import type { Finding } from "../findings/finding.ts";
import type { Row } from "../inventory/types.ts";

const control = /[\p{Cc}\p{Cs}]/u;
const oddTags = (row: Row): string[] =>
  Object.entries(row.tags ?? {}).flatMap(([name, value]) => (control.test(value) ? [name] : []));

/** Whether any condition of an entry, wherever it stands, asks for a property. */
const asksProperties = (entry: ResourceType | undefined): boolean =>
  entry !== undefined && JSON.stringify(entry).includes('"path":"properties.');

/** What is odd about rows and yet no reason to refuse an inventory: one finding for all of a kind, naming the first. */
export function inventoryFindings(rows: readonly Row[], types: ReadonlyMap<string, ResourceType>): Finding[] {
  const odd = rows.filter((r) => oddTags(r).length > 0);
  const without = groupBy(
    rows.filter((r) => r.properties === undefined),
    (r) => r.type,
  );
  const bare = [...without].flatMap(([type, some]) => (asksProperties(types.get(type)) ? some : []));
  const first = (some: readonly Row[]): string => some.map((r) => r.id).sort(compare)[0]!;
  const few = (names: string[]): string => {
    const all = [...new Set(names)].sort(compare);
    return all.length > 3 ? `${all.slice(0, 3).join(", ")} and ${all.length - 3} more` : all.join(", ");
  };
  const tags = few(odd.flatMap(oddTags).map((t) => plain(t, 60)));
  return [
    ...(odd.length > 0 ? [oddTagValue.of({ target: first(odd) }, { count: odd.length, tags })] : []),
    ...(bare.length > 0
      ? [noProperties.of({ target: first(bare) }, { count: bare.length, types: few(bare.map((r) => r.type)) })]
      : []),
  ];
}
