import type { Fix } from "../../fix.ts";
import type { Node } from "../../graph.ts";
import { advisory, cannotTell, type ResourceRule, wrong } from "../../rule.ts";

/** A thing Azure retires. Before `from` (no new ones, or gone) the rule is advisory at most. */
export interface Retirement {
  name: string;
  title: string;
  why: string;
  from: string;
  kinds: readonly string[];
  source: string;
  fix: Fix;
  /** What the resource uses, as the end of "uses ..."; undefined where it does not; null where it cannot be told. */
  uses(node: Node): string | undefined | null;
}

export function retirement({ uses, ...facts }: Retirement): ResourceRule {
  return {
    ...facts,
    scope: "resource",
    group: "retirements",
    severity: "high",
    levels: { ...advisory, production: "mandatory" },
    check(node, { today }) {
      const used = uses(node);
      if (used === undefined) return undefined;
      if (used === null) return cannotTell("what it uses");
      return wrong(`uses ${used}, ${facts.from <= today ? "retired since" : "retired from"} ${facts.from}`);
    },
  };
}
