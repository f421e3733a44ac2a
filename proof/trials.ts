import type { CasesByAlert } from "../catalogue/case.ts";
import type { AlertEntry, Preset } from "../catalogue/schema.ts";
import type { Effective } from "../core/decide/effective.ts";
import { probeOf } from "./rules.ts";
import type { Trial } from "./run.ts";

/** An alert's values in one place: the environment's, or those of an override for some of its resources. */
export interface Variant {
  values: Effective;
  /** The path of the override that sets it apart. */
  name?: string;
}

export interface Prepared {
  trials: Trial[];
  /** Alerts that have cases, and are switched off. */
  off: string[];
}

/** What to run: each alert with cases, with each set of its values. */
export function trialsOf(
  entries: readonly AlertEntry[],
  cases: CasesByAlert,
  preset: Preset,
  variantsOf: (entry: AlertEntry) => Variant[],
): Prepared {
  const prepared: Prepared = { trials: [], off: [] };
  for (const entry of entries) {
    const own = cases[entry.id];
    if (own === undefined) continue;
    for (const { values, name } of variantsOf(entry)) {
      const rule = probeOf(entry, preset, values);
      if (values.enabled.value) prepared.trials.push({ alert: entry.id, ...(name ? { variant: name } : {}), rule, cases: own });
      else if (!prepared.off.includes(entry.id)) prepared.off.push(entry.id);
    }
  }
  return prepared;
}
