import { alertsOf } from "../../entry.ts";
import { silence } from "../../silence.ts";

const REFERENCE = "https://learn.microsoft.com/azure/azure-monitor/reference/tables";
const shared = {
  kind: "log",
  feed: "container-logs",
  owner: "application",
  aggregation: "Maximum",
  operator: "GreaterThan",
  windowSize: "PT15M",
  evaluationFrequency: "PT5M",
} as const;

/** Signals that container logs carry and metrics do not. They work with the preset that keeps logs and events only. */
export const containerLogAlerts = alertsOf(shared, [
  {
    id: "kubernetes.image-pull",
    title: "Images cannot be pulled",
    severity: 2,
    reason: "New pods of a workload do not start because their image cannot be fetched; rollouts and scale-out stand still.",
    basis:
      "Any pod in 15 minutes; the kubelet has retried several times by then. One alert per cluster, namespace and controller.",
    source: `${REFERENCE}/kubepodinventory`,
    runbook: "kubernetes-container-failing",
    query: `KubePodInventory
{{scope}}
| where ContainerStatusReason in ("ImagePullBackOff", "ErrImagePull", "InvalidImageName", "ErrImageNeverPull")
| summarize pods = dcount(PodUid) by Namespace, ControllerName, _ResourceId`,
    tables: ["KubePodInventory"],
    measure: "pods",
    threshold: 0,
    dimensions: ["Namespace", "ControllerName"],
  },
  {
    id: "kubernetes.volume-attach",
    title: "Volumes cannot be attached or mounted",
    severity: 2,
    reason:
      "Pods wait for a disk or share that does not come: it is still attached elsewhere, in another zone, or access is refused.",
    basis: "More than five events in 15 minutes: one or two are normal while a pod moves between nodes.",
    source: `${REFERENCE}/kubeevents`,
    runbook: "kubernetes-volumes",
    query: `KubeEvents
{{scope}}
| where Reason in ("FailedMount", "FailedAttachVolume", "FailedMapVolume", "VolumeResizeFailed")
| summarize events = sum(Count) by Namespace, Name, _ResourceId`,
    tables: ["KubeEvents"],
    measure: "events",
    threshold: 5,
    dimensions: ["Namespace", "Name"],
  },
  {
    id: "kubernetes.scheduling-failed",
    title: "Pods find no node",
    severity: 3,
    reason: "The scheduler keeps refusing pods: too little CPU or memory, or taints, zones and affinities that no node meets.",
    basis: "At least one pod that is still refused in the last five of 15 minutes: the autoscaler needs up to ten to add a node.",
    source: `${REFERENCE}/kubeevents`,
    runbook: "kubernetes-scheduling",
    query: `KubeEvents
{{scope}}
| where Reason == "FailedScheduling"
| summarize firstSeen = min(FirstSeen), lastSeen = max(LastSeen) by Namespace, Name, _ResourceId
| where lastSeen > ago(5m) and lastSeen - firstSeen > 10m
| summarize pods = dcount(Name) by Namespace, _ResourceId`,
    tables: ["KubeEvents"],
    measure: "pods",
    threshold: 0,
    dimensions: ["Namespace"],
  },
  {
    id: "kubernetes.logs-silent",
    title: "A cluster stopped sending logs",
    severity: { default: 3, production: 2 },
    owner: "platform",
    essential: true,
    reason: "A cluster that reported its pods no longer does: the log agent is down, or the cluster is.",
    basis:
      "The pod inventory comes every minute, or every five with the cheap preset; silent for 30 minutes after a day of reports. A cluster " +
      "that somebody stopped or deleted through Azure is quiet, until 30 minutes after it was started again; needs the activity log.",
    source: `${REFERENCE}/kubepodinventory`,
    runbook: "kubernetes-logs-silent",
    query: `KubePodInventory
{{scope}}
| summarize lastSeen = max(TimeGenerated) by ClusterName, _ResourceId = tolower(_ResourceId)
${silence("lastSeen", "silentMinutes")}`,
    parameters: {
      stops: [
        "Microsoft.ContainerService/managedClusters/stop/action",
        "Microsoft.ContainerService/managedClusters/delete",
        "Microsoft.Kubernetes/connectedClusters/delete",
      ],
      starts: ["Microsoft.ContainerService/managedClusters/start/action"],
    },
    tables: ["KubePodInventory", "AzureActivity"],
    measure: "silentMinutes",
    threshold: 30,
    dimensions: ["ClusterName"],
    windowSize: "P1D",
    evaluationFrequency: "PT15M",
  },
]);
