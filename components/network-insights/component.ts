import type { Workbook } from "@pulumi/azure-native/applicationinsights/workbook.js";
import type { ConnectionMonitor } from "@pulumi/azure-native/network/connectionMonitor.js";
import type { FlowLog } from "@pulumi/azure-native/network/flowLog.js";
import type { NetworkWatcher } from "@pulumi/azure-native/network/networkWatcher.js";
import type { SavedSearch } from "@pulumi/azure-native/operationalinsights/savedSearch.js";
import { Workspace as LogAnalyticsWorkspace } from "@pulumi/azure-native/operationalinsights/workspace.js";
import type { StorageAccount } from "@pulumi/azure-native/storage/storageAccount.js";
import * as pulumi from "@pulumi/pulumi";
import { compare } from "../../core/base/json.ts";
import { refuse } from "../azure/check.ts";
import type { NetworkInsightsArgs, NetworkInsightsOptions } from "./args.ts";
import { check } from "./check.ts";
import { makeConnectionMonitor } from "./connectionMonitor.ts";
import { FlowLogStorage, makeFlowLog, makeWatchers, type Making } from "./flowLogs.ts";
import { savedFunctions } from "./savedFunctions.ts";
import { networkWorkbook } from "./workbook.ts";

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

  constructor(name: string, args: NetworkInsightsArgs, options: NetworkInsightsOptions = {}) {
    super("azmon:index:NetworkInsights", name, args, options);
    refuse(name, check(args));
    const flowLogs = [...(args.flowLogs ?? [])].sort((a, b) => compare(a.name, b.name));
    const making: Making = { name, args, options, parent: this, watchers: new Map() };
    if (flowLogs.length > 0) making.args = { ...args, workspace: { ...args.workspace, customerId: this.customerId(name, args) } };
    makeWatchers(making);
    this.watchers = Object.fromEntries(making.watchers);
    const storage = new FlowLogStorage(making);
    for (const flow of flowLogs) this.flowLogs[flow.name] = makeFlowLog(making, storage, flow);
    this.storageAccounts = Object.fromEntries(storage.accounts);
    for (const monitor of [...(args.connectionMonitors ?? [])].sort((a, b) => compare(a.key, b.key)))
      this.connectionMonitors[monitor.key] = makeConnectionMonitor(making, monitor);
    if (args.savedFunctions !== false) this.functions = savedFunctions(name, args, { parent: this });
    if (args.workbook !== false) this.workbook = networkWorkbook(`${name}-workbook`, args, { parent: this });
    this.registerOutputs({});
  }

  private customerId(name: string, { workspace }: NetworkInsightsArgs): pulumi.Input<string> {
    return workspace.customerId ?? LogAnalyticsWorkspace.get(`${name}-workspace`, workspace.id, { parent: this }).customerId;
  }
}
