import type { Workbook } from "@pulumi/azure-native/applicationinsights/workbook.js";
import type { SavedSearch } from "@pulumi/azure-native/operationalinsights/savedSearch.js";
import type { SummaryLog } from "@pulumi/azure-native/operationalinsights/summaryLog.js";
import * as pulumi from "@pulumi/pulumi";
import { servicesOf } from "../../core/azure/storageLimits.ts";
import { compare } from "../../core/base/json.ts";
import { type StorageServiceName, storageServices } from "../../core/insights/storage/logs.ts";
import type { DiagnosticSettings } from "../diagnostics/component.ts";
import { refuse } from "../azure/check.ts";
import {
  type Account,
  type StorageAccountRef,
  type StorageInsightsArgs,
  type StorageInsightsOptions,
  StorageLogs,
} from "./args.ts";
import { check } from "./check.ts";
import { makeSavedFunctions, makeSettings, makeSummaries, type StorageSite } from "./parts.ts";
import { makeStorageWorkbook } from "./workbook.ts";

/**
 * Storage insights of one workspace: what is logged of each service of each account, hourly sums of it that stay affordable, and the
 * queries and view over both. Metrics need nothing: Azure measures every account and keeps 93 days.
 */
export class StorageInsights extends pulumi.ComponentResource {
  readonly diagnosticSettings?: DiagnosticSettings;
  /** By service. */
  readonly summaryRules: Record<string, SummaryLog> = {};
  /** By the name they are called by. */
  readonly functions: Record<string, SavedSearch> = {};
  readonly workbook?: Workbook;

  constructor(name: string, args: StorageInsightsArgs, opts: StorageInsightsOptions = {}) {
    super("azmon:index:StorageInsights", name, {}, opts);
    refuse(name, check(args));
    const accounts = args.accounts.map((a) => complete(a, args)).sort((a, b) => compare(a.name, b.name));
    const logged = loggedServices(accounts);
    const summed = args.summaryRules === false ? [] : logged;
    const site: StorageSite = { name, args, parent: this, accounts, summed, after: opts.after ?? [] };
    this.diagnosticSettings = makeSettings(site);
    this.summaryRules = makeSummaries(site, Object.values(this.diagnosticSettings?.settings ?? {}));
    if (args.savedFunctions !== false) this.functions = makeSavedFunctions(site);
    this.workbook = makeStorageWorkbook(site);
    this.registerOutputs({});
  }
}

function complete(account: StorageAccountRef, args: StorageInsightsArgs): Account {
  const { kind = "StorageV2", sku = "Standard_LRS", resourceLogs = args.resourceLogs ?? StorageLogs.None } = account;
  return { ...account, kind, sku, resourceLogs, services: servicesOf(kind, sku.split("_")[0]!) };
}

const loggedServices = (accounts: Account[]): StorageServiceName[] =>
  storageServices.filter((s) => accounts.some((a) => a.resourceLogs !== StorageLogs.None && a.services.includes(s)));
