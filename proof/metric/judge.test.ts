import { describe, expect, test } from "vitest";
import type { MetricCase, SimulatedSeries } from "../../catalogue/case.ts";
import { again, values } from "../../catalogue/cases/write.ts";
import type { MetricCriterion } from "../../core/decide/ruleTypes.ts";
import type { MetricProbe } from "../rules.ts";
import { judgeMetric } from "./judge.ts";
import { samplesOf } from "./samples.ts";
import { timeline } from "./timeline.ts";

const criterion = (more: Partial<MetricCriterion>): MetricCriterion => ({
  name: "first",
  metricNamespace: "",
  metricName: "m",
  aggregation: "Average",
  operator: "GreaterThan",
  threshold: 90,
  dimensions: [],
  skipMetricValidation: false,
  ...more,
});
const rule = (windowSize: string, evaluationFrequency: string, ...criteria: MetricCriterion[]): MetricProbe => ({
  kind: "metric",
  alert: "test.rule",
  severity: 2,
  values: {},
  windowSize,
  evaluationFrequency,
  criteria,
});
const put = (to: MetricProbe, series: SimulatedSeries[], expected: MetricCase["fires"] = [{}], ends?: MetricCase["ends"]) =>
  judgeMetric(to, { name: "a case", series, fires: expected, ...(ends ? { ends } : {}) }, 2);
const one = (...spans: [number, number | null][]): SimulatedSeries[] => [{ values: values(...spans) }];

describe("a window", () => {
  const average = rule("PT15M", "PT5M", criterion({}));
  test("is averaged: a fault as long as the window fires, half of it does not", () => {
    expect(put(average, one([60, 20], [20, 97])).status).toBe("passed");
    expect(put(average, one([60, 20], [10, 97], [60, 20])).got).toBe("silence");
  });
  test("is no duration: one bad sample of fifteen is enough for an average under one", () => {
    const up = rule("PT15M", "PT5M", criterion({ operator: "LessThan", threshold: 1 }));
    expect(put(up, one([60, 1], [1, 0], [60, 1])).got).toBe("severity 2");
    const lasting = rule("PT15M", "PT5M", criterion({ operator: "LessThan", threshold: 1, aggregation: "Maximum" }));
    expect(put(lasting, one([60, 1], [14, 0], [60, 1])).got).toBe("silence");
    expect(put(lasting, one([60, 1], [20, 0])).got).toBe("severity 2");
  });
  test("is totalled, counted, and searched for its extremes", () => {
    const of = (aggregation: string, threshold: number, operator = "GreaterThan") =>
      put(rule("PT5M", "PT5M", criterion({ aggregation, threshold, operator })), one([30, 2], [1, 7], [30, 2])).got;
    expect([of("Total", 14), of("Total", 15), of("Count", 15)]).toEqual(["severity 2", "silence", "silence"]);
    expect([of("Maximum", 6), of("Maximum", 7), of("Minimum", 2, "LessThanOrEqual"), of("Minimum", 2, "LessThan")]).toEqual([
      "severity 2",
      "silence",
      "severity 2",
      "silence",
    ]);
  });
  test("that only fits when Azure checks in the right minute proves nothing", () => {
    const failures = rule("PT5M", "PT5M", criterion({ aggregation: "Total", threshold: 9 }));
    const straddling = put(failures, one([60, 0], [2, 5], [60, 0]));
    expect(straddling.status).toBe("failed");
    expect(straddling.got).toBe("severity 2, but only if Azure checks in the right minute (4 of 5)");
  });
});

