import * as pulumi from "@pulumi/pulumi";
import { PrivateLinkScope } from "@pulumi/azure-native/monitor/privateLinkScope.js";
import { PrivateLinkScopedResource } from "@pulumi/azure-native/monitor/privateLinkScopedResource.js";
import { PrivateDnsZoneGroup } from "@pulumi/azure-native/network/privateDnsZoneGroup.js";
import { PrivateEndpoint } from "@pulumi/azure-native/network/privateEndpoint.js";
import { azureName } from "../../core/azure/names.ts";
import { compare } from "../../core/base/json.ts";
import type { WorkspacePrivateLinkArgs } from "./args.ts";
import { nameFrom, type Place } from "./inputs.ts";

/** Zones an endpoint of the scope needs in the public cloud. Source: Azure Monitor, "Configure private link". */
export const privateDnsZones = [
  "privatelink.monitor.azure.com",
  "privatelink.oms.opinsights.azure.com",
  "privatelink.ods.opinsights.azure.com",
  "privatelink.agentsvc.azure-automation.net",
  "privatelink.blob.core.windows.net",
] as const;

export interface MadePrivateLink {
  /** Absent where the scope exists already. */
  scope?: PrivateLinkScope;
  scopedResources: Record<string, PrivateLinkScopedResource>;
  endpoint?: PrivateEndpoint;
  zoneGroup?: PrivateDnsZoneGroup;
}

const mode = (only: boolean | undefined): string => (only === true ? "PrivateOnly" : "Open");

/** Brings the workspace, its ingestion endpoint and what else is named into an Azure Monitor private link scope. */
export function makePrivateLink(
  name: string,
  args: WorkspacePrivateLinkArgs,
  place: Place,
  own: Record<string, pulumi.Input<string>>,
  parent: pulumi.Resource,
): MadePrivateLink {
  const scope = args.existingScope ? undefined : makeScope(name, args, place, parent);
  const at = args.existingScope ?? { resourceGroupName: place.resourceGroupName, scopeName: scope!.name };
  const scopedResources: Record<string, PrivateLinkScopedResource> = {};
  let previous: pulumi.Resource | undefined;
  // One after another: a scope takes one change at a time.
  for (const [key, linkedResourceId] of Object.entries({ ...args.resources, ...own }).sort(([a], [b]) => compare(a, b))) {
    previous = scopedResources[key] = new PrivateLinkScopedResource(
      `${name}-scoped-${key}`,
      { resourceGroupName: at.resourceGroupName, scopeName: at.scopeName, name: azureName("default", key), linkedResourceId },
      { parent, dependsOn: previous ? [previous] : [] },
    );
  }
  if (args.subnetId === undefined || scope === undefined) return { scope, scopedResources };
  return { scope, scopedResources, ...makeEndpoint(name, args, args.subnetId, place, scope, previous, parent) };
}

const makeScope = (name: string, args: WorkspacePrivateLinkArgs, place: Place, parent: pulumi.Resource): PrivateLinkScope =>
  new PrivateLinkScope(
    `${name}-scope`,
    {
      resourceGroupName: place.resourceGroupName,
      scopeName: args.scopeName ?? nameFrom("default", place.workspaceName, "pls"),
      location: "global",
      accessModeSettings: {
        ingestionAccessMode: mode(args.privateIngestionOnly),
        queryAccessMode: mode(args.privateQueryOnly),
        exclusions: [],
      },
      tags: place.tags,
    },
    { parent },
  );

function makeEndpoint(
  name: string,
  args: WorkspacePrivateLinkArgs,
  subnetId: pulumi.Input<string>,
  place: Place,
  scope: PrivateLinkScope,
  after: pulumi.Resource | undefined,
  parent: pulumi.Resource,
): { endpoint: PrivateEndpoint; zoneGroup?: PrivateDnsZoneGroup } {
  const endpointName = nameFrom("privateEndpoint", place.workspaceName, "pe");
  const endpoint = new PrivateEndpoint(
    `${name}-private-endpoint`,
    {
      resourceGroupName: place.resourceGroupName,
      privateEndpointName: endpointName,
      location: place.location,
      subnet: { id: subnetId },
      privateLinkServiceConnections: [{ name: "azuremonitor", privateLinkServiceId: scope.id, groupIds: ["azuremonitor"] }],
      tags: place.tags,
    },
    { parent, dependsOn: after ? [after] : [] },
  );
  const zones = args.privateDnsZoneIds ?? [];
  if (zones.length === 0) return { endpoint };
  const zoneGroup = new PrivateDnsZoneGroup(
    `${name}-private-dns`,
    {
      resourceGroupName: place.resourceGroupName,
      privateEndpointName: endpoint.name,
      privateDnsZoneGroupName: "default",
      privateDnsZoneConfigs: zones.map((privateDnsZoneId) => ({ name: zoneConfigName(privateDnsZoneId), privateDnsZoneId })),
    },
    { parent },
  );
  return { endpoint, zoneGroup };
}

const zoneConfigName = (id: pulumi.Input<string>): pulumi.Output<string> =>
  pulumi.output(id).apply((zone) => zone.split("/").at(-1)!.replaceAll(".", "-"));
