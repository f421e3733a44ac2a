import { describe, expect, test } from "vitest";
import { decide } from "./index.ts";
import { Paths } from "./path.ts";
import { config, row } from "./testing.ts";

const vault = row("kv", { type: "microsoft.keyvault/vaults", properties: {} });
const workspace = row("law", { type: "microsoft.operationalinsights/workspaces", location: "westeurope" });
const machine = row("vm1", {
  type: "microsoft.compute/virtualmachines",
  identity: { type: "SystemAssigned" },
  properties: {
    storageProfile: { osDisk: { osType: "Linux" } },
    extended: { instanceView: { powerState: { code: "PowerState/running" } } },
  },
});
const component = row("appi", {
  type: "microsoft.insights/components",
  kind: "web",
  properties: { IngestionMode: "LogAnalytics", WorkspaceResourceId: workspace.id },
});
const rows = [vault, workspace, machine, component];
const decided = (more: Record<string, unknown> = {}) => decide({ config: config(more), rows });

describe("the way from a resource to a person", () => {
  const all = decided();
  const paths = new Paths(all);

  test("is whole for everything that counts as covered", () => {
    const covered = all.coverage.filter((c) => c.status === "covered");
    expect(covered.length).toBeGreaterThan(20);
    for (const row of covered) {
      const path = paths.of(row);
      expect(path.length, row.signal).toBeGreaterThan(1);
      expect(
        path.filter((l) => l.state === "missing"),
        row.signal,
      ).toEqual([]);
    }
  });

  test("of a log alert goes through what carries its rows to the workspace that its rule reads", () => {
    for (const row of all.coverage.filter((c) => c.status === "covered")) {
      const rule = all.rules.find((r) => r.key === row.by[0]);
      if (rule?.kind !== "log") continue;
      const lands = paths.of(row).find((l) => l.link === "lands");
      const read = [...all.workspaces, ...all.readWorkspaces].find((w) => w.key === rule.workspace)!;
      expect(lands?.id).toBe(read.existing ?? read.key);
    }
    const foreign = all.coverage.find(
      (c) => c.signal === "application.failed-requests" && c.target === component.id.toLowerCase(),
    );
    expect(paths.of(foreign!).find((l) => l.link === "lands")).toMatchObject({ id: workspace.id, state: "present" });
  });

  test("ends at an action group, or says why at nobody", () => {
    for (const row of all.coverage.filter((c) => c.status === "covered" && all.rules.some((r) => r.key === c.by[0])))
      expect(paths.of(row).at(-1)).toMatchObject({ link: "told", state: expect.stringMatching(/^(planned|returned)$/) });
  });
});

describe("one link less and the signal is missing", () => {
  const statusOf = (signal: string, target: string, more: Record<string, unknown>) =>
    decided(more).coverage.find((c) => c.signal === signal && c.target === target.toLowerCase())?.status;

  test.each([
    ["keyvault.failed-share", vault.id, { diagnostics: { enabled: false } }],
    ["vm.disk-free", machine.id, { vmInsights: { enabled: false } }],
    ["keyvault.availability", vault.id, { overrides: { alerts: { "keyvault.availability": { enabled: false } } } }],
    ["keyvault.availability", vault.id, { routing: {} }],
  ])("%s", (signal, target, more) => {
    expect(statusOf(signal, target, {})).toBe("covered");
    expect(statusOf(signal, target, more)).toBe("missing");
  });

  test("but in development nobody is called on purpose", () => {
    expect(statusOf("keyvault.availability", vault.id, { preset: "development" })).toBe("covered");
  });
});
