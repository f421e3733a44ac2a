import { parseArmId } from "../../core/azure/armId.ts";
import type { Plan } from "./types.ts";

/**
 * The resource providers a deployment needs, by subscription. Azure refuses with `MissingSubscriptionRegistration` where one is not
 * registered, half way through an update, and an inventory does not tell.
 */
export function registrations(plan: Plan): { subscriptionId: string; namespaces: string[] }[] {
  const bySubscription = new Map<string, Set<string>>();
  for (const { id } of plan.resources) {
    const arm = id === undefined ? undefined : parseArmId(id);
    if (!arm || arm.type.startsWith("microsoft.resources/")) continue;
    const key = arm.subscriptionId.toLowerCase();
    const namespaces = bySubscription.get(key) ?? new Set();
    bySubscription.set(key, namespaces.add(arm.type.split("/")[0]!));
  }
  return [...bySubscription]
    .map(([subscriptionId, namespaces]) => ({ subscriptionId, namespaces: [...namespaces].sort() }))
    .sort((a, b) => (a.subscriptionId < b.subscriptionId ? -1 : 1));
}

/** What registers them: one line a subscription, for a POSIX shell. Registering again does nothing. */
export const registerCommand = ({ subscriptionId, namespaces }: ReturnType<typeof registrations>[number]): string =>
  `for n in ${namespaces.join(" ")}; do az provider register --subscription ${subscriptionId} --namespace $n; done`;
