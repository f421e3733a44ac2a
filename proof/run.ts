import type { AlertCases } from "../catalogue/case.ts";
import type { Preset } from "../catalogue/schema.ts";
import { pick } from "../core/decide/effective.ts";
import { judgeMetric } from "./metric/judge.ts";
import type { Outcome } from "./outcome.ts";
import type { Probe } from "./rules.ts";

/** An alert to be tested: the rule it becomes, and the cases it must stand. */
export interface Trial {
  alert: string;
  /** Which of the alert's values, where an environment gives it several: the path of the override. */
  variant?: string;
  rule: Probe;
  cases: AlertCases;
}

export interface Result extends Outcome {
  alert: string;
  variant?: string;
  name: string;
}

/** Runs all cases; results in the order of the trials and their cases. */
export async function runTrials(trials: readonly Trial[], preset: Preset): Promise<Result[]> {
  return trials.flatMap((trial) => judge(trial, preset));
}

function judge(trial: Trial, preset: Preset): Result[] {
  const { alert, variant, rule, cases } = trial;
  const severity = severityOf(trial, preset);
  const of = (name: string, outcome: Outcome): Result => ({ alert, ...(variant ? { variant } : {}), name, ...outcome });
  if (cases.kind === "metric" && rule.kind === "metric")
    return cases.cases.map((one) => of(one.name, judgeMetric(rule, one, severity)));
  throw new Error(`${alert}: cases of kind ${cases.kind} for a rule of kind ${rule.kind}`);
}

/** What the case states, unless the environment chose another on purpose: a severity says whom to call, not whether to fire. */
function severityOf({ rule, cases }: Trial, preset: Preset): number {
  const own = rule.values["severity"]?.from;
  return own === undefined || own === "catalogue" || own === "preset" ? pick(cases.severity, preset).value : rule.severity;
}
