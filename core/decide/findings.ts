import { compare } from "../base/json.ts";
import { groupBy } from "../base/list.ts";
import { nothingSelected, unknownFact, unknownType, untaggedLeftOut } from "../findings/coverage.ts";
import { badTiming, nameClash } from "../findings/limits.ts";
import { retiredType } from "../findings/retirements.ts";
import { callsNobody } from "../findings/routing.ts";
import type { Finding } from "../findings/finding.ts";
import { placed, placeOf } from "../findings/place.ts";
import type { CoverageRow } from "../insights/insight.ts";
import { factOfAll } from "../inventory/read.ts";
import type { Context } from "./context.ts";
import { logTimingProblem } from "./logRules.ts";
import { metricTimingProblem } from "./metricRules.ts";
import type { Rule } from "./ruleTypes.ts";
import { type Watch, WHOLE, type Watches } from "./watches.ts";

/** Types of the inventory that the catalogue does not know: one finding a type, naming its first resource. */
export function unknownTypes(ctx: Context, coverage: readonly CoverageRow[]): Finding[] {
  const targets = new Map(ctx.targets.map((t) => [t.key, t]));
  const unknown = coverage.filter((r) => r.signal === WHOLE && r.status === "missing").map((r) => targets.get(r.target)!);
  return [...groupBy(unknown, (t) => t.type).entries()]
    .sort(([a], [b]) => compare(a, b))
    .map(([type, all]) => unknownType.of({ target: all.map((t) => t.id).sort(compare)[0]! }, { type, count: all.length }));
}

/** Facts that alerts depend on and no row holds: one finding a type. */
export function unknownFacts(unknown: Watches["unknown"]): Finding[] {
  return [...groupBy(unknown, (u) => u.target.type).entries()]
    .sort(([a], [b]) => compare(a, b))
    .map(([type, all]) => {
      const ids = [...new Set(all.map((u) => u.target.id))].sort(compare);
      const paths = [...new Set(all.map((u) => u.path))].sort(compare);
      return unknownFact.of({ target: ids[0]! }, { type, paths, count: ids.length });
    });
}

/** A selection that matches nothing, and rows that were more likely forgotten than left out. */
export function selectionFindings(ctx: Context): Finding[] {
  const selected = ctx.targets.filter((t) => !t.live);
  if (selected.length === 0 && ctx.leftOut.length > 0) {
    const byReason = [...groupBy(ctx.leftOut, (l) => l.reason)].sort(([a, x], [b, y]) => y.length - x.length || compare(a, b));
    const reasons = byReason.slice(0, 3).map(([reason, all]) => `${all.length} because ${reason}`);
    return [nothingSelected.of({ path: "select" }, { rows: ctx.leftOut.length, reasons: reasons.join(", ") })];
  }
  const watched = new Set(selected.map((t) => `${t.subscriptionId}/${t.resourceGroup}`.toLowerCase()));
  const forgotten = ctx.leftOut.flatMap((l) => {
    const tag = /^it has no tag ([^,]+)$/.exec(l.reason)?.[1];
    const entry = ctx.catalogue.types.get(l.type);
    const counts =
      entry !== undefined && !entry.silent && watched.has(`${l.row.subscriptionId}/${l.row.resourceGroup}`.toLowerCase());
    return tag !== undefined && counts ? [{ tag, row: l.row }] : [];
  });
  return [...groupBy(forgotten, (f) => `${f.tag}\n${f.row.subscriptionId}/${f.row.resourceGroup}`.toLowerCase()).values()].map(
    (all) => {
      const { tag, row } = all[0]!;
      const named = all.slice(0, 5).map((f) => f.row.name);
      const names = `${named.join(", ")}${all.length > named.length ? ` and ${all.length - named.length} more` : ""}`;
      return untaggedLeftOut.of({ target: row.id }, { names, tag, group: row.resourceGroup });
    },
  );
}

/** Resources of retired types, SKUs and kinds, with the way out. */
export function retiredTypes(ctx: Context): Finding[] {
  return ctx.targets.flatMap((target): Finding[] => {
    const type = ctx.catalogue.types.get(target.type);
    const bySku = type?.retiredWhen?.filter((r) => factOfAll(target, r.when) === "yes") ?? [];
    const all = [...(type?.retired ? [{ what: "of a type", ...type.retired }] : []), ...bySku];
    return all.map(({ what, on, wayOut }) => {
      const past = ctx.today !== undefined && on <= ctx.today;
      return retiredType.of(
        { target: target.id },
        { name: target.name, what, on, past, instead: wayOut.replace("<resource>", placed(placeOf(target))) },
      );
    });
  });
}

/** Rules that fire for nobody: no action group at severity 0 to 2, outside development. One finding for all. */
export function silentRules(ctx: Context, rules: readonly Rule[]): Finding[] {
  if (ctx.config.preset === "development") return [];
  const silent = rules.filter((r) => r.enabled && r.severity <= 2 && r.actionGroups.length === 0);
  if (silent.length === 0) return [];
  return [callsNobody.of({ path: "routing" }, { count: silent.length })];
}

/** Overrides whose window and frequency Azure does not take for the alert. One finding per place in the config. */
export function timingProblems(watches: readonly Watch[]): Finding[] {
  const found = new Map<string, Finding>();
  for (const { alert, facet, values } of watches) {
    const at = [values.windowSize, values.evaluationFrequency].find(
      (v) => v !== undefined && v.from !== "catalogue" && v.from !== "preset",
    );
    if (!at || found.has(at.path)) continue;
    const problem =
      alert.kind === "metric"
        ? metricTimingProblem(alert, values, facet.entry.metrics?.[alert.metric]?.grains)
        : alert.kind === "log"
          ? logTimingProblem(alert, values)
          : undefined;
    if (problem) found.set(at.path, badTiming.of({ path: at.path }, { alert: alert.id, why: problem }));
  }
  return [...found.values()];
}

/** Two rules of one name in one place: Azure would keep the last. The default names carry a hash of the id; a template may leave it out. */
export function nameClashes(rules: readonly Rule[]): Finding[] {
  // Rules on web tests are metric alerts to Azure; Prometheus rules are named by their groups.
  const typeOf = (r: Rule) => (r.kind === "availability" ? "metric" : r.kind);
  const named = rules.filter((r) => r.kind !== "prometheus");
  const places = groupBy(named, (r) => `${r.subscriptionId} ${r.resourceGroup ?? ""} ${typeOf(r)} ${r.name}`.toLowerCase());
  return [...places.values()]
    .filter((same) => same.length > 1)
    .map((same) => nameClash.of({ path: "names" }, { keys: same.map((r) => r.key).sort(compare), name: same[0]!.name }));
}
