import { parseArmId, resourceGroupArmId, workspaceArmId } from "../../azure/armId.ts";
import { metricsWorkspaceName } from "../../config/own.ts";
import type { ClusterIds } from "../../findings/containers.ts";
import type { Target } from "../../inventory/types.ts";
import type { InsightContext } from "../insight.ts";

export function clusterIds(target: Target, { config, workspaceOf }: InsightContext): ClusterIds {
  const { subscriptionId, resourceGroup } = config.placement;
  const group = resourceGroupArmId(subscriptionId, resourceGroup);
  const account = `${group}/providers/Microsoft.Monitor/accounts/${metricsWorkspaceName(config)}`;
  return {
    group: parseArmId(target.id)?.resourceGroup ?? target.resourceGroup,
    name: target.name,
    workspaceId: workspaceArmId(workspaceOf(target)),
    accountId: config.metricsWorkspace?.existing ?? account,
  };
}
