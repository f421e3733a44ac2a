import type * as pulumi from "@pulumi/pulumi";
import { makeScopedResources as bring } from "../azure/privateEndpoint.ts";
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
  const after = Object.values(link.scopedResources).at(-1);
  bring(ctx.name, { scope, resources: takers, after }, ctx.placement.in(home));
}
