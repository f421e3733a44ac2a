import type { CasesByAlert } from "../case.ts";
import { all, cadvisor, firing, kubelet, ksm, one, prometheus, quiet, type Series } from "./writePrometheus.ts";

const cart = { namespace: "shop", pod: "cart-1", container: "cart" };
const pay = { namespace: "shop", pod: "pay-1", container: "pay" };
const inCluster = <T extends object>(labels: T) => ({ cluster: "c", ...labels });

const waiting = (container: typeof cart, reason: string, samples: string): Series =>
  one("kube_pod_container_status_waiting_reason", ksm({ ...container, reason }), samples);
const restarts = (container: typeof cart, samples: string): Series =>
  one("kube_pod_container_status_restarts_total", ksm(container), samples);
const lastReason = (container: typeof cart, reason: string, samples: string): Series =>
  one("kube_pod_container_status_last_terminated_reason", ksm({ ...container, reason }), samples);

const containers: CasesByAlert = {
  "kubernetes.pod-crash-looping": prometheus(
    2,
    firing(
      "a container loops, its neighbour is well",
      all(waiting(cart, "CrashLoopBackOff", "0x9 1x50"), waiting(pay, "CrashLoopBackOff", "0x60")),
      28,
      inCluster(cart),
    ),
    firing(
      "the loop shows in some samples only",
      waiting(cart, "CrashLoopBackOff", "1 0 0 1 0 0 1 0 0 1 0 0 1 0 0 1 0 0 1 0 0 1 0 0"),
      18,
      inCluster(cart),
    ),
    quiet("one crash", waiting(cart, "CrashLoopBackOff", "0x9 1x2 0x50"), 30),
    quiet("an image that is not there", waiting(cart, "ImagePullBackOff", "1x60"), 40),
  ),
  "kubernetes.pod-container-restarts": prometheus(
    3,
    firing(
      "a restart every ten minutes, the neighbour none",
      all(restarts(cart, "0x9 1x9 2x9 3x9 4x9 5x9 6x9 7x9 8x9 9x9 10x9 11x9 12x9 13x9 14x9 15x9"), restarts(pay, "3x160")),
      100,
      inCluster(cart),
    ),
    quiet(
      "a restart every twelve minutes",
      restarts(cart, "0x11 1x11 2x11 3x11 4x11 5x11 6x11 7x11 8x11 9x11 10x11 11x11 12x11 13x11 14x11 15x11"),
      150,
    ),
    quiet("two restarts as nodes are upgraded", restarts(cart, "0x60 1x10 2x90"), 100),
  ),
  "kubernetes.container-oom-killed": prometheus(
    2,
    firing(
      "a kill for memory, beside one that restarted for another reason",
      all(
        restarts(cart, "0x10 1x50"),
        lastReason(cart, "OOMKilled", "0x10 1x50"),
        restarts(pay, "0x10 1x50"),
        lastReason(pay, "Error", "0x10 1x50"),
      ),
      12,
      inCluster(cart),
    ),
    quiet("a kill long ago", all(restarts(cart, "1x80"), lastReason(cart, "OOMKilled", "1x80")), 70),
    quiet("a restart for another reason", all(restarts(cart, "0x10 1x50"), lastReason(cart, "Error", "0x10 1x50")), 20),
  ),
  "kubernetes.container-waiting": prometheus(
    3,
    firing(
      "an image that cannot be pulled for more than an hour",
      all(waiting(cart, "ImagePullBackOff", "1x120"), waiting(pay, "ImagePullBackOff", "0x120")),
      70,
      inCluster({ ...cart, reason: "ImagePullBackOff" }),
    ),
    quiet("an image that takes forty minutes", waiting(cart, "ContainerCreating", "1x40 0x80"), 90),
    quiet("a crash loop, which another alert tells", waiting(cart, "CrashLoopBackOff", "1x120"), 90),
  ),
  "kubernetes.container-cpu-high": prometheus(
    3,
    firing("at the limit, beside a container at half of it", all(cpu(cart, 118), cpu(pay, 60)), 23, inCluster(cart)),
    quiet("at nine tenths of the limit", cpu(cart, 108), 40),
    quiet("at the limit for fourteen minutes", cpu(cart, 30, "0+30x19 600+119x13 2180+30x40"), 45),
    quiet("without a limit", one("container_cpu_usage_seconds_total", cadvisor(cart), "0+240x60"), 40),
  ),
  "kubernetes.container-memory-high": prometheus(
    2,
    firing(
      "at the limit, beside a container at half of it",
      all(memory(cart, "98x60"), memory(pay, "50x60")),
      13,
      inCluster(cart),
    ),
    quiet("at nine tenths of the limit", memory(cart, "91x60"), 30),
    quiet("at the limit for six minutes", memory(cart, "50x9 98x5 50x40"), 30),
    quiet("without a limit", one("container_memory_working_set_bytes", cadvisor({ ...cart, image: "x" }), "98x60"), 30),
  ),
};

