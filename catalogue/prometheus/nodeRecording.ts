import type { RecordingGroup, RecordingRule } from "./recording.ts";

const NODE = 'job="node"';
const available =
  `(node_memory_MemAvailable_bytes{${NODE}} or ` +
  `(node_memory_MemFree_bytes{${NODE}} + node_memory_Buffers_bytes{${NODE}} + node_memory_Cached_bytes{${NODE}} + node_memory_Slab_bytes{${NODE}}))`;
const network = (counter: string) => `sum without (device) (rate(node_network_${counter}_total{${NODE}, device!="lo"}[5m]))`;
const disk = (counter: string) => `rate(node_disk_${counter}_total{${NODE}, device!=""}[5m])`;

/** Use and saturation of Linux nodes. */
export const nodeRecording: RecordingGroup = {
  group: "NodeRecordingRulesRuleGroup",
  os: "Linux",
  rules: [
    {
      record: "instance:node_num_cpu:sum",
      expression: `count without (cpu, mode) (node_cpu_seconds_total{${NODE}, mode="idle"})`,
    },
    {
      record: "instance:node_cpu_utilisation:rate5m",
      expression: `1 - avg without (cpu) (sum without (mode) (rate(node_cpu_seconds_total{${NODE}, mode=~"idle|iowait|steal"}[5m])))`,
    },
    { record: "instance:node_load1_per_cpu:ratio", expression: `node_load1{${NODE}} / instance:node_num_cpu:sum` },
    { record: "instance:node_memory_utilisation:ratio", expression: `1 - ${available} / node_memory_MemTotal_bytes{${NODE}}` },
    { record: "instance:node_vmstat_pgmajfault:rate5m", expression: `rate(node_vmstat_pgmajfault{${NODE}}[5m])` },
    { record: "instance_device:node_disk_io_time_seconds:rate5m", expression: disk("io_time_seconds") },
    { record: "instance_device:node_disk_io_time_weighted_seconds:rate5m", expression: disk("io_time_weighted_seconds") },
    ...["receive_bytes", "transmit_bytes", "receive_drop", "transmit_drop"].map((counter): RecordingRule => ({
      record: `instance:node_network_${counter}_excluding_lo:rate5m`,
      expression: network(counter),
    })),
  ],
};

/** Two sums over all nodes that belong to the Kubernetes group. */
export const clusterNodeRules: RecordingRule[] = [
  { record: ":node_memory_MemAvailable_bytes:sum", expression: `sum by (cluster) ${available}` },
  {
    record: "cluster:node_cpu:ratio_rate5m",
    expression:
      `sum by (cluster) (rate(node_cpu_seconds_total{${NODE}, mode!~"idle|iowait|steal"}[5m])) ` +
      `/ count by (cluster) (sum by (cluster, instance, cpu) (node_cpu_seconds_total{${NODE}}))`,
  },
];
