import { finding } from "./finding.ts";
import { examplePlace, type Place, placed } from "./place.ts";

/** What the commands of a cluster's owner need, so that they can be pasted as they stand. */
export interface ClusterIds extends Place {
  workspaceId: string;
  /** The Azure Monitor workspace. */
  accountId: string;
}
const monitoring = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-monitoring/providers";
const exampleIds: ClusterIds = {
  ...examplePlace,
  workspaceId: `${monitoring}/Microsoft.OperationalInsights/workspaces/log-prod`,
  accountId: `${monitoring}/Microsoft.Monitor/accounts/amw-prod`,
};
const disableLogs = (ids: ClusterIds): string => `\`az aks disable-addons -a monitoring ${placed(ids)}\``;
const enableLogs = (ids: ClusterIds, ...more: string[]): string =>
  `\`${["az aks enable-addons -a monitoring", placed(ids), `--workspace-resource-id ${ids.workspaceId}`, ...more].join(" ")}\``;
const enableMetrics = (ids: ClusterIds): string =>
  `\`az aks update ${placed(ids)} --enable-azure-monitor-metrics --azure-monitor-workspace-resource-id ${ids.accountId}\``;

export const clusterStopped = finding<{ state: string }>({
  code: "AZM111",
  severity: "info",
  title: "A cluster is stopped",
  explanation: "Its nodes do not run, so there is nothing to collect. It is picked up by the next plan after it was started.",
  message: ({ state }) => `Nothing to collect: ${state}.`,
  wayOut: () => "It is watched again once it was started and planned.",
  example: { state: "the cluster is stopped" },
});

export const noCollectionRule = finding<{ what: string }>({
  code: "AZM112",
  severity: "info",
  title: "Container insights is on, yet no rule says what to collect",
  explanation:
    "With managed identity the add-on collects only what a data collection rule associated with the cluster asks for. The inventory has " +
    "no such rule, so it is planned. If one exists in a subscription the inventory leaves out, import its association before deploying.",
  source: "https://learn.microsoft.com/azure/azure-monitor/containers/kubernetes-monitoring-enable",
  message: ({ what }) => `${what}: on in the cluster, but the inventory has no rule that says what to collect; one is planned.`,
  wayOut: () =>
    "If there is one outside the inventory, `pulumi import` the cluster's associations ContainerInsightsExtension and MSProm-... first.",
  example: { what: "Container insights" },
});

export const addOnOff = finding<ClusterIds & { what: string[] }>({
  code: "AZM113",
  severity: "warning",
  title: "A cluster's monitoring add-on is off",
  explanation:
    "The cluster is its owner's: azmon makes the rules and returns the profile to put in it, but does not change it. Until the add-on is " +
    "on, nothing arrives.",
  source: "https://learn.microsoft.com/azure/azure-monitor/containers/kubernetes-monitoring-enable",
  message: ({ what }) =>
    `${what.join(" and ")} ${what.length > 1 ? "are" : "is"} off in the cluster; the rules are ready and wait for it.`,
  wayOut: ({ what, ...ids }) =>
    "Put the component's addonProfiles and azureMonitorProfile into the cluster's definition, or " +
    `${[
      ...(what.includes("Container insights") ? [enableLogs(ids)] : []),
      ...(what.includes("managed Prometheus") ? [enableMetrics(ids)] : []),
    ].join(" and ")}. Without the workspace's id the command makes one of its own.`,
  example: { what: ["Container insights", "managed Prometheus"], ...exampleIds },
});

export const clusterWithoutIdentity = finding<ClusterIds>({
  code: "AZM114",
  severity: "warning",
  title: "A cluster has no managed identity",
  explanation: "Managed Prometheus and Container insights both sign in with it. Move the cluster off its service principal.",
  source: "https://learn.microsoft.com/azure/aks/use-managed-identity",
  message: () => "It runs on a service principal: neither add-on can sign in.",
  wayOut: (ids) => `\`az aks update ${placed(ids)} --enable-managed-identity\`.`,
  example: exampleIds,
});

export const noPodFlows = finding<ClusterIds>({
  code: "AZM115",
  severity: "info",
  title: "A cluster cannot log flows between its pods",
  explanation:
    "`containerInsights.networkLogs` collects what the network of a cluster logs: that takes the Cilium data plane, Advanced Container " +
    "Networking Services and Kubernetes 1.33. The cluster's rule leaves the stream out.",
  source: "https://learn.microsoft.com/azure/aks/how-to-configure-container-network-logs",
  message: () =>
    "Flows between its pods are asked for, and it does not log them: that takes Cilium and Advanced Container Networking Services.",
  wayOut: (ids) =>
    `\`az aks update ${placed(ids)} --network-dataplane cilium --enable-acns\`, or leave it: everything else is collected.`,
  example: exampleIds,
});

export const highLogScale = finding<ClusterIds>({
  code: "AZM116",
  severity: "warning",
  title: "High log scale is asked for, and the cluster's agent has to be told",
  explanation:
    "With `containerInsights.highLogScale` the cluster's rule takes the stream of high log scale alone. An agent sends it only when its " +
    "ConfigMap says so, and on a cluster that runs already only after its add-on was disabled and enabled again. Until then no container " +
    "logs arrive. The inventory does not tell whether that was done.",
  source: "https://learn.microsoft.com/azure/azure-monitor/containers/container-insights-high-scale",
  message: () =>
    "Its rule takes container logs by the stream of high log scale, which an agent in ordinary mode does not send: no logs arrive until it is told.",
  wayOut: (ids) =>
    "Put `[agent_settings.high_log_scale] enabled = true` into the ConfigMap container-azm-ms-agentconfig (`ClusterConfiguration` does), then " +
    `${disableLogs(ids)} and ${enableLogs(ids)}.`,
  example: exampleIds,
});

export const workspaceKey = finding<ClusterIds>({
  code: "AZM604",
  severity: "warning",
  title: "Container insights signs in with the workspace key",
  explanation:
    "Ingestion with the key stopped after 2026-09-30. Switch the add-on to managed identity: disable it, then enable it with " +
    "useAADAuth true.",
  source: "https://learn.microsoft.com/azure/azure-monitor/containers/container-insights-authentication",
  message: () =>
    "Its Container insights signs in with the workspace key, which Azure has refused since 2026-09-30: no logs arrive.",
  wayOut: (ids) => `${disableLogs(ids)}, then ${enableLogs(ids, "--enable-msi-auth-for-monitoring true")}.`,
  example: exampleIds,
});
