import { compare } from "../base/json.ts";
import { groupBy } from "../base/list.ts";
import type { Finding } from "../findings/finding.ts";
import type { CoverageRow } from "../insights/insight.ts";
import type { Context } from "./context.ts";
import { logTimingProblem } from "./logRules.ts";
import { metricTimingProblem } from "./metricRules.ts";
import type { Rule } from "./ruleTypes.ts";
import { type Watch, WHOLE } from "./watches.ts";

/** Types of the inventory that the catalogue does not know: one finding a type, naming its first resource. */
export function unknownTypes(ctx: Context, coverage: readonly CoverageRow[]): Finding[] {
  const targets = new Map(ctx.targets.map((t) => [t.key, t]));
  const unknown = coverage.filter((r) => r.signal === WHOLE && r.status === "missing").map((r) => targets.get(r.target)!);
  return [...groupBy(unknown, (t) => t.type).entries()]
    .sort(([a], [b]) => compare(a, b))
    .map(([type, all]) => ({
      code: "AZM201",
      severity: "warning",
      message: `${all.length === 1 ? "One resource" : `${all.length} resources`} of type ${type} ${all.length === 1 ? "is" : "are"} not watched: the catalogue has no entry for it.`,
      target: all.map((t) => t.id).sort(compare)[0]!,
      suggestion: "Add an entry to the catalogue, leave the type out with `exclude`, or exempt it.",
    }));
}

/** Resources of retired types, with the way out. */
export function retiredTypes(ctx: Context): Finding[] {
  return ctx.targets.flatMap((target): Finding[] => {
    const retired = ctx.catalogue.types.get(target.type)?.retired;
    if (!retired) return [];
    const past = ctx.today !== undefined && retired.on <= ctx.today;
    const message = `${target.name} is of a type that ${past ? "was retired" : "retires"} on ${retired.on}.`;
    return [{ code: "AZM600", severity: "warning", message, target: target.id, suggestion: retired.wayOut }];
  });
}

/** Rules that fire for nobody: no action group at severity 0 to 2, outside development. One finding for all. */
export function silentRules(ctx: Context, rules: readonly Rule[]): Finding[] {
  if (ctx.config.preset === "development") return [];
  const silent = rules.filter((r) => r.enabled && r.severity <= 2 && r.actionGroups.length === 0);
  if (silent.length === 0) return [];
  return [
    {
      code: "AZM401",
      severity: "warning",
      message: `${silent.length} rules of severity 0 to 2 call nobody when they fire.`,
      path: "routing",
      suggestion: "Name action groups under routing.critical and routing.warning.",
    },
  ];
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
    if (problem) found.set(at.path, { code: "AZM303", severity: "error", message: `${alert.id}: ${problem}.`, path: at.path });
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
    .map((same) => ({
      code: "AZM304",
      severity: "error",
      message: `${same
        .map((r) => r.key)
        .sort(compare)
        .join(" and ")} would ${same.length === 2 ? "both" : "all"} be named ${same[0]!.name}.`,
      path: "names",
      suggestion: "Put {alert} and {qualifier} into names.template.",
    }));
}
