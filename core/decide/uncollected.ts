import type { AlertEntry } from "../../catalogue/schema.ts";
import type { EnvironmentConfig } from "../config/schema.ts";

/** Why what a guest alert reads is not collected, if so: it could never fire, so no rule is made and coverage says it. */
export function uncollected(
  { events, experience }: EnvironmentConfig["vmInsights"],
  alert: AlertEntry,
  type: string,
): string | undefined {
  if (alert.kind !== "log" || alert.feed !== "agent") return undefined;
  const reads = (...tables: string[]) => alert.tables.some((t) => tables.includes(t));
  if (events === "none" && reads("Event", "Syslog")) return "Guest events are not collected: vmInsights.events is none.";
  // Scale sets stay on logs whatever is chosen.
  if (experience === "metrics" && type !== "microsoft.compute/virtualmachinescalesets" && reads("InsightsMetrics"))
    return "Guest metrics go to an Azure Monitor workspace, which this alert does not read: vmInsights.experience is metrics.";
  return undefined;
}
