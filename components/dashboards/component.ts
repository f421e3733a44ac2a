import * as pulumi from "@pulumi/pulumi";
import { Dashboard as GrafanaDashboard } from "@pulumi/azure-native/dashboard/dashboard.js";
import { DashboardDefinition } from "@pulumi/azure-native/dashboard/dashboardDefinition.js";
import { parseArmId } from "../../core/azure/armId.ts";
import { stableJson } from "../../core/base/json.ts";
import { grafanaDashboard } from "../../core/dashboard/grafana.ts";
import type { ChartInput } from "../../core/dashboard/metricPanel.ts";
import { refuse } from "../azure/check.ts";
import type { ChartArgs, DashboardArgs } from "./args.ts";
import { check } from "./check.ts";

/** An operations dashboard: Azure Monitor dashboards with Grafana, free and in the portal. */
export class Dashboard extends pulumi.ComponentResource {
  readonly dashboard: GrafanaDashboard;
  readonly definition: DashboardDefinition;

  constructor(name: string, args: DashboardArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azmon:index:Dashboard", name, {}, opts);
    refuse(name, check(args));
    this.dashboard = new GrafanaDashboard(
      `${name}-dashboard`,
      {
        dashboardName: args.dashboardName,
        resourceGroupName: args.resourceGroupName,
        location: args.location,
        tags: args.tags,
      },
      { parent: this },
    );
    this.definition = new DashboardDefinition(
      `${name}-definition`,
      {
        dashboardName: this.dashboard.name,
        // The only name Azure takes.
        definitionName: "default",
        resourceGroupName: args.resourceGroupName,
        properties: { serializedData: serialized(args) },
      },
      { parent: this },
    );
    this.registerOutputs({ id: this.dashboard.id });
  }
}

/** Ids of live resources are known only later; the JSON is then made when they are. */
const serialized = (args: DashboardArgs): pulumi.Output<string> =>
  pulumi.all(args.charts.map((c) => pulumi.all(c.resourceIds))).apply((ids) =>
    stableJson(
      grafanaDashboard({
        title: args.title,
        subscriptions: args.subscriptions,
        charts: args.charts.map((chart, i) => chartInput(chart, ids[i]!)),
      }),
    ),
  );

function chartInput({ resourceIds: _ids, locations, ...chart }: ChartArgs, ids: string[]): ChartInput {
  const resources = ids.map((id, i) => {
    const parsed = parseArmId(id);
    return {
      id,
      // The name below the type: `server/database` for a child.
      name: id
        .split("/providers/")
        .at(-1)!
        .split("/")
        .slice(1)
        .filter((_, k) => k % 2 === 1)
        .join("/"),
      resourceGroup: parsed?.resourceGroup ?? "",
      subscriptionId: parsed?.subscriptionId ?? "",
      location: locations[i]!,
    };
  });
  return { ...chart, resources };
}
