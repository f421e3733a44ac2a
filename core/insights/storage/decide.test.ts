import { describe, expect, test } from "vitest";
import { storage as catalogue } from "../../../catalogue/providers/storage.ts";
import { accountLimits, servicesOf } from "../../azure/storageLimits.ts";
import type { EnvironmentConfigInput } from "../../config/schema.ts";
import { decide as decideAll } from "../../decide/index.ts";
import { config, row as testRow } from "../../decide/testing.ts";
import { meetsAll } from "../../inventory/read.ts";
import type { Row } from "../../inventory/types.ts";
import { storageServices } from "./logs.ts";

const account = (name: string, more: Partial<Row> = {}): Row =>
  testRow(name, {
    type: "microsoft.storage/storageaccounts",
    kind: "StorageV2",
    sku: { name: "Standard_LRS", tier: "Standard" },
    properties: { allowSharedKeyAccess: false },
    ...more,
  });
const decide = (rows: Row[], more: Partial<EnvironmentConfigInput> = {}) => decideAll({ config: config(more), rows });
const logged = (rows: Row[], more: Partial<EnvironmentConfigInput> = {}) =>
  Object.fromEntries(
    decide(rows, more)
      .diagnostics.filter((d) => d.scopePath !== "")
      .map((d) => [d.scopePath, d.categories.map((c) => c.slice("Storage".length)).join()]),
  );
const services = storageServices.map((s) => `/${s}Services/default`);

describe("what is logged of requests", () => {
  test.each([
    ["development", undefined, undefined],
    ["test", undefined, undefined],
    ["production", undefined, "Delete,Write"],
    ["production", "none", undefined],
    ["development", "writes", "Delete,Write"],
    ["test", "all", "Delete,Read,Write"],
  ] as const)("%s with resourceLogs %s: %s", (preset, resourceLogs, categories) => {
    const expected = categories === undefined ? {} : Object.fromEntries(services.map((s) => [s, categories]));
    expect(logged([account("a")], { preset, storageInsights: { resourceLogs } })).toEqual(expected);
  });

  test("nothing is missing where nothing is asked for, and the reason names the setting", () => {
    const rows = decide([account("a")], { preset: "test" }).coverage.filter((c) => c.signal === "diagnostics");
    const none = rows.filter((c) => c.status === "notApplicable");
    expect(none).toHaveLength(4);
    expect(none[0]!.reason).toBe("storageInsights.resourceLogs is none.");
    const off = decide([account("a")], { storageInsights: { enabled: false } }).coverage.filter(
      (c) => c.signal === "diagnostics",
    );
    expect(off.map((c) => c.reason)).toContain("storageInsights.enabled is false.");
  });

  test("logs hang on the services an account has by kind and tier; the account itself exports capacity only", () => {
    const of = (kind: string, tier = "Standard") =>
      Object.keys(logged([account("a", { kind, sku: { name: `${tier}_LRS`, tier } })])).map((s) => s.split("/")[1]!);
    expect(of("FileStorage", "Premium")).toEqual(["fileServices"]);
    expect(of("BlockBlobStorage", "Premium")).toEqual(["blobServices"]);
    expect(of("StorageV2", "Premium")).toEqual(["blobServices"]);
    const own = decide([account("a")]).diagnostics.filter((d) => d.scopePath === "");
    expect(own).toMatchObject([{ categories: [], categoryGroups: [], metrics: ["Capacity"] }]);
  });

  test("an account that flow logs are written to is not logged: it would record Azure's own writes", () => {
    const [flows, named] = [account("flows"), account("named")];
    const id = "/subscriptions/s/resourceGroups/NetworkWatcherRG/providers/Microsoft.Network/networkWatchers/nw/flowLogs/f";
    const flowLog = { ...testRow("f", { type: "microsoft.network/networkwatchers/flowlogs" }), id };
    flowLog.properties = { targetResourceId: "/x", storageId: flows.id.toUpperCase() };
    const rows = [flows, named, flowLog];
    const more = { networkInsights: { flowLogStorage: { westeurope: named.id } } };
    expect(logged(rows, more)).toEqual({});
    expect(decide(rows, more).storageAccounts.map((a) => a.logs)).toEqual(["none", "none"]);
  });

  test("on the Basic plan, unless the environment or an existing workspace keeps them on Analytics", () => {
    const gb = (more: Partial<EnvironmentConfigInput> = {}) =>
      Object.fromEntries(
        decide([account("a")], { storageInsights: { resourceLogs: "all" }, ...more })
          .cost.lines.filter((l) => /^logs\.(basic|analytics)$/.test(l.meter) && l.quantity > 0)
          .map((l) => [l.meter, l.quantity]),
      );
    expect(gb()).toEqual({ "logs.basic": 8 });
    expect(gb({ workspace: { tables: { StorageBlobLogs: {} } } })).toEqual({ "logs.basic": 3, "logs.analytics": 5 });
    const existing =
      "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/r/providers/Microsoft.OperationalInsights/workspaces/w";
    expect(gb({ workspace: { existing } })).toEqual({ "logs.analytics": 8 });
  });
});

