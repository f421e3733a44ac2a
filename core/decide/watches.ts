import type { AlertEntry, Condition } from "../../catalogue/schema.ts";
import type { CoverageRow } from "../insights/insight.ts";
import { comesAndGoes, keptBy } from "../inventory/holder.ts";
import { factOf, factOfAll, meetsAll } from "../inventory/read.ts";
import type { Target } from "../inventory/types.ts";
import type { Catalogue, Facet } from "./catalogueIndex.ts";
import type { Effective } from "./effective.ts";
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
const unknownPaths = (target: Target, when: readonly Condition[] = []): string[] => [
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
      if (facet.entry.implied && !meetsAll(target, facet.entry.implied.when)) continue;
      result.watched.push({ target, facet });
      for (const alert of facet.entry.alerts) {
        const fact = factOfAll(target, alert.when);
        if (fact === "no") {
          const reason = alert.otherwise ?? "The catalogue does not apply this alert to a resource of this kind or SKU.";
          result.coverage.push({ target: target.key, signal: alert.id, status: "notApplicable", by: [], reason });
          continue;
        }
        const watch = { target, facet, alert, values: layers.of(alert, target) };
        // A resource of the program itself is not unknown, it is not made yet: its author knows what it is.
        const unknown = fact === "unknown" && !target.live ? unknownPaths(target, alert.when) : [];
        result.unknown.push(...unknown.map((path) => ({ target, path })));
        if (unknown.length > 0 && watch.values.severity.value <= PAGES)
          result.coverage.push({ target: target.key, signal: alert.id, status: "missing", by: [], reason: notKnown(unknown) });
        else result.watches.push(watch);
      }
    }
  }
  return result;
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
