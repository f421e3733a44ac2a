import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { styleFor } from "../../cli/terminal/style.ts";
import { summary } from "../../cli/terminal/summary.ts";
import { projectFolder, row } from "../../cli/testing/project.ts";
import { type Planned, planned } from "./project.ts";

// What Azure lets a tag hold, and a name but for the slash: each tries to leave the text it is put into.
const value = `</td></script><script>window.pwned=1</script>"'\`\${pwned}{{pwned}}|](javascript:pwned)\u202e`;
const name = `x"'|pwned--\`{{pwned}}<script>`;
const vault = (more: object) => ({
  ...row("kv"),
  id: `/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-shop/providers/Microsoft.KeyVault/vaults/${name}`,
  name,
  type: "microsoft.keyvault/vaults",
  kind: undefined,
  ...more,
});

let folder: string;
let made: Planned;
beforeAll(async () => {
  folder = projectFolder({
    "stacks/estate.json": JSON.stringify([
      vault({ tags: { owner: value, env: value } }),
      row("stshop", { tags: { owner: value } }),
    ]),
  });
  made = await planned(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** All texts under a key that is KQL, at any depth. */
function queries(value: unknown, key = ""): string[] {
  if (typeof value === "string") return /^(query|transformKql|kql)$/i.test(key) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([k, v]) => queries(v, Array.isArray(value) ? key : k));
}

test("hostile names and tags are watched like all others", () => {
  expect(made.plan.targets.map((t) => t.name).sort()).toEqual(["stshop", name].sort());
  expect(made.plan.findings.filter((f) => f.severity === "error")).toEqual([]);
  const id = made.plan.targets.find((t) => t.name === name)!.id;
  expect(made.plan.alerts.filter((a) => a.targets.includes(id)).length).toBeGreaterThan(3);
});

test("in a query they are nothing but string literals", () => {
  const all = made.plan.resources.flatMap((r) => queries(r.inputs));
  expect(all.length).toBeGreaterThan(10);
  const literals = /@"(?:[^"]|"")*"|@'(?:[^']|'')*'|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g;
  expect(all.map((q) => q.replaceAll(literals, "''")).filter((q) => q.includes("pwned"))).toEqual([]);
});

test("in the reports and on the terminal they are nothing but text", () => {
  const html = made.files["report.html"]!;
  expect(html).toContain("pwned");
  expect(html).not.toMatch(/<script>window|<\/td><\/script>|<script>"|javascript:pwned"/);
  expect(html.match(/<script\b/g)).toHaveLength(html.match(/<\/script>/g)!.length);
  expect(html).not.toContain("\u202e");
  expect(made.files["report.md"]).not.toMatch(/(?<!\\)<script>|\u202e/);
  const text = summary(made.plan, { style: styleFor(false), columns: 110, written: [] });
  // eslint-disable-next-line no-control-regex -- what a terminal obeys
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
});
