import { resourceGroupArmId } from "../azure/armId.ts";
import { azureName } from "../azure/names.ts";
import { metricsWorkspaceName, prefixOf } from "../config/own.ts";
import type { EnvironmentConfig } from "../config/schema.ts";
import type { ClusterDecision } from "../insights/container/decision.ts";
import type { WorkspaceDecision } from "../insights/insight.ts";
import { flowLogStorageName, placeOf } from "../insights/network/storage.ts";
import type { MachineDecision } from "../insights/vm/decision.ts";
import type { Target } from "../inventory/types.ts";

/** What azmon makes and watches itself, though no inventory lists it before the first deployment. Keys are the ids it will have. */
export interface OwnTargets {
  /** By workspace key; an existing workspace is not azmon's. */
  workspaces: Record<string, string>;
  component?: string;
  metricsWorkspace?: string;
  /** Accounts for flow logs, by subscription and region (`placeOf`). */
  flowLogStorage: Record<string, string>;
  targets: Target[];
}

export const componentName = (config: EnvironmentConfig): string => azureName("default", "appi", prefixOf(config));

/** Whether clusters or machines send metrics to an Azure Monitor workspace of azmon's. */
export function needsMetricsWorkspace(
  { containerInsights, vmInsights }: EnvironmentConfig,
  clusters: readonly (ClusterDecision & { metricsWorkspace?: unknown })[],
  machines: readonly MachineDecision[],
): boolean {
  const fromClusters = containerInsights.enabled && clusters.some((c) => c.prometheus && !c.metricsWorkspace);
  return fromClusters || (vmInsights.enabled && vmInsights.experience !== "logs" && machines.length > 0);
}

export function ownTargets(
  config: EnvironmentConfig,
  workspaces: readonly WorkspaceDecision[],
  metrics: boolean,
  /** Where networks send flow logs to an account of azmon's. */
  storage: readonly { subscriptionId: string; region: string }[] = [],
): OwnTargets {
  const { resourceGroup } = config.placement;
  const own: OwnTargets = { workspaces: {}, flowLogStorage: {}, targets: [] };
  const add = (type: string, name: string, location: string, more: Partial<Target> = {}): string => {
    const subscriptionId = more.subscriptionId ?? config.placement.subscriptionId;
    const id = `${resourceGroupArmId(subscriptionId, resourceGroup)}/providers/${type}/${name}`;
    const key = id.toLowerCase();
    const target = { id, key, live: false, name, type: type.toLowerCase(), location, resourceGroup, ...more, subscriptionId };
    targets.set(key, target);
    return key;
  };
  const targets = new Map<string, Target>();
  for (const w of workspaces)
    if (w.existing === undefined) own.workspaces[w.key] = add("Microsoft.OperationalInsights/workspaces", w.name, w.location);
  const { enabled, component, existing } = config.applicationInsights;
  if (enabled && component && existing === undefined)
    own.component = add("Microsoft.Insights/components", componentName(config), config.location, {
      properties: { IngestionMode: "LogAnalytics" },
    });
  if (metrics && config.metricsWorkspace?.existing === undefined)
    own.metricsWorkspace = add("Microsoft.Monitor/accounts", metricsWorkspaceName(config), config.location);
  for (const { subscriptionId, region } of storage)
    own.flowLogStorage[placeOf(subscriptionId, region)] = add(
      "Microsoft.Storage/storageAccounts",
      flowLogStorageName(prefixOf(config), subscriptionId, region),
      region,
      { subscriptionId, kind: "StorageV2", sku: { name: "Standard_LRS", tier: "Standard" } },
    );
  own.targets = [...targets.values()];
  return own;
}
