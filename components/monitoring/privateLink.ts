import { PrivateLinkScopedResource } from "@pulumi/azure-native/monitor/privateLinkScopedResource.js";
import type * as pulumi from "@pulumi/pulumi";
import { azureName } from "../../core/azure/names.ts";
import { compare } from "../../core/base/json.ts";
import type { Workspace } from "../workspace/component.ts";
import type { InsightsContext } from "./insightsContext.ts";
import { linkArgs } from "./workspaceParts.ts";

/**
 * Brings what else takes telemetry into the workspace's private link scope. Where the scope lets a network reach private endpoints only,
 * what is left out of it goes silent.
 */
export function makeScopedResources(
  ctx: InsightsContext,
  workspace: Workspace,
  takers: Record<string, pulumi.Input<string>>,
): void {
  const { privateLink: link } = workspace;
  const settings = ctx.config.workspace.privateLink;
  if (!link || !settings) return;
  const home = ctx.config.placement.subscriptionId;
  const scope = linkArgs(settings).existingScope ?? {
    resourceGroupName: ctx.placement.resourceGroup(home),
    scopeName: link.scope!.name,
  };
  let previous: pulumi.Resource | undefined = Object.values(link.scopedResources).at(-1);
  // One after another: a scope takes one change at a time.
  for (const [key, linkedResourceId] of Object.entries(takers).sort(([a], [b]) => compare(a, b)))
    previous = new PrivateLinkScopedResource(
      `${ctx.name}-scoped-${key}`,
      { ...scope, name: azureName("default", key), linkedResourceId },
      { ...ctx.placement.in(home), dependsOn: previous ? [previous] : [] },
    );
}
