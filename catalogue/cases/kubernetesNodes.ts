import type { CasesByAlert } from "../case.ts";
import { all, firing, kubelet, ksm, node, one, prometheus, quiet, type Series } from "./writePrometheus.ts";

const condition = (name: string, is: string, status: string, samples: string): Series =>
  one("kube_node_status_condition", ksm({ node: name, condition: is, status }), samples);
const taint = (name: string, key: string, samples = "1x60"): Series =>
  one("kube_node_spec_taint", ksm({ node: name, key, effect: "NoSchedule" }), samples);
const CORDON = "node.kubernetes.io/unschedulable";
/** Four minutes each way. */
const FLAPPING = "1x3 0x3 1x3 0x3 1x3 0x3 1x3 0x3 1x3 0x3 1x3 0x3 1x3 0x3 1x3 0x3";
const onN1 = { cluster: "c", node: "n1" };

const nodes: CasesByAlert = {
  "kubernetes.node-not-ready": prometheus(
    2,
    firing(
      "a node is not ready, another is",
      all(condition("n1", "Ready", "true", "1x9 0x60"), taint("n1", "dedicated"), condition("n2", "Ready", "true", "1x60")),
      28,
      ksm({ node: "n1", condition: "Ready", status: "true" }),
    ),
    quiet("a node restarts within ten minutes", condition("n1", "Ready", "true", "1x9 0x9 1x60"), 40),
    quiet(
      "ready, and neither of what the other series say",
      all(
        condition("n1", "Ready", "true", "1x60"),
        condition("n1", "Ready", "false", "0x60"),
        condition("n1", "MemoryPressure", "true", "0x60"),
      ),
      40,
    ),
    quiet("a node under maintenance, cordoned", all(condition("n1", "Ready", "true", "0x60"), taint("n1", CORDON)), 40),
  ),
  "kubernetes.node-unreachable": prometheus(
    1,
    firing("a node is lost", all(taint("n1", "node.kubernetes.io/unreachable"), taint("n2", "dedicated")), 18, onN1),
    quiet(
      "a node that the autoscaler removes",
      all(taint("n1", "node.kubernetes.io/unreachable"), taint("n1", "ToBeDeletedByClusterAutoscaler")),
      30,
    ),
    quiet("unreachable for ten minutes", taint("n1", "node.kubernetes.io/unreachable", "_x9 1x9 _x60"), 40),
    quiet("a taint of another kind", taint("n1", "dedicated"), 30),
  ),
  "kubernetes.node-readiness-flapping": prometheus(
    2,
    firing(
      "ready and not ready in turn for half an hour",
      all(condition("n1", "Ready", "true", FLAPPING), condition("n2", "Ready", "true", "1x60")),
      30,
      onN1,
    ),
    quiet("a node under maintenance, cordoned", all(condition("n1", "Ready", "true", FLAPPING), taint("n1", CORDON)), 38),
    quiet(
      "seven minutes each way, in both series of the condition",
      all(
        condition("n1", "Ready", "true", "1x6 0x6 1x6 0x6 1x6 0x6 1x6 0x6 1x6 0x6 1x6 0x6"),
        condition("n1", "Ready", "false", "0x6 1x6 0x6 1x6 0x6 1x6 0x6 1x6 0x6 1x6 0x6 1x6"),
      ),
      70,
    ),
    quiet("pressure that comes and goes", condition("n1", "MemoryPressure", "true", FLAPPING), 60),
    quiet(
      "three changes each in two short whiles",
      condition("n1", "Ready", "true", "1x19 0x1 1x1 0x1 1x29 0x1 1x1 0x1 1x29"),
      80,
    ),
  ),
  "kubernetes.node-pressure": prometheus(
    2,
    firing(
      "short of memory, another node is well",
      all(
        condition("n1", "MemoryPressure", "true", "0x9 1x60"),
        taint("n1", "dedicated"),
        condition("n2", "MemoryPressure", "true", "0x60"),
      ),
      23,
      ksm({ node: "n1", condition: "MemoryPressure", status: "true" }),
    ),
    firing(
      "short of disk",
      condition("n1", "DiskPressure", "true", "1x60"),
      13,
      ksm({ node: "n1", condition: "DiskPressure", status: "true" }),
    ),
    quiet(
      "a node under maintenance, cordoned",
      all(condition("n1", "DiskPressure", "true", "1x60"), one("kube_node_spec_unschedulable", ksm({ node: "n1" }), "1x60")),
      30,
    ),
    quiet("for six minutes", condition("n1", "MemoryPressure", "true", "0x9 1x5 0x60"), 40),
    quiet("ready, which is no pressure", condition("n1", "Ready", "true", "1x60"), 30),
    quiet("no pressure, which is a series of its own", condition("n1", "MemoryPressure", "false", "1x60"), 30),
  ),
  "kubernetes.node-pods-full": prometheus(
    3,
    firing("29 of 30 pods", pods("n1", 29, 30), 18, onN1),
    quiet("29 of 30 pods for ten minutes, while a deployment is replaced", pods("n1", 29, 30, "Running", "0x9 1x9 0x40"), 40),
    quiet("27 of 30 pods", pods("n1", 27, 30), 30),
    quiet("29 pods, of which six are done", all(pods("n1", 23, 30), pods("n1", 6, 30, "Succeeded")), 30),
  ),
};

