import { compare } from "../base/json.ts";
import type { EnvironmentConfig, Selector } from "../config/schema.ts";
import type { Row, Target } from "../inventory/types.ts";

export interface LeftOut {
  id: string;
  type: string;
  reason: string;
}

/** Tag names and values are compared without case and without blanks around them: people write `Env`, `ENV` and `PROD `. */
const loose = (text: string): string => text.trim().toLowerCase();

function tagValues(row: Row): Map<string, string> {
  return new Map(Object.entries(row.tags ?? {}).map(([name, value]) => [loose(name), value.trim()]));
}

/** Whether a row has every tag of `match`. A value `*` matches any; `a|b` matches either. */
export function matchesTags(row: Row, match: Readonly<Record<string, string>>): boolean {
  const tags = tagValues(row);
  return Object.entries(match).every(([name, wanted]) => {
    const value = tags.get(loose(name));
    return value !== undefined && wanted.split("|").some((w) => loose(w) === "*" || loose(w) === loose(value));
  });
}

/** `Microsoft.Sql/servers` is that type alone, `Microsoft.Sql/servers/*` its children too, `Microsoft.Sql/*` the whole provider. */
export function matchesType(type: string, pattern: string): boolean {
  const [have, want] = [type.toLowerCase(), pattern.toLowerCase()];
  if (!want.endsWith("/*")) return have === want;
  const base = want.slice(0, -2);
  return have === base || have.startsWith(`${base}/`);
}

/** All criteria given must hold; within one, any of its entries. */
export function matchesSelector(row: Row, selector: Selector): boolean {
  const oneOf = (list: readonly string[] | undefined, value: string): boolean =>
    list === undefined || list.some((x) => x.toLowerCase() === value.toLowerCase());
  return (
    oneOf(selector.subscriptions, row.subscriptionId) &&
    oneOf(selector.resourceGroups, row.resourceGroup) &&
    oneOf(selector.ids, row.id) &&
    (selector.types === undefined || selector.types.some((t) => matchesType(row.type, t))) &&
    (selector.tags === undefined || matchesTags(row, selector.tags))
  );
}

/** A row that nobody watches here, and why. */
export interface LeftOut {
  id: string;
  type: string;
  reason: string;
}

/** Why `select` or `exclude` leaves a row out; undefined where it is watched. */
export function leftOutBy(row: Row, { select, exclude }: Pick<EnvironmentConfig, "select" | "exclude">): string | undefined {
  if (exclude && matchesSelector(row, exclude)) return "exclude matches it";
  if (select === undefined || matchesSelector(row, select)) return undefined;
  const { tags, ...others } = select;
  if (!tags || !matchesSelector(row, others)) return "select does not match it";
  const have = tagValues(row);
  const wrong = Object.keys(tags).filter((name) => !matchesTags(row, { [name]: tags[name]! }));
  return wrong
    .map((name) => (have.has(loose(name)) ? `its tag ${name} is ${have.get(loose(name))}` : `it has no tag ${name}`))
    .join(", ");
}

/** The rows the environment watches, sorted by key, with owner and criticality read from their tags. */
export function selectTargets(rows: readonly Row[], config: Pick<EnvironmentConfig, "select" | "exclude" | "tagKeys">): Target[] {
  const { tagKeys } = config;
  return rows
    .filter((row) => leftOutBy(row, config) === undefined)
    .map((row) => toTarget(row, tagKeys))
    .sort((a, b) => compare(a.key, b.key));
}

/** A row as a target. The first tag of the list that has a value counts. */
export function toTarget(row: Row, tagKeys: EnvironmentConfig["tagKeys"]): Target {
  const tags = tagValues(row);
  const first = (names: string[]): string | undefined =>
    names.map((n) => tags.get(loose(n))).find((v) => v !== undefined && v !== "");
  const owner = first(tagKeys.owner);
  const criticality = first(tagKeys.criticality);
  return {
    ...row,
    key: row.id.toLowerCase(),
    live: false,
    ...(owner === undefined ? {} : { owner }),
    ...(criticality === undefined ? {} : { criticality }),
  };
}
