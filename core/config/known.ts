import type { ResourceType, ScopeAlert } from "../../catalogue/schema.ts";
import { prices } from "../../catalogue/prices.ts";

/** Names that a config may refer to and that live outside it. */
export interface Known {
  /** Alert id to its kind: `metric`, `log`, `activity`, `prometheus`, `availability`. */
  alerts: ReadonlyMap<string, string>;
  /** Log alert id to the parameters of its query. */
  parameters: ReadonlyMap<string, string[]>;
  /** Log alerts whose query holds times of its own: another window would change what the rule reads, not what the query asks. */
  fixedTimes: ReadonlySet<string>;
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
    parameters: new Map(alerts.flatMap((a) => (a.kind === "log" ? [[a.id, Object.keys(a.parameters ?? {})]] : []))),
    fixedTimes: new Set(alerts.filter((a) => a.kind === "log" && hasTimes(a.query)).map((a) => a.id)),
    types: new Set(types.map((t) => t.type)),
    regions: new Set(regions),
    meters: new Set(Object.keys(prices)),
  };
}

/** `ago(1h)`, `bin(x, 5m)`, `10m`: times that no placeholder ties to the rule. */
const hasTimes = (query: string): boolean =>
  /\bago\(\s*\d|(?<![\w.-])\d+(\.\d+)?(d|h|m|min|s)\b/.test(query.replace(/"[^"]*"/g, ""));

/** Signals besides alerts that coverage counts and an exemption may name. */
export const otherSignals = [
  "diagnostics", "agent", "container-logs", "prometheus", "flow-log", "availability-test",
] as const; // prettier-ignore
