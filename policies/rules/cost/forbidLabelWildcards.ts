import { set } from "../../fix.ts";
import { peek } from "../../peek.ts";
import { advisory, cannotTell, type ResourceRule, wrong } from "../../rule.ts";

const native = [
  "azureMonitorProfile.metrics.kubeStateMetrics.metricLabelsAllowlist",
  "azureMonitorProfile.metrics.kubeStateMetrics.metricAnnotationsAllowList",
];
const classic = ["monitorMetrics.labelsAllowed", "monitorMetrics.annotationsAllowed"];

export const forbidLabelWildcards: ResourceRule = {
  scope: "resource",
  name: "forbid-label-wildcards",
  group: "cost",
  title: "Prometheus metrics of a cluster carry chosen labels, not all",
  why: "With `*` every label of every pod makes its own time series: the workspace throttles, and metrics go missing for everybody in it.",
  severity: "medium",
  levels: advisory,
  source: "https://learn.microsoft.com/azure/azure-monitor/containers/prometheus-metrics-scrape-configuration",
  kinds: ["microsoft.containerservice/managedclusters"],
  fix: set("azure-native:containerservice:ManagedCluster", {
    azureMonitorProfile: {
      metrics: {
        enabled: true,
        kubeStateMetrics: { metricLabelsAllowlist: "namespaces=[team]", metricAnnotationsAllowList: "" },
      },
    },
  }),
  check(node) {
    for (const path of node.dialect === "classic" ? classic : native) {
      const list = peek(node.props, path);
      if (list.state === "unknown") return cannotTell(path);
      if (list.state === "known" && String(list.value).includes("*"))
        return wrong(`lets every label through in ${path.split(".").at(-1)}`);
    }
    return undefined;
  },
};
