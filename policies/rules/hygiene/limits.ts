import type { Node } from "../../graph.ts";
import { push } from "../../multimap.ts";
import { isOn, peek } from "../../peek.ts";
import type { Verdict } from "../../rule.ts";

/** Rules that count against a limit of the subscription, by provider: two providers are two subscriptions, as far as a preview can tell. */
export function overLimit(nodes: readonly Node[], max: number, what: string): Verdict[] {
  const bySubscription = new Map<string, Node[]>();
  for (const node of nodes) {
    if (peek(node.props, "enabled").state === "known" && isOn(node.props, "enabled") === false) continue;
    const key = node.resource.provider ?? "";
    push(bySubscription, key, node);
  }
  return [...bySubscription.values()].flatMap((all) =>
    all.length > max
      ? [
          {
            node: all[max]!,
            status: "violation" as const,
            what: `is number ${max + 1} of ${all.length} ${what}; a subscription takes ${max}`,
          },
        ]
      : [],
  );
}
