import type { ResourceType } from "../catalogue/schema.ts";
import type { Fix } from "./fix.ts";
import type { Graph, Node } from "./graph.ts";

export type Level = "advisory" | "mandatory" | "remediate" | "disabled";
export const profiles = ["development", "test", "production"] as const;
export type Profile = (typeof profiles)[number];
export const groups = ["coverage", "hygiene", "retirements", "security", "cost"] as const;
export type Group = (typeof groups)[number];

/** What a rule may know besides the resources. Nothing in it is read from a clock or a machine by the rule itself. */
export interface Context {
  /** Where no profile is set, rules judge as for `test`. */
  profile: Profile;
  /** `2026-11-25` */
  today: string;
  /** Configuration of this rule, defaults filled in. */
  config: Record<string, unknown>;
  catalogue: Catalogue;
  /** True where the settings, or an assignment of Azure Policy, say that somebody else provides a signal. */
  elsewhere(node: Node, signal: string): boolean;
  /** True where plans of a central stack cover this one: what a subscription needs once is theirs to make. */
  central: boolean;
  /** Whether an exemption that is still good frees a resource from a rule. */
  exempt(rule: Rule, node: Node): boolean;
  /** The context of another rule, for rules that add others up; undefined where that rule is off. */
  of(rule: Rule): Context | undefined;
}
export interface Catalogue {
  byType(type: string): ResourceType | undefined;
  /** Children every resource of a type has without a row of their own, such as a storage account's blob service. */
  children(type: string): ResourceType[];
  /** Ids of all alerts, those of subscriptions and workspaces included. */
  alerts(): readonly string[];
}

/** What a rule says of one resource. Silence is consent. */
export interface Verdict {
  node: Node;
  /** `unknown`: cannot be told before the update. */
  status: "violation" | "unknown";
  /** What is wrong, in one sentence that can stand after the resource's name. */
  what: string;
  fix?: Fix;
  /** What exactly is missing, where a rule asks for several things: a baseline that knows some of them does not know the others. */
  signals?: readonly string[];
}
/** One thing coverage asks for, and whether it is there. Coverage rules and the ratio both come from these. */
export interface Expectation {
  node: Node;
  signal: string;
  met: boolean | undefined;
  what: string;
  fix?: Fix;
}

export interface ConfigField {
  type: "integer" | "number" | "string" | "boolean" | "array" | "object";
  description: string;
  /** The engine fills it in, and checks it against the rest: leave it out where there is none. */
  default?: unknown;
  minimum?: number;
  maximum?: number;
  items?: { type: "string" };
  additionalProperties?: { type: "string" };
}

interface RuleBase {
  /** verb-subject, lower case, unique for ever. */
  name: string;
  group: Group;
  /** What must hold, in one line. */
  title: string;
  /** What happens to people where it does not hold. */
  why: string;
  severity: "low" | "medium" | "high" | "critical";
  /** Level by environment profile. Without a profile a rule is advisory at most. */
  levels: Record<Profile, Level>;
  source: string;
  fix: Fix;
  config?: Record<string, ConfigField>;
  /** A date after which Azure no longer has the thing: before it the rule is advisory at most. */
  from?: string;
}
/** Judged on its own, before it is created. */
export interface ResourceRule extends RuleBase {
  scope: "resource";
  /** Kinds it looks at: ARM types in lower case; absent: every resource, of other providers too. */
  kinds?: readonly string[];
  check(node: Node, context: Context): Omit<Verdict, "node"> | undefined;
  /** New values of top-level properties; only additions that are safe. Runs at the level `remediate` alone. */
  remedy?(node: Node, context: Context): Record<string, unknown> | undefined;
}
/** Judged on all resources of the stack together. */
export interface StackRule extends RuleBase {
  scope: "stack";
  check(graph: Graph, context: Context): Verdict[];
  /** For coverage rules: all that was asked for, met or not. */
  expectations?(graph: Graph, context: Context): Expectation[];
}
export type Rule = ResourceRule | StackRule;

export const wrong = (what: string, fix?: Fix): Omit<Verdict, "node"> => ({ status: "violation", what, fix });
export const cannotTell = (what: string): Omit<Verdict, "node"> => ({ status: "unknown", what });

/** Verdicts of unmet expectations. */
export const verdicts = (expected: Expectation[]): Verdict[] =>
  expected.flatMap(({ node, met, what, fix }) =>
    met === true ? [] : [{ node, status: met === false ? ("violation" as const) : ("unknown" as const), what, fix }],
  );

/** Levels most rules have: nothing new fails a run unless the environment is production, and there only where `mandatory` is asked for. */
export const advisory: Record<Profile, Level> = { development: "advisory", test: "advisory", production: "advisory" };
export const mandatoryInProduction: Record<Profile, Level> = {
  development: "advisory",
  test: "advisory",
  production: "mandatory",
};
export const productionOnly: Record<Profile, Level> = { development: "disabled", test: "disabled", production: "advisory" };
