import type * as pulumi from "@pulumi/pulumi";
import { DataCollectionRule } from "@pulumi/azure-native/monitor/dataCollectionRule.js";
import { compare } from "../../core/base/json.ts";
import type { WorkspaceTransformArgs } from "./args.ts";
import { nameFrom, type Place } from "./inputs.ts";

/**
 * The one rule of the workspace that changes rows no other rule brings, such as resource logs. It takes effect once the workspace names
 * it, see `lateSettings.ts`.
 */
export function makeTransforms(
  name: string,
  transforms: WorkspaceTransformArgs[],
  place: Place,
  customerId: pulumi.Output<string>,
  opts: pulumi.CustomResourceOptions,
): DataCollectionRule {
  // The portal names the destination after the workspace's GUID, and finds the rule of a table by it.
  const destination = customerId.apply((id) => id.replaceAll("-", ""));
  return new DataCollectionRule(
    `${name}-transforms`,
    {
      resourceGroupName: place.resourceGroupName,
      dataCollectionRuleName: nameFrom("dataCollectionRule", place.workspaceName, "transforms"),
      location: place.location,
      kind: "WorkspaceTransforms",
      destinations: { logAnalytics: [{ name: destination, workspaceResourceId: place.workspaceId }] },
      dataFlows: [...transforms]
        .sort((a, b) => compare(a.table, b.table))
        .map(({ table, transformKql }) => ({
          streams: [`Microsoft-Table-${table}`],
          destinations: [destination],
          transformKql,
        })),
      tags: place.tags,
    },
    opts,
  );
}
