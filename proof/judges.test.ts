import { describe, expect, test } from "vitest";
import { values } from "../catalogue/cases/write.ts";
import { judgeActivity } from "./activity/judge.ts";
import { judgeAvailability } from "./availability/judge.ts";
import { judgePrometheus } from "./prometheus/judge.ts";
import { promtoolInstalled } from "./prometheus/promtool.ts";
import type { ActivityProbe, AvailabilityProbe, PrometheusProbe } from "./rules.ts";

const common = { alert: "test.rule", severity: 2, values: {} };

describe("an event", () => {
  const region = "properties.impactedServices[*].ImpactedRegions[*].RegionName";
  const rule = (...conditions: ActivityProbe["conditions"]): ActivityProbe => ({
    kind: "activity",
    ...common,
    category: "ServiceHealth",
    conditions,
  });
  const event = (...regions: string[]) => ({
    category: "ServiceHealth",
    properties: {
      incidentType: "Incident",
      impactedServices: [{ ImpactedRegions: regions.map((RegionName) => ({ RegionName })) }],
    },
  });
  const put = (to: ActivityProbe, what: Record<string, unknown>) =>
    judgeActivity(to, { name: "an event", event: what, fires: true }, 2).status === "passed";
  test("fires where all conditions hold, without regard to case", () => {
    const incident = rule({ field: "Properties.IncidentType", equals: "incident" });
    expect([put(incident, event()), put(incident, { ...event(), category: "Security" })]).toEqual([true, false]);
    expect(put(rule({ field: "properties.incidentType", anyOf: ["Security", "Maintenance"] }), event())).toBe(false);
    expect(put(rule({ field: "properties.cause", equals: "PlatformInitiated" }), event())).toBe(false);
  });
  test("of several regions needs one that is watched, as objects or as the text that service health writes", () => {
    const near = rule({ field: region, containsAny: ["West Europe", "Global"] });
    expect([put(near, event("North Europe", "West Europe")), put(near, event("North Europe")), put(near, event())]).toEqual([
      true,
      false,
      false,
    ]);
    const text = { ...event(), properties: { impactedServices: '[{"ImpactedRegions":[{"RegionName":"Global"}]}]' } };
    expect(put(near, text)).toBe(true);
    expect(put(near, { ...text, properties: { impactedServices: "no JSON" } })).toBe(false);
  });
  test("that does not fire is told condition by condition", () => {
    const { got, notes } = judgeActivity(
      rule({ field: region, containsAny: ["Global"] }),
      { name: "x", event: event("A"), fires: true },
      2,
    );
    expect([got, notes[1]]).toEqual(["silence", `not so: ${region} in (Global); the event has ["A"]`]);
  });
});

test("a web test fires where enough places fail within one window", () => {
  const rule: AvailabilityProbe = {
    kind: "availability",
    ...common,
    failedLocations: 2,
    windowSize: "PT5M",
    evaluationFrequency: "PT1M",
  };
  const put = (...failed: [from: number, minutes: number][]) =>
    judgeAvailability(
      rule,
      {
        name: "a case",
        every: "PT5M",
        fires: true,
        locations: Object.fromEntries(failed.map(([from, lasts], i) => [`place ${i}`, values([from, 1], [lasts, 0], [30, 1])])),
      },
      2,
    );
  expect(put([30, 10], [30, 10], [60, 0]).status).toBe("passed");
  expect(put([30, 10], [50, 10], [60, 0]).got).toBe("silence");
  expect(put([30, 10]).notes.at(-1)).toBe("nearest: 1 failed locations");
});

describe.skipIf(!promtoolInstalled())("Prometheus", () => {
  const rule = (expression: string): PrometheusProbe => ({
    kind: "prometheus",
    ...common,
    title: "Down",
    expression,
    for: "PT5M",
  });
  const put = (expression: string, series: Record<string, string>, at: string, ...fires: Record<string, string>[]) =>
    judgePrometheus([{ rule: rule(expression), one: { name: "a case", series, at, fires }, severity: 2 }])[0]!;
  const series = { 'up{job="a, b",path="q\\"x"}': "1x9 0x20", 'up{job="c"}': "1x30" };
  test("says which series fire, with their labels, after the time they must wait", () => {
    expect(put("up == 0", series, "PT20M", { job: "a, b", path: 'q"x' }).status).toBe("passed");
    expect(put("up == 0", series, "PT12M").status).toBe("passed");
    expect(put("up == 0", series, "PT20M").got).toBe('severity 2 for job=a, b, path=q"x');
  });
  test("keeps the answers of many cases apart, and tells what it refuses", () => {
    const trial = (expression: string, samples: string) => ({
      rule: rule(expression),
      one: { name: "a case", series: { up: samples }, at: "PT20M", fires: [] },
      severity: 2,
    });
    const outcomes = judgePrometheus([
      trial("up == 0", "1x30"),
      trial("up == 0", "0x30"),
      trial("up ==", "0x30"),
      trial("up > 5", "0x30"),
    ]);
    expect(outcomes.map((o) => o.status)).toEqual(["passed", "failed", "failed", "passed"]);
    expect(outcomes[2]!.got).toContain("promtool refuses it");
  });
  test("runs the recording rules that an alert reads", () => {
    const cpu = (mode: string, samples: string) => ({
      [`node_cpu_seconds_total{job="node",cluster="c",instance="n1",cpu="0",mode="${mode}"}`]: samples,
    });
    const busy = { ...cpu("idle", "0+3x60"), ...cpu("user", "0+57x60") };
    expect(
      put("instance:node_cpu_utilisation:rate5m > 0.9", busy, "PT30M", { cluster: "c", instance: "n1", job: "node" }).status,
    ).toBe("passed");
  });
});
