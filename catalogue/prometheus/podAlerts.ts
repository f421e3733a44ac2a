import { alertsOf } from "../entry.ts";
import { CONTAINER, inGroup, KSM, POD, WRITABLE } from "./alert.ts";

const HPA = `horizontalpodautoscaler`;

/** Signals of workloads: pods, deployments, stateful sets, jobs, autoscalers, their volumes. */
export const podAlerts = alertsOf(
  inGroup("Pod-level"),
  [
    {
      id: "kubernetes.pod-crash-looping",
      title: "KubePodCrashLooping",
      severity: 2,
      essential: true,
      reason: "A container starts, fails and is started again, ever more slowly; its pod serves nothing.",
      basis: "CrashLoopBackOff within each five minutes of a quarter of an hour: a restart after one crash does not count.",
      runbook: "kubernetes-container-failing",
      expression: `max by (${CONTAINER}) (max_over_time(kube_pod_container_status_waiting_reason{${KSM}, reason="CrashLoopBackOff"}[5m])) > {{threshold}}`,
      threshold: 0,
      for: "PT15M",
      detail:
        "Pod {{ $labels.namespace }}/{{ $labels.pod }}, container {{ $labels.container }}: CrashLoopBackOff is {{ $value | humanize }}.",
    },
    {
      id: "kubernetes.pod-container-restarts",
      title: "KubePodContainerRestart",
      severity: 3,
      reason: "A container was restarted several times in an hour, too slowly for CrashLoopBackOff to show.",
      basis: "More than five restarts an hour: leaks, failing liveness probes. One or two come with node upgrades.",
      runbook: "kubernetes-container-failing",
      expression: `sum by (${CONTAINER}) (increase(kube_pod_container_status_restarts_total{${KSM}}[1h])) > {{threshold}}`,
      threshold: 5,
      for: "PT15M",
      detail:
        "Pod {{ $labels.namespace }}/{{ $labels.pod }}, container {{ $labels.container }}: {{ $value | humanize }} restarts in an hour.",
    },
    {
      id: "kubernetes.pod-not-ready",
      title: "KubePodNotReadyByController",
      severity: 3,
      reason: "A pod has been pending or unknown for a quarter of an hour: it cannot be placed, or its node is gone.",
      basis:
        "15 minutes, the value of kubernetes-mixin: new nodes and image pulls are faster. Pods of jobs are left out, and those held back on purpose by a scheduling gate.",
      runbook: "kubernetes-workload",
      expression:
        `sum by (${POD}) (max by (${POD}) (kube_pod_status_phase{${KSM}, phase=~"Pending|Unknown"}) ` +
        `* on (${POD}) group_left (owner_kind) topk by (${POD}) (1, max by (${POD}, owner_kind) ` +
        `(kube_pod_owner{${KSM}, owner_kind!="Job"}))) > {{threshold}} ` +
        `unless on (${POD}) kube_pod_status_reason{${KSM}, reason="SchedulingGated"} == 1`,
      threshold: 0,
      for: "PT15M",
      detail: "Pod {{ $labels.namespace }}/{{ $labels.pod }}: not ready is {{ $value | humanize }}.",
    },
    {
      id: "kubernetes.pods-failed",
      title: "KubePodFailedState",
      severity: 3,
      reason:
        "Several pods of a namespace have failed and stay so: evictions or start-up errors that a controller does not clear.",
      basis:
        "More than five per namespace for 15 minutes: single evicted pods remain until somebody deletes them and hurt nobody.",
      runbook: "kubernetes-workload",
      expression: `sum by (cluster, namespace) (kube_pod_status_phase{${KSM}, phase="Failed"}) > {{threshold}}`,
      threshold: 5,
      for: "PT15M",
      detail: "Namespace {{ $labels.namespace }}: {{ $value | humanize }} failed pods.",
    },
    {
      id: "kubernetes.deployment-ready-low",
      title: "KubePodReadyStateLow",
      severity: 1,
      essential: true,
      reason: "Less than half of a deployment's replicas are ready: users notice.",
      basis:
        "Half, for five minutes: rolling updates with the usual 25 % stay well above. Measured against the fewest replicas asked for in the last 15 minutes, so that scaling out while nodes start is quiet. Deployments scaled to zero are left out.",
      runbook: "kubernetes-workload",
      expression: `kube_deployment_status_replicas_ready{${KSM}} / (min_over_time(kube_deployment_spec_replicas{${KSM}}[15m]) > 0) < {{threshold}}`,
      threshold: 0.5,
      for: "PT5M",
      detail: "Deployment {{ $labels.namespace }}/{{ $labels.deployment }}: {{ $value | humanizePercentage }} ready.",
    },
    {
      id: "kubernetes.deployment-replicas-mismatch",
      title: "KubeDeploymentReplicasMismatch",
      severity: 3,
      reason: "A deployment has had fewer available replicas than asked for and no rollout is moving: it is stuck.",
      basis: "15 minutes without an updated replica in the last ten, as kubernetes-mixin does, so that slow rollouts stay quiet.",
      runbook: "kubernetes-workload",
      expression:
        `kube_deployment_spec_replicas{${KSM}} - kube_deployment_status_replicas_available{${KSM}} > {{threshold}} ` +
        `and changes(kube_deployment_status_replicas_updated{${KSM}}[10m]) == 0`,
      threshold: 0,
      for: "PT15M",
      detail: "Deployment {{ $labels.namespace }}/{{ $labels.deployment }}: {{ $value | humanize }} replicas missing.",
    },
    {
      id: "kubernetes.statefulset-replicas-mismatch",
      title: "KubeStatefulSetReplicasMismatch",
      severity: 2,
      reason: "A stateful set has had replicas that are not ready and no rollout is moving; quorum may be at risk.",
      basis: "15 minutes without an updated replica in the last ten, as kubernetes-mixin does.",
      runbook: "kubernetes-workload",
      expression:
        `kube_statefulset_status_replicas{${KSM}} - kube_statefulset_status_replicas_ready{${KSM}} > {{threshold}} ` +
        `and changes(kube_statefulset_status_replicas_updated{${KSM}}[10m]) == 0`,
      threshold: 0,
      for: "PT15M",
      detail: "Stateful set {{ $labels.namespace }}/{{ $labels.statefulset }}: {{ $value | humanize }} replicas missing.",
    },
    {
      id: "kubernetes.job-failed",
      title: "KubeJobFailed",
      severity: 3,
      reason: "A job used up its retries and failed; what it was to do is not done.",
      basis: "Any failed job for 15 minutes. The alert stays on until the job is deleted or its history limit removes it.",
      runbook: "kubernetes-jobs",
      expression: `max by (cluster, namespace, job_name) (kube_job_failed{${KSM}, condition="true"}) > {{threshold}}`,
      threshold: 0,
      for: "PT15M",
      detail: "Job {{ $labels.namespace }}/{{ $labels.job_name }}: failed is {{ $value | humanize }}.",
    },
    {
      id: "kubernetes.job-stale",
      title: "KubeJobStale",
      severity: 3,
      reason: "A job has been running far longer than jobs should: it hangs, or the next runs queue up behind it.",
      basis: "Twelve hours, the value of kubernetes-mixin; raise it for namespaces with long batch runs.",
      runbook: "kubernetes-jobs",
      expression:
        `time() - max by (cluster, namespace, job_name) (kube_job_status_start_time{${KSM}} ` +
        `and on (cluster, namespace, job_name) kube_job_status_active{${KSM}} > 0) > {{threshold}}`,
      threshold: 43200,
      for: "PT15M",
      detail: "Job {{ $labels.namespace }}/{{ $labels.job_name }}: running for {{ $value | humanizeDuration }}.",
    },
    {
      id: "kubernetes.container-cpu-high",
      title: "KubeContainerAverageCPUHigh",
      severity: 3,
      reason: "A container uses almost all the CPU its limit allows and is being throttled: its requests are slow.",
      basis: "95 % of the limit for 15 minutes; containers without a limit are left out.",
      runbook: "kubernetes-container-resources",
      expression:
        `sum by (${CONTAINER}) (rate(container_cpu_usage_seconds_total{job="cadvisor", container!=""}[5m])) ` +
        `/ on (${CONTAINER}) (max by (${CONTAINER}) (kube_pod_container_resource_limits{${KSM}, resource="cpu"}) > 0) > {{threshold}}`,
      threshold: 0.95,
      for: "PT15M",
      detail:
        "Pod {{ $labels.namespace }}/{{ $labels.pod }}, container {{ $labels.container }}: {{ $value | humanizePercentage }} of its limit.",
    },
    {
      id: "kubernetes.container-memory-high",
      title: "KubeContainerAverageMemoryHigh",
      severity: 2,
      reason: "A container is close to its memory limit; the kernel kills it when it passes.",
      basis: "95 % of the limit for ten minutes, working set without reclaimable cache; containers without a limit are left out.",
      runbook: "kubernetes-container-resources",
      expression:
        `max by (${CONTAINER}) (container_memory_working_set_bytes{job="cadvisor", container!=""}) ` +
        `/ on (${CONTAINER}) (max by (${CONTAINER}) (kube_pod_container_resource_limits{${KSM}, resource="memory"}) > 0) > {{threshold}}`,
      threshold: 0.95,
      for: "PT10M",
      detail:
        "Pod {{ $labels.namespace }}/{{ $labels.pod }}, container {{ $labels.container }}: {{ $value | humanizePercentage }} of its limit.",
    },
    {
      id: "kubernetes.hpa-replicas-mismatch",
      title: "KubeHpaReplicasMismatch",
      severity: 3,
      reason: "An autoscaler wants another number of replicas than it gets: the workload is short of pods or they do not start.",
      basis: "15 minutes, while it is between its bounds and not moving: the value of kubernetes-mixin.",
      runbook: "kubernetes-autoscaling",
      expression:
        `abs(kube_${HPA}_status_desired_replicas{${KSM}} - kube_${HPA}_status_current_replicas{${KSM}}) > {{threshold}} ` +
        `and kube_${HPA}_status_current_replicas{${KSM}} > kube_${HPA}_spec_min_replicas{${KSM}} ` +
        `and kube_${HPA}_status_current_replicas{${KSM}} < kube_${HPA}_spec_max_replicas{${KSM}} ` +
        `and changes(kube_${HPA}_status_current_replicas{${KSM}}[15m]) == 0`,
      threshold: 0,
      for: "PT15M",
      detail:
        "Autoscaler {{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }}: {{ $value | humanize }} replicas missing or too many.",
    },
    {
      id: "kubernetes.hpa-maxed-out",
      title: "KubeHpaMaxedOut",
      severity: 3,
      reason: "An autoscaler is at its maximum; more load makes the workload slow instead of bigger.",
      basis: "15 minutes at the maximum, the value of kubernetes-mixin; autoscalers with equal bounds are left out.",
      runbook: "kubernetes-autoscaling",
      expression:
        `kube_${HPA}_status_current_replicas{${KSM}} / (kube_${HPA}_spec_max_replicas{${KSM}} ` +
        `> kube_${HPA}_spec_min_replicas{${KSM}}) >= {{threshold}}`,
      threshold: 1,
      for: "PT15M",
      detail:
        "Autoscaler {{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }}: at {{ $value | humanizePercentage }} of its maximum.",
    },
    {
      id: "kubernetes.volume-usage-high",
      title: "KubePVUsageHigh",
      severity: 2,
      reason: "A persistent volume is nearly full; when it is, writes fail and databases stop.",
      basis: "90 % for 15 minutes, whatever the trend: time to grow the claim.",
      runbook: "kubernetes-volumes",
      expression:
        'kubelet_volume_stats_used_bytes{job="kubelet"} / (kubelet_volume_stats_capacity_bytes{job="kubelet"} > 0) > {{threshold}}' +
        WRITABLE,
      threshold: 0.9,
      for: "PT15M",
      detail: "Claim {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }}: {{ $value | humanizePercentage }} used.",
    },
  ].map((entry) => ({ owner: "application" as const, ...entry })),
);
