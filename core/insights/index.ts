import type { WebTestDecision } from "./application/decision.ts";
import type { ClusterItem } from "./container/decision.ts";
import type { ConnectionMonitorDecision, FlowLogDecision } from "./network/decision.ts";
import type { StorageAccountDecision } from "./storage/decision.ts";
import type { MachineDecision } from "./vm/decision.ts";
import { decideApplication } from "./application/decide.ts";
import { decideContainers } from "./container/decide.ts";
import type { InsightContext, InsightDecision } from "./insight.ts";
import { decideNetwork } from "./network/decide.ts";
import { decideStorage, type StorageLogs } from "./storage/decide.ts";
import { decideVm } from "./vm/decide.ts";
import { workspaceFindings } from "./workspace/findings.ts";

export interface Insights extends Omit<InsightDecision<never>, "items"> {
  machines: MachineDecision[];
  machineRules: Record<string, string>;
  securitySolutions: string[];
  clusters: ClusterItem[];
  storageAccounts: StorageAccountDecision[];
  flowLogs: FlowLogDecision[];
  connectionMonitors: ConnectionMonitorDecision[];
  webTests: WebTestDecision[];
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