/** Pods on a node that takes so many. */
function pods(name: string, running: number, capacity: number, phase = "Running", samples = "1x60"): Series {
  const each = Array.from({ length: running }, (_, i) => {
    const labels = { namespace: "shop", pod: `${phase}-${i}` };
    return all(
      one("kube_pod_status_phase", ksm({ ...labels, phase }), samples),
      one("kube_pod_info", ksm({ ...labels, node: name }), "1x60"),
    );
  });
  return all(
    ...each,
    one("kube_node_status_capacity", ksm({ node: name, resource: "pods" }), `${capacity}x60`),
    one("kube_node_status_capacity", ksm({ node: name, resource: "memory" }), "16000000000x60"),
  );
}

const disk = (instance: string, avail: string, more = {}): Series => {
  const labels = node({ instance, device: "/dev/sda1", fstype: "ext4", mountpoint: "/", ...more });
  return all(one("node_filesystem_avail_bytes", labels, avail), one("node_filesystem_size_bytes", labels, "100x60"));
};
const cpu = (instance: string, idle: string, user: string): Series =>
  all(
    one("node_cpu_seconds_total", node({ instance, cpu: "0", mode: "idle" }), idle),
    one("node_cpu_seconds_total", node({ instance, cpu: "0", mode: "user" }), user),
  );
const memory = (instance: string, available: string): Series =>
  all(
    one("node_memory_MemAvailable_bytes", node({ instance }), available),
    one("node_memory_MemTotal_bytes", node({ instance }), "100x60"),
    one("node_memory_Buffers_bytes", node({ instance }), "1x60"),
    one("node_memory_Cached_bytes", node({ instance }), "1x60"),
    one("node_memory_MemFree_bytes", node({ instance }), available),
    one("node_memory_Slab_bytes", node({ instance }), "0x60"),
  );
const n1 = { cluster: "c", instance: "n1" };

const machines: CasesByAlert = {
  "kubernetes.node-disk-usage-high": prometheus(
    3,
    firing("85 % used, another node at half", all(disk("n1", "15x60"), disk("n2", "50x60")), 18, { ...n1, device: "/dev/sda1" }),
    quiet("76 % used", disk("n1", "24x60"), 30),
    quiet("85 % for ten minutes, until images are cleaned up", disk("n1", "40x9 15x9 40x60"), 40),
    quiet("a file system in memory", disk("n1", "2x60", { fstype: "tmpfs", mountpoint: "/run" }), 30),
    quiet("a mount of a pod, which is the claim's matter", disk("n1", "2x60", { mountpoint: "/var/lib/kubelet/pods/x" }), 30),
  ),
  "kubernetes.node-filesystem-read-only": prometheus(
    2,
    firing(
      "the root is read-only, another node's is not",
      all(
        one("node_filesystem_readonly", node({ instance: "n1", mountpoint: "/" }), "0x9 1x60"),
        one("node_filesystem_readonly", node({ instance: "n2", mountpoint: "/" }), "0x60"),
      ),
      17,
      node({ instance: "n1", mountpoint: "/" }),
    ),
    quiet(
      "a medium that is read-only on purpose",
      one("node_filesystem_readonly", node({ instance: "n1", mountpoint: "/mnt/cd" }), "1x60"),
      30,
    ),
    quiet(
      "for three minutes, while it is checked",
      one("node_filesystem_readonly", node({ instance: "n1", mountpoint: "/" }), "0x9 1x2 0x60"),
      30,
    ),
  ),
  "kubernetes.node-cpu-high": prometheus(
    2,
    firing("95 % busy, another node at half", all(cpu("n1", "0+3x60", "0+57x60"), cpu("n2", "0+30x60", "0+30x60")), 19, {
      job: "node",
      ...n1,
    }),
    quiet("85 % busy", cpu("n1", "0+9x60", "0+51x60"), 40),
    quiet("busy for fourteen minutes", cpu("n1", "0+40x19 800+3x13 880+40x40", "0+20x19 400+57x13 1160+20x40"), 45),
  ),
  "kubernetes.node-memory-high": prometheus(
    2,
    firing("94 % used, another node at half", all(memory("n1", "6x60"), memory("n2", "50x60")), 19, { job: "node", ...n1 }),
    quiet("86 % used", memory("n1", "14x60"), 30),
    quiet("94 % for ten minutes", memory("n1", "40x9 6x9 40x60"), 40),
  ),
};

