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
  const { failed, refused } = verdicts(trials);
  const judged = mutants.filter((_, i) => !refused.has(String(i)));
  const survivors = mutants.flatMap(({ mutant }, i) => (failed.has(String(i)) || refused.has(String(i)) ? [] : [mutant]));
  return { mutants: judged.length, killed: judged.length - survivors.length, survivors };
}

interface Verdicts {
  failed: Set<string>;
  /** Queries that no longer run: Azure would not take them either, so nobody has to find them. */
  refused: Set<string>;
}
function verdicts(trials: Trial[]): Verdicts {
  const all: Verdicts = { failed: new Set(), refused: new Set() };
  const note = (results: Result[]): boolean => {
    const wrong = results.filter((r) => r.status === "failed");
    for (const r of wrong) (r.got.startsWith("the query does not run") ? all.refused : all.failed).add(r.variant!);
    return wrong.length > 0;
  };
  // Prometheus is started once for all; of the others the first case that fails will do.
  note(
    runTrials(
      trials.filter((t) => t.rule.kind === "prometheus"),
      "production",
    ),
  );
  for (const trial of trials.filter((t) => t.rule.kind !== "prometheus"))
    trial.cases.cases.some((one) =>
      note(runTrials([{ ...trial, cases: { ...trial.cases, cases: [one] } as AlertCases }], "production")),
    );
  return all;
}

/** The coarsest grain of the metrics in the cases: Azure refuses a window below it. */
function grainOf(cases: AlertCases): number {
  if (cases.kind !== "metric") return 1;
  return Math.max(...cases.cases.flatMap((c) => c.series.map((s) => minutes(s.every ?? "PT1M"))));
}
