import { regions } from "../../catalogue/regions.ts";
import type { ActivityAlertEntry } from "../../catalogue/schema.ts";
import { regionOf } from "../azure/region.ts";
import { compare } from "../base/json.ts";
import type { Finding } from "../findings/finding.ts";
import { rulesOverOthers } from "../findings/limits.ts";
import type { Context } from "./context.ts";
import type { ActivityRule, Rule } from "./ruleTypes.ts";

type Conditions = ActivityRule["conditions"];

const displayNames = new Map(regions.map((r) => [r.name, r.displayName]));

/** Service Health writes regions by their display names; without the condition one is told of every region of the world. */
function regionCondition(ctx: Context): Conditions {
  const named = ctx.config.serviceHealth.regions ?? [ctx.config.location, ...ctx.targets.map((t) => t.location)];
  const names = named.filter((n) => n !== "" && n.toLowerCase() !== "global").map((n) => displayNames.get(regionOf(n)) ?? n);
  return [
    {
      field: "properties.impactedServices[*].ImpactedRegions[*].RegionName",
      containsAny: [...[...new Set(names)].sort(compare), "Global"],
    },
  ];
}

/** A rule with more groups than this would be hard to read, and no source says what Azure takes: such a rule watches all. */
const MAX_GROUPS = 25;

/**
 * The groups a rule of a whole subscription is held to: those with selected resources, where the subscription holds others too. Undefined:
 * nothing there is left out, so that resources made later count as well. `mixed`: groups that hold selected and other resources alike.
 */
export function groupsOf(ctx: Context, subscriptionId: string): { groups: string[]; mixed: string[] } | undefined {
  const here = (id: string) => id.toLowerCase() === subscriptionId.toLowerCase();
  const others = ctx.leftOut.filter((l) => here(l.row.subscriptionId));
  if (others.length === 0) return undefined;
  const otherGroups = new Set(others.map((l) => l.row.resourceGroup.toLowerCase()));
  const watched = ctx.targets.filter((t) => here(t.subscriptionId)).map((t) => t.resourceGroup.toLowerCase());
  const groups = [...new Set(watched)].filter((g) => g !== "").sort(compare);
  return { groups, mixed: groups.filter((g) => otherGroups.has(g)) };
}

const fits = (groups: string[]): boolean => groups.length > 0 && groups.length <= MAX_GROUPS;

/** What Azure lets a rule of a whole subscription say of whom it is for. */
export function scopeConditions(ctx: Context, alert: ActivityAlertEntry, subscriptionId: string): Conditions {
  const own = alert.conditions ?? [];
  if (alert.category === "ServiceHealth") return [...own, ...regionCondition(ctx)];
  if (!alert.inGroups) return own;
  const scope = groupsOf(ctx, subscriptionId);
  return scope && fits(scope.groups) ? [...own, { field: "resourceGroup", anyOf: scope.groups }] : own;
}

/** Subscriptions whose rules tell of resources that were left out, too: Azure lets a condition name groups, not resources. */
export function wideScopes(ctx: Context, rules: readonly Rule[]): Finding[] {
  const wide = new Set(
    ctx.catalogue.scopeAlerts.flatMap(({ alert }) => (alert.kind === "activity" && alert.inGroups ? [alert.id] : [])),
  );
  return ctx.subscriptions.flatMap((subscriptionId): Finding[] => {
    const scope = groupsOf(ctx, subscriptionId);
    const own = rules.filter((r) => wide.has(r.alert) && r.subscriptionId.toLowerCase() === subscriptionId);
    if (!scope || own.length === 0) return [];
    const groups = fits(scope.groups) ? scope.mixed : undefined;
    if (groups?.length === 0) return [];
    return [rulesOverOthers.of({}, { subscriptionId, groups, alerts: own.map((r) => r.alert).sort(compare) })];
  });
}
