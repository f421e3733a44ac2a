import { KSM } from "./alert.ts";
import type { RecordingGroup, RecordingRule } from "./recording.ts";
import { byInstance, podAndController, withOwner } from "./uxRecording.ts";

const WIN = 'job="windows-exporter"';
const win = (metric: string) => `windows_${metric}{${WIN}}`;
const total = win("os_visible_memory_bytes");
const idle = `rate(windows_cpu_time_total{${WIN}, mode="idle"}[5m])`;
const diskBusy = `irate(${win("logical_disk_read_seconds_total")}[5m]) + irate(${win("logical_disk_write_seconds_total")}[5m])`;
const discarded = `irate(${win("net_packets_received_discarded_total")}[5m]) + irate(${win("net_packets_outbound_discarded_total")}[5m])`;
const cached = ["cache", "modified_page_list", "standby_cache_core", "standby_cache_normal_priority", "standby_cache_reserve"]
  .map((part) => win(`memory_${part}_bytes`))
  .join(" + ");
const rule = (record: string, expression: string): RecordingRule => ({ record, expression });

const windowsNode: RecordingGroup = {
  group: "NodeRecordingRulesRuleGroup-Win",
  os: "Windows",
  rules: [
    rule("node:windows_node:sum", `count(${win("system_boot_time_timestamp_seconds")} or ${win("system_system_up_time")})`),
    rule("node:windows_node_num_cpu:sum", `count by (instance) (sum by (instance, core) (${win("cpu_time_total")}))`),
    rule(":windows_node_cpu_utilisation:avg5m", `1 - avg(${idle})`),
    rule("node:windows_node_cpu_utilisation:avg5m", `1 - avg by (instance) (${idle})`),
    rule(":windows_node_memory_utilisation:", `1 - sum(${win("memory_available_bytes")}) / sum(${total})`),
    rule(":windows_node_memory_MemFreeCached_bytes:sum", `sum(${win("memory_available_bytes")} + ${win("memory_cache_bytes")})`),
    rule("node:windows_node_memory_totalCached_bytes:sum", cached),
    rule(":windows_node_memory_MemTotal_bytes:sum", `sum(${total})`),
    rule("node:windows_node_memory_bytes_available:sum", `sum by (instance) (${win("memory_available_bytes")})`),
    rule("node:windows_node_memory_bytes_total:sum", `sum by (instance) (${total})`),
    rule(
      "node:windows_node_memory_utilisation:ratio",
      "(node:windows_node_memory_bytes_total:sum - node:windows_node_memory_bytes_available:sum) " +
        "/ scalar(sum(node:windows_node_memory_bytes_total:sum))",
    ),
    rule(
      "node:windows_node_memory_utilisation:",
      "1 - node:windows_node_memory_bytes_available:sum / node:windows_node_memory_bytes_total:sum",
    ),
    rule("node:windows_node_memory_swap_io_pages:irate", `irate(${win("memory_swap_page_operations_total")}[5m])`),
    rule(":windows_node_disk_utilisation:avg_irate", `avg(${diskBusy})`),
    rule("node:windows_node_disk_utilisation:avg_irate", `avg by (instance) (${diskBusy})`),
  ],
};

/** Windows containers know only their id; kube-state-metrics knows the names that belong to it. */
const container = (metric: string) =>
  `windows_container_${metric}{${WIN}, container_id!=""} * on (container_id) group_left (container, pod, namespace) ` +
  `max by (container, container_id, pod, namespace) (kube_pod_container_info{${KSM}, container_id!=""})`;
const reserved = (kind: "requests" | "limits", resource: "cpu" | "memory") =>
  `max by (namespace, pod, container) (kube_pod_container_resource_${kind}{${KSM}, resource="${resource}"}) ` +
  "* on (container, pod, namespace) windows_pod_container_available";

const windowsKubernetes: RecordingGroup = {
  group: "NodeAndKubernetesRecordingRulesRuleGroup-Win",
  os: "Windows",
  rules: [
    rule(
      "node:windows_node_filesystem_usage:",
      `max by (instance, volume) (1 - ${win("logical_disk_free_bytes")} / ${win("logical_disk_size_bytes")})`,
    ),
    rule(
      "node:windows_node_filesystem_avail:",
      `max by (instance, volume) (${win("logical_disk_free_bytes")} / ${win("logical_disk_size_bytes")})`,
    ),
    rule(":windows_node_net_utilisation:sum_irate", `sum(irate(${win("net_bytes_total")}[5m]))`),
    rule("node:windows_node_net_utilisation:sum_irate", `sum by (instance) (irate(${win("net_bytes_total")}[5m]))`),
    rule(":windows_node_net_saturation:sum_irate", `sum(${discarded})`),
    rule("node:windows_node_net_saturation:sum_irate", `sum by (instance) (${discarded})`),
    rule("windows_pod_container_available", container("available")),
    rule("windows_container_total_runtime", container("cpu_usage_seconds_total")),
    rule("windows_container_memory_usage", container("memory_usage_commit_bytes")),
    rule("windows_container_private_working_set_usage", container("memory_usage_private_working_set_bytes")),
    rule("windows_container_network_received_bytes_total", container("network_receive_bytes_total")),
    rule("windows_container_network_transmitted_bytes_total", container("network_transmit_bytes_total")),
    rule("kube_pod_windows_container_resource_memory_request", reserved("requests", "memory")),
    rule("kube_pod_windows_container_resource_memory_limit", reserved("limits", "memory")),
    rule("kube_pod_windows_container_resource_cpu_cores_request", reserved("requests", "cpu")),
    rule("kube_pod_windows_container_resource_cpu_cores_limit", reserved("limits", "cpu")),
    rule(
      "namespace_pod_container:windows_container_cpu_usage_seconds_total:sum_rate",
      "sum by (namespace, pod, container) (rate(windows_container_total_runtime[5m]))",
    ),
  ],
};

const SCOPE = "cluster, microsoft_resourceid";
const perPod = (series: string) =>
  withOwner(
    `sum by (pod, namespace, ${SCOPE}) (max by (instance, container_id, ${SCOPE}) (${series}) * on (container_id, ${SCOPE}) ` +
      `group_left (container, pod, namespace) max by (container, container_id, pod, namespace, ${SCOPE}) ` +
      `(kube_pod_container_info{${KSM}, container!="", pod!="", container_id!=""}))`,
  );
const packets = (direction: string) =>
  byInstance(
    `ux:node_network_packets_${direction}_drop_total_windows:sum_irate`,
    `irate(${win(`net_packets_${direction}_discarded_total`)}[5m])`,
  );

const windowsUx: RecordingGroup = {
  group: "UXRecordingRulesRuleGroup-Win",
  os: "Windows",
  rules: [
    ...podAndController(
      "cpu_usage_windows",
      "sum_irate",
      perPod(`irate(windows_container_cpu_usage_seconds_total{${WIN}, container_id!=""}[5m])`),
    ),
    ...podAndController(
      "workingset_memory_windows",
      "sum",
      perPod(`windows_container_memory_usage_private_working_set_bytes{${WIN}, container_id!=""}`),
    ),
    byInstance("ux:node_cpu_usage_windows:sum_irate", `1 - irate(windows_cpu_time_total{${WIN}, mode="idle"}[5m])`),
    byInstance("ux:node_memory_usage_windows:sum", `${total} - ${win("memory_available_bytes")}`),
    packets("received"),
    packets("outbound"),
  ],
};

export const windowsRecording: RecordingGroup[] = [windowsNode, windowsKubernetes, windowsUx];
