import { minutes } from "../../core/base/duration.ts";
import type { Workspace } from "./data.ts";
import { evaluate, type Finding, type LogCondition } from "./evaluate.ts";

/** An alert of one combination of dimensions, from when it fired until Azure resolved it. */
export interface LogAlertEvent {
  dimensions: Record<string, string>;
  resource?: string;
  /** Minutes from the start of the data. */
  at: number;
  resolvedAt?: number;
  /** Of the interval that ends when it fired. */
  value: number | null;
}
export interface Span {
  /** The first and the last minute at which Azure may look. */
  from: number;
  until: number;
}
/** The value that came nearest to firing, for a reader who asks why it did not. */
export interface LogTimeline {
  events: LogAlertEvent[];
  evaluations: number;
}

/**
 * Minutes without the condition after which a fired alert is resolved.
 * Source: https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-overview (stateful alerts). The table has 15 minutes twice; seen
 * in practice at that frequency are two periods.
 */
function healthyMinutes(frequency: number): number {
  if (frequency < 5) return 10;
  if (frequency < 15) return 3 * frequency;
  return frequency <= 11 * 60 ? 2 * frequency : frequency;
}

interface State {
  event: LogAlertEvent;
  healthySince?: number;
}

/** A rule evaluated over and over: it fires once for each combination, and again only after that was resolved. */
export function timeline(rule: LogCondition, workspace: Workspace, span: Span, phase: number): LogTimeline {
  const frequency = minutes(rule.evaluationFrequency);
  const toResolve = healthyMinutes(frequency);
  const open = new Map<string, State>();
  const events: LogAlertEvent[] = [];
  let evaluations = 0;
  for (let at = firstAt(span.from, frequency, phase); at <= span.until; at += frequency, evaluations++) {
    const met = new Map(
      evaluate(rule, workspace, at)
        .filter((f) => f.met)
        .map((f) => [keyOf(f), f]),
    );
    for (const [key, finding] of met) {
      const state = open.get(key);
      if (state) delete state.healthySince;
      else open.set(key, { event: fired(finding, at, events) });
    }
    for (const [key, state] of open) {
      if (met.has(key)) continue;
      state.healthySince ??= at - frequency;
      if (at - state.healthySince < toResolve) continue;
      state.event.resolvedAt = at;
      open.delete(key);
    }
  }
  return { events, evaluations };
}
const firstAt = (from: number, frequency: number, phase: number): number =>
  from + ((((phase - from) % frequency) + frequency) % frequency);
const keyOf = (f: Finding): string => JSON.stringify([f.dimensions, f.resource?.toLowerCase()]);
function fired({ dimensions, resource, values }: Finding, at: number, events: LogAlertEvent[]): LogAlertEvent {
  const event = { dimensions, ...(resource === undefined ? {} : { resource }), at, value: values[0] ?? null };
  events.push(event);
  return event;
}

/** At which minutes Azure happens to look nobody can choose: all of them where there are few, else some spread over the frequency. */
export function phases(frequency: number): number[] {
  const count = Math.min(frequency, 5);
  return Array.from({ length: count }, (_, i) => Math.floor((i * frequency) / count));
}
