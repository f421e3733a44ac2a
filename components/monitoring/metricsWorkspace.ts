import * as pulumi from "@pulumi/pulumi";
import { AzureMonitorWorkspace } from "@pulumi/azure-native/monitor/azureMonitorWorkspace.js";
import { metricsWorkspaceName } from "../../core/decide/ownTargets.ts";
import type { InsightsContext } from "./insights.ts";

export interface MetricsWorkspace {
  id: pulumi.Output<string>;
  name: string;
  location: string;
}

/** The Azure Monitor workspace that clusters and machines send metrics to: the one named, else one made if one of them does. */
export function makeMetricsWorkspace({
  name,
  config,
  decisions,
  placement,
  tags,
}: InsightsContext): MetricsWorkspace | undefined {
  const existing = config.metricsWorkspace?.existing;
  if (existing !== undefined)
    return {
      id: pulumi.output(existing),
      name: existing.split("/").at(-1)!,
      location: config.metricsWorkspace?.location ?? config.location,
    };
  if (decisions.own.metricsWorkspace === undefined) return undefined;
  const location = config.location;
  const workspaceName = metricsWorkspaceName(config);
  const home = config.placement.subscriptionId;
  const workspace = new AzureMonitorWorkspace(
    `${name}-metrics`,
    { azureMonitorWorkspaceName: workspaceName, resourceGroupName: placement.resourceGroup(home), location, tags },
    { ...placement.in(home), protect: config.protect },
  );
  return { id: workspace.id, name: workspaceName, location };
}
