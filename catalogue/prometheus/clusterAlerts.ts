import { alertsOf } from "../entry.ts";
import { CONTAINER, inGroup, KSM, WRITABLE } from "./alert.ts";

const quota = (resource: string) =>
  `sum by (cluster) (min without (resource) (kube_resourcequota{${KSM}, type="hard", resource=~"(requests[.])?${resource}"})) ` +
  `/ sum by (cluster) (kube_node_status_allocatable{${KSM}, resource="${resource}"}) > {{threshold}}`;

/** Signals of the cluster as a whole: quotas, volumes, daemon sets, containers that never start. */
export const clusterAlerts = alertsOf(inGroup("Cluster-level"), [
  {
    id: "kubernetes.cpu-quota-overcommit",
    title: "KubeCPUQuotaOvercommit",
    severity: 3,
    reason: "Namespaces were promised more CPU than the nodes have; when all use their quota, some pods cannot be placed.",
    basis: "1.5 times the allocatable CPU, the value of kubernetes-mixin; quotas are limits, so some overcommitment is normal.",
    runbook: "kubernetes-quota",
    expression: quota("cpu"),
    threshold: 1.5,
    for: "PT5M",
    detail: "Promised: {{ $value | humanize }} times what the nodes have.",
  },
  {
    id: "kubernetes.memory-quota-overcommit",
    title: "KubeMemoryQuotaOvercommit",
    severity: 3,
    reason: "Namespaces were promised more memory than the nodes have; when all use their quota, some pods cannot be placed.",
    basis: "1.5 times the allocatable memory, the value of kubernetes-mixin.",
    runbook: "kubernetes-quota",
    expression: quota("memory"),
    threshold: 1.5,
    for: "PT5M",
    detail: "Promised: {{ $value | humanize }} times what the nodes have.",
  },
  {
    id: "kubernetes.quota-almost-full",
    title: "KubeQuotaAlmostFull",
    severity: 3,
    reason: "A namespace has nearly used up its quota; the next deployment or scale-out there will be refused.",
    basis: "90 % of the hard quota for 15 minutes: early enough to raise it before the API server refuses pods.",
    runbook: "kubernetes-quota",
    expression:
      `max without (instance, type) (kube_resourcequota{${KSM}, type="used"}) ` +
      `/ (max without (instance, type) (kube_resourcequota{${KSM}, type="hard"}) > 0) >= {{threshold}}`,
    threshold: 0.9,
    for: "PT15M",
    detail: "Namespace {{ $labels.namespace }}, {{ $labels.resource }}: {{ $value | humanizePercentage }} used.",
  },
  {
    id: "kubernetes.container-oom-killed",
    title: "KubeContainerOOMKilledCount",
    severity: 2,
    owner: "application",
    reason: "The kernel killed a container because it went over its memory limit; requests it was serving were lost.",
    basis:
      "A restart in the last 15 minutes whose last termination reason is OOMKilled. The reason alone stays set until the pod is replaced " +
      "and would keep the alert on, so the restart must be recent as well.",
    runbook: "kubernetes-container-failing",
    expression:
      `sum by (${CONTAINER}) (increase(kube_pod_container_status_restarts_total{${KSM}}[15m])) > {{threshold}} ` +
      `and on (${CONTAINER}) max by (${CONTAINER}) (kube_pod_container_status_last_terminated_reason{${KSM}, reason="OOMKilled"}) == 1`,
    threshold: 0,
    for: "PT1M",
    detail:
      "Pod {{ $labels.namespace }}/{{ $labels.pod }}, container {{ $labels.container }}: {{ $value | humanize }} restarts in 15 minutes.",
  },
  {
    id: "kubernetes.container-waiting",
    title: "KubeContainerWaiting",
    severity: 3,
    owner: "application",
    reason: "A container has not started for an hour: its image, its config map or its volume is missing.",
    basis: "One hour, the value of kubernetes-mixin: slow image pulls end sooner. CrashLoopBackOff has an alert of its own.",
    runbook: "kubernetes-container-failing",
    expression: `sum by (${CONTAINER}, reason) (kube_pod_container_status_waiting_reason{${KSM}, reason!="CrashLoopBackOff"}) > {{threshold}}`,
    threshold: 0,
    for: "PT1H",
    detail:
      "Pod {{ $labels.namespace }}/{{ $labels.pod }}, container {{ $labels.container }}: {{ $labels.reason }}; {{ $value | humanize }} waiting.",
  },
  {
    id: "kubernetes.client-errors",
    title: "KubeClientErrors",
    severity: 3,
    reason: "Kubelets get server errors from the API server; deployments, probes and scaling are late or lost.",
    basis: "1 % of the calls over 5 minutes, for 15 minutes: the value of kubernetes-mixin. Short errors during upgrades pass.",
    runbook: "kubernetes-control-plane",
    expression:
      'sum by (cluster, instance, job) (rate(rest_client_requests_total{code=~"5.."}[5m])) ' +
      "/ sum by (cluster, instance, job) (rate(rest_client_requests_total[5m])) > {{threshold}}",
    threshold: 0.01,
    for: "PT15M",
    detail: "{{ $labels.job }} on {{ $labels.instance }}: {{ $value | humanizePercentage }} of its calls fail.",
  },
  {
    id: "kubernetes.volume-filling-up",
    title: "KubePersistentVolumeFillingUp",
    severity: 2,
    owner: "application",
    reason: "A persistent volume is filling and will be full within four days at the present rate; then writes fail.",
    basis:
      "Less than 15 % free and a six-hour trend that reaches zero within four days, as kubernetes-mixin does; trend alone is noisy.",
    runbook: "kubernetes-volumes",
    expression:
      'kubelet_volume_stats_available_bytes{job="kubelet"} / kubelet_volume_stats_capacity_bytes{job="kubelet"} < {{threshold}} ' +
      'and kubelet_volume_stats_used_bytes{job="kubelet"} > 0 ' +
      'and predict_linear(kubelet_volume_stats_available_bytes{job="kubelet"}[6h], 4 * 24 * 3600) < 0' +
      WRITABLE,
    threshold: 0.15,
    for: "PT1H",
    detail: "Claim {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }}: {{ $value | humanizePercentage }} free.",
  },
  {
    id: "kubernetes.volume-full",
    title: "KubePersistentVolumeFull",
    severity: { default: 2, production: 1 },
    owner: "application",
    reason: "A persistent volume has hardly any room left: writes fail now or within minutes, and databases stop.",
    basis:
      "Less than 3 % free, as kubernetes-mixin's critical alert; five minutes outlast a compaction. Read-only claims, full by design, are left " +
      "out where `kube_persistentvolumeclaim_access_mode` is collected.",
    runbook: "kubernetes-volumes",
    expression:
      'kubelet_volume_stats_available_bytes{job="kubelet"} / (kubelet_volume_stats_capacity_bytes{job="kubelet"} > 0) < {{threshold}} ' +
      'and kubelet_volume_stats_used_bytes{job="kubelet"} > 0' +
      WRITABLE,
    threshold: 0.03,
    for: "PT5M",
    detail: "Claim {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }}: {{ $value | humanizePercentage }} free.",
  },
  {
    id: "kubernetes.volume-inodes-filling-up",
    title: "KubePersistentVolumeInodesFillingUp",
    severity: 2,
    owner: "application",
    reason: "A persistent volume runs out of inodes: no new file can be made although bytes are free.",
    basis: "Less than 3 % of the inodes free for 15 minutes, the value of kubernetes-mixin.",
    runbook: "kubernetes-volumes",
    expression:
      'kubelet_volume_stats_inodes_free{job="kubelet"} / (kubelet_volume_stats_inodes{job="kubelet"} > 0) < {{threshold}} ' +
      'and kubelet_volume_stats_inodes_used{job="kubelet"} > 0' +
      WRITABLE,
    threshold: 0.03,
    for: "PT15M",
    detail:
      "Claim {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }}: {{ $value | humanizePercentage }} of the inodes free.",
  },
  {
    id: "kubernetes.daemonset-not-scheduled",
    title: "KubeDaemonSetNotScheduled",
    severity: 3,
    reason: "A daemon set does not run on all the nodes it should: agents, network or storage drivers are missing there.",
    basis: "Any missing pod for 15 minutes; a rollout or a new node takes less.",
    runbook: "kubernetes-daemonset",
    expression: `kube_daemonset_status_desired_number_scheduled{${KSM}} - kube_daemonset_status_current_number_scheduled{${KSM}} > {{threshold}}`,
    threshold: 0,
    for: "PT15M",
    detail: "Daemon set {{ $labels.namespace }}/{{ $labels.daemonset }}: {{ $value | humanize }} pods missing.",
  },
  {
    id: "kubernetes.daemonset-misscheduled",
    title: "KubeDaemonSetMisScheduled",
    severity: 4,
    reason: "Pods of a daemon set run on nodes where they should not, usually after a change of labels or taints.",
    basis: "Any such pod for 15 minutes, the value of kubernetes-mixin.",
    runbook: "kubernetes-daemonset",
    expression: `kube_daemonset_status_number_misscheduled{${KSM}} > {{threshold}}`,
    threshold: 0,
    for: "PT15M",
    detail: "Daemon set {{ $labels.namespace }}/{{ $labels.daemonset }}: {{ $value | humanize }} pods where they should not be.",
  },
  {
    id: "kubernetes.metrics-missing",
    title: "KubeMetricsMissing",
    severity: 2,
    essential: true,
    reason: "No metric of the cluster's objects arrives any more: every other Prometheus alert of this cluster is blind.",
    basis:
      "No node condition for 15 minutes, for a quarter of an hour more: the collector scrapes every 30 seconds and restarts within minutes. A " +
      "cluster that somebody stopped is silent as well; nothing in Prometheus tells the two apart.",
    runbook: "kubernetes-metrics-missing",
    expression: `absent_over_time(kube_node_status_condition{${KSM}}[15m])`,
    for: "PT15M",
    detail: "Metrics missing: {{ $value | humanize }} (1 is yes).",
  },
]);
