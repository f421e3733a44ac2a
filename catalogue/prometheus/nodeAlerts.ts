import { alertsOf } from "../entry.ts";
import { inGroup, KSM, POD, UNCORDONED } from "./alert.ts";

const DISK = 'job="node", fstype=~"ext[34]|xfs|btrfs", mountpoint!~"/var/lib/(kubelet|docker|containerd)/.+"';

/** Signals of single nodes. */
export const nodeAlerts = alertsOf(inGroup("Node-level"), [
  {
    id: "kubernetes.node-unreachable",
    title: "KubeNodeUnreachable",
    severity: 1,
    reason: "The control plane has lost a node; its pods are being evicted and single-replica workloads are down.",
    basis: "15 minutes with the unreachable taint; nodes that the autoscaler is deleting and cordoned ones are left out.",
    runbook: "kubernetes-node",
    expression:
      `max by (cluster, node) (kube_node_spec_taint{${KSM}, key="node.kubernetes.io/unreachable", effect="NoSchedule"}) ` +
      `unless on (cluster, node) kube_node_spec_taint{${KSM}, key="ToBeDeletedByClusterAutoscaler"} == 1${UNCORDONED}`,
    for: "PT15M",
    detail: "Node {{ $labels.node }}: unreachable is {{ $value | humanize }}.",
  },
  {
    id: "kubernetes.node-readiness-flapping",
    title: "KubeNodeReadinessFlapping",
    severity: 2,
    reason: "A node changes between ready and not ready; pods on it are moved back and forth.",
    basis: "More than two changes in 15 minutes, for 15 minutes: the value of kubernetes-mixin. Cordoned nodes are left out.",
    runbook: "kubernetes-node",
    expression: `sum by (cluster, node) (changes(kube_node_status_condition{${KSM}, condition="Ready", status="true"}[15m])) > {{threshold}}${UNCORDONED}`,
    threshold: 2,
    for: "PT15M",
    detail: "Node {{ $labels.node }}: {{ $value | humanize }} changes in 15 minutes.",
  },
  {
    id: "kubernetes.node-pressure",
    title: "KubeNodePressure",
    severity: 2,
    reason: "A node reports memory, disk or process pressure: the kubelet evicts pods from it.",
    basis: "Ten minutes; the kubelet itself waits five before it drops the condition. Cordoned nodes are left out.",
    runbook: "kubernetes-node",
    expression: `kube_node_status_condition{${KSM}, condition=~"(Memory|Disk|PID)Pressure", status="true"} > {{threshold}}${UNCORDONED}`,
    threshold: 0,
    for: "PT10M",
    detail: "Node {{ $labels.node }}, {{ $labels.condition }}: {{ $value | humanize }}.",
  },
  {
    id: "kubernetes.node-filesystem-read-only",
    title: "KubeNodeFilesystemReadOnly",
    severity: 2,
    reason: "The root disk of a node went read-only after an I/O error; containers there can no longer start.",
    basis: "The root file system only, for five minutes: other mounts are read-only on purpose.",
    runbook: "kubernetes-node",
    expression: 'node_filesystem_readonly{job="node", mountpoint="/"} > {{threshold}}',
    threshold: 0,
    for: "PT5M",
    detail: "Node {{ $labels.instance }}, {{ $labels.mountpoint }}: read-only is {{ $value | humanize }}.",
  },
  {
    id: "kubernetes.node-pods-full",
    title: "KubeletTooManyPods",
    severity: 3,
    reason: "A node runs nearly as many pods as it may; the scheduler will soon pass it over although CPU and memory are free.",
    basis: "95 % of the node's pod capacity for 15 minutes, the value of kubernetes-mixin.",
    runbook: "kubernetes-scheduling",
    expression:
      `count by (cluster, node) ((kube_pod_status_phase{${KSM}, phase="Running"} == 1) ` +
      `* on (${POD}) group_left (node) topk by (${POD}) (1, kube_pod_info{${KSM}, node!=""})) ` +
      `/ max by (cluster, node) (kube_node_status_capacity{${KSM}, resource="pods"} > 1) > {{threshold}}`,
    threshold: 0.95,
    for: "PT15M",
    detail: "Node {{ $labels.node }}: {{ $value | humanizePercentage }} of its pods.",
  },
  {
    id: "kubernetes.pod-start-slow",
    title: "KubeletPodStartUpLatencyHigh",
    severity: 3,
    reason: "Pods take more than a minute to start on a node: scale-out and recovery from failures are slow there.",
    basis: "99th percentile of the kubelet's pod worker above 60 seconds for ten minutes, the value of kubernetes-mixin.",
    runbook: "kubernetes-scheduling",
    expression:
      'histogram_quantile(0.99, sum by (cluster, instance, le) (rate(kubelet_pod_worker_duration_seconds_bucket{job="kubelet"}[5m]))) ' +
      "> {{threshold}}",
    threshold: 60,
    for: "PT10M",
    detail: "Node {{ $labels.instance }}: {{ $value | humanizeDuration }} to start a pod.",
  },
  {
    id: "kubernetes.kubelet-certificate-expiring",
    title: "KubeletClientCertificateExpiration",
    severity: 2,
    reason:
      "A kubelet's client certificate ends within a week and was not renewed; afterwards the node drops out of the cluster.",
    basis: "Seven days; the kubelet renews at about 80 % of the lifetime, so this means that renewal failed.",
    runbook: "kubernetes-node",
    expression: 'min by (cluster, instance) (kubelet_certificate_manager_client_ttl_seconds{job="kubelet"}) < {{threshold}}',
    threshold: 604800,
    for: "PT1H",
    detail: "Node {{ $labels.instance }}: {{ $value | humanizeDuration }} left.",
  },
]);

