import type * as pulumi from "@pulumi/pulumi";
import { DiagnosticSettings } from "../diagnostics/component.ts";
import type { InsightsContext } from "./insightsContext.ts";

/** The errors of azmon's own data collection rules go to the main workspace; Azure wants a setting for each. */
export function makeOwnDiagnostics(ctx: InsightsContext, rules: Record<string, pulumi.CustomResource>): void {
  const { ownLogs, workspaces } = ctx.decisions;
  if (!ownLogs || Object.keys(rules).length === 0) return;
  const workspaceId = ctx.workspaceIds[workspaces[0]!.key]!;
  const settings = Object.entries(rules).map(([key, { id }]) => ({ ...ownLogs, key, resourceId: id, workspaceId }));
  new DiagnosticSettings(`${ctx.name}-collection`, { settings }, ctx.placement.in(ctx.config.placement.subscriptionId));
}
