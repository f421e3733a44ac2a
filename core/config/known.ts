import type { ResourceType, ScopeAlert } from "../../catalogue/schema.ts";
import { prices } from "../../catalogue/prices.ts";

/** Names that a config may refer to and that live outside it. */
export interface Known {
  /** Alert id to its kind: `metric`, `log`, `activity`, `prometheus`, `availability`. */
  alerts: ReadonlyMap<string, string>;
  /** ARM types of the catalogue, in Microsoft's spelling. */
  types: ReadonlySet<string>;
  /** ARM region names. Empty: regions are not checked. */
  regions: ReadonlySet<string>;
  /** Ids of the price table. */
  meters: ReadonlySet<string>;
}

/** What the catalogue knows. */
export function knownOf(
  types: readonly ResourceType[],
  scopeAlerts: readonly ScopeAlert[],
  regions: Iterable<string> = [],
): Known {
  const alerts = [...types.flatMap((t) => t.alerts), ...scopeAlerts.map((s) => s.alert)];
  return {
    alerts: new Map(alerts.map((a) => [a.id, a.kind])),
    types: new Set(types.map((t) => t.type)),
    regions: new Set(regions),
    meters: new Set(Object.keys(prices)),
  };
}

/** Signals besides alerts that coverage counts and an exemption may name. */
export const otherSignals = [
  "diagnostics", "agent", "container-logs", "prometheus", "flow-log", "availability-test", "resource-health",
] as const; // prettier-ignore
