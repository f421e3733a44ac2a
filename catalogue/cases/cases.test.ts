import { expect, test } from "vitest";
import { baseValues } from "../../core/decide/effective.ts";
import { runTrials } from "../../proof/run.ts";
import { trialsOf } from "../../proof/trials.ts";
import { alertCases } from "../case.ts";
import { resourceTypes } from "../index.ts";
import { presets } from "../schema.ts";
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
  const provable = entries.filter((e) => e.kind !== "log" && !(e.kind === "metric" && e.dynamic));
  expect(provable.map((e) => e.id).filter((id) => !(id in casesByAlert))).toEqual([]);
});

test("each alert has a case that fires and one that does not", () => {
  const wanting = Object.entries(casesByAlert).filter(([, { cases }]) => {
    const firing = cases.map((c) => (Array.isArray(c.fires) ? c.fires.length > 0 : c.fires));
    return !(firing.includes(true) && firing.includes(false));
  });
  expect(wanting.map(([id]) => id)).toEqual([]);
});

test.each(presets)("every case comes out as it must, with the values of %s", async (preset) => {
  const { trials } = trialsOf(entries, casesByAlert, preset, (entry) => [{ values: baseValues(entry, preset) }]);
  // Prometheus runs for one of them: no preset changes what it is asked.
  const results = runTrials(
    trials.filter((t) => t.rule.kind !== "prometheus" || preset === "production"),
    preset,
  );
  expect(results.filter((r) => r.status === "failed")).toEqual([]);
  expect(results.length).toBeGreaterThan(100);
});
