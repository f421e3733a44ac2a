import type { EnvironmentConfig } from "../config/schema.ts";
import { shortHash } from "../hash.ts";
import { compare } from "../json.ts";
import type { Target } from "../types.ts";
import type { Context } from "./context.ts";

/** The watched subscriptions, the monitoring one first; each id lower case, once. */
export function watchedSubscriptions(config: EnvironmentConfig, targets: readonly Target[]): string[] {
  const own = config.placement.subscriptionId.toLowerCase();
  const others = new Set(targets.map((t) => t.subscriptionId.toLowerCase()).filter((s) => s !== own));
  return [own, ...[...others].sort(compare)];
}

/** Names a subscription in a rule's name: its own hash, or `main` for the one that holds the monitoring. */
export const subscriptionQualifier = (ctx: Pick<Context, "config">, subscriptionId: string): string =>
  subscriptionId.toLowerCase() === ctx.config.placement.subscriptionId.toLowerCase()
    ? "main"
    : shortHash(subscriptionId.toLowerCase());
