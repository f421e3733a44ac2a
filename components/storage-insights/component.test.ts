import { StorageAccount } from "@pulumi/azure-native/storage/storageAccount.js";
import { describe, expect, test } from "vitest";
import type { Recorded } from "../../cli/recorder/monitor.ts";
import { record } from "../../cli/recorder/record.ts";
import { unwrap } from "../../cli/recorder/unwrap.ts";
import { StorageLogs, type StorageInsightsArgs } from "./args.ts";
import { StorageInsights } from "./component.ts";
import { example } from "./example.ts";

const SUB = "11111111-1111-1111-1111-111111111111";
const options = { project: "test", stack: "test", subscriptionId: SUB };
const groups = `/subscriptions/${SUB}/resourceGroups`;
const workspaceId = `${groups}/rg-mon/providers/Microsoft.OperationalInsights/workspaces/log-shop`;
const id = (name: string) => `${groups}/rg-shop/providers/Microsoft.Storage/storageAccounts/${name}`;
const media = { name: "media", id: id("stmedia"), location: "westeurope" };
const files = { name: "files", id: id("stfiles"), location: "westeurope", kind: "FileStorage", sku: "Premium_LRS" };
const base: StorageInsightsArgs = {
  location: "westeurope",
  resourceGroupName: "rg-mon",
  workspaceId,
  workspaceName: "log-shop",
  accounts: [media, files],
};

async function made(args: Partial<StorageInsightsArgs> = {}) {
  return index((await record(() => void new StorageInsights("storage", { ...base, ...args }), options)).resources);
}
function index(resources: Recorded[]) {
  const custom = resources.filter((r) => r.custom && !r.type.startsWith("pulumi:"));
  const get = (name: string) => {
    const found = custom.find((r) => r.name === name);
    if (!found) throw new Error(`nothing named ${name}; there are ${custom.map((r) => r.name).join(", ")}`);
    return { ...found, inputs: unwrap(found.inputs) as Record<string, any> }; // eslint-disable-line @typescript-eslint/no-explicit-any
  };
  const of = (type: string) => custom.filter((r) => r.type.endsWith(`:${type}`));
  return { get, of, all: resources };
}
const items = (workbook: { inputs: Record<string, unknown> }) =>
  JSON.parse(workbook.inputs["serializedData"] as string).items as { type: number; name: string; content: Record<string, any> }[]; // eslint-disable-line @typescript-eslint/no-explicit-any

describe("by default", () => {
  test("capacity of each account and a workbook; no requests are logged, so nothing sums them up", async () => {
    const { of, get } = await made();
    expect(of("DiagnosticSetting").map((s) => [s.inputs["resourceUri"], s.inputs["logs"], s.inputs["metrics"]])).toEqual([
      [files.id, [], [{ category: "Capacity", enabled: true }]],
      [media.id, [], [{ category: "Capacity", enabled: true }]],
    ]);
    expect(of("SummaryLog")).toEqual([]);
    expect(of("SavedSearch").map((s) => s.inputs["functionAlias"])).toEqual(["azmon_storage_growth"]);
    expect(items(get("storage-workbook")).map((i) => i.name)).not.toContain("access");
  });
});

describe("with every request logged", () => {
  const all = () => made({ resourceLogs: StorageLogs.All });

  test("one setting for each service the account has, by kind and tier; groups and categories are never mixed", async () => {
    const { of } = await all();
    const logged = of("DiagnosticSetting").filter((s) => (s.inputs["logs"] as unknown[]).length > 0);
    expect(logged.map((s) => s.inputs["resourceUri"])).toEqual([
      `${files.id}/fileServices/default`,
      ...["blob", "file", "queue", "table"].map((s) => `${media.id}/${s}Services/default`),
    ]);
    for (const s of logged) {
      expect(s.inputs["logs"]).toEqual(
        ["StorageDelete", "StorageRead", "StorageWrite"].map((category) => ({ category, enabled: true })),
      );
      // Always resource-specific tables: asking for them would show as a change forever.
      expect(s.inputs).not.toHaveProperty("logAnalyticsDestinationType");
      expect(s.inputs["workspaceId"]).toBe(workspaceId);
    }
  });

  test("hourly sums of each service, which read one table and join nothing, as the Basic plan wants", async () => {
    const { get, of } = await all();
    expect(get("storage-summary-azmon-storage-blob").inputs).toMatchObject({
      resourceGroupName: "rg-mon",
      workspaceName: "log-shop",
      summaryLogsName: "azmon-storage-blob",
      ruleType: "User",
      ruleDefinition: { binSize: 60, destinationTable: "AzmonStorageBlob_CL", timeSelector: "TimeGenerated" },
    });
    const queries = of("SummaryLog").map((r) => (r.inputs["ruleDefinition"] as { query: string }).query);
    expect(queries.map((q) => q.split("\n")[0])).toEqual([
      "StorageBlobLogs",
      "StorageFileLogs",
      "StorageQueueLogs",
      "StorageTableLogs",
    ]);
    for (const q of queries) expect(q).not.toMatch(/\b(join|union|lookup|bag_unpack|pivot)\b/);
  });

  test("a rule comes after the settings that fill its table", async () => {
    const { get } = await all();
    expect(get("storage-summary-azmon-storage-blob").dependencies).toContain(get("storage-diagnostics-media-blob").urn);
  });

  test("functions over the sums, and the one about reads", async () => {
    const { of, get } = await all();
    expect(of("SavedSearch").map((s) => s.inputs["functionAlias"])).toEqual(
      ["access", "growth", "hot_containers", "latency", "throttling", "throughput", "unread_containers"].map(
        (n) => `azmon_storage_${n}`,
      ),
    );
    const access = get("storage-function-azmon_storage_access").inputs["query"];
    expect(access).toContain("AzmonStorageBlob_CL");
    expect(access).not.toMatch(/\bStorageBlobLogs\b/);
    expect(get("storage-function-azmon_storage_throughput").inputs["query"]).toContain(
      `"${media.id.toLowerCase()}", real(40000), real(60), real(200), real(5120)`,
    );
  });

  test("who never reads can only be told where reads are logged", async () => {
    const { of } = await made({ resourceLogs: StorageLogs.Writes });
    expect(of("SavedSearch").map((s) => s.inputs["functionAlias"])).not.toContain("azmon_storage_unread_containers");
    expect(of("SavedSearch")).toHaveLength(6);
  });

  test("production logs writes and deletions: each service has a setting and a sum, reads appear nowhere", async () => {
    const { of } = await made({ resourceLogs: StorageLogs.Writes });
    const logs = of("DiagnosticSetting").flatMap((s) => s.inputs["logs"] as { category: string }[]);
    expect(logs).toHaveLength(5 * 2);
    expect(new Set(logs.map((l) => l.category))).toEqual(new Set(["StorageDelete", "StorageWrite"]));
    expect(of("SummaryLog").map((r) => r.inputs["summaryLogsName"])).toEqual(
      ["blob", "file", "queue", "table"].map((s) => `azmon-storage-${s}`),
    );
  });

  test("an account's own level wins: no loop of one that receives logs", async () => {
    const { of } = await made({ resourceLogs: StorageLogs.All, accounts: [{ ...media, resourceLogs: StorageLogs.None }, files] });
    expect(of("SummaryLog").map((r) => r.inputs["summaryLogsName"])).toEqual(["azmon-storage-file"]);
  });
});

