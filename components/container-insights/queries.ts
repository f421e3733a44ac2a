/** KQL over the three streams that every cost preset collects. `days` is KQL text: a number, or a parameter of a workbook. */

/** Who writes how much. The bill follows the bytes, not the rows. */
export const logVolume = (days: string): string =>
  `ContainerLogV2
| where TimeGenerated > ago(1d * ${days})
| summarize Rows = count(), Bytes = sum(_BilledSize), Errors = countif(LogSource == "stderr") by _ResourceId, PodNamespace, ContainerName
| extend Cluster = tostring(split(_ResourceId, "/")[-1])
| project Cluster, Namespace = PodNamespace, Container = ContainerName, GB = round(Bytes / 1e9, 2), GBPerDay = round(Bytes / 1e9 / ${days}, 3),
    Rows, StderrPercent = round(100.0 * Errors / Rows, 1)
| top 100 by GB desc`;

/** How much all containers write, by day: what the meter says, where the rows themselves are on the Basic plan. */
export const volumeByDay = (days: string): string =>
  `Usage
| where TimeGenerated > ago(1d * ${days}) and DataType == "ContainerLogV2"
| summarize GB = round(sum(Quantity) / 1000, 2) by Day = startofday(TimeGenerated)
| order by Day asc`;

/** Containers that restarted, and what Kubernetes says why. The counter only grows while a pod lives. */
export const restarts = (days: string): string =>
  `KubePodInventory
| where TimeGenerated > ago(1d * ${days}) and ContainerRestartCount > 0
| summarize First = min(ContainerRestartCount), Last = max(ContainerRestartCount), arg_max(TimeGenerated, ContainerStatusReason, PodStatus)
    by ClusterName, Namespace, ControllerName, Name, ContainerName
| extend Restarts = Last - First
| where Restarts > 0
| summarize Restarts = sum(Restarts), Pods = dcount(Name), arg_max(TimeGenerated, ContainerStatusReason, PodStatus)
    by ClusterName, Namespace, ControllerName
| project ClusterName, Namespace, Controller = ControllerName, Restarts, Pods, LastReason = ContainerStatusReason, PodStatus,
    LastSeen = TimeGenerated
| order by Restarts desc`;

/** Pods that are neither running nor done now. */
export const unhealthyPods = (): string =>
  `KubePodInventory
| where TimeGenerated > ago(30m)
| summarize arg_max(TimeGenerated, PodStatus, ContainerStatusReason) by ClusterName, Namespace, Name
| where PodStatus !in ("Running", "Succeeded")
| project ClusterName, Namespace, Pod = Name, PodStatus, Reason = ContainerStatusReason, LastSeen = TimeGenerated
| order by ClusterName asc, Namespace asc, Pod asc`;

/** What Kubernetes complains about most. */
export const warnings = (days: string): string =>
  `KubeEvents
| where TimeGenerated > ago(1d * ${days}) and KubeEventType != "Normal"
| summarize Events = count(), Objects = dcount(Name), arg_max(TimeGenerated, Message) by ClusterName, Namespace, ObjectKind, Reason
| project ClusterName, Namespace, ObjectKind, Reason, Events, Objects, LastSeen = TimeGenerated, LastMessage = Message
| order by Events desc`;
