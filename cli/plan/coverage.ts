import { compare } from "../../core/base/json.ts";
import { groupBy } from "../../core/base/list.ts";
import { Paths } from "../../core/decide/path.ts";
import { notRegistered } from "../../core/findings/azmon.ts";
import type { Finding } from "../../core/findings/finding.ts";
import type { CoverageRow } from "../../core/insights/insight.ts";
import type { PlanCoverage } from "./types.ts";
import type { View } from "./view.ts";

/** Coverage by what is registered: a signal whose every rule or setting the program left out is not covered, whatever was decided. */
export function planCoverage(view: View): PlanCoverage[] {
  const paths = new Paths(view.decisions);
  return view.decisions.coverage.map((row) => {
    const by = row.by.flatMap((key) => view.resourceOf(key)?.urn ?? []).sort(compare);
    const path = paths.of(row).map((l) => (l.id === undefined ? l : { ...l, id: view.resourceOf(l.id)?.urn ?? view.idOf(l.id) }));
    const shown = { ...row, target: view.idOf(row.target), by, path };
    return left(view, row).length === 0 || by.length > 0
      ? shown
      : { ...shown, status: "missing", reason: "It was decided, but the program did not register it." };
  });
}

const left = (view: View, row: CoverageRow): string[] => row.by.filter((key) => !view.resourceOf(key));

/** What was decided and not registered, by alert or signal. */
export function unregistered(view: View): Finding[] {
  const rules = view.decisions.rules.filter((r) => !view.resourceOf(r.key)).map((r) => ({ of: r.alert, key: r.key }));
  const known = new Set(view.decisions.rules.map((r) => r.key));
  const others = view.decisions.coverage.flatMap((row) =>
    left(view, row)
      .filter((key) => !known.has(key))
      .map((key) => ({ of: row.signal, key })),
  );
  return [...groupBy([...rules, ...others], (x) => x.of)].map(([of, list]): Finding => {
    const keys = [...new Set(list.map((x) => x.key))].sort(compare);
    return notRegistered.of({}, { signal: of, first: keys[0]!, more: keys.length - 1 });
  });
}
