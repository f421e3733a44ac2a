import { describe, expect, test } from "vitest";
import { findings as catalogued } from "../../findings/index.ts";
import * as rules from "../../azure/workspaceRules.ts";
import { collect } from "../../base/problems.ts";
import { config, row } from "../../decide/testing.ts";
import type { Row } from "../../inventory/types.ts";
import { securityTables, workspaceFindings, workspaceSettings } from "./findings.ts";

const tableProblems = (table: rules.TableSpec, days: number) => collect((report) => rules.tableProblems(table, report, days));
const workspaceProblems = (w: Parameters<typeof rules.workspaceProblems>[0]) =>
  collect((report) => rules.workspaceProblems(w, report));

describe("settings", () => {
  test("follow the preset", () => {
    const of = (preset: string) => workspaceSettings(config({ preset }));
    expect(of("development")).toMatchObject({ retentionInDays: 30, dailyQuotaGb: 1, localAuth: true, protect: false });
    expect(of("test")).toMatchObject({ retentionInDays: 30, dailyQuotaGb: 5, localAuth: true, protect: false });
    expect(of("production")).toMatchObject({
      retentionInDays: 90,
      localAuth: false,
      protect: true,
      queryAudit: true,
      tables: ["Blob", "File", "Queue", "Table"].map((s) => ({ name: `Storage${s}Logs`, plan: "Basic" })),
    });
    expect([of("development").tables, of("test").tables]).toEqual([[], []]);
    expect(of("production").dailyQuotaGb).toBeUndefined();
  });

  test("what the environment says wins", () => {
    const workspace = { retentionInDays: 180, dailyQuotaGb: 20, localAuth: true, queryAudit: false };
    expect(workspaceSettings(config({ workspace }))).toMatchObject(workspace);
  });

  test("a total retention is that of the security tables, and an own entry of one of them wins", () => {
    const settings = workspaceSettings(
      config({
        storageInsights: { resourceLogs: "none" },
        workspace: { totalRetentionInDays: 1095, tables: { LAQueryLogs: { totalRetentionInDays: 365 }, AppTraces: {} } },
      }),
    );
    expect(settings.tables.map((t) => t.name)).toEqual(["AppTraces", ...securityTables].sort());
    const total = (name: string) => settings.tables.find((t) => t.name === name)!.totalRetentionInDays;
    expect([total("AzureActivity"), total("LAQueryLogs"), total("AppTraces")]).toEqual([1095, 365, undefined]);
  });
});

describe("retention", () => {
  test("both values are always known, because Azure resets what a PUT leaves out", () => {
    expect(rules.effectiveRetention({ name: "T" }, 90)).toEqual({
      plan: "Analytics",
      retentionInDays: 90,
      totalRetentionInDays: 90,
    });
    expect(rules.effectiveRetention({ name: "T", retentionInDays: 4 }, 90)).toMatchObject({
      retentionInDays: 4,
      totalRetentionInDays: 4,
    });
    expect(rules.effectiveRetention({ name: "T", plan: "Basic" }, 90)).toMatchObject({
      retentionInDays: 30,
      totalRetentionInDays: 30,
    });
    expect(rules.effectiveRetention({ name: "T_CL", plan: "Auxiliary" }, 90)).toEqual({
      plan: "Auxiliary",
      totalRetentionInDays: 90,
    });
  });

  test.each([3, 731, 5000, 1094, 4384, 7.5])("%d days in all are not offered", (totalRetentionInDays) => {
    expect(tableProblems({ name: "T", retentionInDays: 4, totalRetentionInDays }, 30)).toHaveLength(1);
  });

  test.each([4, 30, 730, 1095, 1460, 1826, 2191, 2556, 2922, 3288, 3653, 4018, 4383])("%d days in all are offered", (days) => {
    expect(tableProblems({ name: "T", retentionInDays: 4, totalRetentionInDays: days }, 30)).toEqual([]);
  });

  test("the nearest legal values are named, and a total shorter than what can be queried is refused", () => {
    expect(tableProblems({ name: "T", totalRetentionInDays: 1100 }, 30)[0]).toMatchObject({ nearest: "1095 or 1460" });
    expect(tableProblems({ name: "T", totalRetentionInDays: 60 }, 90)[0]).toMatchObject({ allowed: "at least 90" });
    expect(tableProblems({ name: "T", plan: "Basic", totalRetentionInDays: 29 }, 90)[0]).toMatchObject({
      allowed: "at least 30",
    });
    expect(tableProblems({ name: "T", plan: "Basic", retentionInDays: 31 }, 90)).toHaveLength(1);
    expect(tableProblems({ name: "T", plan: "Basic", retentionInDays: 30 }, 90)).toEqual([]);
  });

  test("a commitment needs one of Azure's tiers, and a tier needs a commitment", () => {
    expect(workspaceProblems({ sku: "CapacityReservation" })[0]).toMatchObject({ found: "nothing" });
    expect(workspaceProblems({ sku: "CapacityReservation", capacityReservationLevel: 250 })[0]).toMatchObject({
      nearest: "200 or 300",
    });
    expect(workspaceProblems({ sku: "CapacityReservation", capacityReservationLevel: 500 })).toEqual([]);
    expect(workspaceProblems({ capacityReservationLevel: 500 })).toHaveLength(1);
    expect(workspaceProblems({ tables: [{ name: "AppTraces" }, { name: "apptraces" }] })).toMatchObject([
      { path: "tables[1]", message: expect.stringMatching(/twice/) },
    ]);
  });
});

describe("workspaces of the inventory", () => {
  const log = (properties: Record<string, unknown>, more: Partial<Row> = {}): Row =>
    row("log", { type: "microsoft.operationalinsights/workspaces", properties, ...more });
  const codes = (r: Row, workspace: Record<string, unknown> = {}) =>
    workspaceFindings({ config: config({ workspace }), rows: [r] }).map((f) => f.code);
  const sound = { sku: { name: "pergb2018" }, retentionInDays: 90, features: { disableLocalAuth: true } };

  test("a legacy tier and a workspace that takes no data are found", () => {
    expect(codes(log({ ...sound, sku: { name: "PerNode" } }))).toEqual(["AZM150"]);
    expect(codes(log({ ...sound, workspaceCapping: { dataIngestionStatus: "OverQuota" } }))).toEqual(["AZM152"]);
    expect(codes(log({ ...sound, workspaceCapping: { dataIngestionStatus: "RespectQuota" } }))).toEqual([]);
  });

  test("only the one that is used is compared with what the environment asks", () => {
    const short = log({ ...sound, retentionInDays: 30, features: {} }, { location: "northeurope" });
    expect(codes(short)).toEqual([]);
    expect(codes(short, { existing: short.id.toUpperCase().replace("/SUBSCRIPTIONS", "/subscriptions") })).toEqual([
      "AZM151",
      "AZM153",
      "AZM154",
    ]);
    const fine = log(sound);
    expect(codes(fine, { existing: fine.id })).toEqual([]);
  });

  test("every code is explained", () => {
    for (const code of ["AZM150", "AZM151", "AZM152", "AZM153", "AZM154", "AZM155"]) expect(catalogued[code]).toBeDefined();
  });
});
