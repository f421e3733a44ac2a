import { alertsOf, typesOf, type TypeEntry } from "../entry.ts";
import { kubernetesAlerts } from "../prometheus/index.ts";
import type { MetricFacts } from "../schema.ts";
import { containerLogAlerts } from "./kubernetes/containerLogAlerts.ts";

const AKS = "https://learn.microsoft.com/azure/aks/monitor-aks-reference";
const GRAINS = ["PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H"];
const percent = (...dimensions: string[]): MetricFacts => ({
  unit: "Percent",
  aggregations: ["Average", "Maximum"],
  dimensions,
  grains: GRAINS,
});
const count = (grains: string[], ...dimensions: string[]): MetricFacts => ({
  unit: "Count",
  aggregations: ["Average", "Total"],
  dimensions,
  grains,
});

const shared = {
  kind: "metric",
  owner: "platform",
  source: AKS,
  aggregation: "Average",
  operator: "GreaterThan",
  windowSize: "PT15M",
  evaluationFrequency: "PT5M",
} as const;
const CONTROL_PLANE =
  "80 % over 15 minutes: Azure scales the control plane, but only within the cluster's tier. Not seen on small clusters.";

const nodes = alertsOf(shared, [
  {
    id: "aks.node-cpu",
    title: "A node is out of CPU",
    severity: { default: 3, production: 2 },
    essential: true,
    reason: "A node has had hardly any CPU left for a quarter of an hour; pods on it are slow and probes begin to time out.",
    basis:
      "95 % is Microsoft's recommended value over 5 minutes; 90 % over 15 minutes catches the same nodes and skips start-up peaks.",
    runbook: "kubernetes-node",
    metric: "node_cpu_usage_percentage",
    threshold: { default: 95, production: 90 },
    dimensions: [{ name: "node" }],
  },
  {
    id: "aks.node-memory",
    title: "A node is out of memory",
    severity: { default: 3, production: 2 },
    essential: true,
    reason: "A node's working set nears what it has; the kubelet will evict pods or the kernel will kill containers.",
    basis: "90 % of the allocatable memory. The 100 % of the recommended alert comes after the evictions have begun.",
    runbook: "kubernetes-node",
    metric: "node_memory_working_set_percentage",
    threshold: 90,
    dimensions: [{ name: "node" }],
  },
  {
    id: "aks.node-disk",
    title: "A node's disk is filling",
    severity: 2,
    essential: true,
    reason: "A disk of a node is nearly full; the kubelet deletes images and evicts pods to make room.",
    basis: "80 %: the kubelet starts image garbage collection at 85 % and evicts at 90 %.",
    runbook: "kubernetes-node",
    metric: "node_disk_usage_percentage",
    threshold: 80,
    dimensions: [{ name: "node" }, { name: "device" }],
  },
  {
    id: "aks.node-not-ready",
    title: "A node is not ready",
    severity: { default: 3, production: 2 },
    essential: true,
    reason: "A node has not been ready for a quarter of an hour: its pods are being moved and the cluster has less room.",
    basis: "More than ten of the 15 samples, one a minute, so that node image upgrades and scale-in stay quiet.",
    runbook: "kubernetes-node",
    metric: "kube_node_status_condition",
    aggregation: "Total",
    threshold: 10,
    dimensions: [
      { name: "node" },
      { name: "condition", values: ["Ready"] },
      { name: "status2", values: ["NotReady", "Unknown"] },
    ],
  },
]);

const controlPlane = alertsOf(shared, [
  {
    id: "aks.apiserver-cpu",
    assumes: "the cluster is large enough for Azure to emit the metric",
    title: "The API server is short of CPU",
    severity: 2,
    reason: "The Kubernetes API answers slowly or refuses calls: deployments, scaling and recovery suffer.",
    basis: CONTROL_PLANE,
    runbook: "kubernetes-control-plane",
    metric: "apiserver_cpu_usage_percentage",
    threshold: 80,
    skipMetricValidation: true,
  },
  {
    id: "aks.apiserver-memory",
    assumes: "the cluster is large enough for Azure to emit the metric",
    title: "The API server is short of memory",
    severity: 2,
    reason: "The API server is about to be killed for memory: large lists or many watches use it up.",
    basis: CONTROL_PLANE,
    runbook: "kubernetes-control-plane",
    metric: "apiserver_memory_usage_percentage",
    threshold: 80,
    skipMetricValidation: true,
  },
  {
    id: "aks.etcd-database",
    title: "The cluster's database is filling",
    severity: { default: 2, production: 1 },
    essential: true,
    reason: "The store of all Kubernetes objects is nearly full; when it is, the cluster accepts no change any more.",
    basis: "75 % of the size Azure allows, worst partition: what fills it, often events or custom resources, grows on.",
    runbook: "kubernetes-control-plane",
    metric: "etcd_database_usage_percentage",
    aggregation: "Maximum",
    threshold: 75,
    oneSample: true,
    skipMetricValidation: true,
  },
]);

