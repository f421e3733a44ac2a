import { expect, test } from "vitest";
import { resourceTypes } from "../../catalogue/index.ts";
import { parseInventory } from "../inventory/parse.ts";
import { machine, page, row } from "../inventory/testing.ts";
import { inventoryFindings } from "./inventoryFindings.ts";

const types = new Map(resourceTypes.map((t) => [t.type.toLowerCase(), t]));
const findings = (...rows: unknown[]) => {
  const { rows: read, problems } = parseInventory(JSON.stringify(page(rows, rows.length)), "estate.json");
  expect(problems).toEqual([]);
  return inventoryFindings(read, types);
};

test("nothing is said of ordinary rows", () => {
  expect(findings(machine("vm-1", { tags: { note: "Büro – 東京 <b>|" } }), row("kv-1"))).toEqual([]);
});

test("line breaks and other control characters in values of tags: taken, and told once for all resources", () => {
  const odd = Array.from({ length: 30 }, (_, i) => row(`kv-${i}`, { tags: { owner: `pay\r\nments`, env: i === 3 ? "\u001b[31m" : "prod" } }));
  expect(findings(machine("vm-1"), ...odd)).toEqual([
    {
      code: "AZM204",
      severity: "warning",
      target: row("kv-0")["id"],
      message: "30 resources have a line break or another control character in the value of a tag: env, owner.",
      suggestion: "Write the value of the tag anew.",
    },
  ]);
  expect(findings(row("kv", { tags: { a: "\ud800", b: "\n", c: "\t", d: "\0", e: "x" } }))[0]!.message).toMatch(/^One resource has .*: a, b, c and 1 more\.$/);
}); // prettier-ignore

test("what else holds line breaks, such as a display name, is data", () => {
  expect(findings(row("kv", { properties: { displayName: "two\nlines" } }))).toEqual([]);
});

test("rows that have no properties are told once, with their types", () => {
  const bare = ["vm-2", "vm-3"].map((n) => machine(n, { properties: null }));
  expect(findings(machine("vm-1"), ...bare)).toMatchObject([
    {
      code: "AZM205",
      severity: "info",
      message: "2 resources have no properties in the inventory: microsoft.compute/virtualmachines.",
    },
  ]);
});

test("rows of which nothing is asked may have none", () => {
  expect(findings(machine("vm-1"), row("x", { properties: null }))).toEqual([]);
  const unknown = String(row("x")["id"]).replace("KeyVault/vaults", "Unknown/things");
  expect(findings(machine("vm-1"), row("x", { id: unknown, type: "microsoft.unknown/things", properties: null }))).toEqual([]);
});
