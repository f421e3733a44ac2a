import { set } from "../../fix.ts";
import { eachText, list } from "../../peek.ts";
import { advisory, cannotTell, type ResourceRule, wrong } from "../../rule.ts";

/** The group of every Container insights stream, performance counters and inventory included. */
const EVERYTHING = "Microsoft-ContainerInsights-Group-Default";

export const forbidAllContainerStreams: ResourceRule = {
  scope: "resource",
  name: "forbid-all-container-streams",
  group: "cost",
  title: "Container insights collects the streams that are read, not all of them",
  why: "Counters and inventory of every pod, every minute, are most of a cluster's bill; managed Prometheus has them for a tenth of it.",
  severity: "medium",
  levels: advisory,
  source: "https://learn.microsoft.com/azure/azure-monitor/containers/container-insights-cost-config",
  kinds: ["microsoft.insights/datacollectionrules"],
  fix: set("azure-native:monitor:DataCollectionRule", {
    dataSources: {
      extensions: [
        {
          name: "ContainerInsightsExtension",
          extensionName: "ContainerInsights",
          streams: ["Microsoft-ContainerLogV2", "Microsoft-KubeEvents", "Microsoft-KubePodInventory"],
        },
      ],
    },
  }),
  check(node) {
    let found = false;
    for (const path of ["dataSources.extensions", "dataFlows"]) {
      const items = list(node.props, path);
      if (!items) return cannotTell(path);
      for (const item of items) if (item.state === "known") eachText(item.value, (text) => (found ||= text === EVERYTHING));
    }
    return found ? wrong(`collects ${EVERYTHING}`) : undefined;
  },
};
