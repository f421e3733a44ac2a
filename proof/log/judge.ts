import { minutes } from "../../core/base/duration.ts";
import { changed } from "../inWords.ts";
import { KqlRefusal, ValueRefusal } from "../kql/refusal.ts";
import { type Fired, type Outcome, outcomeOf, skipped } from "../outcome.ts";
import { type LogData, workspaceOf } from "./data.ts";
import type { LogProbe } from "./probe.ts";
import { type LogAlertEvent, phases, timeline } from "./timeline.ts";

/** Rows put to a log alert, and what must come of them. */
export interface LogCase extends LogData {
  name: string;
  /** When Azure looks first; default: when one window is full. */
  from?: string;
  /** When it looks last. */
  until: string;
  /** Dimensions of the alerts that fire; with `_ResourceId`, or what the rule's column is called, also whose they are. */
  fires: Record<string, string>[];
  /** What has become of the alerts when the case ends. Default: either. */
  ends?: "on" | "resolved";
}

/** Puts the rows of a case to a log rule. `severity`: what an alert must have. */
export function judgeLog(rule: LogProbe, one: LogCase, severity: number): Outcome {
  if (rule.dynamic) return skipped("a dynamic threshold is Azure's own model and cannot be run offline");
  const until = minutes(one.until);
  const span = { from: one.from === undefined ? Math.min(minutes(rule.windowSize), until) : minutes(one.from), until };
  const expected = one.fires.map((dimensions) => ({ dimensions, severity }));
  try {
    const workspace = workspaceOf(one);
    const all = phases(minutes(rule.evaluationFrequency)).map((p) => timeline(rule, workspace, span, p));
    const withResource = one.fires.some((f) => rule.resourceIdColumn !== undefined && rule.resourceIdColumn in f);
    const runs = all.map(({ events }) => events);
    const got = firedOf(rule, runs, one.ends, withResource);
    return outcomeOf(expected, got, [inWords(rule), ...runs[0]!.map(eventInWords)]);
  } catch (e) {
    if (!(e instanceof KqlRefusal) && !(e instanceof ValueRefusal)) throw e;
    return { status: "failed", expected: "", got: `the query does not run: ${e.message}`, notes: [inWords(rule)] };
  }
}

/** One alert for each combination that fired at any of the times at which Azure may look. */
function firedOf(rule: LogProbe, runs: LogAlertEvent[][], ends: LogCase["ends"], withResource: boolean): Fired[] {
  const labels = (e: LogAlertEvent): Record<string, string> =>
    withResource && e.resource !== undefined ? { ...e.dimensions, [rule.resourceIdColumn!]: e.resource } : e.dimensions;
  const keys = new Map(runs.flat().map((e) => [JSON.stringify([e.dimensions, e.resource?.toLowerCase()]), e]));
  return [...keys].map(([key, first]) => {
    const own = runs.map((events) => events.filter((e) => JSON.stringify([e.dimensions, e.resource?.toLowerCase()]) === key));
    const seen = own.filter((events) => events.length > 0);
    const fired: Fired = { dimensions: labels(first), severity: rule.severity };
    if (seen.length < runs.length)
      return { ...fired, but: `only if Azure checks in the right minute (${seen.length} of ${runs.length})` };
    const on = seen.map((events) => events[events.length - 1]!.resolvedAt === undefined);
    if (ends === "on" && on.includes(false)) return { ...fired, but: "resolved when the case ends" };
    if (ends === "resolved" && on.includes(true)) return { ...fired, but: "not resolved when the case ends" };
    return fired;
  });
}

function inWords(rule: LogProbe): string {
  const what = rule.measure === undefined ? "rows" : `${rule.aggregation} ${rule.measure}`;
  const range = rule.overrideQueryTimeRange === undefined ? "" : ` reading ${rule.overrideQueryTimeRange}`;
  const periods = rule.evaluationPeriods > 1 ? ` in ${rule.minFailingPeriods} of ${rule.evaluationPeriods} windows` : "";
  const timing = `over ${rule.windowSize}${range}${periods}, every ${rule.evaluationFrequency}`;
  return `rule: ${what} ${rule.operator} ${rule.threshold} ${timing}${changed(rule.values)}`;
}
function eventInWords(e: LogAlertEvent): string {
  const who = [...Object.values(e.dimensions), ...(e.resource === undefined ? [] : [e.resource])].join(", ");
  const end = e.resolvedAt === undefined ? "still on" : `resolved at minute ${e.resolvedAt}`;
  return `fired at minute ${e.at}${who && ` (${who})`}, value ${e.value === null ? "none" : Number(e.value.toPrecision(6))}, ${end}`;
}
