import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseInventory } from "./parse.ts";
import { machine, row } from "./testing.ts";

const columns = ["id", "name", "type", "kind", "location", "resourceGroup", "subscriptionId", "managedBy", "sku", "plan", "properties", "tags", "identity", "zones"]; // prettier-ignore
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const cell = (value: unknown): string =>
  value === null || value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);
const csv = (rows: readonly Record<string, unknown>[], separator = ",", names = columns): string =>
  [names, ...rows.map((r) => names.map((c) => cell(r[c])))].map((cells) => cells.map(quoted).join(separator)).join("\r\n");

const rows = [
  machine("vm-1"),
  row("kv-1", {
    tags: { note: 'says "hello", twice;\nonce', env: "prod" },
    sku: { name: "x" },
    zones: ["1"],
    managedBy: "someone",
  }),
];
const expected = parseInventory(JSON.stringify(rows), "x").rows;

describe("a CSV as Resource Graph Explorer exports it", () => {
  test.each<[string, string | Uint8Array]>([
    ["every cell quoted, lines ended as on Windows", csv(rows)],
    ["a byte order mark, and an empty last line", `\uFEFF${csv(rows)}\r\n\r\n`],
    ["the same as UTF-16", Buffer.from(`\uFEFF${csv(rows)}\r\n`, "utf16le")],
    ["headers in capitals, in another order", csv(rows).replace(/^.*/, (header) => header.toUpperCase())],
    ["semicolons, as Excel saves it in some languages", csv(rows, ";")],
    ["tabs", csv(rows, "\t")],
    ["columns of one's own", csv(rows.map((r) => ({ ...r, team: "a, b" })), ",", [...columns, "team"])],
    ["null as a word", csv(rows.map((r) => ({ ...r, identity: "null" })))],
  ])("%s", (_, content) => {
    expect(parseInventory(content, "estate.csv")).toEqual({ rows: expected, problems: [] });
  }); // prettier-ignore

  test("cells that need no quotes have none", () => {
    const text = `id,name,type,properties\n${row("a")["id"] as string},a,microsoft.keyvault/vaults,{}\n`;
    expect(parseInventory(text, "x")).toMatchObject({ problems: [], rows: [{ name: "a", properties: {} }] });
  });

  test("any text in a cell is read as it was", () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), fc.string()), { minLength: 1, maxLength: 8 }),
        (all) => {
          const some = all.map((properties, i) => row(`kv-${i}`, { properties }));
          expect(parseInventory(csv(some), "x")).toEqual(parseInventory(JSON.stringify(some), "x"));
        },
      ),
      { numRuns: 60 },
    );
  });
});

test.each<[string, string, object]>([
  ["names without ids, as the list of all resources exports them", '"NAME","TYPE","LOCATION"\n"vm-1","Virtual machine","West Europe"', { path: "f", message: "is neither JSON nor a CSV with a column `id`", found: '"\\"NAME\\",\\"TYPE\\",\\"LOCATION\\""'.replaceAll("\\", "") }],
  ["the message of a command", "ERROR: Please run 'az login', then try again", { path: "f", message: "is neither JSON nor a CSV with a column `id`" }],
  ["a header alone", csv([]), { path: "f", message: expect.stringMatching(/^holds no row/) }],
  ["a quote never closed", csv(rows).slice(0, -5), { path: "f > line 3", message: "a quoted cell is never closed: the CSV is cut off" }],
  ["a line that is too short", `${csv(rows)}\r\n"a","b"`, { path: "f > line 4", message: "has another number of cells than the header (14)" }],
  ["cells that Excel cut", csv(rows).replaceAll('""VM deallocated""}}}}', ""), { path: "f > line 2", message: expect.stringMatching(/^a cell holds text where JSON belongs; Excel/) }],
  ["no column properties", csv(rows, ",", ["id", "name", "type"]), { path: "f", message: expect.stringMatching(/^has no `properties`/), found: "all 2 rows" }],
  ["Search-AzGraph, piped to Export-Csv", csv(rows.map((r) => ({ ...r, properties: "@{provisioningState=Succeeded; extended=}", tags: "@{env=prod}" }))), { path: "f", message: expect.stringMatching(/by Export-Csv/), found: "2 of 2 rows" }],
  ["a bad id", csv([row("a"), { ...row("b"), id: "b" }]), { path: "f > b > id" }],
  ["no id in a row", csv([row("a"), { ...row("b"), id: "" }]), { path: "f > line 3 > id" }],
])("refused, with its place: %s", (_, content, problem) => {
  const { problems } = parseInventory(content, "f");
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject(problem);
}); // prettier-ignore

test("one cause in many lines is one message", () => {
  const many = Array.from({ length: 300 }, (_, i) => row(`kv-${i}`, { properties: { a: "b" } }));
  const broken = csv(many).replaceAll('""b""}', "");
  expect(parseInventory(broken, "f").problems).toEqual([
    { path: "f > line 2", message: expect.stringMatching(/cuts cells at 32,767 characters.*; so do 299 more$/) },
  ]);
});
