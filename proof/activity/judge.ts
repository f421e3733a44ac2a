import type { ActivityCase } from "../../catalogue/case.ts";
import { changed } from "../inWords.ts";
import { type Outcome, outcomeOf } from "../outcome.ts";
import type { ActivityProbe } from "../rules.ts";

type Condition = ActivityProbe["conditions"][number];

/** Puts an event to the conditions of an activity log rule, all of which must hold. */
export function judgeActivity(rule: ActivityProbe, one: ActivityCase, severity: number): Outcome {
  const all: Condition[] = [{ field: "category", equals: rule.category }, ...rule.conditions];
  const failing = all.filter((c) => !holds(c, one.event));
  const got = failing.length === 0 ? [{ dimensions: {}, severity: rule.severity }] : [];
  const notes = failing.map((c) => `not so: ${inWords(c)}; the event has ${JSON.stringify(valuesAt(one.event, c.field))}`);
  return outcomeOf(one.fires ? [{ dimensions: {}, severity }] : [], got, [
    `rule: ${all.map(inWords).join(" and ")}${changed(rule.values)}`,
    ...notes,
  ]);
}

/**
 * Comparisons ignore case, as Azure's do. `containsAny` asks an array for one of the values; of several values at the field, as
 * `properties.impactedServices[*].ImpactedRegions[*].RegionName` has them, one is enough.
 * Source: https://learn.microsoft.com/rest/api/monitor/activity-log-alerts/create-or-update
 */
function holds({ field, equals, containsAny, anyOf }: Condition, event: unknown): boolean {
  const values = valuesAt(event, field).map((v) => String(v).toLowerCase());
  const wanted = [...(equals === undefined ? [] : [equals]), ...(containsAny ?? []), ...(anyOf ?? [])].map((v) =>
    v.toLowerCase(),
  );
  return values.some((v) => wanted.includes(v));
}

/** The values at a dotted path, names compared without case; `[*]` goes through an array, which may also come as JSON text. */
function valuesAt(event: unknown, field: string): unknown[] {
  return field.split(".").reduce<unknown[]>(
    (all, part) => {
      const [name, each] = part.endsWith("[*]") ? [part.slice(0, -3), true] : [part, false];
      const next = all.flatMap((value) => member(value, name));
      return each ? next.flatMap((value) => items(value)) : next;
    },
    [event],
  );
}

function member(value: unknown, name: string): unknown[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value)
    .filter(([key]) => key.toLowerCase() === name.toLowerCase())
    .map(([, v]) => v as unknown);
}

/** Service health writes `impactedServices` as text that holds JSON. */
function items(value: unknown): unknown[] {
  if (typeof value !== "string") return Array.isArray(value) ? (value as unknown[]) : [];
  try {
    const parsed = JSON.parse(value) as unknown;
    return Array.isArray(parsed) ? (parsed as unknown[]) : [];
  } catch {
    return [];
  }
}

const inWords = ({ field, equals, containsAny, anyOf }: Condition): string =>
  equals !== undefined ? `${field} = ${equals}` : `${field} in (${[...(containsAny ?? []), ...(anyOf ?? [])].join(", ")})`;
