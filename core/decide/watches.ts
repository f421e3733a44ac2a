import type { AlertEntry } from "../../catalogue/schema.ts";
import type { CoverageRow } from "../insights/insight.ts";
import { meetsAll } from "../inventory/read.ts";
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
}

/** Signal of a coverage row that speaks of a target as a whole. */
export const WHOLE = "monitoring";

/** Which alerts apply to which targets. */
export function decideWatches(targets: readonly Target[], catalogue: Catalogue, layers: Layers): Watches {
  const result: Watches = { watches: [], watched: [], coverage: [] };
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
        if (meetsAll(target, alert.when)) result.watches.push({ target, facet, alert, values: layers.of(alert, target) });
        else
          result.coverage.push({
            target: target.key,
            signal: alert.id,
            status: "notApplicable",
            by: [],
            reason: alert.otherwise ?? "The catalogue does not apply this alert to a resource of this kind or SKU.",
          });
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
  const skip = entry.skip?.find((s) => meetsAll(target, s.when));
  if (skip) return { status: "notApplicable", reason: skip.reason };
  return undefined;
}
