import { silent, typesOf, type TypeEntry } from "../entry.ts";
import { arcKubernetesAlerts } from "../prometheus/index.ts";
import { containerLogAlerts } from "./kubernetes/containerLogAlerts.ts";

const ARC = "https://learn.microsoft.com/azure/azure-monitor/containers/kubernetes-monitoring-enable-arc";

const connectedCluster: TypeEntry = {
  type: "Microsoft.Kubernetes/connectedClusters",
  title: "Kubernetes cluster connected by Arc",
  insights: "container",
  alerts: [...containerLogAlerts, ...arcKubernetesAlerts],
  notes:
    "Platform metrics and control plane logs exist only where AKS runs on Arc; other clusters are watched by Prometheus and container " +
    "logs alone. Azure has no signal for a lost connection but the silence of both.",
};

const extension: TypeEntry = silent(
  "Microsoft.KubernetesConfiguration/extensions",
  "Cluster extension",
  "Emits nothing of its own; what it runs is watched in the cluster.",
  ARC,
);

export const kubernetes = typesOf([connectedCluster, extension]);