describe("time series", () => {
  const series: SimulatedSeries[] = [
    { dimensions: { node: "n1", status: "5xx" }, values: values([60, 95]) },
    { dimensions: { node: "n2", status: "5xx" }, values: values([60, 10]) },
    { dimensions: { node: "n3", status: "2xx" }, values: values([60, 99]) },
  ];
  const by = (...dimensions: MetricCriterion["dimensions"]) => rule("PT15M", "PT5M", criterion({ dimensions }));
  test("are told apart by the dimensions of the rule, and filtered by their values", () => {
    const split = { name: "node", operator: "Include" as const, values: ["*"] };
    expect(put(by(split), series).got).toBe("severity 2 for node=n1; severity 2 for node=n3");
    const filtered = by(split, { name: "status", operator: "StartsWith", values: ["5"] });
    expect(put(filtered, series).got).toBe("severity 2 for node=n1, status=5xx");
    expect(put(by({ name: "status", operator: "Exclude", values: ["5XX"] }), series).got).toBe("severity 2 for status=2xx");
    expect(put(by({ name: "pod", operator: "Include", values: ["*"] }), series).got).toBe("silence");
  });
  test("are one where the rule names no dimension, so that the healthy hide the victim", () => {
    expect(put(by(), series).got).toBe("silence");
  });
  test("without samples neither fire nor resolve", () => {
    const average = by();
    expect(put(average, one([60, 20], [60, null])).got).toBe("silence");
    expect(put(average, one([60, 20], [20, 97], [120, null]), [{}], "on").status).toBe("passed");
    expect(put(average, one([60, 20], [20, 97], [120, 20]), [{}], "resolved").status).toBe("passed");
    expect(put(average, one([60, 20], [20, 97], [120, null]), [{}], "resolved").got).toContain("not resolved");
  });
});

test("several criteria must hold together", () => {
  const share = rule(
    "PT15M",
    "PT5M",
    criterion({ metricName: "Availability", operator: "LessThan", threshold: 99 }),
    criterion({ metricName: "Transactions", aggregation: "Total", threshold: 100 }),
  );
  const traffic = (n: number): SimulatedSeries[] => [
    { values: values([60, 50]) },
    { metric: "Transactions", values: values([60, n]) },
  ];
  expect(put(share, traffic(20)).got).toBe("severity 2");
  expect(put(share, traffic(2)).got).toBe("silence");
  expect(put(share, traffic(2).slice(0, 1)).got).toBe("silence");
});

test("a failure tells the rule, the value that came nearest, and who set it", () => {
  const raised: MetricProbe = {
    ...rule("PT15M", "PT5M", criterion({ threshold: 98 })),
    values: { threshold: { value: 98, from: "environment", path: 'overrides.alerts["vm.cpu"].threshold' } },
  };
  const outcome = put(raised, one([60, 20], [20, 97]));
  expect([outcome.status, outcome.expected, outcome.got]).toEqual(["failed", "severity 2", "silence"]);
  expect(outcome.notes).toEqual([
    'rule: Average m > 98 over PT15M, every PT5M; threshold from overrides.alerts["vm.cpu"].threshold',
    "nearest: 97 at minute 75",
  ]);
});

test("a dynamic threshold is left out, and said so", () => {
  const dynamic = { sensitivity: "Low", evaluationPeriods: 4, minFailingPeriods: 4 };
  const { threshold: _, ...rest } = criterion({ dynamic });
  expect(put(rule("PT5M", "PT5M", rest), one([60, 1]))).toMatchObject({ status: "skipped" });
});

test("samples come at the metric's grain, and belong to the span they end in", () => {
  expect(samplesOf(values([12, 1], [8, 2]), "PT5M")).toEqual([5, 10, 15, 20].map((at) => ({ at, value: at <= 10 ? 1 : 2 })));
  expect(samplesOf(again(4, [1, 0], [1, null])).map((s) => s.at)).toEqual([1, 3]);
});

test("an alert is resolved after three healthy checks in a row, and no sooner", () => {
  const met = (text: string) => [undefined, ...[...text].map((c) => (c === "_" ? undefined : c === "x"))];
  expect(timeline(met("-x--x--"), 1, 0)).toEqual({ fired: true, at: 2, on: true });
  expect(timeline(met("-x-__--"), 1, 0)).toEqual({ fired: true, at: 2, on: false });
  expect(timeline(met("-x-__-"), 1, 0)).toEqual({ fired: true, at: 2, on: true });
  expect(timeline(met("xx-x-x"), 2, 0)).toEqual({ fired: true, at: 2, on: true });
  expect(timeline(met("--xx--"), 3, 1)).toEqual({ fired: true, at: 4, on: true });
});
