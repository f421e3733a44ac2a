import type { Labels, PrometheusCase } from "../../catalogue/case.ts";
import { recordingGroups } from "../../catalogue/prometheus/index.ts";
import { minutes } from "../../core/base/duration.ts";
import { changed } from "../inWords.ts";
import { type Fired, type Outcome, outcomeOf } from "../outcome.ts";
import type { PrometheusProbe } from "../rules.ts";
import { testRules, type Unit } from "./promtool.ts";

/** A rule with one of its cases. */
export interface PrometheusTrial {
  rule: PrometheusProbe;
  one: PrometheusCase;
  /** What an alert must have. */
  severity: number;
}

/** Prometheus itself runs the rules over the series of their cases: one start of promtool for all. */
export function judgePrometheus(trials: readonly PrometheusTrial[]): Outcome[] {
  const printed = trials.length === 0 ? [] : testRules(trials.map(unitOf));
  return trials.map((trial, i) => outcome(trial, printed[i]!));
}

function outcome({ rule, one, severity }: PrometheusTrial, printed: string): Outcome {
  const expected = one.fires.map((dimensions) => ({ dimensions, severity }));
  const notes = [
    `rule: ${rule.expression} for ${rule.for}, looked at ${one.fires.length > 0 ? "after" : "until"} ${one.at}${changed(rule.values)}`,
  ];
  const got = /^\s*got: (.*)$/m.exec(printed)?.[1];
  if (printed !== "" && got === undefined)
    return { ...outcomeOf(expected, [], notes), status: "failed", got: `promtool refuses it: ${printed.replace(/\s+/g, " ")}` };
  return outcomeOf(
    expected,
    samples(got ?? "").map((dimensions): Fired => ({ dimensions, severity: rule.severity })),
    notes,
  );
}

/** The expected set is empty, so that promtool prints all that fires. */
function unitOf({ rule, one }: PrometheusTrial): Unit {
  const alert = { alert: rule.title, expr: rule.expression, for: `${minutes(rule.for)}m` };
  const groups = readsRecorded(rule.expression) ? recording : [];
  const firing = `ALERTS{alertname=${JSON.stringify(rule.title)}, alertstate="firing"}`;
  // Silence is silence all the time; an alert has to be on at the time.
  const expr = one.fires.length > 0 ? firing : `last_over_time(${firing}[${minutes(one.at)}m])`;
  return {
    rules: { groups: [...groups, { name: "alerts", rules: [alert] }] },
    tests: [
      {
        interval: "1m",
        input_series: Object.entries(one.series).map(([series, values]) => ({ series, values })),
        promql_expr_test: [{ expr, eval_time: `${minutes(one.at)}m`, exp_samples: [] }],
      },
    ],
  };
}

const recording = recordingGroups.map((g) => ({
  name: g.group,
  rules: g.rules.map((r) => ({ record: r.record, expr: r.expression, labels: r.labels ?? {} })),
}));
const recorded = recordingGroups.flatMap((g) => g.rules.map((r) => r.record));
const readsRecorded = (expression: string): boolean => recorded.some((name) => expression.includes(name));

const SAMPLE = /\{((?:[^"{}]|"(?:[^"\\]|\\.)*")*)\} [-+.\dEe]+/g;
const LABEL = /([A-Za-z_]\w*)="((?:[^"\\]|\\.)*)"/g;
/** Of each sample of ALERTS the labels that the rule gave it. */
const samples = (text: string): Labels[] =>
  [...text.matchAll(SAMPLE)].map(([, labels]) =>
    Object.fromEntries(
      [...labels!.matchAll(LABEL)]
        .filter(([, name]) => !["__name__", "alertname", "alertstate"].includes(name!))
        .map(([, name, value]) => [name!, JSON.parse(`"${value}"`) as string]),
    ),
  );
