const SOURCE = "https://learn.microsoft.com/azure/azure-monitor/containers/kubernetes-metric-alerts";

/** What the alerts of one rule group share; the platform team owns them unless an entry says otherwise. */
export const inGroup = (group: string) => ({ kind: "prometheus", group, owner: "platform", source: SOURCE }) as const;

/** Labels that name one pod, whatever scraped it. */
export const POD = "cluster, namespace, pod";
export const CONTAINER = `${POD}, container`;
export const KSM = 'job="kube-state-metrics"';
