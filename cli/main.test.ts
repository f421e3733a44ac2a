import { execFile } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import type { Plan } from "./plan/types.ts";
import { row, temporaryProject } from "./testing/project.ts";

// What `npx azmon` runs in a clone.
const azmon = join(import.meta.dirname, "../bin/azmon.js");
const run = (cwd: string, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((done) => {
    execFile(process.execPath, [azmon, ...args], { cwd, maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
      done({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, stdout, stderr }),
    );
  });

test("a plan writes its three files, prints a summary without colour to a pipe, and succeeds", async () => {
  const folder = temporaryProject();
  const { code, stdout, stderr } = await run(folder, "plan");
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("Plan of prod (production)");
  expect(stdout).not.toContain("\u001b");
  expect(readdirSync(join(folder, "out/prod")).sort()).toEqual(["plan.json", "report.html", "report.md"]);
  const plan = JSON.parse(readFileSync(join(folder, "out/prod/plan.json"), "utf8")) as Plan;
  expect([plan.version, plan.targets.length]).toEqual([1, 1]);
});

test("a refusal says every problem on stderr, exits 2 and creates nothing", async () => {
  const rows = [row("staa", { id: "/nonsense" }), row("stbb", { name: "other" })];
  const folder = temporaryProject({ "stacks/estate.json": JSON.stringify(rows) });
  const { code, stdout, stderr } = await run(folder, "plan", "--out", "made/by/plan");
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^azmon: refused, 2 problems; nothing was written\n {2}\S.*\n {2}\S.*\n$/);
  expect(readdirSync(folder).sort()).toEqual(["Pulumi.yaml", "package.json", "stacks"]);
});

test("an output that cannot be a folder is refused in words, and a plan there is kept", async () => {
  const folder = temporaryProject({ taken: "a file" });
  const { code, stderr } = await run(folder, "plan", "--out", "taken");
  expect(code).toBe(2);
  expect(stderr).toContain("--out");
  expect(readFileSync(join(folder, "taken"), "utf8")).toBe("a file");
});

test("error findings exit 1, with the files written", async () => {
  const observe = pathToFileURL(join(import.meta.dirname, "../core/decide/observe.ts")).href;
  const finding = '{ code: "AZM301", severity: "error", message: "too many" }';
  const lists = ["targets", "leftOut", "rules", "workspaces", "readWorkspaces", "diagnostics", "coverage", "limits"]
    .map((k) => `${k}: []`)
    .join(", ");
  const decisions = `{ environment: "prod", ${lists}, cost: { currency: "USD", monthly: 0, lines: [] }, findings: [${finding}] }`;
  const program = `import { publish } from ${JSON.stringify(observe)};
publish({ name: "x", decisions: ${decisions}, inventory: new Set(), urns: Promise.resolve({}) });\n`;
  const folder = temporaryProject({}, program);
  const { code, stdout } = await run(folder, "plan", "--out", "here");
  expect(code).toBe(1);
  expect(stdout).toContain("AZM301 too many");
  expect(existsSync(join(folder, "here/plan.json"))).toBe(true);
});

test("wrong usage exits 2 and names the nearest option; help exits 0", async () => {
  const folder = temporaryProject();
  const wrong = await run(folder, "plan", "--stak", "prod");
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining("--stack")]);
  const help = await run(folder, "plan", "--help");
  expect([help.code, help.stdout]).toEqual([0, expect.stringContaining("--inventory")]);
});
