import { rowsOf } from "../../kql.ts";
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
      "Pods that were so in three samples within half an hour, one a minute or one every five, and in the last one still: the kubelet has retried by then, and a hiccup of the registry is quiet. One alert per cluster, namespace and controller.",
    source: `${REFERENCE}/kubepodinventory`,
    runbook: "kubernetes-container-failing",
    query: `KubePodInventory
{{scope}}
| extend refused = ContainerStatusReason in ("ImagePullBackOff", "ErrImagePull", "InvalidImageName", "ErrImageNeverPull")
| summarize samples = dcountif(TimeGenerated, refused), lastRefused = maxif(TimeGenerated, refused), lastSeen = max(TimeGenerated)
    by PodUid, Namespace, ControllerName, _ResourceId
| where samples >= {{minimumSamples}} and lastRefused == lastSeen
| summarize pods = dcount(PodUid) by Namespace, ControllerName, _ResourceId`,
    parameters: { minimumSamples: 3 },
    windowSize: "PT30M",
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
    basis:
      "More than five failures in the last 15 minutes of one object and reason: one or two are normal while a pod moves between nodes. The count of an event goes on and its row bears the time of the first, so the rise is what counts, over six hours of rows.",
    source: `${REFERENCE}/kubeevents`,
    runbook: "kubernetes-volumes",
    query: `${rowsOf("KubeEvents")}
| where Reason in ("FailedMount", "FailedAttachVolume", "FailedMapVolume", "VolumeResizeFailed")
| extend seen = coalesce(LastSeen, TimeGenerated), times = coalesce(Count, 1.0)
| where seen > ago({{window}})
| summarize failures = max(times) - min(times) + 1 by Namespace, Name, Reason, begun = coalesce(FirstSeen, TimeGenerated), _ResourceId
| summarize failures = sum(failures) by Namespace, Name, _ResourceId`,
    overrideQueryTimeRange: "PT6H",
    tables: ["KubeEvents"],
    measure: "failures",
    threshold: 5,
    dimensions: ["Namespace", "Name"],
  },
  {
    id: "kubernetes.scheduling-failed",
    title: "Pods find no node",
    severity: 3,
    reason: "The scheduler keeps refusing pods: too little CPU or memory, or taints, zones and affinities that no node meets.",
    basis:
      "At least one pod refused ten minutes ago or longer that is still pending and on no node, or not in the inventory of pods: the autoscaler needs up to ten to add a node. A pod that has its node and pulls its image is pending as well, and does not count; nor does one that was deleted meanwhile. The scheduler gives its events no times, so their row's time stands for them.",
    source: `${REFERENCE}/kubeevents`,
    runbook: "kubernetes-scheduling",
    query: `let inventory = KubePodInventory
{{scope}}
;
let placed = inventory
| summarize arg_max(TimeGenerated, PodStatus, Computer) by Namespace, Name, _ResourceId
| join kind=inner (inventory | summarize Newest = max(TimeGenerated) by _ResourceId) on _ResourceId
| where PodStatus != "Pending" or isnotempty(Computer) or TimeGenerated < Newest - 1m
| project Namespace, Name, _ResourceId;
${rowsOf("KubeEvents")}
| where Reason == "FailedScheduling"
| summarize refused = min(coalesce(FirstSeen, TimeGenerated)) by Namespace, Name, _ResourceId
| where datetime_diff("minute", now(), refused) >= {{waitMinutes}}
| join kind=leftanti placed on Namespace, Name, _ResourceId
| summarize pods = dcount(Name) by Namespace, _ResourceId`,
    parameters: { waitMinutes: 10 },
    tables: ["KubeEvents", "KubePodInventory"],
    overrideQueryTimeRange: "PT2H",
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
      "The pod inventory comes every minute, or every five with the cheap preset; silent for 30 minutes. Looks back two days, Azure's limit, and ends then. A cluster " +
      "that somebody stopped or deleted through Azure is quiet, until 30 minutes after it was started again; needs the activity log.",
    source: `${REFERENCE}/kubepodinventory`,
    runbook: "kubernetes-logs-silent",
    query: `KubePodInventory
{{scope}}
| summarize lastSeen = max(TimeGenerated) by ClusterName, _ResourceId = tolower(_ResourceId)
${silence("lastSeen", "silentMinutes")}
| project ClusterName, _ResourceId, silentMinutes`,
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
    windowSize: "PT30M",
    evaluationFrequency: "PT15M",
    overrideQueryTimeRange: "P2D",
  },
]);