describe("what the estate has", () => {
  const found = (row: Row, more: Partial<EnvironmentConfigInput> = {}) =>
    decide([row], more)
      .findings.map((f) => f.code)
      .filter((c) => c.startsWith("AZM12"));

  test("retired kinds, with the command that upgrades them", () => {
    for (const kind of ["Storage", "BlobStorage"]) expect(found(account("a", { kind }))).toEqual(["AZM121"]);
    const [finding] = decide([account("old", { kind: "Storage" })]).findings.filter((f) => f.code === "AZM121");
    expect(finding!.suggestion).toContain("-g rg-app -n old --set kind=StorageV2");
  });

  test("shared keys only matter where requests are logged", () => {
    const keys = account("a", { properties: { allowSharedKeyAccess: true } });
    expect(found(keys)).toEqual(["AZM122"]);
    expect(found(keys, { storageInsights: { resourceLogs: "none" } })).toEqual([]);
  });
});

describe("limits and services", () => {
  test("by kind, redundancy and region, as documented", () => {
    expect(accountLimits("StorageV2", "Standard_LRS", "West Europe")).toMatchObject({
      requestsPerSecond: 40_000,
      ingressGbps: 60,
      egressGbps: 200,
    });
    expect(accountLimits("StorageV2", "Standard_LRS", "italynorth")).toMatchObject({
      requestsPerSecond: 20_000,
      ingressGbps: 25,
      egressGbps: 50,
    });
    expect(accountLimits("Storage", "Standard_RAGRS", "eastus")).toMatchObject({ ingressGbps: 10, egressGbps: 20 });
    expect(accountLimits("Storage", "Standard_LRS", "westeurope")).toMatchObject({ ingressGbps: 10, egressGbps: 15 });
    expect(accountLimits("FileStorage", "Premium_LRS", "westeurope").requestsPerSecond).toBeUndefined();
  });

  test.each([
    ["StorageV2", "Standard"],
    ["Storage", "Standard"],
    ["BlobStorage", "Standard"],
    ["BlockBlobStorage", "Premium"],
    ["FileStorage", "Premium"],
  ])("the services of %s %s are those that the catalogue watches", (kind, tier) => {
    const row = account("a", { kind, sku: { name: `${tier}_LRS`, tier } });
    const implied = storageServices.filter((s) => {
      const entry = catalogue.find((e) => e.type === `Microsoft.Storage/storageAccounts/${s}Services`)!;
      return meetsAll(row, entry.implied!.when);
    });
    expect(servicesOf(kind, tier)).toEqual(implied);
  });

  test("a premium general-purpose account holds page blobs only", () => {
    expect(servicesOf("StorageV2", "Premium")).toEqual(["blob"]);
  });
});
