import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { promtoolInstalled, rendered } from "../../test/catalogueCheck/promql.ts";
import { arcKubernetesAlerts, recordingGroups } from "./index.ts";

// Prometheus itself runs the rules over made-up series: each alert must fire on its fault and keep quiet on what looks like it.

type Series = Record<string, string>;
const recording = recordingGroups.map((g) => ({
  name: g.group,
  rules: g.rules.map((r) => ({ record: r.record, expr: r.expression, labels: r.labels ?? {} })),
}));
/** A test of one query; it expects nothing, so that promtool prints what there is. */
const ask = (series: Series, expr: string, at: number) => ({
  rule_files: ["rules.json"],
  evaluation_interval: "5m",
  tests: [
    {
      interval: "1m",
      input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
      promql_expr_test: [{ expr, eval_time: `${at}m`, exp_samples: [] }],
    },
  ],
});
/** Something of the cluster arrives, else its silence is the alert. */
const alive: Series = {
  'kube_node_status_condition{job="kube-state-metrics",cluster="c",node="n0",condition="Ready",status="true"}': "1x1000",
};
/** Alert names that fire at the minute, over series sampled once a minute. Every rule of the catalogue is loaded, recording rules too. */
function firing(series: Series, at: number): string[] {
  const alerts = arcKubernetesAlerts.map((a) => ({
    alert: a.title,
    expr: rendered(a),
    for: a.for.replace(/^PT/, "").toLowerCase(),
  }));
  const unit = ask({ ...alive, ...series }, 'count by (alertname) (ALERTS{alertstate="firing"})', at);
  const output = run({ groups: [...recording, { name: "alerts", rules: alerts }] }, unit);
  return [...output.matchAll(/alertname="(\w+)"/g)].map((m) => m[1]!).sort();
}
/** The value of an expression over the recording rules. */
function value(series: Series, expr: string): number[] {
  return [...run({ groups: recording }, ask(series, expr, 30)).matchAll(/\} ([-+.\dE]+)/g)].map((m) => Number(m[1]));
}
/** promtool prints what it got wherever that differs from the empty set expected: its answer. */
function run(rules: unknown, unit: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), "azmon-rules-"));
  try {
    writeFileSync(join(folder, "rules.json"), JSON.stringify(rules));
    writeFileSync(join(folder, "unit.json"), JSON.stringify(unit));
    const { stdout, stderr } = spawnSync("promtool", ["test", "rules", join(folder, "unit.json")], { encoding: "utf8" });
    const output = stdout + stderr;
    if (/parse error|error parsing|could not parse/i.test(output)) throw new Error(output);
    return output.split(/got:/)[1] ?? "";
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const KSM_JOB = 'job="kube-state-metrics"';
const KSM = 'job="kube-state-metrics",cluster="c",namespace="shop"';
const pod = `${KSM},pod="cart-1",container="cart"`;
const cadvisor = 'job="cadvisor",cluster="c",namespace="shop",pod="cart-1",container="cart"';
const ready = (of: string, wanted: string): Series => ({
  [`kube_deployment_spec_replicas{${KSM},deployment="cart"}`]: wanted,
  [`kube_deployment_status_replicas_ready{${KSM},deployment="cart"}`]: of,
  [`kube_deployment_status_replicas_available{${KSM},deployment="cart"}`]: of,
  [`kube_deployment_status_replicas_updated{${KSM},deployment="cart"}`]: wanted,
});
const volume = (available: string): Series => ({
  'kubelet_volume_stats_available_bytes{job="kubelet",cluster="c",persistentvolumeclaim="data"}': available,
  'kubelet_volume_stats_capacity_bytes{job="kubelet",cluster="c",persistentvolumeclaim="data"}': "1000x600",
  'kubelet_volume_stats_used_bytes{job="kubelet",cluster="c",persistentvolumeclaim="data"}': "800x600",
});
const used = 'kubelet_volume_stats_used_bytes{job="kubelet",cluster="c",persistentvolumeclaim="data"}';
const taint = (key: string) =>
  `kube_node_spec_taint{job="kube-state-metrics",cluster="c",node="n1",key="${key}",effect="NoSchedule"}`;
const notReady = 'kube_node_status_condition{job="kube-state-metrics",cluster="c",node="n1",condition="Ready",status="true"}';
const hpa = (current: string, desired: string, max: string): Series => ({
  [`kube_horizontalpodautoscaler_status_current_replicas{${KSM},horizontalpodautoscaler="cart"}`]: current,
  [`kube_horizontalpodautoscaler_status_desired_replicas{${KSM},horizontalpodautoscaler="cart"}`]: desired,
  [`kube_horizontalpodautoscaler_spec_min_replicas{${KSM},horizontalpodautoscaler="cart"}`]: "2x60",
  [`kube_horizontalpodautoscaler_spec_max_replicas{${KSM},horizontalpodautoscaler="cart"}`]: max,
});

describe.skipIf(!promtoolInstalled())("Kubernetes alerts, run by Prometheus", () => {
  it.each<[string, Series, number, string[]]>([
    [
      "a crash loop",
      { [`kube_pod_container_status_waiting_reason{${pod},reason="CrashLoopBackOff"}`]: "1x60" },
      30,
      ["KubePodCrashLooping"],
    ],
    ["one crash, quiet", { [`kube_pod_container_status_waiting_reason{${pod},reason="CrashLoopBackOff"}`]: "1x2 0x57" }, 30, []],
    [
      "a kill for memory",
      {
        [`kube_pod_container_status_restarts_total{${pod}}`]: "0x10 1x50",
        [`kube_pod_container_status_last_terminated_reason{${pod},reason="OOMKilled"}`]: "0x10 1x50",
      },
      20,
      ["KubeContainerOOMKilledCount"],
    ],
    [
      "a kill for memory long ago, quiet",
      {
        [`kube_pod_container_status_restarts_total{${pod}}`]: "0x10 1x50",
        [`kube_pod_container_status_last_terminated_reason{${pod},reason="OOMKilled"}`]: "0x10 1x50",
      },
      50,
      [],
    ],
    ["less than half ready", ready("1x60", "4x60"), 10, ["KubePodReadyStateLow"]],
    ["a stuck deployment", ready("3x60", "4x60"), 40, ["KubeDeploymentReplicasMismatch"]],
    ["scaled to zero, quiet", ready("0x60", "0x60"), 40, []],
    ["a volume that fills", volume("140-0.2x600"), 500, ["KubePersistentVolumeFillingUp"]],
    ["a volume that is full but still, quiet", volume("140x600"), 500, []],
    [
      "a volume with hardly any room",
      { ...volume("20x600"), [used]: "980x600" },
      30,
      ["KubePVUsageHigh", "KubePersistentVolumeFull"],
    ],
    [
      "a read-only volume that is full by design, quiet",
      {
        ...volume("5x600"),
        'kube_persistentvolumeclaim_access_mode{job="kube-state-metrics",cluster="c",persistentvolumeclaim="data",access_mode="ReadOnlyMany"}':
          "1x600",
      },
      30,
      [],
    ],
    [
      "a cordoned node under maintenance, quiet",
      { [notReady]: "0x60", [taint("node.kubernetes.io/unschedulable")]: "1x60" },
      30,
      [],
    ],
    [
      "a pod held back by a scheduling gate, quiet",
      {
        [`kube_pod_status_phase{${KSM},pod="cart-1",phase="Pending"}`]: "1x60",
        [`kube_pod_owner{${KSM},pod="cart-1",owner_kind="ReplicaSet"}`]: "1x60",
        [`kube_pod_status_reason{${KSM},pod="cart-1",reason="SchedulingGated"}`]: "1x60",
      },
      30,
      [],
    ],
    ["scaling out while nodes start, quiet", ready("2x60", "2x20 10x40"), 33, []],
    ["no metric of the cluster", { [notReady.replace("n1", "n0")]: "1x10 _x600" }, 50, ["KubeMetricsMissing"]],
    ["a lost node", { [taint("node.kubernetes.io/unreachable")]: "1x60" }, 30, ["KubeNodeUnreachable"]],
    [
      "a node that the autoscaler removes, quiet",
      { [taint("node.kubernetes.io/unreachable")]: "1x60", [taint("ToBeDeletedByClusterAutoscaler")]: "1x60" },
      30,
      [],
    ],
    ["a node that is not ready", { [notReady]: "0x60" }, 30, ["KubeNodeNotReady"]],
    ["an autoscaler at its maximum", hpa("10x60", "10x60", "10x60"), 30, ["KubeHpaMaxedOut"]],
    ["an autoscaler with equal bounds, quiet", hpa("2x60", "2x60", "2x60"), 30, []],
    ["an autoscaler that gets no pods", hpa("4x60", "8x60", "10x60"), 40, ["KubeHpaReplicasMismatch"]],
    [
      "a container at its memory limit",
      {
        [`container_memory_working_set_bytes{${cadvisor},image="x"}`]: "97x60",
        [`kube_pod_container_resource_limits{${pod},resource="memory"}`]: "100x60",
      },
      30,
      ["KubeContainerAverageMemoryHigh"],
    ],
    ["a container without a limit, quiet", { [`container_memory_working_set_bytes{${cadvisor},image="x"}`]: "97x60" }, 30, []],
    ["a failed job", { [`kube_job_failed{${KSM},job_name="import",condition="true"}`]: "1x60" }, 30, ["KubeJobFailed"]],
    [
      "a job that hangs",
      {
        [`kube_job_status_start_time{${KSM},job_name="import"}`]: "0x900",
        [`kube_job_status_active{${KSM},job_name="import"}`]: "1x900",
      },
      800,
      ["KubeJobStale"],
    ],
    [
      "a finished job, quiet",
      {
        [`kube_job_status_start_time{${KSM},job_name="import"}`]: "0x900",
        [`kube_job_status_active{${KSM},job_name="import"}`]: "0x900",
      },
      800,
      [],
    ],
    [
      "a pod that finds no node",
      {
        [`kube_pod_status_phase{${KSM},pod="cart-1",phase="Pending"}`]: "1x60",
        [`kube_pod_owner{${KSM},pod="cart-1",owner_kind="ReplicaSet",owner_name="cart"}`]: "1x60",
      },
      30,
      ["KubePodNotReadyByController"],
    ],
    [
      "a quota nearly used up",
      {
        [`kube_resourcequota{${KSM},resource="requests.cpu",type="used",resourcequota="q"}`]: "19x60",
        [`kube_resourcequota{${KSM},resource="requests.cpu",type="hard",resourcequota="q"}`]: "20x60",
      },
      30,
      ["KubeQuotaAlmostFull"],
    ],
    [
      "a busy node, by its recording rule",
      {
        'node_cpu_seconds_total{job="node",cluster="c",instance="n1",cpu="0",mode="idle"}': "0+3x60",
        'node_cpu_seconds_total{job="node",cluster="c",instance="n1",cpu="0",mode="user"}': "0+57x60",
      },
      40,
      ["KubeNodeCPUHigh"],
    ],
  ])("%s", (_, series, at, expected) => expect(firing(series, at)).toEqual(expected));
});

describe.skipIf(!promtoolInstalled())("recording rules, run by Prometheus", () => {
  const info: Series = {
    'kube_pod_info{job="kube-state-metrics",cluster="c",microsoft_resourceid="r",namespace="shop",pod="cart-1",node="n1",created_by_name="cart",created_by_kind="ReplicaSet"}':
      "1x60",
  };
  const of = (more: string) => `${more},cluster="c",microsoft_resourceid="r",namespace="shop",pod="cart-1",container="cart"`;
  it("tells on which node a container's memory is", () => {
    const memory = { [`container_memory_working_set_bytes{${of('job="cadvisor",image="x"')}}`]: "42x60" };
    const query = 'node_namespace_pod_container:container_memory_working_set_bytes{node="n1"}';
    expect(value({ ...info, ...memory }, query)).toEqual([42]);
  });
  it("adds up the memory of a controller for the portal", () => {
    const memory = { [`container_memory_working_set_bytes{${of('job="cadvisor",image="x"')}}`]: "42x60" };
    expect(value({ ...info, ...memory }, 'ux:controller_workingset_memory:sum{created_by_name="cart"}')).toEqual([42]);
  });
  it("gives a pod a limit only if each of its containers has one", () => {
    const limit = `kube_pod_container_resource_limits{${of(KSM_JOB)},resource="cpu"}`;
    const container = `kube_pod_container_info{${of(KSM_JOB)}}`;
    const unbounded = container.replace('container="cart"', 'container="sidecar"');
    expect(value({ ...info, [limit]: "2x60", [container]: "1x60" }, "ux:pod_resource_limit:sum")).toEqual([2]);
    expect(value({ ...info, [limit]: "2x60", [container]: "1x60", [unbounded]: "1x60" }, "ux:pod_resource_limit:sum")).toEqual(
      [],
    );
  });
  it("follows a pod through its replica set to the deployment", () => {
    const series = {
      'kube_pod_owner{job="kube-state-metrics",cluster="c",namespace="shop",pod="cart-1",owner_kind="ReplicaSet",owner_name="cart-7f"}':
        "1x60",
      'kube_replicaset_owner{job="kube-state-metrics",cluster="c",namespace="shop",replicaset="cart-7f",owner_kind="Deployment",owner_name="cart"}':
        "1x60",
    };
    const query = 'namespace_workload_pod:kube_pod_owner:relabel{workload="cart",workload_type="deployment"}';
    expect(value(series, query)).toEqual([1]);
  });
  it("names the containers of Windows nodes", () => {
    const series = {
      'windows_container_memory_usage_commit_bytes{job="windows-exporter",container_id="id1"}': "7x60",
      [`kube_pod_container_info{${of(KSM_JOB)},container_id="id1"}`]: "1x60",
    };
    expect(value(series, 'windows_container_memory_usage{pod="cart-1"}')).toEqual([7]);
  });
});
