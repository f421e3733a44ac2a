import type { AzureMonitorWorkspace } from "@pulumi/azure-native/monitor/azureMonitorWorkspace.js";
import type { PrivateLinkScopedResource } from "@pulumi/azure-native/monitor/privateLinkScopedResource.js";
import type * as pulumi from "@pulumi/pulumi";
import { ActionGroups } from "../action-groups/component.ts";
import { access } from "../azure/inputs.ts";
import { makeMetricsWorkspace as makeAzureMonitorWorkspace } from "../azure/metricsWorkspace.ts";
import { type MadePrivateEndpoint, makePrivateEndpoint, makeScopedResources as bring } from "../azure/privateEndpoint.ts";
import { Workspace } from "../workspace/component.ts";
import { actionGroupKey, METRICS_WORKSPACE, type Site, workspaceKey } from "./site.ts";

export function makeActionGroups({ name, decisions, made, placement }: Site): ActionGroups {
  const { prefix, actionGroups: groups, tags } = decisions.parts;
  const { resourceGroupName, options } = placement.home();
  const component = new ActionGroups(`${name}-action-groups`, { resourceGroupName, prefix, groups, tags }, options);
  for (const [group, id] of Object.entries(component.ids)) made.use(actionGroupKey(group), id);
  return component;
}

/** By key: those that azmon makes. Others are used as they are. */
export function makeWorkspaces({ name, decisions, made, placement }: Site): Record<string, Workspace> {
  const { parts, own, workspaces, readWorkspaces } = decisions;
  for (const { key, existing } of [...workspaces, ...readWorkspaces])
    if (existing !== undefined) made.use(workspaceKey(key), existing);
  const components = parts.workspaces.map(({ key, subscriptionId, args }): [string, Workspace] => {
    const resourceGroupName = placement.resourceGroup(subscriptionId);
    const workspace = new Workspace(`${name}-workspace-${key}`, { ...args, resourceGroupName }, placement.in(subscriptionId));
    made.add(own.workspaces[key], workspace);
    made.use(workspaceKey(key), workspace.id);
    made.play("collects", `workspace-${key}-transforms`, workspace.transforms);
    for (const [table, { rule }] of Object.entries(workspace.ingestion)) made.play("collects", `workspace-${key}-${table}`, rule);
    return [key, workspace];
  });
  return Object.fromEntries(components);
}

interface MetricsWorkspace {
  workspace: AzureMonitorWorkspace;
  privateEndpoint?: MadePrivateEndpoint;
}

/** The Azure Monitor workspace that clusters and machines send metrics to, where azmon makes it. */
export function makeMetricsWorkspace({ name, decisions, made, placement }: Site): MetricsWorkspace | undefined {
  const { metricsWorkspace: decided, tags } = decisions.parts;
  if (!decided) return undefined;
  if (decided.existing !== undefined) {
    made.use(METRICS_WORKSPACE, decided.existing);
    return undefined;
  }
  const { resourceGroupName, options } = placement.home();
  const place = { resourceGroupName, location: decided.location, tags };
  const spec = { workspaceName: decided.name, publicNetworkAccess: access(decided.publicQuery) };
  const workspace = makeAzureMonitorWorkspace(`${name}-metrics`, place, spec, { ...options, protect: decided.protect });
  made.add(decisions.own.metricsWorkspace, workspace);
  made.use(METRICS_WORKSPACE, workspace.id);
  if (!decided.privateEndpoint) return { workspace };
  // Source: Azure Monitor docs, metrics/azure-monitor-workspace-private-endpoint (2025-08).
  const { subnetId, privateDnsZoneIds: dnsZoneIds, endpointName } = decided.privateEndpoint;
  const endpoint = { endpointName, subnetId, dnsZoneIds, serviceId: workspace.id, group: "prometheusMetrics" };
  return { workspace, privateEndpoint: makePrivateEndpoint(`${name}-metrics`, place, endpoint, options) };
}

/**
 * Brings what else takes telemetry into the main workspace's private link scope. Where the scope lets a network reach private endpoints
 * only, what is left out of it goes silent.
 */
export function makeScopedResources(
  { name, decisions, made, placement }: Site,
  main: Workspace | undefined,
): Record<string, PrivateLinkScopedResource> {
  const { linkScope } = decisions.parts;
  const link = main?.privateLink;
  if (!link || !linkScope) return {};
  const { resourceGroupName, options } = placement.home();
  const scope = linkScope.existing ?? { resourceGroupName, scopeName: link.scope!.name };
  const after: pulumi.Resource | undefined = Object.values(link.scopedResources).at(-1);
  return bring(name, { scope, resources: made.playing("takesTelemetry"), after }, options);
}