const managedCluster: TypeEntry = {
  type: "Microsoft.ContainerService/managedClusters",
  title: "Kubernetes service (AKS)",
  insights: "container",
  retiredWhen: [
    {
      when: [{ path: "properties.networkProfile.networkPlugin", in: ["kubenet"] }],
      what: "a cluster with kubenet",
      on: "2028-03-31",
      wayOut: "Upgrade it to Azure CNI Overlay: `az aks update <resource> --network-plugin azure --network-plugin-mode overlay`.",
      source: "https://azure.microsoft.com/updates/?id=485172",
    },
  ],
  metrics: {
    node_cpu_usage_percentage: percent("node", "nodepool"),
    node_memory_working_set_percentage: percent("node", "nodepool"),
    node_disk_usage_percentage: percent("node", "nodepool", "device"),
    kube_node_status_condition: count(GRAINS, "condition", "status", "status2", "node"),
    kube_pod_status_phase: count(GRAINS, "phase", "namespace", "pod"),
    apiserver_cpu_usage_percentage: percent(),
    apiserver_memory_usage_percentage: percent(),
    etcd_database_usage_percentage: percent("partition"),
  },
  logs: {
    categories: [
      "kube-apiserver",
      "kube-audit",
      "kube-audit-admin",
      "kube-controller-manager",
      "kube-scheduler",
      "cluster-autoscaler",
      "cloud-controller-manager",
      "guard",
      "csi-azuredisk-controller",
      "csi-azurefile-controller",
      "csi-snapshot-controller",
    ],
    // kube-audit-admin is kube-audit without reads; both together store every change twice.
    enabled: {
      default: ["cluster-autoscaler", "guard", "kube-audit-admin"],
      production: [
        "cloud-controller-manager",
        "cluster-autoscaler",
        "guard",
        "kube-apiserver",
        "kube-audit-admin",
        "kube-controller-manager",
        "kube-scheduler",
      ],
    },
    dedicated: true,
    tables: ["AKSAudit", "AKSAuditAdmin", "AKSControlPlane"],
    gbPerMonth: { default: 5, production: 20 },
    basis:
      "Memory-grade: kube-audit-admin dominates and grows with deployments and controllers; kube-audit would be ten times that.",
    source: "https://learn.microsoft.com/azure/azure-monitor/containers/kubernetes-monitoring-enable",
  },
  alerts: [...nodes, ...controlPlane, ...containerLogAlerts, ...kubernetesAlerts],
  charts: [
    { title: "Node CPU", metric: "node_cpu_usage_percentage", aggregation: "Average", splitBy: "node", alert: "aks.node-cpu" },
    {
      title: "Node memory",
      metric: "node_memory_working_set_percentage",
      aggregation: "Average",
      splitBy: "node",
      alert: "aks.node-memory",
    },
    { title: "Node disk", metric: "node_disk_usage_percentage", aggregation: "Average", splitBy: "node", alert: "aks.node-disk" },
    { title: "Pods by phase", metric: "kube_pod_status_phase", aggregation: "Total", splitBy: "phase" },
    { title: "API server CPU", metric: "apiserver_cpu_usage_percentage", aggregation: "Average", alert: "aks.apiserver-cpu" },
    { title: "Cluster database", metric: "etcd_database_usage_percentage", aggregation: "Maximum", alert: "aks.etcd-database" },
  ],
  skip: [
    {
      when: [{ path: "properties.powerState.code", in: ["Stopped"], absent: false }],
      reason: "The cluster is stopped.",
      source: "https://learn.microsoft.com/azure/aks/start-stop-cluster",
    },
  ],
};

export const containerService = typesOf([managedCluster]);
