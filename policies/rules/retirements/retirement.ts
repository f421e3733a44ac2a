import { type RetirementId, retirements } from "../../../catalogue/retirements.ts";
import type { Fix } from "../../fix.ts";
import type { Graph, Node } from "../../graph.ts";
import { advisory, cannotTell, type ResourceRule, type StackRule, wrong } from "../../rule.ts";

/** A rule on something that Azure retires; the date, the way out and the source stand in the catalogue. */
interface RetirementRule {
  of: RetirementId;
  name: string;
  title: string;
  why: string;
  kinds: readonly string[];
  fix: Fix;
  /** What the resource uses, as the end of "uses ..."; undefined where it does not; null where it cannot be told. */
  uses(node: Node): string | undefined | null;
  /** The lines for one resource, where they are not the same for all. */
  fixOf?(node: Node): Fix | undefined;
}

export function retirement({ of, uses, fixOf, ...rule }: RetirementRule): ResourceRule {
  const { wayOut, source, ...dates } = retirements[of] as { on: string; noNewFrom?: string; wayOut: string; source: string };
  // What nobody can make any more fails the update, however long the old ones still work.
  const from = dates.noNewFrom ?? dates.on;
  return {
    ...rule,
    from,
    source,
    scope: "resource",
    group: "retirements",
    severity: "high",
    levels: { ...advisory, production: "mandatory" },
    check(node, { today }) {
      const used = uses(node);
      if (used === undefined) return undefined;
      if (used === null) return cannotTell("what it uses");
      return wrong(`uses ${used}, retired ${from <= today ? "since" : "from"} ${from}. ${wayOut}`, fixOf?.(node));
    },
  };
}

/** The same where other resources of the stack have to be looked at: an engine tells dependencies only of all of them together. */
export function stackRetirement(
  rule: Omit<RetirementRule, "uses"> & { uses(graph: Graph, node: Node): string | undefined | null },
): StackRule {
  return {
    ...asStack(retirement({ ...rule, uses: () => undefined })),
    check: (graph, context) =>
      graph.ofKind(...rule.kinds).flatMap((node) => {
        const verdict = retirement({ ...rule, uses: () => rule.uses(graph, node) }).check(node, context);
        return verdict ? [{ node, ...verdict }] : [];
      }),
  };
}
const asStack = ({ kinds: _kinds, remedy: _remedy, ...rule }: ResourceRule): Omit<StackRule, "check"> => ({
  ...rule,
  scope: "stack",
});
