import type * as pulumi from "@pulumi/pulumi";
import type { Decisions } from "../../core/decide/decisions.ts";
import type { LiveResourceArgs } from "./args.ts";
import { Made } from "./made.ts";
import { Placement } from "./placement.ts";

/** What the makers of an environment's parts share. */
export interface Site {
  name: string;
  decisions: Decisions;
  /** Resources by the keys of the decisions. */
  made: Made;
  placement: Placement;
}

/** Keys in `Made` of what is no target. */
export const workspaceKey = (key: string): string => `workspace:${key}`;
export const actionGroupKey = (name: string): string => `action-group:${name}`;
export const METRICS_WORKSPACE = "metrics-workspace";

export const actionGroupIds = ({ made }: Site, names: readonly string[]): pulumi.Input<string>[] =>
  names.map((name) => made.id(actionGroupKey(name)));

export function makeSite(
  name: string,
  decisions: Decisions,
  live: readonly LiveResourceArgs[],
  parent: pulumi.ComponentResource,
): Site {
  const { placement, tags } = decisions.parts;
  const made = new Made([...decisions.targets, ...decisions.own.targets], Object.fromEntries(live.map((r) => [r.name, r.id])));
  return { name, decisions, made, placement: new Placement(name, { ...placement, tags }, parent) };
}
