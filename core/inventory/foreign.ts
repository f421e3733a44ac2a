import type { Problem } from "../base/refusal.ts";
import { readId } from "./identity.ts";
import { cutByPowerShell, depthProblem, holdsCut } from "./powershell.ts";
import { askResourceGraph } from "./query.ts";

type Raw = Record<string, unknown>;
/** What tells that a row is not one of Resource Graph: cut text, the keys of a cmdlet, or no `properties` and what stands there instead. */
type Cause = "depth" | "cmdlet" | "list" | "command" | "sparse";

const messages = {
  cmdlet: "holds the output of a cmdlet such as Get-AzResource, not of Resource Graph",
  list: "holds the output of `az resource list`, which leaves `properties` empty: how the resources are set up is not in it",
  command:
    "holds the output of a command such as `az vm list` or `az aks show`: it has no `properties`, their content stands beside `id`",
  sparse: "has no `properties`, so how the resources are set up is not known: the query must project them",
  mixed: "has rows without `properties` beside rows with: they come from another command or query",
};

/**
 * The columns of the table Resources, and what Search-AzGraph adds. Source:
 * https://learn.microsoft.com/azure/governance/resource-graph/concepts/query-language
 */
const listed =
  "id name type tenantId kind location resourceGroup subscriptionId managedBy sku plan properties " +
  "tags identity zones extendedLocation ResourceId apiVersion";
const columns = new Set(listed.toLowerCase().split(" "));
const scanned = ["properties", "sku", "plan", "tags", "identity", "zones"] as const;

/** Rows that another command wrote: one problem a cause, and which rows those are, so that nothing more is said of them. */
export function foreignRows(items: readonly unknown[], file: string): { problems: Problem[]; rows: Set<number> } {
  const causes = items.map(causeOf);
  const known = items.some((item, i) => causes[i] === undefined && hasProperties(item));
  const byKind = { depth: [] as number[], cmdlet: [] as number[], bare: [] as number[] };
  for (const [i, cause] of causes.entries()) {
    if (cause === "depth" || cause === "cmdlet") byKind[cause].push(i);
    else if (cause !== undefined && !(cause === "sparse" && known && answeredNull(items[i] as Raw))) byKind.bare.push(i);
  }
  // One list holds rows that tell more and less of where they come from.
  const bare = byKind.bare.map((i) => causes[i]);
  const worst = (["list", "command"] as const).find((c) => bare.includes(c)) ?? (known ? "mixed" : "sparse");
  const problems: Problem[] = [];
  const say = (rows: number[], message: string): void => {
    const all = rows.length === items.length;
    const found = all && rows.length > 1 ? `all ${rows.length} rows` : `${rows.length} of ${items.length} rows`;
    if (rows.length > 0) problems.push({ path: file, message, found, allowed: askResourceGraph });
  };
  if (byKind.depth.length > 0) problems.push(depthProblem(file, `${byKind.depth.length} of ${items.length} rows`));
  say(byKind.cmdlet, messages.cmdlet);
  say(byKind.bare, messages[worst]);
  return { problems, rows: new Set(Object.values(byKind).flat()) };
}

const hasProperties = (item: unknown): boolean => ((item as Raw | null)?.["properties"] ?? undefined) !== undefined;
/** Resource Graph answers null for the few resources that have none; a column that is not there was not asked for. */
const answeredNull = (row: Raw): boolean => "properties" in row;

function causeOf(item: unknown): Cause | undefined {
  if (cutByPowerShell(item)) return "depth";
  if (typeof item !== "object" || item === null || Array.isArray(item)) return undefined;
  const row = item as Raw;
  if (scanned.some((field) => holdsCut(row[field]))) return "depth";
  const isId = (value: unknown): boolean => typeof value === "string" && /^\/subscriptions\//i.test(value);
  if (row["id"] === undefined) return isId(row["Id"]) || isId(row["ResourceId"]) ? "cmdlet" : undefined;
  if (hasProperties(row) || typeof row["id"] !== "string" || typeof readId(row["id"]) === "string") return undefined;
  if ("createdTime" in row || "changedTime" in row || ("properties" in row && "provisioningState" in row)) return "list";
  const beside = Object.keys(row).filter((key) => (row[key] ?? undefined) !== undefined && !columns.has(key.toLowerCase()));
  return "provisioningState" in row || beside.length > 2 ? "command" : "sparse";
}
