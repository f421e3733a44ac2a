import type { SavedSearch } from "@pulumi/azure-native/operationalinsights/savedSearch.js";
import * as pulumi from "@pulumi/pulumi";
import { accountLimits } from "../../core/azure/storageLimits.ts";
import type { StorageServiceName } from "../../core/insights/storage/logs.ts";
import { armParts } from "../vm-insights/armParts.ts";
import type { SavedFunctionArgs } from "../workspace/args.ts";
import { makeFunctions } from "../workspace/queries.ts";
import { type Account, type StorageInsightsArgs, StorageLogs } from "./args.ts";
import * as queries from "./queries.ts";

/** Accounts with what they take by default, once their ids are known. */
export const limited = (accounts: Account[]): pulumi.Output<queries.LimitedAccount[]> =>
  pulumi
    .all(accounts.map((a) => a.id))
    .apply((ids) => accounts.map((a, i) => ({ id: ids[i]!, limits: accountLimits(a.kind, a.sku, a.location) })));

export const readsLogged = (accounts: Account[]): boolean => accounts.some((a) => a.resourceLogs === StorageLogs.All);

/** Functions anybody can call in the workspace: `azmon_storage_access(30)`. Those over requests only where requests are logged. */
export function savedFunctions(
  name: string,
  { workspaceId, workspaceName }: StorageInsightsArgs,
  accounts: Account[],
  services: StorageServiceName[],
  opts: pulumi.CustomResourceOptions,
): Record<string, SavedSearch> {
  const limits = limited(accounts);
  const of = (what: string, title: string, query: pulumi.Input<string>): SavedFunctionArgs => ({
    alias: `azmon_storage_${what}`,
    displayName: `Storage: ${title}`,
    category: "azmon",
    parameters: "days: int = 14",
    query,
  });
  const functions = [
    of(
      "growth",
      "capacity and growth",
      limits.apply((l) => queries.growth("days", l)),
    ),
  ];
  if (services.length > 0)
    functions.push(
      of("access", "who calls what", queries.access(services, "days")),
      of("latency", "in the service and end to end", queries.latency(services, "days")),
      of("throttling", "throttled requests by the limit they met", queries.throttling(services, "days")),
      of(
        "throughput",
        "busiest hour against the account's limits",
        limits.apply((l) => queries.throughput(services, "days", l)),
      ),
      of("hot_containers", "containers by what is asked of them", queries.hotContainers(services, "days")),
    );
  if (services.length > 0 && readsLogged(accounts))
    functions.push(of("unread_containers", "containers written to and never read", queries.unreadContainers(services, "days")));
  return makeFunctions(name, functions, { resourceGroupName: armParts(workspaceId).resourceGroupName, workspaceName }, opts);
}
