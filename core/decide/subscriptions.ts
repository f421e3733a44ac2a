import { shortHash } from "../base/hash.ts";
import { compare } from "../base/json.ts";
import type { EnvironmentConfig } from "../config/schema.ts";
import type { Target } from "../inventory/types.ts";

/** The watched subscriptions, the monitoring one first; each id lower case, once. */
export function watchedSubscriptions(config: EnvironmentConfig, targets: readonly Target[]): string[] {
  const own = config.placement.subscriptionId.toLowerCase();
  const others = new Set(targets.map((t) => t.subscriptionId.toLowerCase()).filter((s) => s !== own));
  return [own, ...[...others].sort(compare)];
}

/** Names a subscription in a rule's name: its own hash, or `main` for the one that holds the monitoring. */
export const subscriptionQualifier = (ctx: { config: EnvironmentConfig }, subscriptionId: string): string =>
  subscriptionId.toLowerCase() === ctx.config.placement.subscriptionId.toLowerCase()
    ? "main"
    : shortHash(subscriptionId.toLowerCase());
