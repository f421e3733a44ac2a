import type { Problem } from "./refusal.ts";
import { nearest } from "./nearest.ts";
import { compare } from "./json.ts";
import { pathText, show } from "./show.ts";

/** Where in what a person wrote: keys of objects and indexes of lists. */
export type Path = readonly PropertyKey[];
/** Takes problems down. A rule reports paths within what it judges; who asks it says where that stands. */
export type Report = (path: Path, problem: Omit<Problem, "path">) => void;

export const within =
  (report: Report, ...prefix: PropertyKey[]): Report =>
  (path, problem) =>
    report([...prefix, ...path], problem);

/** What a rule reports, sorted by place. */
export function collect(rule: (report: Report) => void): Problem[] {
  const problems: Problem[] = [];
  rule((path, problem) => problems.push({ path: pathText(path, ""), ...problem }));
  return problems.sort((a, b) => compare(a.path, b.path));
}

/** A value that is none of those there are: with the nearest of them, or else all. */
export function notAmong(found: string, allowed: readonly string[]): Pick<Problem, "found" | "allowed" | "nearest"> {
  const like = nearest(found, allowed);
  return { found: show(found), allowed: allowed.join(", "), ...(like === undefined ? {} : { nearest: like }) };
}

interface Sharing<T> {
  /** Where in the entry it stands; absent where the entry itself is it. */
  field?: string;
  key: (entry: T) => unknown;
  /** Default: the key. */
  found?: (entry: T) => string | undefined;
  message?: string;
}

/** Entries that share what must be theirs alone. Entries of which it is not known are passed over. */
export function unique<T>(report: Report, all: readonly (T | undefined)[], sharing: Sharing<T>): void {
  const seen = new Set<unknown>();
  all.forEach((entry, i) => {
    const key = entry === undefined ? undefined : sharing.key(entry);
    if (key === undefined) return;
    if (seen.has(key))
      report(sharing.field === undefined ? [i] : [i, sharing.field], {
        message: sharing.message ?? "stands twice",
        found: show(sharing.found?.(entry!) ?? key, 200),
      });
    seen.add(key);
  });
}