/** Two cores of limit; `perMinute` seconds of use a minute, of which 120 are all. */
function cpu(container: typeof cart, perMinute: number, samples = `0+${perMinute}x60`): Series {
  return all(
    one("container_cpu_usage_seconds_total", cadvisor({ ...container, image: "x" }), samples),
    one("kube_pod_container_resource_limits", ksm({ ...container, resource: "cpu" }), "2x60"),
    one("kube_pod_container_resource_limits", ksm({ ...container, resource: "memory" }), "4000000000x60"),
  );
}
function memory(container: typeof cart, samples: string): Series {
  return all(
    one("container_memory_working_set_bytes", cadvisor({ ...container, image: "x" }), samples),
    one("kube_pod_container_resource_limits", ksm({ ...container, resource: "memory" }), "100x60"),
  );
}

const phase = (pod: string, is: string, samples: string, owner = "ReplicaSet"): Series =>
  all(
    one("kube_pod_status_phase", ksm({ namespace: "shop", pod, phase: is }), samples),
    one("kube_pod_owner", ksm({ namespace: "shop", pod, owner_kind: owner, owner_name: "cart" }), "1x120"),
  );
const reason = (why: string): Series =>
  one("kube_pod_status_reason", ksm({ namespace: "shop", pod: "cart-1", reason: why }), "1x60");
const deployment = (name: string, wanted: string, ready: string, updated = wanted): Series =>
  all(
    one("kube_deployment_spec_replicas", ksm({ namespace: "shop", deployment: name }), wanted),
    one("kube_deployment_status_replicas", ksm({ namespace: "shop", deployment: name }), wanted),
    one("kube_deployment_status_replicas_ready", ksm({ namespace: "shop", deployment: name }), ready),
    one("kube_deployment_status_replicas_available", ksm({ namespace: "shop", deployment: name }), ready),
    one("kube_deployment_status_replicas_updated", ksm({ namespace: "shop", deployment: name }), updated),
  );
const statefulSet = (name: string, wanted: string, ready: string, updated = wanted): Series =>
  all(
    one("kube_statefulset_status_replicas", ksm({ namespace: "shop", statefulset: name }), wanted),
    one("kube_statefulset_status_replicas_ready", ksm({ namespace: "shop", statefulset: name }), ready),
    one("kube_statefulset_status_replicas_updated", ksm({ namespace: "shop", statefulset: name }), updated),
  );
const hpa = (name: string, current: string, desired: string, most: string): Series => {
  const labels = ksm({ namespace: "shop", horizontalpodautoscaler: name });
  return all(
    one("kube_horizontalpodautoscaler_status_current_replicas", labels, current),
    one("kube_horizontalpodautoscaler_status_desired_replicas", labels, desired),
    one("kube_horizontalpodautoscaler_spec_min_replicas", labels, "2x120"),
    one("kube_horizontalpodautoscaler_spec_max_replicas", labels, most),
  );
};
const job = (name: string, metric: string, samples: string, more = {}): Series =>
  one(metric, ksm({ namespace: "shop", job_name: name, ...more }), samples);

