import { resourceGroupArmId, workspaceArmId } from "../../azure/armId.ts";
import { metricsWorkspaceName } from "../../config/own.ts";
import type { ClusterIds } from "../../findings/containers.ts";
import { placeOf } from "../../findings/place.ts";
import type { Target } from "../../inventory/types.ts";
import type { InsightContext } from "../insight.ts";

export function clusterIds(target: Target, { config, workspaceOf }: InsightContext): ClusterIds {
  const { subscriptionId, resourceGroup } = config.placement;
  const group = resourceGroupArmId(subscriptionId, resourceGroup);
  const account = `${group}/providers/Microsoft.Monitor/accounts/${metricsWorkspaceName(config)}`;
  return {
    ...placeOf(target),
    workspaceId: workspaceArmId(workspaceOf(target)),
    accountId: config.metricsWorkspace?.existing ?? account,
  };
}
