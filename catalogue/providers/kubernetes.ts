import { arcKubernetesAlerts } from "../prometheus/index.ts";
import type { ResourceType } from "../schema.ts";
import { containerLogAlerts } from "./kubernetes/containerLogAlerts.ts";

const ARC = "https://learn.microsoft.com/azure/azure-monitor/containers/kubernetes-monitoring-enable-arc";

const connectedCluster: ResourceType = {
  type: "Microsoft.Kubernetes/connectedClusters",
  title: "Kubernetes cluster connected by Arc",
  insights: "container",
  alerts: [...containerLogAlerts, ...arcKubernetesAlerts],
  notes:
    "Platform metrics and control plane logs exist only where AKS runs on Arc; other clusters are watched by Prometheus and container " +
    "logs alone. Azure has no signal for a lost connection but the silence of both.",
};

const extension: ResourceType = {
  type: "Microsoft.KubernetesConfiguration/extensions",
  title: "Cluster extension",
  insights: "none",
  alerts: [],
  silent: { reason: "Emits nothing of its own; what it runs is watched in the cluster.", source: ARC },
};

export const kubernetes: ResourceType[] = [connectedCluster, extension];
