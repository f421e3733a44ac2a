import { add, set } from "../../fix.ts";
import type { Graph, Node } from "../../graph.ts";
import { type Context, type Expectation, mandatoryInProduction, type StackRule, verdicts } from "../../rule.ts";
import { type Association, associations } from "../../views/associations.ts";
import { ARC_CLUSTER, CLUSTER, collects } from "../../views/clusters.ts";

export const requireClusterMonitoring: StackRule = {
  scope: "stack",
  name: "require-cluster-monitoring",
  group: "coverage",
  title: "A Kubernetes cluster collects logs or metrics, through an add-on, a rule and their association",
  why: "Platform metrics end at the node: which pod crashes, waits or is killed shows only in Container insights and Prometheus.",
  severity: "high",
  levels: mandatoryInProduction,
  source: "https://learn.microsoft.com/azure/azure-monitor/containers/kubernetes-monitoring-enable",
  fix: set("azure-native:containerservice:ManagedCluster", {
    addonProfiles: {
      omsagent: { enabled: true, config: { logAnalyticsWorkspaceResourceID: "${workspace.id}", useAADAuth: "true" } },
    },
    azureMonitorProfile: { metrics: { enabled: true } },
  }),
  check: (graph, context) => verdicts(expectations(graph, context)),
  expectations,
};
const arcFix = add("azure-native:kubernetesconfiguration:Extension", "azuremonitor-containers", {
  clusterRp: "Microsoft.Kubernetes",
  clusterResourceName: "connectedClusters",
  clusterName: "${cluster.name}",
  extensionName: "azuremonitor-containers",
  extensionType: "microsoft.azuremonitor.containers",
  identity: { type: "SystemAssigned" },
  configurationSettings: { logAnalyticsWorkspaceResourceID: "${workspace.id}", "amalogs.useAADAuth": "true" },
});
const associationFix = add("azure-native:monitor:DataCollectionRuleAssociation", "ContainerInsightsExtension", {
  associationName: "ContainerInsightsExtension",
  resourceUri: "${cluster.id}",
  dataCollectionRuleId: "${rule.id}",
});

function expectations(graph: Graph, context: Context): Expectation[] {
  const joined = associations(graph);
  return graph.ofKind(CLUSTER, ARC_CLUSTER).map((node): Expectation => {
    const expectation = { node, signal: "cluster", fix: node.kind === ARC_CLUSTER ? arcFix : undefined };
    if (context.elsewhere(node, "cluster")) return { ...expectation, met: true, what: "" };
    const { logs, metrics } = collects(graph, node);
    const on = [logs, metrics];
    if (on.every((x) => x === false))
      return { ...expectation, met: false, what: "has neither Container insights nor managed Prometheus switched on" };
    const rule = hasRule(joined, node);
    if (rule === false)
      return {
        ...expectation,
        met: false,
        what: "is associated with no data collection rule, so its add-on sends nothing",
        fix: associationFix,
      };
    return { ...expectation, met: on.includes(true) && rule ? true : undefined, what: "add-on" };
  });
}

function hasRule(all: readonly Association[], node: Node): boolean | undefined {
  if (all.some((a) => a.hasRule && a.targets?.some((t) => t.node === node))) return true;
  return all.some((a) => !a.targets) ? undefined : false;
}
