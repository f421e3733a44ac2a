import type * as pulumi from "@pulumi/pulumi";
import { PrivateLinkScope } from "@pulumi/azure-native/monitor/privateLinkScope.js";
import type { PrivateLinkScopedResource } from "@pulumi/azure-native/monitor/privateLinkScopedResource.js";
import type { PrivateDnsZoneGroup } from "@pulumi/azure-native/network/privateDnsZoneGroup.js";
import type { PrivateEndpoint } from "@pulumi/azure-native/network/privateEndpoint.js";
import { nameFrom } from "../azure/inputs.ts";
import { makePrivateEndpoint, makeScopedResources } from "../azure/privateEndpoint.ts";
import type { WorkspacePrivateLinkArgs } from "./args.ts";
import type { WorkspaceSite } from "./parts.ts";

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

/** Brings the workspace, its ingestion endpoint and what else is named into an Azure Monitor private link scope. */
export function makePrivateLink(site: WorkspaceSite, ingestion?: pulumi.CustomResource): MadePrivateLink | undefined {
  const { name, args, place, parent } = site;
  const link = args.privateLink;
  if (!link) return undefined;
  const scope = link.existingScope ? undefined : makeScope(site, link);
  const at = link.existingScope ?? { resourceGroupName: place.resourceGroupName, scopeName: scope!.name };
  const resources = { ...link.resources, workspace: place.workspaceId, ...(ingestion && { ingestion: ingestion.id }) };
  const scopedResources = makeScopedResources(name, { scope: at, resources }, { parent });
  if (link.subnetId === undefined || scope === undefined) return { scope, scopedResources };
  const endpoint = {
    endpointName: nameFrom("privateEndpoint", place.workspaceName, "pe"),
    subnetId: link.subnetId,
    serviceId: scope.id,
    group: "azuremonitor",
    dnsZoneIds: link.privateDnsZoneIds,
    after: Object.values(scopedResources).at(-1),
  };
  return { scope, scopedResources, ...makePrivateEndpoint(name, place, endpoint, { parent }) };
}

const mode = (only: boolean | undefined): string => (only === true ? "PrivateOnly" : "Open");

const makeScope = ({ name, place, parent }: WorkspaceSite, link: WorkspacePrivateLinkArgs): PrivateLinkScope =>
  new PrivateLinkScope(
    `${name}-scope`,
    {
      resourceGroupName: place.resourceGroupName,
      scopeName: link.scopeName ?? nameFrom("default", place.workspaceName, "pls"),
      location: "global",
      accessModeSettings: {
        ingestionAccessMode: mode(link.privateIngestionOnly),
        queryAccessMode: mode(link.privateQueryOnly),
        exclusions: [],
      },
      tags: place.tags,
    },
    { parent },
  );
