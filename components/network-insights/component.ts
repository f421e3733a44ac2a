import type { Workbook } from "@pulumi/azure-native/applicationinsights/workbook.js";
import type { ConnectionMonitor } from "@pulumi/azure-native/network/connectionMonitor.js";
import type { FlowLog } from "@pulumi/azure-native/network/flowLog.js";
import type { NetworkWatcher } from "@pulumi/azure-native/network/networkWatcher.js";
import type { SavedSearch } from "@pulumi/azure-native/operationalinsights/savedSearch.js";
import type { StorageAccount } from "@pulumi/azure-native/storage/storageAccount.js";
import * as pulumi from "@pulumi/pulumi";
import { compare } from "../../core/base/json.ts";
import { placeOf } from "../../core/insights/network/storage.ts";
import { refuse } from "../azure/check.ts";
import type { NetworkInsightsArgs, NetworkInsightsOptions } from "./args.ts";
import { check } from "./check.ts";
import {
  customerIdOf,
  makeConnectionMonitor,
  makeFlowLog,
  makeSavedFunctions,
  makeStorage,
  makeWatchers,
  type NetworkSite,
} from "./parts.ts";
import { makeNetworkWorkbook } from "./workbook.ts";

/**
 * Network insights of one workspace: flow logs of virtual networks with traffic analytics, tests of the connections that matter, and the
 * queries and view over both.
 */
export class NetworkInsights extends pulumi.ComponentResource {
  /** By flow log name. */
  readonly flowLogs: Record<string, FlowLog> = {};
  /** Made for flow logs, by subscription and region. */
  readonly storageAccounts: Record<string, StorageAccount> = {};
  readonly watchers: Record<string, NetworkWatcher> = {};
  /** By key. */
  readonly connectionMonitors: Record<string, ConnectionMonitor> = {};
  /** By the name they are called by. */
  readonly functions: Record<string, SavedSearch> = {};
  readonly workbook?: Workbook;

  constructor(name: string, args: NetworkInsightsArgs, opts: NetworkInsightsOptions = {}) {
    super("azmon:index:NetworkInsights", name, {}, opts);
    refuse(name, check(args));
    const site: NetworkSite = { name, args, options: opts, parent: this };
    const flowLogs = [...(args.flowLogs ?? [])].sort((a, b) => compare(a.name, b.name));
    const customerId = flowLogs.length > 0 ? customerIdOf(site) : "";
    this.watchers = makeWatchers(site);
    this.storageAccounts = makeStorage(site, flowLogs);
    for (const flow of flowLogs) {
      const place = placeOf(flow.subscriptionId, flow.location);
      const parts = { customerId, watcher: this.watchers[place], storage: this.storageAccounts[place] };
      this.flowLogs[flow.name] = makeFlowLog(site, flow, parts);
    }
    for (const monitor of [...(args.connectionMonitors ?? [])].sort((a, b) => compare(a.key, b.key))) {
      const watcher = this.watchers[placeOf(monitor.subscriptionId, monitor.location)];
      this.connectionMonitors[monitor.key] = makeConnectionMonitor(site, monitor, watcher);
    }
    this.functions = makeSavedFunctions(site);
    if (args.workbook !== false) this.workbook = makeNetworkWorkbook(`${name}-workbook`, args, { parent: this });
    this.registerOutputs({});
  }
}
