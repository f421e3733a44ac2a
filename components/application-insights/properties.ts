import * as pulumi from "@pulumi/pulumi";
import type { ComponentArgs } from "@pulumi/azure-native/applicationinsights/component.js";
import { access, type Tags } from "../azure/inputs.ts";
import type { ApplicationInsightsArgs } from "./args.ts";

/** The component's body. Retention belongs to the workspace's tables, sampling to the senders: see the README. */
export function componentInputs(args: ApplicationInsightsArgs, componentName: pulumi.Input<string>): ComponentArgs {
  return {
    resourceGroupName: args.resourceGroupName,
    resourceName: componentName,
    location: args.location,
    kind: "web",
    applicationType: args.applicationType ?? "web",
    workspaceResourceId: args.workspaceId,
    ingestionMode: "LogAnalytics",
    disableLocalAuth: args.localAuth === false,
    disableIpMasking: args.keepClientAddresses ?? false,
    publicNetworkAccessForIngestion: access(args.publicIngestion),
    publicNetworkAccessForQuery: access(args.publicQuery),
    tags: withLinks(args.tags, args.linkedSites ?? []),
  };
}

/**
 * `hidden-link:<id>: Resource` for each id, over the user's tags. The id is part of a key, which an output cannot be: the map is made
 * once all ids are known.
 */
export function withLinks(tags: Tags | undefined, ids: pulumi.Input<string>[]): pulumi.Input<Record<string, string>> | undefined {
  if (ids.length === 0) return tags as pulumi.Input<Record<string, string>> | undefined;
  return pulumi
    .all([pulumi.output(tags ?? {}), pulumi.all(ids)])
    .apply(([own, targets]) => ({ ...own, ...Object.fromEntries(targets.map((id) => [`hidden-link:${id}`, "Resource"])) }));
}

/** Paths of the tags that belong to others: never all of `tags`, which would hide the user's own changes. */
export const hiddenLinkPaths = (ids: string[] | undefined): string[] =>
  (ids ?? []).map((id) => `tags["hidden-link:${id}"]`).sort();
