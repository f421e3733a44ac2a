import type * as pulumi from "@pulumi/pulumi";
import type { EnvironmentConfig } from "../../core/config/schema.ts";
import type { WorkspaceDecision } from "../../core/insights/insight.ts";
import { workspaceSettings } from "../../core/insights/workspace/findings.ts";
import type { WorkspaceSku } from "../workspace/args.ts";
import { Workspace } from "../workspace/component.ts";
import type { Placement } from "./placement.ts";
import { workspaceParts } from "./workspaceParts.ts";

/** The workspaces of the environment by key; existing ones are passed through untouched. */
export function makeWorkspaces(
  name: string,
  config: EnvironmentConfig,
  decisions: readonly WorkspaceDecision[],
  placement: Placement,
  tags: Record<string, string>,
): { ids: Record<string, pulumi.Input<string>>; made: Record<string, Workspace> } {
  const { sku, queryAudit, ...settings } = workspaceSettings(config);
  const ids: Record<string, pulumi.Input<string>> = {};
  const made: Record<string, Workspace> = {};
  for (const { key, existing, location, name: workspaceName, subscriptionId } of decisions) {
    if (existing !== undefined) {
      ids[key] = existing;
      continue;
    }
    made[key] = new Workspace(
      `${name}-workspace-${key}`,
      {
        ...settings,
        sku: sku as WorkspaceSku,
        queryAudit: queryAudit ? {} : undefined,
        ...workspaceParts(config),
        location,
        resourceGroupName: placement.resourceGroup(subscriptionId),
        workspaceName,
        tags,
      },
      placement.in(subscriptionId),
    );
    ids[key] = made[key].id;
  }
  return { ids, made };
}
