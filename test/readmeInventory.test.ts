import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readInventory } from "../core/inventory/file.ts";
import { inventoryQuery, siteConfigQuery } from "../core/inventory/query.ts";
import { machine, subscription } from "../core/inventory/testing.ts";

// The README's own commands, run by a shell against a stand-in for `az` that pages as Resource Graph does.
const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");
const commands = /```sh\n( *ask\(\)[^]*?)```/.exec(readme)![1]!;

const site = `/subscriptions/${subscription}/resourceGroups/rg-a/providers/Microsoft.Web/sites/shop`;
const estate = {
  Resources: [
    // Neither the order of the table nor the case of ids is that of the answer.
    ...Array.from({ length: 2_300 }, (_, i) => machine(`vm-${(i * 7_919) % 2_300}`, { tags: { note: '"skip_token": "no"' } })),
    machine("web", { id: site, name: "shop", type: "microsoft.web/sites", kind: "app" }),
  ],
  appserviceresources: [
    machine("web", { id: `${site}/config/web`, name: "web", type: "microsoft.web/sites/config", properties: { HealthCheckPath: "/healthz" } }),
    machine("flow", { id: `${site}/workflows/flow`, name: "shop/flow", type: "microsoft.web/sites/workflows" }),
  ],
}; // prettier-ignore

const az = `#!${process.execPath}
const { readFileSync, appendFileSync } = require("node:fs");
const args = process.argv.slice(2).flatMap((a) => (a.startsWith("--") && a.includes("=") ? [a.slice(0, a.indexOf("=")), a.slice(a.indexOf("=") + 1)] : [a]));
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const query = option("-q");
const [table, ...steps] = query.split("|").map((s) => s.trim());
let rows = JSON.parse(readFileSync(__dirname + "/estate.json", "utf8"))[table];
for (const step of steps) {
  const contains = /^where type contains '(.*)'$/.exec(step);
  const columns = /^project (.*)$/.exec(step)?.[1].split(", ");
  if (contains) rows = rows.filter((r) => r.type.includes(contains[1]));
  else if (columns) rows = rows.map((r) => Object.fromEntries(columns.map((c) => [c, r[c]])));
  else if (step === "order by id asc") rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  else throw new Error("unknown step " + step);
}
const first = Number(option("--first") ?? 100);
const token = option("--skip-token");
const skip = token ? JSON.parse(Buffer.from(token, "base64")).RowsToSkip : 0;
const data = rows.slice(skip, skip + first);
const next = skip + first < rows.length ? Buffer.from(JSON.stringify({ $id: "1", MaxRows: first, RowsToSkip: skip + first })).toString("base64") : null;
appendFileSync(__dirname + "/calls", args.slice(0, 4).join(" ") + "\\n");
process.stdout.write(JSON.stringify({ count: data.length, data, skip_token: next, total_records: rows.length }, null, 2) + "\\n");
`;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "readme-"));
  mkdirSync(join(folder, "stacks/inventories"), { recursive: true });
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin/estate.json"), JSON.stringify(estate));
  writeFileSync(join(folder, "bin/az"), az);
  chmodSync(join(folder, "bin/az"), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

test("the README asks what azmon needs, in the words azmon knows", () => {
  expect(commands).toContain(`ask "${inventoryQuery}"`);
  expect(commands).toContain(`ask "${siteConfigQuery}"`);
});

test.runIf(process.platform !== "win32")("its commands fetch every page, and what they write is an inventory", () => {
  const env = { ...process.env, PATH: `${join(folder, "bin")}${delimiter}${process.env["PATH"]}` };
  const { status, stderr } = spawnSync("sh", ["-c", commands], { cwd: folder, env, encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const calls = readFileSync(join(folder, "bin/calls"), "utf8").trim().split("\n");
  expect(calls).toEqual(Array(4).fill("graph query -o json"));

  const named = /inventory: \[(.*)\]/.exec(readme)![1]!.split(", ");
  const { rows, problems } = readInventory(named, join(folder, "stacks"));
  expect(problems).toEqual([]);
  expect(rows).toHaveLength(2_302);
  expect(rows.filter((r) => r.type === "microsoft.web/sites/config")).toMatchObject([
    { properties: { HealthCheckPath: "/healthz" } },
  ]);
});
