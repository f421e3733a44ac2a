import * as pulumi from "@pulumi/pulumi";
import { PrivateLinkScopedResource } from "@pulumi/azure-native/monitor/privateLinkScopedResource.js";
import { PrivateDnsZoneGroup } from "@pulumi/azure-native/network/privateDnsZoneGroup.js";
import { PrivateEndpoint } from "@pulumi/azure-native/network/privateEndpoint.js";
import { azureName } from "../../core/azure/names.ts";
import { compare } from "../../core/base/json.ts";
import type { PrivateLinkScopeRef } from "../workspace/args.ts";
import type { CollectionPlace } from "./collection.ts";

interface EndpointSpec {
  /** Azure name. */
  endpointName: pulumi.Input<string>;
  subnetId: pulumi.Input<string>;
  /** ARM id of what is reached through it. */
  serviceId: pulumi.Input<string>;
  /** Azure's name for the part of the service that is reached. */
  group: string;
  /** Default: names are resolved some other way. */
  dnsZoneIds?: pulumi.Input<string>[];
  /** What must be there before. */
  after?: pulumi.Resource;
}

export interface MadePrivateEndpoint {
  endpoint: PrivateEndpoint;
  zoneGroup?: PrivateDnsZoneGroup;
}

/** An address in a subnet, and the names by which it is found there. */
export function makePrivateEndpoint(
  name: string,
  { resourceGroupName, location, tags }: CollectionPlace,
  spec: EndpointSpec,
  opts: pulumi.CustomResourceOptions,
): MadePrivateEndpoint {
  const { group, serviceId, dnsZoneIds = [], after } = spec;
  const endpoint = new PrivateEndpoint(
    `${name}-private-endpoint`,
    {
      resourceGroupName,
      privateEndpointName: spec.endpointName,
      location,
      subnet: { id: spec.subnetId },
      privateLinkServiceConnections: [{ name: group, privateLinkServiceId: serviceId, groupIds: [group] }],
      tags,
    },
    { ...opts, dependsOn: after ? [after] : [] },
  );
  if (dnsZoneIds.length === 0) return { endpoint };
  const zoneGroup = new PrivateDnsZoneGroup(
    `${name}-private-dns`,
    {
      resourceGroupName,
      privateEndpointName: endpoint.name,
      privateDnsZoneGroupName: "default",
      privateDnsZoneConfigs: dnsZoneIds.map((privateDnsZoneId) => ({
        name: zoneConfigName(privateDnsZoneId),
        privateDnsZoneId,
      })),
    },
    opts,
  );
  return { endpoint, zoneGroup };
}

const zoneConfigName = (id: pulumi.Input<string>): pulumi.Output<string> =>
  pulumi.output(id).apply((zone) => zone.split("/").at(-1)!.replaceAll(".", "-"));

interface ScopedSpec {
  scope: PrivateLinkScopeRef;
  /** ARM ids by a name of one's choice. */
  resources: Record<string, pulumi.Input<string>>;
  /** What was brought into the scope before. */
  after?: pulumi.Resource;
}

/** Brings resources into a private link scope, one after another: a scope takes one change at a time. */
export function makeScopedResources(
  name: string,
  { scope, resources, after }: ScopedSpec,
  opts: pulumi.CustomResourceOptions,
): Record<string, PrivateLinkScopedResource> {
  const made: Record<string, PrivateLinkScopedResource> = {};
  const { resourceGroupName, scopeName } = scope;
  let previous = after;
  for (const [key, linkedResourceId] of Object.entries(resources).sort(([a], [b]) => compare(a, b)))
    previous = made[key] = new PrivateLinkScopedResource(
      `${name}-scoped-${key}`,
      { resourceGroupName, scopeName, name: azureName("default", key), linkedResourceId },
      { ...opts, dependsOn: previous ? [previous] : [] },
    );
  return made;
}
