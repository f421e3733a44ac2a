import type { StorageInsightsArgs } from "./args.ts";

const kinds = ["StorageV2", "BlockBlobStorage", "FileStorage", "BlobStorage", "Storage"];

/** Refuses what would fail minutes later or be registered twice. All problems at once. */
export function checkArgs(name: string, args: StorageInsightsArgs): void {
  const problems: string[] = [];
  const names = new Set<string>();
  const ids = new Map<string, string>();
  for (const { name: account, id, kind } of args.accounts) {
    if (names.has(account)) problems.push(`two accounts are named "${account}"`);
    names.add(account);
    if (kind !== undefined && !kinds.some((k) => k.toLowerCase() === kind.toLowerCase()))
      problems.push(`account "${account}" is of the unknown kind "${kind}"; known: ${kinds.join(", ")}`);
    if (typeof id !== "string") continue;
    if (!/\/providers\/Microsoft\.Storage\/storageAccounts\/[^/]+$/i.test(id))
      problems.push(`account "${account}": ${id} is not the ARM id of a storage account`);
    const other = ids.get(id.toLowerCase());
    if (other !== undefined) problems.push(`accounts "${other}" and "${account}" are the same resource ${id}`);
    ids.set(id.toLowerCase(), account);
  }
  if (problems.length > 0) throw new Error(`StorageInsights "${name}": ${problems.join("; ")}`);
}
