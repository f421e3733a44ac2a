import { set } from "../../fix.ts";
import { eachText, isOn, list, peek, text } from "../../peek.ts";
import { LOG, METRIC } from "../../views/alerts.ts";
import { queriesOf, readsTable } from "../../views/queries.ts";
import { retirement } from "./retirement.ts";

/** A query that unites the old table with the new one goes on to work. */
const readsOldAlone = (query: string): boolean => readsTable(query, "ContainerLog") && !readsTable(query, "ContainerLogV2");

export const forbidContainerKeyAuth = retirement({
  of: "container-insights-key-auth",
  name: "forbid-container-key-auth",
  title: "Container insights signs in with a managed identity",
  why: "Ingestion by workspace key has ended: the agent runs and its logs are dropped.",
  kinds: ["microsoft.containerservice/managedclusters"],
  fix: set("azure-native:containerservice:ManagedCluster", {
    addonProfiles: {
      omsagent: { enabled: true, config: { logAnalyticsWorkspaceResourceID: "${workspace.id}", useAADAuth: "true" } },
    },
  }),
  fixOf: (node) =>
    node.dialect === "classic"
      ? set(node.token, { omsAgent: { logAnalyticsWorkspaceId: "${workspace.id}", msiAuthForMonitoringEnabled: true } })
      : undefined,
  uses(node) {
    if (node.dialect === "classic") {
      if (peek(node.props, "omsAgent").state === "missing") return undefined;
      const identity = isOn(node.props, "omsAgent.msiAuthForMonitoringEnabled");
      return identity === undefined ? null : identity ? undefined : "key authentication of Container insights";
    }
    const enabled = isOn(node.props, "addonProfiles.omsagent.enabled");
    if (enabled === undefined) return null;
    if (!enabled) return undefined;
    const identity = isOn(node.props, "addonProfiles.omsagent.config.useAADAuth");
    return identity === undefined ? null : identity ? undefined : "key authentication of Container insights";
  },
});

export const forbidContainerLogV1 = retirement({
  of: "container-log-v1",
  name: "forbid-container-log-v1",
  title: "Container logs are read from ContainerLogV2",
  why: "The table ContainerLog gets no rows any more: a rule on it is silent for ever.",
  kinds: [LOG, "microsoft.insights/datacollectionrules"],
  fix: set("azure-native:monitor:ScheduledQueryRule", {
    criteria: { allOf: [{ query: 'ContainerLogV2 | where LogMessage has "error"' }] },
  }),
  fixOf: (node) =>
    node.kind === LOG
      ? undefined
      : set(node.token, {
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
  uses(node) {
    if (node.kind === LOG) {
      const queries = queriesOf(node);
      if (!queries) return null;
      return queries.some(readsOldAlone) ? "the table ContainerLog" : undefined;
    }
    const sources = peek(node.props, "dataSources");
    if (sources.state !== "known") return sources.state === "unknown" ? null : undefined;
    let found: string | undefined;
    eachText(sources.value, (t) => {
      if (t === "Microsoft-ContainerLog") found = "the stream Microsoft-ContainerLog";
    });
    return found;
  },
});

export const forbidContainerMetricAlerts = retirement({
  of: "container-metric-alerts",
  name: "forbid-container-metric-alerts",
  title: "Clusters are alerted on by Prometheus rules or platform metrics, not by Container insights' custom metrics",
  why: "The metrics under Insights.Container/* are no longer written; a rule on them never fires.",
  kinds: [METRIC],
  fix: set("azure-native:monitor:MetricAlert", {
    criteria: { allOf: [{ metricNamespace: "Microsoft.ContainerService/managedClusters", metricName: "kube_pod_status_phase" }] },
  }),
  fixOf: (node) =>
    node.dialect === "classic"
      ? set(node.token, {
          criterias: [{ metricNamespace: "Microsoft.ContainerService/managedClusters", metricName: "kube_pod_status_phase" }],
        })
      : undefined,
  uses(node) {
    for (const path of ["criteria.allOf", "criterias", "dynamicCriteria"]) {
      const criteria = list(node.props, path);
      if (!criteria) return null;
      for (const c of criteria)
        if (c.state === "known" && /^insights\.container\//i.test(text(c.value, "metricNamespace") ?? ""))
          return "custom metrics of Container insights";
    }
    return undefined;
  },
});
