import { limits } from "../../catalogue/limits.ts";
import { compare } from "../base/json.ts";
import { groupBy } from "../base/list.ts";
import type { ConnectionMonitorDecision } from "../insights/network/decision.ts";
import type { LimitLine } from "./decisions.ts";

/** How much of Azure's limit the connection tests use. Groups and endpoints need no line: a further monitor starts where one is full. */
export function monitorLimits(monitors: readonly ConnectionMonitorDecision[]): LimitLine[] {
  const { title, max, source } = limits["connectionMonitor.perRegion"];
  const regions = groupBy(monitors, (m) => `${m.region} of subscription ${m.subscriptionId.toLowerCase()}`);
  return [...regions]
    .sort(([a], [b]) => compare(a, b))
    .map(([scope, list]) => ({ limit: title, scope, used: list.length, max, source }));
}
