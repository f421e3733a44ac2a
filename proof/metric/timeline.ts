/** Checks in a row without the condition after which Azure resolves a metric alert. */
const HEALTHY_TO_RESOLVE = 3;

export interface Timeline {
  fired: boolean;
  /** Minute of the first check that fired it. */
  at?: number;
  /** Still on after the last check. */
  on: boolean;
}

/**
 * A stateful alert over the checks of one rule: it fires once, and is resolved after three checks in a row without the condition. A check
 * that finds no data says nothing: it neither fires nor resolves.
 * Source: https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-troubleshoot-metric
 */
export function timeline(met: readonly (boolean | undefined)[], frequency: number, phase: number): Timeline {
  const result: Timeline = { fired: false, on: false };
  let healthy = 0;
  for (let at = phase === 0 ? frequency : phase; at < met.length; at += frequency) {
    const now = met[at];
    if (now === undefined) continue;
    healthy = now ? 0 : healthy + 1;
    if (now) {
      if (!result.fired) Object.assign(result, { fired: true, at });
      result.on = true;
    } else if (healthy >= HEALTHY_TO_RESOLVE) result.on = false;
  }
  return result;
}

/** What comes of the series whenever within its frequency Azure happens to look: nobody can choose that. */
export const timelines = (met: readonly (boolean | undefined)[], frequency: number): Timeline[] =>
  Array.from({ length: frequency }, (_, phase) => timeline(met, frequency, phase));
