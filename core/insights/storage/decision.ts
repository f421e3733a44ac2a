import type { StorageLogLevel, StorageServiceName } from "./logs.ts";

export interface StorageAccountDecision {
  target: string;
  kind: string;
  sku: string;
  services: StorageServiceName[];
  logs: StorageLogLevel;
}
