import { shortHash } from "../hash.ts";
import { compare } from "../json.ts";
import type { Context } from "./context.ts";

/** The watched subscriptions, the monitoring one first; each id lower case, once. */
export function watchedSubscriptions(ctx: Pick<Context, "config" | "targets">): string[] {
  const own = ctx.config.placement.subscriptionId.toLowerCase();
  const others = new Set(ctx.targets.map((t) => t.subscriptionId.toLowerCase()).filter((s) => s !== own));
  return [own, ...[...others].sort(compare)];
}

/** Names a subscription in a rule's name: its own hash, or `main` for the one that holds the monitoring. */
export const subscriptionQualifier = (ctx: Pick<Context, "config">, subscriptionId: string): string =>
  subscriptionId.toLowerCase() === ctx.config.placement.subscriptionId.toLowerCase()
    ? "main"
    : shortHash(subscriptionId.toLowerCase());
