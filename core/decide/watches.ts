import type { AlertEntry, Condition, ResourceType } from "../../catalogue/schema.ts";
import type { CoverageRow } from "../insights/insight.ts";
import { comesAndGoes, keptBy } from "../inventory/holder.ts";
import { factOf, factOfAll, meetsAll } from "../inventory/read.ts";
import type { Target } from "../inventory/types.ts";
import type { Catalogue, Facet } from "./catalogueIndex.ts";
import { type Effective, inProportion } from "./effective.ts";
import type { Layers } from "./layers.ts";

/** One alert that applies to one target, with its effective values. */
export interface Watch {
  target: Target;
  facet: Facet;
  alert: AlertEntry;
  values: Effective;
}

export interface Watches {
  watches: Watch[];
  /** Facets that are watched, per target: diagnostics follow the same decision. */
  watched: { target: Target; facet: Facet }[];
  /** What is not applicable, and what the catalogue does not know. */
  coverage: CoverageRow[];
  /** Facts that an alert depends on and no row holds. */
  unknown: { target: Target; path: string }[];
}

/** Severities that wake somebody: a wrong page is worse than a missing one, so such a rule is not made on a fact that is unknown. */
const PAGES = 1;
const unknownPaths = (target: Target, when: readonly Condition[]): string[] => [
  ...new Set(when.filter((c) => factOf(target, c) === "unknown").map((c) => c.path)),
];
const notKnown = (paths: string[]): string =>
  `Whether it applies is unknown: the inventory does not hold ${paths.join(" and ")}.`;

/** Signal of a coverage row that speaks of a target as a whole. */
export const WHOLE = "monitoring";

/** Which alerts apply to which targets. */
export function decideWatches(targets: readonly Target[], catalogue: Catalogue, layers: Layers): Watches {
  const result: Watches = { watches: [], watched: [], coverage: [], unknown: [] };
  for (const target of targets) {
    const facets = catalogue.facets.get(target.type) ?? [];
    const whole = wholeReason(target, catalogue);
    if (whole) {
      result.coverage.push({ target: target.key, signal: WHOLE, by: [], ...whole });
      continue;
    }
    for (const facet of facets) {
      if (!isThere(target, facet)) continue;
      result.watched.push({ target, facet });
      for (const alert of facet.entry.alerts) {
        const not = whyNot(target, facet, alert);
        if (not) {
          result.coverage.push({ target: target.key, signal: alert.id, by: [], ...not });
          continue;
        }
        const watch = { target, facet, alert, values: inProportion(alert, target, layers.of(alert, target)) };
        // A resource of the program itself is not unknown, it is not made yet: its author knows what it is.
        const unknown = target.live ? [] : unknownPaths(target, [...(alert.when ?? []), ...whenLogged(facet, alert)]);
        result.unknown.push(...unknown.map((path) => ({ target, path })));
        if (unknown.length > 0 && watch.values.severity.value <= PAGES)
          result.coverage.push({ target: target.key, signal: alert.id, status: "missing", by: [], reason: notKnown(unknown) });
        else result.watches.push(watch);
      }
    }
  }
  return result;
}

/** Whether a child that has no row of its own is there: the type itself always is. */
function isThere(target: Target, { entry: { implied } }: Facet): boolean {
  if (!implied) return true;
  return meetsAll(target, implied.when) && !(implied.unless && factOfAll(target, implied.unless) === "yes");
}

type Because = Pick<CoverageRow, "status" | "reason">;
/** Why an alert is not for a target, if it is not: its own conditions, or those of the logs it reads. */
function whyNot(target: Target, { entry: { logs } }: Facet, alert: AlertEntry): Because | undefined {
  if (!meetsAll(target, alert.when)) {
    const reason = alert.otherwise ?? "The catalogue does not apply this alert to a resource of this kind or SKU.";
    return { status: "notApplicable", reason };
  }
  return logs && readsOwnLogs(alert) ? withoutLogs(target, logs) : undefined;
}

const readsOwnLogs = (alert: AlertEntry): boolean => alert.kind === "log" && alert.feed === "diagnostics";
const whenLogged = ({ entry }: Facet, alert: AlertEntry): readonly Condition[] =>
  (readsOwnLogs(alert) ? entry.logs?.when : undefined) ?? [];

/** Why a target has none of its type's logs, if it has none. */
export function withoutLogs(target: Target, logs: NonNullable<ResourceType["logs"]>): Because | undefined {
  if (meetsAll(target, logs.when)) return undefined;
  const reason = logs.otherwise ?? "A resource of this kind or SKU writes no logs.";
  return { status: logs.mendable ? "missing" : "notApplicable", reason };
}

/** Why a target is not watched at all, if it is not. */
function wholeReason(target: Target, catalogue: Catalogue): Pick<CoverageRow, "status" | "reason"> | undefined {
  const entry = catalogue.types.get(target.type);
  if (!entry) return { status: "missing", reason: `The catalogue has no entry for ${target.type}.` };
  if (entry.silent) return { status: "notApplicable", reason: entry.silent.reason };
  if (target.holder && comesAndGoes(target))
    return { status: "notApplicable", reason: keptBy(target.holder, "comes and goes at its will") };
  const skip = entry.skip?.find((s) => factOfAll(target, s.when) === "yes");
  if (skip) return { status: "notApplicable", reason: skip.reason };
  return undefined;
}
