import type { PlanAlert } from "../../plan/types.ts";

/** The place of an alert's rule on the page; undefined where it has none. */
export type Anchors = (alert: string) => string | undefined;

export const anchorOf = (alert: string): string => `rule-${alert}`;

export function ruleAnchors(alerts: readonly Pick<PlanAlert, "id">[]): Anchors {
  const known = new Set(alerts.map((a) => a.id));
  return (alert) => (known.has(alert) ? anchorOf(alert) : undefined);
}
