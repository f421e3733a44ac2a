import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "azmon-policy-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const azmon = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, ["--import=tsx", "cli/main.ts", "policy", ...args], { cwd: root }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
function file(name: string, json: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof json === "string" ? json : JSON.stringify(json));
  return path;
}
const plan = file("plan.json", {
  version: 1,
  resources: [
    {
      urn: "urn:pulumi:prod::shop::azure-native:monitor:MetricAlert::cpu",
      type: "azure-native:monitor:MetricAlert",
      name: "cpu\u001b[31m",
      inputs: { ruleName: "cpu", severity: 2, actions: [], description: "https://runbooks.example.com" },
    },
  ],
});

test("explains a policy, and suggests the name that was meant", async () => {
  const good = await azmon("explain", "require-alert-actions");
  expect(good).toMatchObject({ code: 0, err: "" });
  expect(good.out).toMatch(
    /An alert rule tells somebody[^]*actions: \[\{ actionGroupId: onCall\.id \}\],[^]*In yaml, python, go, csharp, java: --language/,
  );
  const bad = await azmon("explain", "require-alert-action");
  expect(bad).toMatchObject({ code: 2, out: "" });
  expect(bad.err).toContain("did you mean require-alert-actions?");
});

test("checks a plan: 0 where all is advisory, 1 where a mandatory policy is violated", async () => {
  const advised = await azmon("check", plan);
  expect(advised).toMatchObject({ code: 0, err: "" });
  expect(advised.out).toContain("1 resource of a plan: 0 mandatory, 1 advisory");
  expect(advised.out).not.toContain("\u001b");
  const config = file("config.json", { azmon: { profile: "production" } });
  const refused = await azmon("check", plan, "-c", config, "--json");
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.out)).toMatchObject([{ rule: "require-alert-actions", level: "mandatory" }]);
});

test("refuses what it cannot read, all problems at once", async () => {
  expect(await azmon("check", file("text.json", "no json"))).toMatchObject({ code: 2, out: "" });
  expect(await azmon("check", join(folder, "absent.json"))).toMatchObject({ code: 2, out: "" });
  const config = file("wrong.json", { nonsense: "mandatory", "require-tags": "must" });
  const refused = await azmon("check", plan, "-c", config);
  expect(refused).toMatchObject({ code: 2, out: "" });
  expect(refused.err).toMatch(/2 problems[^]*nonsense[^]*require-tags/);
});