const ofKubelet = kubelet({ instance: "n1" });
/** Three buckets a histogram needs at least; so many calls a minute took up to 1, 120 and any seconds. */
const slow = (fast: number, slower: number): Series =>
  all(
    one("kubelet_pod_worker_duration_seconds_bucket", { ...ofKubelet, le: "1" }, `0+${fast}x60`),
    one("kubelet_pod_worker_duration_seconds_bucket", { ...ofKubelet, le: "120" }, `0+${fast + slower}x60`),
    one("kubelet_pod_worker_duration_seconds_bucket", { ...ofKubelet, le: "+Inf" }, `0+${fast + slower}x60`),
  );
const calls = (failed: number, good: number): Series => {
  const labels = kubelet({ instance: "n1" });
  return all(
    one("rest_client_requests_total", { ...labels, code: "500" }, `0+${failed}x60`),
    one("rest_client_requests_total", { ...labels, code: "200" }, `0+${good}x60`),
  );
};
const lifetime = (instance: string, samples: string): Series =>
  one("kubelet_certificate_manager_client_ttl_seconds", kubelet({ instance }), samples);
const DAY = 86_400;

const agents: CasesByAlert = {
  "kubernetes.pod-start-slow": prometheus(
    3,
    firing("one start in a hundred takes more than a minute", slow(9785, 215), 14, n1),
    quiet(
      "one start in a hundred is slow for eight minutes",
      all(
        one("kubelet_pod_worker_duration_seconds_bucket", { ...ofKubelet, le: "1" }, "0+100x60"),
        one("kubelet_pod_worker_duration_seconds_bucket", { ...ofKubelet, le: "120" }, "0+100x19 1910+110x2 2140+100x37"),
        one("kubelet_pod_worker_duration_seconds_bucket", { ...ofKubelet, le: "+Inf" }, "0+100x19 1910+110x2 2140+100x37"),
      ),
      50,
    ),
    quiet("all starts take a second", slow(100, 0), 30),
    quiet("one in a hundred takes almost a minute", slow(9811, 189), 30),
  ),
  "kubernetes.client-errors": prometheus(
    3,
    firing("1.05 % of the calls fail", calls(21, 1979), 19, { ...n1, job: "kubelet" }),
    quiet("0.95 % of the calls fail", calls(19, 1981), 40),
    quiet(
      "a tenth of the calls fail for six minutes",
      all(
        one("rest_client_requests_total", { ...ofKubelet, code: "500" }, "0x19 10+10x5 70x60"),
        one("rest_client_requests_total", { ...ofKubelet, code: "200" }, "0+90x90"),
      ),
      70,
    ),
    quiet(
      "refused calls are the caller's fault",
      one("rest_client_requests_total", { ...ofKubelet, code: "403" }, "0+50x60"),
      40,
    ),
  ),
  "kubernetes.kubelet-certificate-expiring": prometheus(
    2,
    firing(
      "six and a half days left, another node has ninety",
      all(lifetime("n1", `${6.5 * DAY}x120`), lifetime("n2", `${90 * DAY}x120`)),
      70,
      n1,
    ),
    quiet("seven and a half days left", lifetime("n1", `${7.5 * DAY}x120`), 90),
    quiet("renewed within three quarters of an hour", lifetime("n1", `${6 * DAY}x45 ${90 * DAY}x90`), 90),
  ),
};

