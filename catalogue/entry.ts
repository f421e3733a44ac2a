import type { AlertEntry, ResourceType, ScopeAlert } from "./schema.ts";

/** How entries are written. What several alerts share is said once; the expanded entry says everything, so readers know one shape. */

/** Alerts of one type mostly have one page, one owner and one runbook. */
type About = Partial<Pick<AlertEntry, "source" | "owner" | "runbook">>;
type Logs = NonNullable<ResourceType["logs"]>;
type Kind = AlertEntry["kind"];
type AlertOf<K extends Kind> = Extract<AlertEntry, { kind: K }>;
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A resource type as it is written. An alert's own source, owner and runbook go before those of `about`. */
export type TypeEntry = Omit<ResourceType, "alerts" | "logs"> & {
  about?: About;
  alerts: (Without<AlertEntry, keyof About> & About)[];
  /** Azure documents the logs of a type on a page of its name, the default. */
  logs?: Omit<Logs, "source"> & Partial<Pick<Logs, "source">>;
};

const reference = (kind: "metrics" | "logs", type: string): string =>
  `https://learn.microsoft.com/azure/azure-monitor/reference/supported-${kind}/${type.toLowerCase().replace(/[./]/g, "-")}-${kind}`;

function expanded({ about, alerts, logs, ...type }: TypeEntry): ResourceType {
  return {
    ...type,
    ...(type.metrics ? { metricsSource: type.metricsSource ?? reference("metrics", type.type) } : {}),
    ...(logs ? { logs: { ...logs, source: logs.source ?? reference("logs", type.type) } } : {}),
    // The schema, which every entry has to pass, asks for what neither the alert nor `about` says.
    alerts: alerts.map((alert) => ({ ...about, ...alert }) as AlertEntry),
  };
}

export const typesOf = (entries: TypeEntry[]): ResourceType[] => entries.map(expanded);

/** A type that Azure lets nobody monitor: it emits neither metrics nor logs. */
export const silent = (type: string, title: string, reason: string, source: string): ResourceType => ({
  type,
  title,
  insights: "none",
  alerts: [],
  silent: { reason, source },
});

/** Alerts with the same kind and more in common; an alert's own word goes first. */
export const alertsOf = <K extends Kind, S extends Partial<AlertOf<K>>>(
  shared: S & { kind: K },
  entries: (Omit<AlertOf<K>, keyof S | "kind"> & Partial<AlertOf<K>>)[],
): AlertOf<K>[] => entries.map((entry) => ({ ...shared, ...entry }) as unknown as AlertOf<K>);

export const scoped = (per: ScopeAlert["per"], alerts: ScopeAlert["alert"][]): ScopeAlert[] =>
  alerts.map((alert) => ({ per, alert }));

/** Users notice: it pages in production. */
export const outage = { default: 1, test: 2, development: 3 };
