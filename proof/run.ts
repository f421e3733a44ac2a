import type { AlertCases } from "../catalogue/case.ts";
import type { Preset } from "../catalogue/schema.ts";
import { pick } from "../core/decide/effective.ts";
import { judgeActivity } from "./activity/judge.ts";
import { judgeAvailability } from "./availability/judge.ts";
import { judgeLog } from "./log/judge.ts";
import { expanded } from "./log/rows.ts";
import { judgeMetric } from "./metric/judge.ts";
import { type Outcome, skipped } from "./outcome.ts";
import { judgePrometheus, type PrometheusTrial } from "./prometheus/judge.ts";
import { promtoolInstalled } from "./prometheus/promtool.ts";
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

/** One case of a trial. A kind that is judged in one go for all has no outcome at first. */
interface Judged {
  trial: Trial;
  name: string;
  outcome: Outcome | PrometheusTrial;
}

/** Runs all cases; results in the order of the trials and their cases. */
export function runTrials(trials: readonly Trial[], preset: Preset): Result[] {
  const judged = trials.flatMap((trial) => judge(trial, preset));
  const waiting = judged.flatMap(({ outcome }) => ("rule" in outcome ? [outcome] : []));
  const outcomes = waiting.length > 0 ? byPrometheus(waiting) : new Map<PrometheusTrial, Outcome>();
  return judged.map(({ trial, name, outcome }) => ({
    alert: trial.alert,
    ...(trial.variant === undefined ? {} : { variant: trial.variant }),
    name,
    ...("rule" in outcome ? outcomes.get(outcome)! : outcome),
  }));
}

function judge(trial: Trial, preset: Preset): Judged[] {
  const { alert, rule, cases } = trial;
  const severity = severityOf(trial, preset);
  const each = <C extends { name: string; presets?: Preset[] }>(all: C[], outcome: (one: C) => Judged["outcome"]): Judged[] =>
    all
      .filter((one) => one.presets?.includes(preset) ?? true)
      .map((one) => ({ trial, name: one.name, outcome: orBroken(() => outcome(one)) }));
  if (cases.kind === "metric" && rule.kind === "metric") return each(cases.cases, (one) => judgeMetric(rule, one, severity));
  if (cases.kind === "activity" && rule.kind === "activity")
    return each(cases.cases, (one) => judgeActivity(rule, one, severity));
  if (cases.kind === "availability" && rule.kind === "availability")
    return each(cases.cases, (one) => judgeAvailability(rule, one, severity));
  if (cases.kind === "log" && rule.kind === "log") return each(cases.cases, (one) => judgeLog(rule, expanded(one), severity));
  if (cases.kind === "prometheus" && rule.kind === "prometheus") return each(cases.cases, (one) => ({ rule, one, severity }));
  throw new Error(`${alert}: cases of kind ${cases.kind} for a rule of kind ${rule.kind}`);
}

/** Data that no table or metric can have is a fault of the case, told with the others. */
function orBroken(outcome: () => Judged["outcome"]): Judged["outcome"] {
  try {
    return outcome();
  } catch (error) {
    return { status: "failed", expected: "a case that can be run", got: (error as Error).message, notes: [] };
  }
}

function byPrometheus(trials: PrometheusTrial[]): Map<PrometheusTrial, Outcome> {
  const why = "promtool is not on the PATH (it comes with Prometheus; Debian's package is prometheus)";
  const outcomes = promtoolInstalled() ? judgePrometheus(trials) : trials.map(() => skipped(why));
  return new Map(trials.map((trial, i) => [trial, outcomes[i]!]));
}

/** What the case states, unless the environment chose another on purpose: a severity says whom to call, not whether to fire. */
function severityOf({ rule, cases }: Trial, preset: Preset): number {
  const own = rule.values["severity"]?.from;
  return own === undefined || own === "catalogue" || own === "preset" ? pick(cases.severity, preset).value : rule.severity;
}
