import * as pulumi from "@pulumi/pulumi";
import { AzureMonitorWorkspace } from "@pulumi/azure-native/monitor/azureMonitorWorkspace.js";
import { PrivateDnsZoneGroup } from "@pulumi/azure-native/network/privateDnsZoneGroup.js";
import { PrivateEndpoint } from "@pulumi/azure-native/network/privateEndpoint.js";
import { azureName } from "../../core/azure/names.ts";
import { metricsWorkspaceName } from "../../core/decide/ownTargets.ts";
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
  const workspace = new AzureMonitorWorkspace(
    `${name}-metrics`,
    {
      azureMonitorWorkspaceName: workspaceName,
      resourceGroupName: placement.resourceGroup(home),
      location,
      publicNetworkAccess: settings?.publicQuery === false ? "Disabled" : "Enabled",
      tags,
    },
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
  const resourceGroupName = placement.resourceGroup(home);
  const endpoint = new PrivateEndpoint(
    `${name}-metrics-private-endpoint`,
    {
      resourceGroupName,
      privateEndpointName: azureName("privateEndpoint", workspaceName, "pe"),
      location: config.location,
      subnet: { id: subnetId },
      privateLinkServiceConnections: [
        { name: "prometheusMetrics", privateLinkServiceId: workspace.id, groupIds: ["prometheusMetrics"] },
      ],
      tags,
    },
    placement.in(home),
  );
  if (privateDnsZoneIds.length === 0) return;
  new PrivateDnsZoneGroup(
    `${name}-metrics-private-dns`,
    {
      resourceGroupName,
      privateEndpointName: endpoint.name,
      privateDnsZoneGroupName: "default",
      privateDnsZoneConfigs: privateDnsZoneIds.map((privateDnsZoneId) => ({
        name: privateDnsZoneId.split("/").at(-1)!.replaceAll(".", "-"),
        privateDnsZoneId,
      })),
    },
    placement.in(home),
  );
}
