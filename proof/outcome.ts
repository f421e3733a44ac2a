import type { Labels } from "../catalogue/case.ts";
import { compare, stableJson } from "../core/base/json.ts";

/** How a case came out. */
export interface Outcome {
  status: "passed" | "failed" | "skipped";
  /** In words, as the case wants it and as it was. */
  expected: string;
  got: string;
  /** What helps to see why: the rule in words, the value that came nearest. */
  notes: string[];
}

/** An alert that fires for some data. */
export interface Fired {
  dimensions: Labels;
  severity: number;
  /** What is wrong with how it fires, though it fires: it depends on the minute, it never ends. */
  but?: string;
}

const said = (labels: Labels): string =>
  Object.entries(labels)
    .sort(([a], [b]) => compare(a, b))
    .map(([k, v]) => `${k}=${v}`)
    .join(", ");

export const inWords = (fired: readonly Fired[]): string =>
  fired.length === 0
    ? "silence"
    : [...fired]
        .map((f) => `severity ${f.severity}${said(f.dimensions) && ` for ${said(f.dimensions)}`}${f.but ? `, but ${f.but}` : ""}`)
        .sort(compare)
        .join("; ");

/** The very alerts that were expected, each once, nothing wrong with any. */
export function outcomeOf(expected: readonly Fired[], got: readonly Fired[], notes: string[]): Outcome {
  const keys = (all: readonly Fired[]) => all.map((f) => stableJson(f)).sort(compare);
  const same = stableJson(keys(expected)) === stableJson(keys(got));
  return {
    status: same ? "passed" : "failed",
    expected: inWords(expected),
    got: inWords(got),
    notes: same ? [] : notes,
  };
}

/** Of a case that nothing here can judge. */
export const skipped = (why: string): Outcome => ({ status: "skipped", expected: "", got: "", notes: [why] });
