import { KSM } from "./alert.ts";
import type { RecordingGroup, RecordingRule } from "./recording.ts";

const SCOPE = "cluster, microsoft_resourceid";
const OWNER = "node, created_by_name, created_by_kind";
const named = 'container!="", pod!=""';

/** Adds node and controller to series by pod. */
export const withOwner = (perPod: string): string =>
  `(${perPod}) * on (pod, namespace, ${SCOPE}) group_left (${OWNER}) ` +
  `max by (${OWNER}, pod, namespace, ${SCOPE}) (kube_pod_info{${KSM}, pod!=""})`;

/** A rule by pod and its total by controller. */
export const podAndController = (
  what: string,
  suffix: string,
  perPod: string,
  fold = "sum",
  by = `namespace, ${OWNER}, ${SCOPE}`,
): RecordingRule[] => [
  { record: `ux:pod_${what}:${suffix}`, expression: perPod },
  { record: `ux:controller_${what}:${suffix}`, expression: `${fold} by (${by}) (ux:pod_${what}:${suffix})` },
];
export const byInstance = (record: string, series: string): RecordingRule => ({
  record,
  expression: `sum by (instance, ${SCOPE}) (${series})`,
});

const cadvisor = (series: string) => withOwner(`sum by (namespace, pod, ${SCOPE}) (${series})`);
const perContainer = (fold: string, series: string) =>
  `${fold} by (container, pod, namespace, ${SCOPE}) (${series}{${KSM}, ${named}})`;
const folded = (fold: string, series: string) => `${fold} by (namespace, ${OWNER}, pod, ${SCOPE}) (${withOwner(series)})`;

/** Pods with a limit on every container; a pod that lacks one has no bound, so no total either. */
const limits = `kube_pod_container_resource_limits{${KSM}, ${named}}`;
const bounded =
  `sum by (pod, namespace, resource, ${SCOPE}) (max by (pod, container, namespace, resource, ${SCOPE}) (${limits})) ` +
  `unless (count by (pod, namespace, resource, ${SCOPE}) (${limits}) != on (pod, namespace, ${SCOPE}) group_left () ` +
  `sum by (pod, namespace, ${SCOPE}) (kube_pod_container_info{${KSM}, ${named}}))`;

/** Pods being deleted have no phase of their own; those on a lost node are not counted. */
const terminating =
  `label_replace(count by (pod, namespace, ${SCOPE}) (kube_pod_deletion_timestamp{${KSM}, pod!=""}) ` +
  `* count by (pod, namespace, ${SCOPE}) (kube_pod_status_reason{${KSM}, reason="NodeLost"} == 0), "phase", "terminating", "", "")`;

const drops = (direction: string) =>
  byInstance(
    `ux:node_network_${direction}_drop_total:sum_irate`,
    `irate(node_network_${direction}_drop_total{job="node", device!="lo"}[5m])`,
  );

/** What the portal's Monitor tab of a cluster reads. */
export const uxRecording: RecordingGroup = {
  group: "UXRecordingRulesRuleGroup",
  os: "Linux",
  rules: [
    ...podAndController(
      "cpu_usage",
      "sum_irate",
      cadvisor(`irate(container_cpu_usage_seconds_total{job="cadvisor", ${named}}[5m])`),
    ),
    ...podAndController("workingset_memory", "sum", cadvisor(`container_memory_working_set_bytes{job="cadvisor", ${named}}`)),
    ...podAndController("rss_memory", "sum", cadvisor(`container_memory_rss{job="cadvisor", ${named}}`)),
    ...podAndController(
      "container_count",
      "sum",
      folded(
        "sum",
        `${perContainer("sum", "kube_pod_container_info")} or ${perContainer("sum", "kube_pod_init_container_info")}`,
      ),
    ),
    ...podAndController(
      "container_restarts",
      "max",
      folded(
        "max",
        `${perContainer("max", "kube_pod_container_status_restarts_total")} or ` +
          perContainer("max", "kube_pod_init_container_status_restarts_total"),
      ),
      "max",
    ),
    ...podAndController("resource_limit", "sum", withOwner(bounded), "sum", `namespace, ${OWNER}, resource, ${SCOPE}`),
    {
      record: "ux:controller_pod_phase_count:sum",
      expression: `sum by (namespace, phase, ${OWNER}, ${SCOPE}) (${withOwner(
        `kube_pod_status_phase{${KSM}, pod!=""} or ${terminating}`,
      )})`,
    },
    {
      record: "ux:cluster_pod_phase_count:sum",
      expression: `sum by (namespace, phase, node, ${SCOPE}) (ux:controller_pod_phase_count:sum)`,
    },
    byInstance("ux:node_cpu_usage:sum_irate", '1 - irate(node_cpu_seconds_total{job="node", mode="idle"}[5m])'),
    byInstance(
      "ux:node_memory_usage:sum",
      'node_memory_MemTotal_bytes{job="node"} - node_memory_MemFree_bytes{job="node"} ' +
        '- node_memory_Cached_bytes{job="node"} - node_memory_Buffers_bytes{job="node"}',
    ),
    drops("receive"),
    drops("transmit"),
  ],
};
