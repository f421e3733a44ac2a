const SOURCE = "https://learn.microsoft.com/azure/azure-monitor/containers/kubernetes-metric-alerts";

/** What the alerts of one rule group share; the platform team owns them unless an entry says otherwise. */
export const inGroup = (group: string) => ({ kind: "prometheus", group, owner: "platform", source: SOURCE }) as const;

/** Labels that name one pod, whatever scraped it. */
export const POD = "cluster, namespace, pod";
export const CONTAINER = `${POD}, container`;
export const KSM = 'job="kube-state-metrics"';

/** Nodes that somebody cordoned are under maintenance. Managed Prometheus collects the taint; the metric of its own only when asked. */
export const UNCORDONED =
  ` unless on (cluster, node) (kube_node_spec_taint{${KSM}, key="node.kubernetes.io/unschedulable"} == 1 ` +
  `or kube_node_spec_unschedulable{${KSM}} == 1)`;
/** Claims that many may only read are full by design. */
export const WRITABLE =
  " unless on (cluster, namespace, persistentvolumeclaim) " +
  `kube_persistentvolumeclaim_access_mode{${KSM}, access_mode="ReadOnlyMany"} == 1`;
