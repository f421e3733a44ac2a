import * as pulumi from "@pulumi/pulumi";
import type { AzureMonitorWorkspace } from "@pulumi/azure-native/monitor/azureMonitorWorkspace.js";
import { azureName } from "../../core/azure/names.ts";
import { metricsWorkspaceName } from "../../core/config/own.ts";
import { access } from "../azure/inputs.ts";
import { makeMetricsWorkspace as make } from "../azure/metricsWorkspace.ts";
import { makePrivateEndpoint } from "../azure/privateEndpoint.ts";
import type { InsightsContext, MetricsWorkspace } from "./insightsContext.ts";

/** The Azure Monitor workspace that clusters and machines send metrics to: the one named, else one made if one of them does. */
export function makeMetricsWorkspace(ctx: InsightsContext): MetricsWorkspace | undefined {
  const { name, config, decisions, placement, tags } = ctx;
  const settings = config.metricsWorkspace;
  const existing = settings?.existing;
  if (existing !== undefined)
    return {
      id: pulumi.output(existing),
      name: existing.split("/").at(-1)!,
      location: settings?.location ?? config.location,
    };
  if (decisions.own.metricsWorkspace === undefined) return undefined;
  const location = config.location;
  const workspaceName = metricsWorkspaceName(config);
  const home = config.placement.subscriptionId;
  const workspace = make(
    `${name}-metrics`,
    { resourceGroupName: placement.resourceGroup(home), location, tags },
    { workspaceName, publicNetworkAccess: access(settings?.publicQuery) },
    { ...placement.in(home), protect: config.protect },
  );
  if (settings?.privateEndpoint) makeEndpoint(ctx, workspace, workspaceName, settings.privateEndpoint);
  return { id: workspace.id, name: workspaceName, location };
}

/** Source: Azure Monitor docs, metrics/azure-monitor-workspace-private-endpoint (2025-08). */
function makeEndpoint(
  { name, config, placement, tags }: InsightsContext,
  workspace: AzureMonitorWorkspace,
  workspaceName: string,
  { subnetId, privateDnsZoneIds }: { subnetId: string; privateDnsZoneIds: string[] },
): void {
  const home = config.placement.subscriptionId;
  makePrivateEndpoint(
    `${name}-metrics`,
    { resourceGroupName: placement.resourceGroup(home), location: config.location, tags },
    {
      endpointName: azureName("privateEndpoint", workspaceName, "pe"),
      subnetId,
      serviceId: workspace.id,
      group: "prometheusMetrics",
      dnsZoneIds: privateDnsZoneIds,
    },
    placement.in(home),
  );
}