/** What Azure has no platform metric for where clusters are connected by Arc; on AKS the metric alerts tell it, once. */
export const nodeResourceAlerts = alertsOf(inGroup("Node-level"), [
  {
    id: "kubernetes.node-not-ready",
    title: "KubeNodeNotReady",
    severity: 2,
    essential: true,
    reason: "A node is not ready: nothing new is placed on it and its pods are about to be moved.",
    basis:
      "15 minutes: longer than a node image upgrade takes per node, shorter than anybody would like to go without the capacity. Cordoned nodes are under maintenance and left out.",
    runbook: "kubernetes-node",
    expression: `kube_node_status_condition{${KSM}, condition="Ready", status="true"} == 0${UNCORDONED}`,
    for: "PT15M",
    detail: "Node {{ $labels.node }}: ready is {{ $value | humanize }}.",
  },
  {
    id: "kubernetes.node-disk-usage-high",
    title: "KubeNodeDiskUsageHigh",
    severity: 3,
    reason: "A disk of a node is filling; at 85 % the kubelet starts to delete images and evict pods.",
    basis: "80 % for 15 minutes: five points before the kubelet's default image garbage collection at 85 %.",
    runbook: "kubernetes-node",
    expression: `1 - min by (cluster, instance, device) (node_filesystem_avail_bytes{${DISK}} / node_filesystem_size_bytes{${DISK}}) > {{threshold}}`,
    threshold: 0.8,
    for: "PT15M",
    detail: "Node {{ $labels.instance }}, device {{ $labels.device }}: {{ $value | humanizePercentage }} used.",
  },
  {
    id: "kubernetes.node-cpu-high",
    title: "KubeNodeCPUHigh",
    severity: 2,
    reason: "A node has hardly any CPU left; pods on it are slow and probes begin to time out.",
    basis: "90 % for 15 minutes; reads the recording rule instance:node_cpu_utilisation:rate5m.",
    runbook: "kubernetes-node",
    expression: "instance:node_cpu_utilisation:rate5m > {{threshold}}",
    threshold: 0.9,
    for: "PT15M",
    detail: "Node {{ $labels.instance }}: {{ $value | humanizePercentage }} busy.",
  },
  {
    id: "kubernetes.node-memory-high",
    title: "KubeNodeMemoryHigh",
    severity: 2,
    reason: "A node is nearly out of memory; the kubelet will evict pods or the kernel will kill containers.",
    basis: "90 % for 15 minutes; reads the recording rule instance:node_memory_utilisation:ratio.",
    runbook: "kubernetes-node",
    expression: "instance:node_memory_utilisation:ratio > {{threshold}}",
    threshold: 0.9,
    for: "PT15M",
    detail: "Node {{ $labels.instance }}: {{ $value | humanizePercentage }} used.",
  },
]);
