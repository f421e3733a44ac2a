import type { AvailabilityCase } from "../../catalogue/case.ts";
import { minutes } from "../../core/base/duration.ts";
import { changed } from "../inWords.ts";
import { lengthOf, samplesOf } from "../metric/samples.ts";
import { timelines } from "../metric/timeline.ts";
import { type Fired, type Outcome, outcomeOf } from "../outcome.ts";
import type { AvailabilityProbe } from "../rules.ts";

/**
 * Puts the results of a web test to its rule: it fires where at least so many locations failed within the window. A location failed if
 * the last of its tests in the window did. Which of several Azure counts is not documented; with tests a window apart there is one.
 * Source: https://learn.microsoft.com/azure/azure-monitor/app/availability
 */
export function judgeAvailability(rule: AvailabilityProbe, one: AvailabilityCase, severity: number): Outcome {
  const length = minutes(rule.windowSize);
  const locations = Object.values(one.locations);
  const samples = locations.map((values) => samplesOf(values, one.every));
  const end = Math.max(...locations.map(lengthOf));
  const met: (boolean | undefined)[] = [];
  let most = 0;
  for (let at = 1; at <= end; at++) {
    const latest = samples.map((all) => all.filter((s) => s.at > at - length && s.at <= at).at(-1)?.value);
    const failed = latest.filter((value) => value === 0).length;
    most = Math.max(most, failed);
    met[at] = latest.every((value) => value === undefined) ? undefined : failed >= rule.failedLocations;
  }
  const all = timelines(met, minutes(rule.evaluationFrequency));
  const fired = all.filter((t) => t.fired).length;
  const but = fired < all.length ? { but: `only if Azure checks in the right minute (${fired} of ${all.length})` } : {};
  const got: Fired[] = fired === 0 ? [] : [{ dimensions: {}, severity: rule.severity, ...but }];
  return outcomeOf(one.fires ? [{ dimensions: {}, severity }] : [], got, [
    `rule: ${rule.failedLocations} failed locations within ${rule.windowSize}, every ${rule.evaluationFrequency}${changed(rule.values)}`,
    `nearest: ${most} failed locations`,
  ]);
}
