import type { AlertCases, CasesByAlert } from "../../catalogue/case.ts";
import type { AlertEntry } from "../../catalogue/schema.ts";
import { minutes } from "../../core/base/duration.ts";
import { baseValues } from "../../core/decide/effective.ts";
import { probeOf } from "../rules.ts";
import { type Result, runTrials, type Trial } from "../run.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";

export interface Survey {
  mutants: number;
  killed: number;
  /** Mutants that no case tells from the alert as it is. */
  survivors: Mutant[];
}

/** Puts every mutant of the alerts to the alert's own cases: one that fails kills it. */
export function survey(entries: readonly AlertEntry[], cases: CasesByAlert): Survey {
  const mutants = entries.flatMap((entry) => {
    const own = cases[entry.id];
    return own ? mutantsOf(entry, grainOf(own)).map((mutant) => ({ mutant, own })) : [];
  });
  const trials = mutants.map(({ mutant, own }, i): Trial => {
    const rule = probeOf(mutant.entry, "production", baseValues(mutant.entry, "production"));
    return { alert: mutant.alert, variant: String(i), rule, cases: own };
  });
  const failed = new Set(
    runTrials(trials, "production")
      .filter(kills)
      .map((r) => r.variant),
  );
  const survivors = mutants.flatMap(({ mutant }, i) => (failed.has(String(i)) ? [] : [mutant]));
  return { mutants: mutants.length, killed: mutants.length - survivors.length, survivors };
}

/** A mutant that was never judged is not killed. */
const kills = (r: Result): boolean => r.status === "failed";

/** The coarsest grain of the metrics in the cases: Azure refuses a window below it. */
function grainOf(cases: AlertCases): number {
  if (cases.kind !== "metric") return 1;
  return Math.max(...cases.cases.flatMap((c) => c.series.map((s) => minutes(s.every ?? "PT1M"))));
}
