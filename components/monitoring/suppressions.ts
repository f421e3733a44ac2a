import type { EnvironmentConfig, SuppressionConfig } from "../../core/config/schema.ts";
import type { Decisions } from "../../core/decide/decisions.ts";
import type { SuppressionArgs } from "../suppressions/args.ts";
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
        alertRuleIdContains: beside ? undefined : `/resourceGroups/${config.placement.resourceGroup}/`,
        descriptionContains: beside ? config.runbooks : undefined,
        windows: config.suppressions.map(windowOf),
        tags,
      },
      placement.in(subscriptionId),
    );
}

const windowOf = ({ daily, weekly, ...rest }: SuppressionConfig): SuppressionArgs => ({
  ...rest,
  dailyStart: daily?.start,
  dailyEnd: daily?.end,
  weeklyDays: weekly?.days,
  weeklyStart: weekly?.start,
  weeklyEnd: weekly?.end,
});
