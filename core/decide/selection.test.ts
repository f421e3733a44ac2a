import { describe, expect, test } from "vitest";
import { parseInventory } from "../inventory/parse.ts";
import { row, subscription } from "../inventory/testing.ts";
import { matchesSelector, matchesTags, matchesType, selectTargets } from "./selection.ts";

const tagKeys = { owner: ["owner", "team"], criticality: ["criticality"] };
const estate = (...rows: unknown[]) => parseInventory(JSON.stringify(rows), "estate").rows;
const [tagged] = estate(row("a", { tags: { ENV: "PROD ", "owner ": "Team A" } }));

describe("tags", () => {
  test.each<[Record<string, string>, boolean]>([
    [{ env: "prod" }, true],
    [{ Env: "Prod" }, true],
    [{ env: "*" }, true],
    [{ env: "dev|prod" }, true],
    [{ env: "dev | prod" }, true],
    [{ env: "pro" }, false],
    [{ env: "prod", owner: "team a" }, true],
    [{ env: "prod", team: "*" }, false],
    [{ __proto__x: "*" }, false],
    [{ constructor: "*" }, false],
  ])("%j", (match, expected) => {
    expect(matchesTags(tagged!, match)).toBe(expected);
  });

  test("a row without tags has none", () => {
    expect(matchesTags(estate(row("a", { tags: null }))[0]!, { env: "*" })).toBe(false);
  });
});

test.each([
  ["microsoft.sql/servers", "Microsoft.Sql/servers", true],
  ["microsoft.sql/servers/databases", "Microsoft.Sql/servers", false],
  ["microsoft.sql/servers/databases", "Microsoft.Sql/servers/*", true],
  ["microsoft.sql/servers", "Microsoft.Sql/servers/*", true],
  ["microsoft.sql/serversx", "Microsoft.Sql/servers/*", false],
  ["microsoft.sql/servers/databases", "Microsoft.Sql/*", true],
])("type %s against %s: %s", (type, pattern, expected) => {
  expect(matchesType(type, pattern)).toBe(expected);
});

test("all criteria must hold, any entry of one is enough", () => {
  const ids = [(tagged!.id as string).toUpperCase()];
  expect(matchesSelector(tagged!, { ids, resourceGroups: ["x", "RG-A"], subscriptions: [subscription] })).toBe(true);
  expect(matchesSelector(tagged!, { ids, resourceGroups: ["x"] })).toBe(false);
  expect(matchesSelector(tagged!, {})).toBe(true);
});

test("targets are selected, excluded, sorted by key and know owner and criticality", () => {
  const rows = estate(
    row("b", { tags: { Team: "Shop", Criticality: "high" } }),
    row("A", { tags: { owner: "", TEAM: "Data" } }),
    row("c", { tags: { env: "dev" } }),
  );
  const targets = selectTargets(rows.reverse(), { tagKeys, exclude: { tags: { env: "dev" } } });
  expect(targets.map(({ name, key, live, owner, criticality }) => ({ name, key, live, owner, criticality }))).toEqual([
    { name: "A", key: rows[2]!.id.toLowerCase(), live: false, owner: "Data", criticality: undefined },
    { name: "b", key: rows[1]!.id.toLowerCase(), live: false, owner: "Shop", criticality: "high" },
  ]);
  expect(selectTargets(rows, { tagKeys, select: { types: ["Microsoft.Web/*"] } })).toEqual([]);
});
