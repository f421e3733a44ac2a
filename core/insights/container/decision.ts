export interface ClusterDecision {
  target: string;
  host: "aks" | "arc";
  /** Its logs and events are collected: not exempt. */
  logs: boolean;
  /** Its Prometheus metrics are collected: neither off nor exempt. */
  prometheus: boolean;
  /** Container insights with managed identity is on already. */
  addonEnabled: boolean;
  windows: boolean;
}

export interface ClusterItem extends ClusterDecision {
  /** The cluster's rule for logs is there already: none is made. */
  logsRuleExists: boolean;
  /** Flows between its pods are collected. */
  networkLogs: boolean;
  /** Managed Prometheus is on in the cluster. */
  prometheusEnabled: boolean;
  /** The Azure Monitor workspace its metrics go to already: none of the path there is made again. */
  metricsWorkspace?: { id: string; location: string };
  /** Prometheus rule groups that watch it already, lower case. */
  ruleGroups: string[];
}
