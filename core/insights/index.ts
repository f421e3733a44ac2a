import type { Decisions } from "../types.ts";
import { decideApplication } from "./application.ts";
import { decideContainers } from "./containers.ts";
import { decideNetwork } from "./network.ts";
import { decideStorage, type StorageLogs } from "./storage.ts";
import type { InsightContext, InsightDecision } from "./types.ts";
import { decideVm } from "./vm.ts";
import { workspaceFindings } from "./workspace.ts";

export interface Insights
  extends
    Omit<InsightDecision<never>, "items">,
    Pick<
      Decisions,
      | "machines"
      | "machineRules"
      | "securitySolutions"
      | "clusters"
      | "storageAccounts"
      | "flowLogs"
      | "connectionMonitors"
      | "webTests"
    > {
  /** By account key: what the diagnostic settings of a storage account's services collect. */
  storageLogs: Record<string, StorageLogs>;
}

/** Every insight, put together. Each obeys its own switch in the environment. */
export function decideInsights(ctx: InsightContext): Insights {
  const vm = decideVm(ctx);
  const containers = decideContainers(ctx);
  const application = decideApplication(ctx);
  const storage = decideStorage(ctx);
  const network = decideNetwork(ctx);
  const all = [vm, containers, application, storage, network];
  return {
    machines: vm.items,
    machineRules: vm.existingRules,
    securitySolutions: vm.securitySolutions,
    clusters: containers.items,
    storageAccounts: storage.items,
    storageLogs: storage.logs,
    flowLogs: network.items,
    connectionMonitors: network.connectionMonitors,
    webTests: application.items,
    coverage: all.flatMap((d) => d.coverage),
    usage: all.flatMap((d) => d.usage),
    findings: [...all.flatMap((d) => d.findings), ...workspaceFindings(ctx)],
  };
}
