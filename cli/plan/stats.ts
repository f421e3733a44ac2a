import { compare } from "../../core/base/json.ts";
import { groupBy } from "../../core/base/list.ts";
import type { CoverageStatus } from "../../core/insights/insight.ts";
import type { Plan, PlanCoverage, PlanTarget } from "./types.ts";

export type Counts = Record<CoverageStatus, number>;
const none = (): Counts => ({ covered: 0, exempt: 0, missing: 0, notApplicable: 0 });

export interface TargetState extends PlanTarget {
  signals: PlanCoverage[];
  counts: Counts;
  /** `watched` at least one signal covered and none missing; `partly` some missing; `blind` only missing; `quiet` nothing to watch. */
  state: "watched" | "partly" | "blind" | "exempt" | "quiet";
}
export interface TypeState {
  type: string;
  targets: number;
  counts: Counts;
}
export interface Stats {
  targets: TargetState[];
  types: TypeState[];
  signals: Counts;
  /** Targets that Azure lets anyone watch, and those of them with a covered signal. */
  watchable: number;
  watched: number;
  kinds: { type: string; count: number }[];
  findings: Record<"error" | "warning" | "info", number>;
}

/** The figures that the summary and both reports show. */
export function statsOf(plan: Plan): Stats {
  const rows = new Map<string, PlanCoverage[]>();
  for (const row of plan.coverage) {
    const list = rows.get(row.target);
    if (list) list.push(row);
    else rows.set(row.target, [row]);
  }
  const targets = plan.targets.map((t) => targetState(t, rows.get(t.id) ?? []));
  const watchable = targets.filter((t) => t.state !== "quiet");
  return {
    targets,
    types: typesOf(targets),
    signals: count(plan.coverage),
    watchable: watchable.length,
    watched: watchable.filter((t) => t.counts.covered > 0).length,
    kinds: kindsOf(plan),
    findings: {
      error: plan.findings.filter((f) => f.severity === "error").length,
      warning: plan.findings.filter((f) => f.severity === "warning").length,
      info: plan.findings.filter((f) => f.severity === "info").length,
    },
  };
}

function count(rows: PlanCoverage[]): Counts {
  const counts = none();
  for (const row of rows) counts[row.status]++;
  return counts;
}

function targetState(target: PlanTarget, signals: PlanCoverage[]): TargetState {
  const counts = count(signals);
  const state =
    counts.missing > 0
      ? counts.covered > 0
        ? "partly"
        : "blind"
      : counts.covered > 0
        ? "watched"
        : counts.exempt > 0
          ? "exempt"
          : "quiet";
  return { ...target, signals, counts, state };
}

function typesOf(targets: TargetState[]): TypeState[] {
  const types = new Map<string, TypeState>();
  for (const t of targets) {
    const state = types.get(t.type) ?? { type: t.type, targets: 0, counts: none() };
    state.targets++;
    for (const status of Object.keys(t.counts) as CoverageStatus[]) state.counts[status] += t.counts[status];
    types.set(t.type, state);
  }
  return [...types.values()].sort((a, b) => b.targets - a.targets || compare(a.type, b.type));
}

function kindsOf(plan: Plan): { type: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const r of plan.resources)
    if (r.custom && !r.type.startsWith("pulumi:")) counts.set(r.type, (counts.get(r.type) ?? 0) + 1);
  return [...counts].map(([type, n]) => ({ type, count: n })).sort((a, b) => b.count - a.count || compare(a.type, b.type));
}

/** `12`, `1,234`: the same on every machine. */
export const thousands = (n: number): string => String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ",");
/** `$12.30`, `$1,234`. */
export const money = (n: number, currency: string): string =>
  `${currency === "USD" ? "$" : `${currency} `}${n < 100 ? n.toFixed(2) : thousands(n)}`;
export const percent = (part: number, whole: number): number => (whole === 0 ? 100 : Math.floor((part / whole) * 100));
/** `Virtual machines` is too much to know of every type: the last two segments of an ARM type or token say enough. */
export const shortType = (type: string): string => type.replace(/^azure-native:/, "").replace(/^microsoft\./i, "");

/** "17 because its tag env is dev, 6 because it has no tag env": the commonest reasons first. */
export function leftOutText({ leftOut }: Pick<Plan, "leftOut">, most = 3): string {
  const byReason = [...groupBy(leftOut, (l) => l.reason)].sort(([a, x], [b, y]) => y.length - x.length || compare(a, b));
  const shown = byReason.slice(0, most).map(([reason, all]) => `${thousands(all.length)} because ${reason}`);
  const rest = byReason.slice(most).reduce((n, [, all]) => n + all.length, 0);
  return [...shown, ...(rest > 0 ? [`${thousands(rest)} for other reasons`] : [])].join(", ");
}