const workloads: CasesByAlert = {
  "kubernetes.pod-not-ready": prometheus(
    3,
    firing(
      "a pod finds no node, its sibling runs",
      all(
        phase("cart-1", "Pending", "1x60"),
        phase("cart-2", "Pending", "0x60"),
        phase("cart-2", "Running", "1x60"),
        reason("NodeLost"),
      ),
      18,
      inCluster({ namespace: "shop", pod: "cart-1" }),
    ),
    quiet("a pod waits ten minutes for a new node", phase("cart-1", "Pending", "0x9 1x10 0x60"), 30),
    quiet(
      "a pod that a scheduling gate holds back on purpose",
      all(phase("cart-1", "Pending", "1x60"), reason("SchedulingGated")),
      30,
    ),
    quiet("a pod of a job", phase("import-1", "Pending", "1x60", "Job"), 30),
  ),
  "kubernetes.pods-failed": prometheus(
    3,
    firing(
      "six failed pods in one namespace",
      all(...["1", "2", "3", "4", "5", "6"].map((n) => phase(`cart-${n}`, "Failed", "1x60"))),
      18,
      inCluster({ namespace: "shop" }),
    ),
    quiet("a dozen pods that run", all(...Array.from({ length: 12 }, (_, i) => phase(`cart-${i}`, "Running", "1x60"))), 30),
    quiet("five pods that were evicted", all(...["1", "2", "3", "4", "5"].map((n) => phase(`cart-${n}`, "Failed", "1x60"))), 30),
    quiet(
      "six that somebody deletes after ten minutes",
      all(...["1", "2", "3", "4", "5", "6"].map((n) => phase(`cart-${n}`, "Failed", "1x10 0x60"))),
      30,
    ),
  ),
  "kubernetes.deployment-ready-low": prometheus(
    1,
    firing(
      "six of thirteen are ready, another deployment is well",
      all(deployment("cart", "13x60", "13x19 6x40"), deployment("pay", "4x60", "4x60")),
      27,
      ksm({ namespace: "shop", deployment: "cart" }),
    ),
    quiet("seven of thirteen are ready", deployment("cart", "13x60", "7x60"), 40),
    quiet("scaled out from two to ten while nodes take eight minutes", deployment("cart", "2x19 10x60", "2x27 10x60"), 27),
    quiet("one of four for three minutes", deployment("cart", "4x60", "4x19 1x3 4x40"), 40),
    quiet("scaled to zero", deployment("cart", "0x60", "0x60"), 40),
  ),
  "kubernetes.deployment-replicas-mismatch": prometheus(
    3,
    firing(
      "one replica does not come, no rollout moves",
      all(deployment("cart", "4x60", "3x60"), deployment("pay", "4x60", "4x60")),
      18,
      ksm({ namespace: "shop", deployment: "cart" }),
    ),
    quiet("a rollout moves on, slowly", deployment("cart", "12x60", "11x60", "0 0 0 0 0+1x12 12x50"), 16),
    quiet("one replica away for ten minutes", deployment("cart", "4x60", "4x19 3x9 4x40"), 40),
    quiet("scaled to zero", deployment("cart", "0x60", "0x60"), 40),
  ),
  "kubernetes.statefulset-replicas-mismatch": prometheus(
    2,
    firing(
      "one replica is not ready, no rollout moves",
      all(statefulSet("db", "3x60", "2x60"), statefulSet("queue", "3x60", "3x60")),
      18,
      ksm({ namespace: "shop", statefulset: "db" }),
    ),
    quiet("one replica restarts within ten minutes", statefulSet("db", "3x60", "3x19 2x9 3x40"), 40),
    quiet("all ready", statefulSet("db", "3x60", "3x60"), 40),
  ),
  "kubernetes.job-failed": prometheus(
    3,
    firing(
      "a job failed, another did not",
      all(
        job("import", "kube_job_failed", "0x9 1x60", { condition: "true" }),
        job("export", "kube_job_failed", "0x60", { condition: "true" }),
      ),
      28,
      inCluster({ namespace: "shop", job_name: "import" }),
    ),
    quiet(
      "a failed job that is gone after five minutes",
      job("import", "kube_job_failed", "1x5 _x60", { condition: "true" }),
      40,
    ),
    quiet("no job failed, as another series says", job("import", "kube_job_failed", "1x60", { condition: "false" }), 40),
  ),
  "kubernetes.job-stale": prometheus(
    3,
    firing(
      "a job runs for thirteen hours, another since an hour",
      all(
        job("import", "kube_job_status_start_time", "0x900"),
        job("import", "kube_job_status_active", "1x900"),
        job("export", "kube_job_status_start_time", "43200x900"),
        job("export", "kube_job_status_active", "1x900"),
      ),
      739,
      inCluster({ namespace: "shop", job_name: "import" }),
    ),
    quiet(
      "a job of eleven and a half hours",
      all(job("import", "kube_job_status_start_time", "0x900"), job("import", "kube_job_status_active", "1x900")),
      690,
    ),
    quiet(
      "a job that ends ten minutes after twelve hours",
      all(job("import", "kube_job_status_start_time", "0x900"), job("import", "kube_job_status_active", "1x730 0x100")),
      800,
    ),
    quiet(
      "a job that finished long ago",
      all(job("import", "kube_job_status_start_time", "0x900"), job("import", "kube_job_status_active", "0x900")),
      800,
    ),
  ),
  "kubernetes.hpa-replicas-mismatch": prometheus(
    3,
    firing(
      "an autoscaler gets no pods",
      all(hpa("cart", "4x60", "5x60", "10x60"), hpa("pay", "4x60", "4x60", "10x60")),
      18,
      ksm({ namespace: "shop", horizontalpodautoscaler: "cart" }),
    ),
    quiet("it gets them one by one", hpa("cart", "3x9 3+0.1x60", "9x70", "10x70"), 40),
    quiet("it got them within ten minutes", hpa("cart", "4x10 8x60", "8x70", "10x70"), 40),
    quiet("at its maximum, which another alert tells", hpa("cart", "10x60", "12x60", "10x60"), 40),
  ),
  "kubernetes.hpa-maxed-out": prometheus(
    3,
    firing(
      "at its maximum, another is not",
      all(hpa("cart", "10x60", "10x60", "10x60"), hpa("pay", "4x60", "4x60", "10x60")),
      18,
      ksm({ namespace: "shop", horizontalpodautoscaler: "cart" }),
    ),
    quiet("one below its maximum", hpa("cart", "9x60", "9x60", "10x60"), 30),
    quiet("at its maximum for ten minutes", hpa("cart", "4x9 10x9 4x60", "10x60", "10x60"), 40),
    quiet("with equal bounds", hpa("cart", "2x60", "2x60", "2x60"), 30),
  ),
};