describe("the workbook", () => {
  test("shows latency in the service and end to end, throttling by answer, load, capacity", async () => {
    const { get } = await made();
    const charts = items(get("storage-workbook")).filter((i) => i.type === 10);
    const metrics = Object.fromEntries(charts.map((c) => [c.name, c.content["metrics"]]));
    expect(metrics["latency"].map((m: { metric: string }) => m.metric)).toEqual([
      "microsoft.storage/storageaccounts-Transaction-SuccessServerLatency",
      "microsoft.storage/storageaccounts-Transaction-SuccessE2ELatency",
    ]);
    expect(metrics["errors"][0]).toMatchObject({
      splitBy: "ResponseType",
      filters: [{ key: "ResponseType", operator: 1, values: ["Success"] }],
    });
    expect(metrics["capacity"][0].metric).toBe("microsoft.storage/storageaccounts-Capacity-UsedCapacity");
    for (const c of charts) expect(c.content["resourceParameter"]).toBe("Accounts");
  });

  test("needs no function, and its name is a stable GUID", async () => {
    const { get } = await made({ resourceLogs: StorageLogs.All });
    const workbook = get("storage-workbook");
    expect(workbook.inputs["resourceName"]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
    expect(workbook.inputs["serializedData"]).not.toContain("azmon_storage");
    expect(items(workbook).map((i) => i.name)).toEqual(
      expect.arrayContaining(["access", "hot", "unread", "throttled", "limits"]),
    );
  });
});

describe("as a program uses it", () => {
  test("on a workspace that is another's nothing is made in it", async () => {
    const { of, get } = await made({
      resourceLogs: StorageLogs.All,
      savedFunctions: false,
      summaryRules: false,
      diagnosticSettings: false,
    });
    expect([of("SavedSearch"), of("SummaryLog"), of("DiagnosticSetting")]).toEqual([[], [], []]);
    expect(get("storage-workbook").inputs["serializedData"]).not.toContain("AzmonStorage");
    expect((await made({ workbook: false })).of("Workbook")).toEqual([]);
  });

  test("an account of the same program, nothing known yet: settings depend on it and name its services", async () => {
    const { resources } = await record(
      () => {
        const account = new StorageAccount("st", {
          resourceGroupName: "rg",
          accountName: "stnew",
          kind: "StorageV2",
          sku: { name: "Standard_LRS" },
        });
        new StorageInsights("storage", {
          ...base,
          resourceLogs: StorageLogs.Writes,
          accounts: [{ name: "new", id: account.id, location: "westeurope" }],
        });
      },
      { ...options, unknownIds: true },
    );
    const account = resources.find((r) => r.type.endsWith(":StorageAccount"))!;
    const { get } = index(resources);
    for (const part of ["new", "new-blob", "new-table"])
      expect(get(`storage-diagnostics-${part}`).dependencies).toContain(account.urn);
    expect(get("storage-workbook").dependencies).toContain(account.urn);
  });

  test("all mistakes are told at once", async () => {
    const accounts = [
      media,
      { ...media, id: media.id.toUpperCase() },
      { ...files, kind: "Blob" },
      { ...files, name: "x", id: "/st" },
    ];
    await expect(made({ accounts })).rejects.toThrow(
      /files\.kind: .*found "Blob"; allowed: .*StorageV2.*media\.id: is another.*media\.name: stands twice.*x\.id: .*found "\/st"; allowed: an ARM id/s,
    );
  });

  test("the example runs, and twice gives the same bytes", async () => {
    const run = async () => JSON.stringify((await record(() => void example(), options)).resources);
    const first = await run();
    expect(first).toBe(await run());
    expect(JSON.parse(first).filter((r: Recorded) => r.custom)).toHaveLength(19);
  });

  test("the order of the accounts changes nothing", async () => {
    const bytes = async (accounts: StorageInsightsArgs["accounts"]) =>
      JSON.stringify((await made({ accounts, resourceLogs: StorageLogs.All })).all.filter((r) => r.custom));
    expect(await bytes([media, files])).toBe(await bytes([files, media]));
  });
});
