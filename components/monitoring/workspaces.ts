import type * as pulumi from "@pulumi/pulumi";
import type { EnvironmentConfig } from "../../core/config/schema.ts";
import type { WorkspaceDecision } from "../../core/types.ts";
import { Workspace } from "../workspace/component.ts";
import type { Placement } from "./placement.ts";

/** The workspaces of the environment by key; existing ones are passed through untouched. */
export function makeWorkspaces(
  name: string,
  config: EnvironmentConfig,
  decisions: readonly WorkspaceDecision[],
  placement: Placement,
  tags: Record<string, string>,
): Record<string, pulumi.Input<string>> {
  const ids: Record<string, pulumi.Input<string>> = {};
  for (const decision of decisions) ids[decision.key] = decision.existing ?? make(name, config, decision, placement, tags).id;
  return ids;
}

function make(
  name: string,
  config: EnvironmentConfig,
  decision: WorkspaceDecision,
  placement: Placement,
  tags: Record<string, string>,
): Workspace {
  const { workspace, preset } = config;
  return new Workspace(
    `${name}-workspace-${decision.key}`,
    {
      location: decision.location,
      resourceGroupName: placement.resourceGroup(decision.subscriptionId),
      workspaceName: decision.name,
      sku: workspace.sku,
      capacityReservationLevel: workspace.capacityReservationLevel,
      retentionInDays: workspace.retentionInDays,
      dailyQuotaGb: workspace.dailyQuotaGb,
      localAuth: workspace.localAuth,
      tables: Object.entries(workspace.tables).map(([table, spec]) => ({ name: table, ...spec })),
      queryAudit: workspace.queryAudit ? {} : undefined,
      protect: preset === "production",
      tags,
    },
    placement.in(decision.subscriptionId),
  );
}
