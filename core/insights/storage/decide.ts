import { servicesOf } from "../../azure/storageLimits.ts";
import { compare } from "../../base/json.ts";
import { placeOf } from "../../findings/place.ts";
import { retiredKind, sharedKeys } from "../../findings/storage.ts";
import type { Finding } from "../../findings/finding.ts";
import { at, textAt } from "../../inventory/read.ts";
import type { Target } from "../../inventory/types.ts";
import type { InsightContext, InsightDecision } from "../insight.ts";
import { flowLogStorageIds } from "../network/storage.ts";
import type { StorageAccountDecision } from "./decision.ts";
import { storageLogLevel, type StorageLogLevel, type StorageServiceName } from "./logs.ts";

/** What is logged of an account, and why not more. */
export interface StorageLogs {
  services: StorageServiceName[];
  level: StorageLogLevel;
  reason: string;
}
interface StorageDecision extends InsightDecision<StorageAccountDecision> {
  /** By account key: what its services' diagnostic settings collect. */
  logs: Record<string, StorageLogs>;
}

export const STORAGE = "microsoft.storage/storageaccounts";

/** Which accounts are watched, with what of their requests logged, and what of the estate cannot be watched well. */
export function decideStorage(ctx: InsightContext): StorageDecision {
  const { enabled } = ctx.config.storageInsights;
  const level = storageLogLevel(ctx.config);
  const receiving = flowLogStorageIds(ctx.rows, ctx.config.networkInsights.flowLogStorage);
  const accounts = ctx.targets.filter((t) => t.type === STORAGE).sort((a, b) => compare(a.key, b.key));
  const reason = reasonOf(ctx, level);
  const logs = Object.fromEntries(
    accounts.map((t): [string, StorageLogs] => [
      t.key,
      { services: servicesOf(kindOf(t), tierOf(t)), ...(receiving.has(t.key) ? receiver : { level, reason }) },
    ]),
  );
  const items = enabled ? accounts.map((t) => itemOf(t, logs[t.key]!.level)) : [];
  return { items, logs, coverage: [], usage: [], findings: accounts.flatMap((t) => estate(t, ctx)) };
}

function reasonOf(ctx: InsightContext, level: StorageLogLevel): string {
  if (!ctx.config.storageInsights.enabled) return "storageInsights.enabled is false.";
  return `storageInsights.resourceLogs is ${level}.`;
}

const kindOf = (t: Target): string => t.kind || "StorageV2";
const skuOf = (t: Target): string => textAt(t.sku, "name") ?? "Standard_LRS";
const tierOf = (t: Target): string => textAt(t.sku, "tier") ?? skuOf(t).split("_")[0]!;
const receiver = {
  level: "none" as const,
  reason: "It receives flow logs: its own log would be one line for each that Azure writes.",
};

function itemOf(t: Target, logs: StorageLogLevel): StorageAccountDecision {
  return { target: t.key, kind: kindOf(t), sku: skuOf(t), services: servicesOf(kindOf(t), tierOf(t)), logs };
}

/** Source of each: core/findings/storage.ts. */
function estate(t: Target, ctx: InsightContext): Finding[] {
  const found: Finding[] = [];
  const kind = kindOf(t);
  if (/^(storage|blobstorage)$/i.test(kind)) found.push(retiredKind.of({ target: t.id }, { kind, ...placeOf(t) }));
  const logged = ctx.config.storageInsights.resourceLogs !== "none" && ctx.config.storageInsights.enabled;
  if (logged && at(t.properties, "allowSharedKeyAccess") !== false && !t.live && t.properties)
    found.push(sharedKeys.of({ target: t.id }));
  return found;
}
