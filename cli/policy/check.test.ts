import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterAll, expect, test, vi } from "vitest";
import { registerPolicy } from "../commands/policy.ts";
import { languageHere } from "./language.ts";

const folder = mkdtempSync(join(tmpdir(), "azmon-policy-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command as a process would run it, in this one: what it prints and its exit code. */
async function azmon(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((text: string) => void lines.push(text));
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    const program = new Command().exitOverride();
    registerPolicy(program);
    await program.parseAsync(["policy", ...args], { from: "user" });
    return { code: Number(process.exitCode), out: lines.join("\n"), err: "" };
  } catch (error) {
    return { code: 2, out: "", err: String((error as Error).message) };
  } finally {
    log.mockRestore();
    process.exitCode = before;
  }
}
function file(name: string, json: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(json));
  return path;
}

const vault = (name: string) => ({
  urn: `urn:pulumi:prod::shop::azure-native:keyvault:Vault::${name}`,
  type: "azure-native:keyvault:Vault",
  inputs: { vaultName: name, resourceGroupName: "rg-shop" },
  id: `/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg-shop/providers/Microsoft.KeyVault/vaults/${name}`,
});
const state = (name: string, ...vaults: string[]) => file(name, { version: 3, deployment: { resources: vaults.map(vault) } });
const production = file("production.json", { azmon: { profile: "production" } });

test("a baseline lets what is there pass, fails on what is new, and shrinks with what is repaired", async () => {
  const baseline = join(folder, "baseline.json");
  const known = () => (JSON.parse(readFileSync(baseline, "utf8")) as { violations: { resource: string }[] }).violations;
  const names = () => [...new Set(known().map((k) => k.resource.split("::").at(-1)))];
  const two = state("two.json", "kv-a", "kv-b");
  expect(await azmon("baseline", two, "-c", production, "-o", baseline)).toMatchObject({ code: 0, err: "" });
  expect(names()).toEqual(["kv-a", "kv-b"]);
  expect(await azmon("check", two, "-c", production)).toMatchObject({ code: 1 });
  const passed = await azmon("check", two, "-c", production, "--baseline", baseline);
  expect(passed.out).toContain("Known: it is in the baseline.");
  expect(passed.code).toBe(0);

  const changed = state("changed.json", "kv-b", "kv-new");
  const refused = await azmon("check", changed, "-c", production, "--baseline", baseline);
  expect(refused.code).toBe(1);
  expect(refused.out).toMatch(/mandatory {2}kv-new .* has no diagnostic setting/);
  expect(refused.out).toMatch(/advisory {3}kv-b .* has no diagnostic setting/);
  expect(refused.out).toMatch(/\d violations of the baseline do not occur any more: .*kv-a/);

  const before = known().length;
  const rewritten = await azmon("baseline", changed, "-c", production, "-o", baseline);
  expect(rewritten.out).toMatch(/\d new violations not taken in/);
  expect(names()).toEqual(["kv-b"]);
  expect(known().length).toBeLessThan(before);
  await azmon("baseline", changed, "-c", production, "-o", baseline, "--accept-new");
  expect(names()).toEqual(["kv-b", "kv-new"]);
  expect(await azmon("check", two, "--baseline", production)).toMatchObject({ code: 2, out: "" });
});

test("a budget lets so many of a policy pass", async () => {
  const budget = (n: number) =>
    file(`budget-${n}.json`, {
      all: "disabled",
      azmon: { level: "advisory", budgets: { "require-diagnostics": n } },
      "require-diagnostics": "mandatory",
    });
  const two = state("budget.json", "kv-a", "kv-b");
  expect(await azmon("check", two, "-c", budget(2))).toMatchObject({ code: 0 });
  const over = await azmon("check", two, "-c", budget(1));
  expect(over.out).toMatch(/Over the budget of 1 of this policy[^]*1 mandatory/);
  expect(over.code).toBe(1);
});

test("a plan covers a workload by option and by setting, and an inventory is judged", async () => {
  const { id } = vault("kv-a");
  const signals = ["diagnostics", "keyvault.availability", "keyvault.saturation"];
  const cover = file("cover.json", {
    version: 1,
    targets: [{ id }],
    coverage: signals.map((signal) => ({ target: id, signal, status: "covered", by: [] })),
  });
  const [covered, both] = [state("one.json", "kv-a"), state("both.json", "kv-a", "kv-b")];
  expect((await azmon("check", covered, "-c", production)).code).toBe(1);
  expect((await azmon("check", covered, "-c", production, "--covered-by", cover)).code).toBe(0);
  const setting = file("covered.json", { azmon: { profile: "production", coveredBy: [cover] } });
  const half = await azmon("check", both, "-c", setting);
  expect(half.code).toBe(1);
  expect(half.out).not.toContain("kv-a");
  expect(await azmon("check", covered, "--covered-by", production)).toMatchObject({ code: 2, out: "" });

  const rows = file("inventory.json", {
    data: [{ id, name: "kv-a", type: "microsoft.keyvault/vaults", location: "westeurope", properties: {} }],
  });
  const inventory = await azmon("check", rows, "-c", production, "--by", "resource");
  expect(inventory.err).toBe("");
  expect(inventory.out).toMatch(/^kv-a \(microsoft.keyvault\/vaults\)\n {2}mandatory {2}require-essential-alerts/);
  expect(inventory.out).toContain("1 resource of an inventory");
});

test("suggested lines are in the language of the project, or the one that is named", async () => {
  const project = mkdtempSync(join(folder, "project-"));
  expect(languageHere(project)).toBeUndefined();
  writeFileSync(join(project, "Pulumi.yaml"), "name: shop\nruntime:\n  name: python\n  options: { virtualenv: venv }\n");
  expect(languageHere(mkdtempSync(join(project, "stack-")))).toBe("python");
  writeFileSync(join(project, "Pulumi.yaml"), "name: shop\nruntime: dotnet\n");
  expect(languageHere(project)).toBe("csharp");

  const one = state("python.json", "kv-a");
  const python = await azmon("check", one, "--full", "--language", "python");
  expect(python.out).toContain('logs=[{"category_group": "allLogs", "enabled": True}],');
  expect(await azmon("check", one, "--language", "cobol")).toMatchObject({ code: 2 });
});
