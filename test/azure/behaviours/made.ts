import type { Behaviour } from "../types.ts";
import { parentOf, text } from "./ids.ts";

const DETECTION = "https://github.com/hashicorp/terraform-provider-azurerm/issues/18026";
const groupOf = (id: string): string => id.split("/").slice(0, 5).join("/");
/** Azure makes it minutes later, and may be late; here it is always first, which is the worse case. */
export const made: Behaviour[] = [
  {
    name: "failure anomalies",
    what: "Each component gets a detector of failure anomalies and its group an action group, minutes after it was made.",
    source: DETECTION,
    types: ["microsoft.insights/components"],
    ops: ["create"],
    then: ({ id, name }, world) => {
      const group = groupOf(id);
      world.make(`${group}/providers/Microsoft.Insights/actionGroups/Application Insights Smart Detection`);
      world.make(`${group}/providers/Microsoft.AlertsManagement/smartDetectorAlertRules/Failure Anomalies - ${name}`, {
        scope: [id],
        location: "global",
      });
    },
  },
  {
    name: "the group of an Azure Monitor workspace",
    what: "An Azure Monitor workspace brings a locked group with an endpoint and a collection rule of its own.",
    source: "https://learn.microsoft.com/azure/azure-monitor/metrics/azure-monitor-workspace-overview",
    types: ["microsoft.monitor/accounts"],
    ops: ["create"],
    then: ({ id, name, body }, world) => {
      const group = `${id.split("/").slice(0, 3).join("/")}/resourceGroups/MA_${name}_${text(body["location"])}_managed`;
      world.make(group);
      world.make(`${group}/providers/Microsoft.Insights/dataCollectionEndpoints/${name}`);
      world.make(`${group}/providers/Microsoft.Insights/dataCollectionRules/${name}`);
    },
  },
  {
    name: "the group goes with its workspace",
    what: "What Azure made for an Azure Monitor workspace goes with it.",
    source: "https://learn.microsoft.com/azure/azure-monitor/metrics/azure-monitor-workspace-overview",
    types: ["microsoft.monitor/accounts"],
    ops: ["delete"],
    then: ({ id, name, body }, world) =>
      world.cloud.delete(`${id.split("/").slice(0, 3).join("/")}/resourceGroups/MA_${name}_${text(body["location"])}_managed`),
  },
  {
    name: "a scale set's machines get nothing by themselves",
    what: "A scale set with manual upgrades gives an extension to machines that are made later only.",
    source: "https://learn.microsoft.com/azure/virtual-machine-scale-sets/virtual-machine-scale-sets-upgrade-policy",
    types: ["microsoft.compute/virtualmachinescalesets/extensions"],
    ops: ["create"],
    idle: ({ id }, world) => {
      const { upgradePolicy } = (world.row(parentOf(id))?.properties ?? {}) as { upgradePolicy?: { mode?: string } };
      return upgradePolicy?.mode === "Manual" ? "machines that run now get it when somebody upgrades them" : undefined;
    },
  },
];
