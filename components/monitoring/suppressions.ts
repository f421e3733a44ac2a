import type { EnvironmentConfig } from "../../core/config/schema.ts";
import type { Decisions } from "../../core/decide/decisions.ts";
import { Suppressions } from "../suppressions/component.ts";
import type { Placement } from "./placement.ts";

/** Suppression windows, once per subscription that has rules: a processing rule reaches its own subscription only. */
export function makeSuppressions(
  name: string,
  config: EnvironmentConfig,
  decisions: Decisions,
  placement: Placement,
  tags: Record<string, string>,
): void {
  if (config.suppressions.length === 0) return;
  const beside = config.placement.rules === "beside";
  for (const subscriptionId of new Set(decisions.rules.map((r) => r.subscriptionId.toLowerCase())))
    new Suppressions(
      `${name}-suppressions-${placement.label(subscriptionId)}`,
      {
        subscriptionId,
        resourceGroupName: placement.resourceGroup(subscriptionId),
        prefix: config.names.prefix ?? config.environment,
        scope: beside ? { descriptionContains: config.runbooks } : { resourceGroup: config.placement.resourceGroup },
        windows: config.suppressions,
        tags,
      },
      placement.in(subscriptionId),
    );
}
