import { KSM, POD } from "./alert.ts";
import { clusterNodeRules } from "./nodeRecording.ts";
import type { RecordingGroup, RecordingRule } from "./recording.ts";

/** Adds the node a pod runs on. `topk` keeps one row where a pod was just moved. */
const onNode = `* on (${POD}) group_left (node) topk by (${POD}) (1, max by (${POD}, node) (kube_pod_info{node!=""}))`;
const memory = (part: string): RecordingRule => ({
  record: `node_namespace_pod_container:container_memory_${part}`,
  expression: `container_memory_${part}{job="cadvisor", image!=""} ${onNode}`,
});

const alive = `max by (${POD}) (kube_pod_status_phase{phase=~"Pending|Running"} == 1)`;
/** Requests or limits of pods that hold resources: each container, and the sum of each namespace. */
const reserved = (kind: "requests" | "limits", resource: "cpu" | "memory"): RecordingRule[] => {
  const series = `kube_pod_container_resource_${kind}{resource="${resource}", ${KSM}}`;
  return [
    {
      record: `cluster:namespace:pod_${resource}:active:kube_pod_container_resource_${kind}`,
      expression: `${series} * on (${POD}) group_left () ${alive}`,
    },
    {
      record: `namespace_${resource}:kube_pod_container_resource_${kind}:sum`,
      expression:
        `sum by (namespace, cluster) (sum by (${POD}) (max by (${POD}, container) (${series}) ` +
        `* on (${POD}) group_left () ${alive}))`,
    },
  ];
};

const renamed = (series: string, from: string) => `label_replace(${series}, "workload", "$1", "${from}", "(.*)")`;
const ownedBy = (kind: string, series = `kube_pod_owner{${KSM}, owner_kind="${kind}"}`): RecordingRule => ({
  record: "namespace_workload_pod:kube_pod_owner:relabel",
  expression: `max by (cluster, namespace, workload, pod) (${renamed(series, "owner_name")})`,
  labels: { workload_type: kind === "ReplicaSet" ? "deployment" : kind.toLowerCase() },
});
/** A pod of a deployment belongs to a replica set; the deployment is the owner of that. */
const deploymentPods =
  `label_replace(kube_pod_owner{${KSM}, owner_kind="ReplicaSet"}, "replicaset", "$1", "owner_name", "(.*)") ` +
  `* on (cluster, namespace, replicaset) group_left (owner_name) topk by (cluster, namespace, replicaset) ` +
  `(1, max by (cluster, namespace, replicaset, owner_name) (kube_replicaset_owner{${KSM}}))`;

/** What the Kubernetes dashboards by cluster, namespace, workload and pod read. */
export const kubernetesRecording: RecordingGroup = {
  group: "KubernetesRecordingRulesRuleGroup",
  os: "Linux",
  rules: [
    {
      record: "node_namespace_pod_container:container_cpu_usage_seconds_total:sum_irate",
      expression: `sum by (${POD}, container) (irate(container_cpu_usage_seconds_total{job="cadvisor", image!=""}[5m])) ${onNode}`,
    },
    ...["working_set_bytes", "rss", "cache", "swap"].map(memory),
    ...reserved("requests", "memory"),
    ...reserved("requests", "cpu"),
    ...reserved("limits", "memory"),
    ...reserved("limits", "cpu"),
    ownedBy("ReplicaSet", deploymentPods),
    ownedBy("DaemonSet"),
    ownedBy("StatefulSet"),
    ownedBy("Job"),
    ...clusterNodeRules,
  ],
};
