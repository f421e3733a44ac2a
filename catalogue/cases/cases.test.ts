import { expect, test } from "vitest";
import { baseValues, pick } from "../../core/decide/effective.ts";
import { runTrials, type Trial } from "../../proof/run.ts";
import { trialsOf } from "../../proof/trials.ts";
import { alertCases } from "../case.ts";
import { resourceTypes } from "../index.ts";
import { type Preset, presets } from "../schema.ts";
import { scopeAlerts } from "../scopeAlerts.ts";
import { casesByAlert } from "./index.ts";

const entries = [
  ...new Map([...resourceTypes.flatMap((t) => t.alerts), ...scopeAlerts.map((s) => s.alert)].map((a) => [a.id, a])).values(),
];

test("cases have their shape, belong to an alert of their kind, and each has a name of its own", () => {
  const kinds = new Map(entries.map((e) => [e.id, e.kind]));
  for (const [id, cases] of Object.entries(casesByAlert)) {
    expect(alertCases.safeParse(cases).error?.issues ?? [], id).toEqual([]);
    expect(kinds.get(id), id).toBe(cases.kind);
    const names = cases.cases.map((c) => c.name);
    expect(new Set(names).size, id).toBe(names.length);
  }
});

test("every alert that can be proven offline has cases", () => {
  const provable = entries.filter((e) => !("dynamic" in e && e.dynamic !== undefined));
  expect(provable.map((e) => e.id).filter((id) => !(id in casesByAlert))).toEqual([]);
});

test("each alert has a case that fires and one that does not", () => {
  const wanting = Object.entries(casesByAlert).filter(([, { cases }]) => {
    const firing = cases.map((c) => (Array.isArray(c.fires) ? c.fires.length > 0 : c.fires));
    return !(firing.includes(true) && firing.includes(false));
  });
  expect(wanting.map(([id]) => id)).toEqual([]);
});

const trialsWith = (preset: Preset) =>
  trialsOf(entries, casesByAlert, preset, (entry) => [{ values: baseValues(entry, preset) }]).trials;
const failures = (trials: Trial[], preset: Preset) => runTrials(trials, preset).filter((r) => r.status === "failed");

test("every case comes out as it must, with the values of production", () => {
  const trials = trialsWith("production");
  expect(trials.length).toBeGreaterThan(400);
  expect(failures(trials, "production")).toEqual([]);
});

test.each(["development", "test"] as const)(
  "so does every case of a rule that is another in %s",
  (preset) => {
    const asked = ({ rule: { severity: _s, values: _v, ...rest } }: Trial) => JSON.stringify(rest);
    const usual = new Map(trialsWith("production").map((t) => [t.alert, asked(t)]));
    const others = trialsWith(preset).filter((t) => usual.get(t.alert) !== asked(t));
    expect(others.length).toBeGreaterThan(0);
    expect(failures(others, preset)).toEqual([]);
  },
  120_000,
);

test.each(presets)("every alert has the severity that its cases state, in %s", (preset) => {
  const other = entries.filter((e) => {
    const stated = casesByAlert[e.id]?.severity;
    return stated !== undefined && pick(stated, preset).value !== pick(e.severity, preset).value;
  });
  expect(other.map((e) => e.id)).toEqual([]);
});