const readWrite = (claim: string): Series =>
  one(
    "kube_persistentvolumeclaim_access_mode",
    ksm({ namespace: "shop", persistentvolumeclaim: claim, access_mode: "ReadWriteOnce" }),
    "1x600",
  );
const volume = (claim: string, available: string, used = "800x600"): Series => {
  const labels = kubelet({ namespace: "shop", persistentvolumeclaim: claim });
  return all(
    one("kubelet_volume_stats_available_bytes", labels, available),
    one("kubelet_volume_stats_capacity_bytes", labels, "1000x600"),
    one("kubelet_volume_stats_used_bytes", labels, used),
    readWrite(claim),
  );
};
const inodes = (claim: string, free: string): Series => {
  const labels = kubelet({ namespace: "shop", persistentvolumeclaim: claim });
  return all(
    one("kubelet_volume_stats_inodes_free", labels, free),
    one("kubelet_volume_stats_inodes", labels, "1000x60"),
    one("kubelet_volume_stats_inodes_used", labels, "900x60"),
    readWrite(claim),
  );
};
const data = kubelet({ namespace: "shop", persistentvolumeclaim: "data" });

const volumes: CasesByAlert = {
  "kubernetes.volume-usage-high": prometheus(
    2,
    firing(
      "93 % used, another claim at half",
      all(volume("data", "70x60", "930x60"), volume("logs", "500x60", "500x60")),
      18,
      data,
    ),
    quiet("87 % used", volume("data", "130x60", "870x60"), 30),
    quiet("93 % for ten minutes, then cleaned up", volume("data", "70x9 500x60", "500x9 930x9 500x40"), 40),
  ),
  "kubernetes.volume-filling-up": prometheus(
    2,
    firing("fills within days, another is still", all(volume("data", "149-0.1x600"), volume("logs", "140x600")), 71, data),
    quiet("fills from 16 %, in time to be seen coming", volume("data", "160-0.05x600"), 150),
    quiet("fills for three quarters of an hour, then is cleaned up", volume("data", "149-0.1x45 500x500"), 200),
    quiet("full but still", volume("data", "140x600"), 500),
    quiet("fills from half", volume("data", "500-0.2x600"), 500),
    quiet("fills so slowly that it takes weeks", volume("data", "140-0.002x600"), 500),
  ),
  "kubernetes.volume-full": prometheus(
    { default: 2, production: 1 },
    firing(
      "2.8 % free, another claim at half",
      all(volume("data", "28x60", "972x60"), volume("logs", "500x60", "500x60")),
      7,
      data,
    ),
    quiet("3.2 % free", volume("data", "32x60", "968x60"), 30),
    quiet("2 % for three minutes, while a database compacts", volume("data", "200x9 20x2 200x60", "800x9 980x2 800x60"), 14),
    quiet(
      "a claim that is read-only, full by design",
      all(
        volume("data", "20x60", "980x60"),
        one(
          "kube_persistentvolumeclaim_access_mode",
          ksm({ namespace: "shop", persistentvolumeclaim: "data", access_mode: "ReadOnlyMany" }),
          "1x60",
        ),
      ),
      30,
    ),
  ),
  "kubernetes.volume-inodes-filling-up": prometheus(
    2,
    firing("2.8 % of the inodes free, another claim at half", all(inodes("data", "28x60"), inodes("logs", "500x60")), 18, data),
    quiet("3.2 % free", inodes("data", "32x60"), 30),
    quiet("2 % for ten minutes", inodes("data", "500x9 20x9 500x60"), 40),
  ),
};

export const kubernetesPods: CasesByAlert = { ...containers, ...workloads, ...volumes };
