import { SavedSearch } from "@pulumi/azure-native/operationalinsights/savedSearch.js";
import * as pulumi from "@pulumi/pulumi";
import * as queries from "./queries.ts";
import type { VmInsightsArgs } from "./args.ts";
import { armParts } from "./armParts.ts";

interface Saved {
  alias: string;
  title: string;
  /** Name and default of the one parameter, where there is one. */
  parameters?: string;
  query: pulumi.Input<string>;
}

/** Functions anybody can call in the workspace: `azmon_vm_usage(30)`. */
const functions = (args: VmInsightsArgs): Saved[] => {
  const days = "days: int = 14";
  return [
    {
      alias: "azmon_vm_disk_forecast",
      title: "Disks: growth and time to full",
      parameters: days,
      query: queries.diskForecast("days"),
    },
    { alias: "azmon_vm_usage", title: "Machines: CPU, memory and network", parameters: days, query: queries.usage("days") },
    { alias: "azmon_vm_week_over_week", title: "Machines: this week and the one before", query: queries.weekOverWeek() },
    { alias: "azmon_vm_anomalies", title: "Machines: unusual hours of CPU", parameters: days, query: queries.anomalies("days") },
    {
      alias: "azmon_vm_recommendations",
      title: "Machines: idle, too large or too small",
      parameters: days,
      query: pulumi.output(prices(args)).apply((machines) => queries.recommendations("days", machines)),
    },
  ];
};

/** Sizes and prices of the machines whose size is known. */
export const prices = (args: VmInsightsArgs): pulumi.Input<queries.MachinePrice>[] =>
  args.machines
    .filter((m) => m.size !== undefined)
    .map((m) => pulumi.output(m.id).apply((id) => ({ id, size: m.size!, hourlyUsd: args.hourlyPrices?.[m.size!] })));

export function savedFunctions(
  name: string,
  args: VmInsightsArgs,
  opts: pulumi.CustomResourceOptions,
): Record<string, SavedSearch> {
  const workspace = armParts(args.workspaceId);
  return Object.fromEntries(
    functions(args).map(({ alias, title, parameters, query }) => {
      const part = alias.replaceAll("_", "-");
      const search = new SavedSearch(
        `${name}-${part}`,
        {
          resourceGroupName: workspace.resourceGroupName,
          workspaceName: args.workspaceName,
          savedSearchId: part,
          category: "azmon",
          displayName: title,
          functionAlias: alias,
          functionParameters: parameters,
          query,
          // The only version of the query language; Azure refuses a saved search that names none.
          version: 2,
        },
        opts,
      );
      return [alias, search];
    }),
  );
}
