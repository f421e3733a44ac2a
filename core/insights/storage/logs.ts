import type { EnvironmentConfig } from "../../config/schema.ts";

/** Services of a storage account, each with logs and a table of its own. */
export const storageServices = ["blob", "file", "queue", "table"] as const;
export type StorageServiceName = (typeof storageServices)[number];

export type StorageLogLevel = "none" | "writes" | "all";

/** Source: Azure docs, storage/blobs/monitor-blob-storage-reference, and its siblings of the other services. */
export const categoriesOf: Record<StorageLogLevel, readonly string[]> = {
  none: [],
  writes: ["StorageDelete", "StorageWrite"],
  all: ["StorageDelete", "StorageRead", "StorageWrite"],
};

export const tableOf: Record<StorageServiceName, string> = {
  blob: "StorageBlobLogs",
  file: "StorageFileLogs",
  queue: "StorageQueueLogs",
  table: "StorageTableLogs",
};
export const summaryTableOf: Record<StorageServiceName, string> = {
  blob: "AzmonStorageBlob_CL",
  file: "AzmonStorageFile_CL",
  queue: "AzmonStorageQueue_CL",
  table: "AzmonStorageTable_CL",
};

export const serviceOfType = (type: string): StorageServiceName | undefined =>
  storageServices.find((s) => type.toLowerCase() === `microsoft.storage/storageaccounts/${s}services`);

/** What the environment asks to log of storage; nothing where storage insights are off. */
export function storageLogLevel(config: EnvironmentConfig): StorageLogLevel {
  const { enabled, resourceLogs } = config.storageInsights;
  return enabled ? resourceLogs : "none";
}

/**
 * Tables of request logs that go on the Basic plan: large, and read one by one after an incident. Trends and views read the summary
 * tables, which are on the Analytics plan. Source: la-table attributes, "Basic log: yes" of each table's reference page.
 */
export const basicStorageTables = (config: EnvironmentConfig): string[] =>
  storageLogLevel(config) === "none" ? [] : storageServices.map((s) => tableOf[s]);

/**
 * GB a month of one service of one account, for the estimate. Memory grade: 1 kB a request, of which writes are a fifth; a million
 * requests a month of blobs, fewer of the others. The workspace's `Usage` table has the truth.
 */
const gbOfAll: Record<StorageServiceName, number> = { blob: 5, file: 1, queue: 1, table: 1 };
const shareOf: Record<StorageLogLevel, number> = { none: 0, writes: 0.2, all: 1 };
export const storageLogGb = (service: StorageServiceName, level: StorageLogLevel): number => gbOfAll[service] * shareOf[level];
