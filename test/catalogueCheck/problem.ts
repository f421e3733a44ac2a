import type { AlertEntry, ResourceType } from "../../catalogue/schema.ts";

/** Something the catalogue says that Azure would not accept, or that nobody could act on. */
export interface Problem {
  /** Alert id, or ARM type. */
  at: string;
  message: string;
}

/** An alert and what it stands in; rules of subscriptions and workspaces stand in no type. */
export interface Placed<A extends AlertEntry = AlertEntry> {
  alert: A;
  type?: ResourceType;
}

export const ofKind = <K extends AlertEntry["kind"]>(placed: Placed[], kind: K) =>
  placed.filter((p): p is Placed<Extract<AlertEntry, { kind: K }>> => p.alert.kind === kind);

/** The values a byPreset field can take. */
export function everyPreset<T>(value: T | { default: T; development?: T; test?: T; production?: T } | undefined): T[] {
  if (value === undefined) return [];
  if (typeof value !== "object" || value === null || !("default" in value)) return [value as T];
  return Object.values(value) as T[];
}

/** Minutes of an ISO 8601 duration as Azure writes them. */
export function minutes(duration: string): number {
  const m = /^P(?:T(\d+)([HMS])|(\d+)D)$/.exec(duration);
  if (!m) return Number.NaN;
  if (m[3] !== undefined) return Number(m[3]) * 1440;
  return Number(m[1]) * { H: 60, M: 1, S: 1 / 60 }[m[2] as "H" | "M" | "S"];
}
