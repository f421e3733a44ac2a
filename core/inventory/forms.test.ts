import { expect, test } from "vitest";
import { parseInventories, parseInventory } from "./parse.ts";
import { machine, page, row } from "./testing.ts";

const rows = [machine("vm-1"), row("kv-1", { tags: { env: "prod" }, sku: null })];
const expected = parseInventory(JSON.stringify(rows), "x").rows;
const pretty = (value: unknown): string => JSON.stringify(value, null, 2).replaceAll("\n", "\r\n");
const swapped = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();
const columns = Object.keys(machine("x"));
const table = {
  columns: columns.map((name) => ({ name, type: "string" })),
  rows: rows.map((r) => columns.map((c) => r[c] ?? null)),
};

test.each<[string, string | Uint8Array]>([
  ["Search-AzGraph, piped to ConvertTo-Json", pretty(rows.map((r) => ({ ...r, ResourceId: r["id"] })))],
  ["Search-AzGraph as the object it returns", pretty({ SkipToken: null, SkipTokenParameter: null, Data: rows, Count: 2 })],
  ["a list of Azure Resource Manager", pretty({ value: rows })],
  ["a list as Windows PowerShell 5 writes it", pretty({ value: rows, Count: 2 })],
  ["resultFormat table", pretty({ totalRecords: 2, count: 2, data: table, facets: [], resultTruncated: "false" })],
  ["`>` of Windows PowerShell 5: UTF-16", Buffer.from(`\uFEFF${pretty(page(rows, 2))}\r\n`, "utf16le")],
  ["UTF-16, the other way round", swapped(`\uFEFF${pretty(page(rows, 2))}`)],
  ["two answers after another", rows.map((r) => pretty(page([r], 1))).join("\r\n")],
  ["two answers, each with a byte order mark, as `cat` joins them", rows.map((r) => `\uFEFF${pretty(page([r], 1))}\n`).join("")],
  ["two lists without anything between", rows.map((r) => JSON.stringify([r])).join("")],
  ["answers on one line each, as `jq -c` writes them", rows.map((r) => JSON.stringify(page([r], 1))).join("\n")],
  ["answers in a list, as `jq -s` writes them", pretty(rows.map((r) => page([r], 1)))],
  ["lists in a list", JSON.stringify(rows.map((r) => [r]))],
  ["resources after another, as `jq '.data[]'` writes them", rows.map(pretty).join("\n")],
  ["an answer, then resources on one line each", `${pretty(page(rows.slice(0, 1), 1))}\n${JSON.stringify(rows[1])}\n`],
])("%s", (_, content) => {
  expect(parseInventory(content, "estate.json")).toEqual({ rows: expected, problems: [] });
});

test("one resource alone, as `az resource show` writes it", () => {
  expect(parseInventory(pretty(rows[0]), "vm.json").rows).toEqual([expected.find((r) => r.name === "vm-1")]);
});

test("what strings hold does not end a document", () => {
  const odd = machine("vm-1", { tags: { note: 'a "}]" and \\', more: "{[" } });
  const [read] = parseInventory(`${pretty([odd])}${pretty([odd])}`, "x").rows;
  expect(read?.tags).toEqual(odd["tags"]);
});

test("where a row stands, in each form", () => {
  const { id: _, ...lost } = row("lost");
  const place = (text: string): string | undefined => parseInventory(text, "f").problems[0]?.path;
  expect(place(pretty(page([rows[0], lost], 2)))).toBe("f > row 2 > id");
  expect(place(`${pretty(page([rows[0]], 1))}\n${pretty(page([rows[1], lost], 2))}`)).toBe("f > document 2, row 2 > id");
  expect(place(JSON.stringify([page([rows[0]], 1), page([rows[1], lost], 2)]))).toBe("f > page 2, row 2 > id");
  expect(place(`${JSON.stringify(rows[0])}\n\n${JSON.stringify({ ...row("b"), id: "" })}`)).toBe("f > line 3 > id");
});

test.each<[string, unknown, object]>([
  ["an error of Azure", { error: { code: "BadRequest", message: "Please provide a query." } }, { message: "is an error of Azure, not an answer", found: '"Please provide a query."' }],
  ["another object", { datas: [], count: 3 }, { path: "f > data", message: "must be the list of rows", nearest: "datas" }],
  ["a table whose cells are not one a column", { data: { columns: [{ name: "id" }, { name: "name" }], rows: [["a", "b"], ["a"]] } }, { path: "f > data > rows[1]", message: "must be a list of 2 cells, one a column" }],
  ["a table without the id", { data: { columns: [{ name: "name" }], rows: [["kv-1"]] } }, { path: "f > row 1 > id" }],
])("refused: %s", (_, value, problem) => {
  const { problems } = parseInventory(JSON.stringify(value), "f");
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject(problem);
}); // prettier-ignore

test("an answer that says that nothing matched may stand beside others, an empty list may not", () => {
  const file = (name: string, value: unknown) => ({ name, content: JSON.stringify(value) });
  const full = file("estate.json", page(rows, 2));
  const noRow = { message: expect.stringMatching(/^holds no row/) };
  expect(parseInventories([full, file("sites.json", page([], 0))])).toEqual({ rows: expected, problems: [] });
  expect(parseInventories([file("sites.json", page([], 0))]).problems).toEqual([{ path: "sites.json", ...noRow }]);
  for (const value of [[], { count: 0, data: [] }, { value: [] }])
    expect(parseInventories([full, file("sites.json", value)]).problems).toEqual([{ path: "sites.json", ...noRow }]);
});
