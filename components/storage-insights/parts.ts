import type { SavedSearch } from "@pulumi/azure-native/operationalinsights/savedSearch.js";
import type { SummaryLog } from "@pulumi/azure-native/operationalinsights/summaryLog.js";
import * as pulumi from "@pulumi/pulumi";
import { accountLimits } from "../../core/azure/storageLimits.ts";
import { categoriesOf, type StorageServiceName, summaryTableOf } from "../../core/insights/storage/logs.ts";
import { makeFunctions, makeSummaryRules } from "../azure/functions.ts";
import { type WorkspaceRef, workspaceRef } from "../azure/inputs.ts";
import type { DiagnosticSettingArgs } from "../diagnostics/args.ts";
import { DiagnosticSettings } from "../diagnostics/component.ts";
import type { SavedFunctionArgs } from "../workspace/args.ts";
import { type Account, type StorageInsightsArgs, StorageLogs } from "./args.ts";
import * as queries from "./queries.ts";

/** What the makers of the component's parts share. */
export interface StorageSite {
  name: string;
  args: StorageInsightsArgs;
  parent: pulumi.Resource;
  /** By name. */
  accounts: Account[];
  /** Those whose requests are summed hour by hour. */
  summed: StorageServiceName[];
  /** What sums and functions wait for. */
  after: pulumi.Resource[];
}

const workspaceOf = ({ args }: StorageSite): WorkspaceRef => workspaceRef(args.workspaceId, args.workspaceName);

/**
 * Capacity of the account, which is measured once an hour, and the requests of each service. Logs hang on the services: a setting on the
 * account itself takes metrics only.
 */
function settingsOf(account: Account, args: StorageInsightsArgs): DiagnosticSettingArgs[] {
  const common = {
    name: args.diagnosticSettingName ?? "azmon",
    workspaceId: args.workspaceId,
    categoryGroups: [],
    dedicated: false,
  };
  const categories = [...categoriesOf[account.resourceLogs]];
  const services = categories.length === 0 ? [] : account.services;
  return [
    { ...common, key: account.name, resourceId: account.id, categories: [], metrics: ["Capacity"] },
    ...services.map((service) => ({
      ...common,
      key: `${account.name}-${service}`,
      resourceId: pulumi.interpolate`${account.id}/${service}Services/default`,
      categories,
      metrics: [],
    })),
  ];
}

export function makeSettings({ name, args, accounts, parent }: StorageSite): DiagnosticSettings | undefined {
  if (args.diagnosticSettings === false) return undefined;
  const settings = accounts.flatMap((a) => settingsOf(a, args));
  return new DiagnosticSettings(`${name}-diagnostics`, { settings }, { parent });
}

/** One a service: a rule may read one table where that is on the Basic plan. By service. */
export function makeSummaries(site: StorageSite, settings: pulumi.Resource[]): Record<string, SummaryLog> {
  const ruleOf = (service: string) => `azmon-storage-${service}`;
  const rules = site.summed.map((service) => ({
    name: ruleOf(service),
    description: "Requests of each hour by container, caller and operation, so that trends need no scan of the log.",
    query: queries.summaryQuery(service),
    binSizeInMinutes: queries.SUMMARY_MINUTES,
    destinationTable: summaryTableOf[service],
  }));
  const opts = { parent: site.parent, dependsOn: [...site.after, ...settings] };
  const made = makeSummaryRules(site.name, rules, workspaceOf(site), opts);
  return Object.fromEntries(site.summed.map((s) => [s, made[ruleOf(s)]!]));
}

/** Accounts with what they take by default, once their ids are known. */
export const limited = (accounts: Account[]): pulumi.Output<queries.LimitedAccount[]> =>
  pulumi
    .all(accounts.map((a) => a.id))
    .apply((ids) => accounts.map((a, i) => ({ id: ids[i]!, limits: accountLimits(a.kind, a.sku, a.location) })));

export const readsLogged = (accounts: Account[]): boolean => accounts.some((a) => a.resourceLogs === StorageLogs.All);

/** Functions anybody can call in the workspace: `azmon_storage_access(30)`. Those over requests only where requests are logged. */
export function makeSavedFunctions(site: StorageSite): Record<string, SavedSearch> {
  const services = site.summed;
  const limits = limited(site.accounts);
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
  if (services.length > 0 && readsLogged(site.accounts))
    functions.push(of("unread_containers", "containers written to and never read", queries.unreadContainers(services, "days")));
  return makeFunctions(site.name, functions, workspaceOf(site), { parent: site.parent, dependsOn: site.after });
}
