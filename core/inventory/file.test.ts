import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readInventory } from "./file.ts";
import { row } from "./testing.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "inventory-"));
  writeFileSync(join(folder, "shop.json"), JSON.stringify([row("a")]));
  writeFileSync(join(folder, "more.jsonl"), `${JSON.stringify(row("b"))}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

test("files are read relative to the folder, absolute ones as they are, and merged", () => {
  expect(readInventory(["shop.json", join(folder, "more.jsonl")], folder)).toEqual({ rows: [row("a"), row("b")], problems: [] });
});

test("a file that is not there is named, with the nearest one beside it", () => {
  expect(readInventory(["shpo.json", "."], folder).problems).toEqual([
    { path: "shpo.json", message: "does not exist", nearest: "shop.json" },
    { path: ".", message: "is a folder, not a file" },
  ]);
});
