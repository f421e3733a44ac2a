import { azureName } from "../../core/azure/names.ts";
import { Dashboard } from "../dashboards/component.ts";
import type { InsightsContext } from "./insightsContext.ts";

/** The operations dashboard of the environment, drawn from the charts that were decided. */
export function makeDashboard({ name, config, decisions, ids, placement, tags }: InsightsContext): Dashboard | undefined {
  if (!config.dashboard.enabled || decisions.charts.length === 0) return undefined;
  const prefix = config.names.prefix ?? config.environment;
  return new Dashboard(
    `${name}-dashboard`,
    {
      location: config.location,
      resourceGroupName: placement.resourceGroup(config.placement.subscriptionId),
      dashboardName: azureName("default", "dash", prefix),
      title: `${config.environment}: operations`,
      subscriptions: [...new Set([config.placement.subscriptionId, ...decisions.targets.map((t) => t.subscriptionId)])].sort(),
      charts: decisions.charts.map(({ targets, scopePath, ...chart }) => ({
        ...chart,
        childPath: scopePath.replace(/^\//, ""),
        resourceIds: targets.map((key) => ids.of(key)),
        locations: targets.map((key) => ids.target(key).location),
      })),
      tags,
    },
    placement.in(config.placement.subscriptionId),
  );
}
