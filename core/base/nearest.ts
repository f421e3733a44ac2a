import { isDuration, looseMinutes, minutes } from "./duration.ts";

/** The candidate most like `name`, if one is worth suggesting: at most a third of its letters differ, or it starts with `name`. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const all = [...candidates];
  const wanted = name.toLowerCase();
  const time = all.length > 0 && all.every(isDuration) ? looseMinutes(wanted) : undefined;
  if (time !== undefined) return nearestDuration(time, all);
  let best: string | undefined;
  let least = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of all) {
    const d = distance(wanted, candidate.toLowerCase(), least);
    if (d < least) [best, least] = [candidate, d];
  }
  return best ?? (wanted.length > 2 ? all.find((c) => c.toLowerCase().startsWith(wanted)) : undefined);
}

/** Letters say little of durations: `15m` is PT15M and `60 min` PT1H. What is off by more than double was hardly meant. */
function nearestDuration(time: number, all: readonly string[]): string | undefined {
  const off = (d: string): number => Math.abs(Math.log(minutes(d) / time));
  return [...all].sort((a, b) => off(a) - off(b)).find((d) => off(d) <= Math.LN2);
}

/** Whether a name is one or two letters off another: a slip of the hand, not another name. */
export const isSlip = (name: string, other: string): boolean => distance(name.toLowerCase(), other.toLowerCase(), 3) < 3;

/** Edits (insert, delete, replace, swap of neighbours) that turn a into b; gives up at `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let d = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2]! + 1);
      row.push(d);
    }
    if (Math.min(...row) >= limit) return limit;
    [before, previous] = [previous, row];
  }
  return previous[b.length]!;
}