const quota = (resource: string, type: string, samples: string, namespace = "shop"): Series =>
  one("kube_resourcequota", ksm({ namespace, resourcequota: "q", resource, type }), samples);
const allocatable = (resource: string, samples: string): Series =>
  one("kube_node_status_allocatable", ksm({ node: "n1", resource }), samples);
const capacity = [allocatable("cpu", "8x60"), allocatable("memory", "8x60")];
const overcommit = (resource: string): CasesByAlert[string] =>
  prometheus(
    3,
    firing(
      "quotas of two namespaces add up to 1.6 times what there is",
      all(
        quota(`requests.${resource}`, "hard", "8.8x60"),
        quota(`requests.${resource}`, "hard", "4x60", "blog"),
        quota("pods", "hard", "2x60"),
        ...capacity,
      ),
      7,
      { cluster: "c" },
    ),
    quiet("1.4 times what there is", all(quota(`requests.${resource}`, "hard", "11.2x60"), ...capacity), 20),
    quiet("1.6 times for three minutes", all(quota(`requests.${resource}`, "hard", "8x9 12.8x3 8x40"), ...capacity), 30),
    quiet("what pods use is no quota", all(quota(`requests.${resource}`, "used", "14x60"), ...capacity), 20),
  );
const daemonSet = (metric: string, name: string, samples: string): Series =>
  one(`kube_daemonset_status_${metric}`, ksm({ namespace: "kube-system", daemonset: name }), samples);
const scheduled = (name: string, desired: string, current: string): Series =>
  all(daemonSet("desired_number_scheduled", name, desired), daemonSet("current_number_scheduled", name, current));

const clusterWide: CasesByAlert = {
  "kubernetes.metrics-missing": prometheus(
    2,
    firing("the collector is gone for half an hour and more", condition("n1", "Ready", "true", "1x9 _x60"), 43, {
      job: "kube-state-metrics",
    }),
    quiet("the collector is gone for twenty-five minutes", condition("n1", "Ready", "true", "1x9 _x24 1x60"), 45),
    quiet("the metrics are there", condition("n1", "Ready", "true", "1x60"), 45),
  ),
  "kubernetes.cpu-quota-overcommit": overcommit("cpu"),
  "kubernetes.memory-quota-overcommit": overcommit("memory"),
  "kubernetes.quota-almost-full": prometheus(
    3,
    firing(
      "19 of 20 used, another namespace at half",
      all(
        quota("requests.cpu", "used", "19x60"),
        quota("requests.cpu", "hard", "20x60"),
        quota("requests.cpu", "used", "10x60", "blog"),
        quota("requests.cpu", "hard", "20x60", "blog"),
      ),
      18,
      ksm({ namespace: "shop", resourcequota: "q", resource: "requests.cpu" }),
    ),
    quiet("17 of 20 used", all(quota("requests.cpu", "used", "17x60"), quota("requests.cpu", "hard", "20x60")), 30),
    quiet(
      "19 of 20 for ten minutes",
      all(quota("requests.cpu", "used", "10x9 19x9 10x60"), quota("requests.cpu", "hard", "20x60")),
      40,
    ),
  ),
  "kubernetes.daemonset-not-scheduled": prometheus(
    3,
    firing(
      "a pod is missing, another set is complete",
      all(scheduled("agent", "3x60", "2x60"), scheduled("proxy", "3x60", "3x60")),
      18,
      ksm({ namespace: "kube-system", daemonset: "agent" }),
    ),
    quiet("a new node gets its pod within ten minutes", scheduled("agent", "3x9 4x60", "3x19 4x60"), 40),
    quiet("complete", scheduled("agent", "3x60", "3x60"), 30),
  ),
  "kubernetes.daemonset-misscheduled": prometheus(
    4,
    firing(
      "a pod runs where it should not",
      all(daemonSet("number_misscheduled", "agent", "1x60"), daemonSet("number_misscheduled", "proxy", "0x60")),
      18,
      ksm({ namespace: "kube-system", daemonset: "agent" }),
    ),
    quiet("for ten minutes, until it is evicted", daemonSet("number_misscheduled", "agent", "0x9 1x9 0x60"), 40),
    quiet("none", daemonSet("number_misscheduled", "agent", "0x60"), 30),
  ),
};

export const kubernetesNodes: CasesByAlert = { ...nodes, ...machines, ...agents, ...clusterWide };
