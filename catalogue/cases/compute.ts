import type { CasesByAlert } from "../case.ts";
import {
  fires,
  halfHour,
  level,
  metric,
  outage,
  outageSeverity,
  quarter,
  several,
  silent,
  single,
  sudden,
  values,
  warningSeverity,
} from "./write.ts";

const percent = { unit: " %" };
const production2 = { default: 3, production: 2 } as const;

const machines: CasesByAlert = {
  "vm.availability": outage({ severity: outageSeverity, ok: 1, fault: 0, lasts: 6, brief: 3 }),
  "vm.cpu": level({ severity: warningSeverity, ...halfHour, ok: 30, fault: 99, near: 85, ...percent }),
  "vm.memory": level({ severity: warningSeverity, lasts: 45, brief: 20, ok: 40, fault: 2, near: 5.5, ...percent }),
  "vm.os-disk-iops": level({ severity: 3, ...halfHour, ok: 30, fault: 99, near: 90, ...percent }),
  "vm.data-disk-iops": level({
    severity: production2,
    ...halfHour,
    ok: 30,
    fault: 99,
    near: 90,
    ...percent,
    victim: { LUN: "0" },
    healthy: { LUN: "1" },
  }),
  "vm.disk-bandwidth": level({ severity: 3, ...halfHour, ok: 30, fault: 99, near: 90, ...percent }),
  "vm.cpu-credits": level({ severity: 3, ...quarter, ok: 100, fault: 9, near: 11 }),
  "vmss.availability": outage({
    severity: warningSeverity,
    lasts: 20,
    brief: 10,
    ok: 1,
    fault: 0,
    victim: { VMName: "web_1" },
    healthy: { VMName: "web_2" },
  }),
  "vmss.cpu": level({ severity: warningSeverity, ...halfHour, ok: 30, fault: 99, near: 85, ...percent }),
  "disk.paid-burst": level({ severity: 3, lasts: 480, brief: 200, ok: 0, fault: 112, near: 90 }),
  "cloudservice.cpu": level({
    severity: warningSeverity,
    ...halfHour,
    ok: 30,
    fault: 97,
    near: 85,
    ...percent,
    victim: { RoleInstanceId: "Web_IN_0" },
    healthy: { RoleInstanceId: "Web_IN_1" },
  }),
};

const node = { victim: { node: "n1" }, healthy: { node: "n2" } };
const clusters: CasesByAlert = {
  "aks.node-cpu": level({ severity: production2, ...quarter, ...node, ok: 40, fault: 99, near: 86, ...percent }),
  "aks.node-memory": level({ severity: production2, ...quarter, ...node, ok: 40, fault: 99, near: 85, ...percent }),
  "aks.node-disk": level({
    severity: 2,
    ...quarter,
    ok: 40,
    fault: 88,
    near: 75,
    ...percent,
    victim: { node: "n1", device: "/dev/sda1" },
    healthy: { node: "n2" },
  }),
  "aks.node-not-ready": metric(
    production2,
    fires("a node is not ready for a quarter of an hour, another is", nodeStates([60, "true"], [20, "NotReady"]), {
      node: "n1",
      condition: "Ready",
      status2: "NotReady",
    }),
    fires("nobody knows of a node for a quarter of an hour", nodeStates([60, "true"], [20, "Unknown"]), {
      node: "n1",
      condition: "Ready",
      status2: "Unknown",
    }),
    silent("a node restarts within nine minutes", ...nodeStates([60, "true"], [9, "NotReady"], [60, "true"])),
    silent("it restarts twice", ...nodeStates([60, "true"], [8, "NotReady"], [12, "true"], [8, "NotReady"], [60, "true"])),
    silent("ready, which is a series of its own", ...nodeStates([120, "true"])),
    silent("short of memory, which is another condition", {
      dimensions: { node: "n1", condition: "MemoryPressure", status2: "NotReady" },
      values: values([60, 1]),
    }),
  ),
  "aks.apiserver-cpu": level({ severity: 2, ...quarter, ok: 30, fault: 88, near: 75, ...percent }),
  "aks.apiserver-memory": level({ severity: 2, ...quarter, ok: 30, fault: 88, near: 75, ...percent }),
  "aks.etcd-database": sudden({ severity: { default: 2, production: 1 }, ok: 40, fault: 80, near: 70, over: 35, ...percent }),
};

/** The states of two nodes; n2 is ready all the time. A state counts 1 each minute it is true. */
function nodeStates(...spans: [minutes: number, state: string][]) {
  const of = (name: string, state: string, all: [number, string][]) => ({
    dimensions: { node: name, condition: "Ready", status2: state },
    values: values(...all.map(([lasts, is]): [number, number] => [lasts, is === state ? 1 : 0])),
  });
  const ready = spans.map(([lasts]): [number, string] => [lasts, "true"]);
  return ["true", "NotReady", "Unknown"].flatMap((state) => [of("n1", state, spans), of("n2", state, ready)]);
}

const app = { victim: { AppName: "cart" }, healthy: { AppName: "pay" } };
const containers: CasesByAlert = {
  "container-app.no-replicas": outage({ severity: outageSeverity, lasts: 10, brief: 3, ok: 1, fault: 0 }),
  "container-app.cpu": level({ severity: 3, ...quarter, ok: 30, fault: 92, near: 80, ...percent }),
  "container-app.memory": level({ severity: 2, ...quarter, ok: 50, fault: 97, near: 85, ...percent }),
  "container-job.failed": metric(
    2,
    {
      ...fires(
        "a run fails, those of another job succeed, over 22 minutes later",
        [
          { dimensions: { jobName: "import", state: "Failed" }, values: values([60, 0], [1, 1], [22, 0]) },
          { dimensions: { jobName: "export", state: "Failed" }, values: values([83, 0]) },
          { dimensions: { jobName: "export", state: "Succeeded" }, values: values([83, 1]) },
        ],
        { jobName: "import", state: "Failed" },
      ),
      ends: "resolved",
    },
    silent("all succeed", { dimensions: { jobName: "import", state: "Succeeded" }, values: values([120, 1]) }),
    silent("none failed", { dimensions: { jobName: "import", state: "Failed" }, values: values([120, 0]) }),
  ),
  "container-environment.cores": sudden({ severity: 2, ok: 50, fault: 92, near: 80, over: 35, ...percent }),
  "spring-apps.cpu": level({ severity: 2, ...quarter, ...app, ok: 30, fault: 97, near: 85, ...percent }),
  "spring-apps.memory": level({ severity: 2, ...quarter, ...app, ok: 50, fault: 97, near: 85, ...percent }),
  "container-registry.storage-basic": level({ severity: 3, every: 60, lasts: 120, ok: 4e9, fault: 10.2e9, near: 9e9 }),
  "container-registry.storage-standard": level({ severity: 3, every: 60, lasts: 120, ok: 40e9, fault: 102e9, near: 90e9 }),
  "container-registry.storage-premium": level({ severity: 3, every: 60, lasts: 120, ok: 200e9, fault: 510e9, near: 450e9 }),
};

const pool = { victim: { poolId: "render", jobId: "night" }, healthy: { jobId: "day" } };
const batch: CasesByAlert = {
  "batch.task-failed": single({ severity: 3, what: "a task fails", over: 35, ...pool }),
  "batch.unusable-nodes": single({ severity: 2, what: "a node is unusable", over: 50 }),
  "batch.start-task-failed": single({ severity: 2, what: "a start task fails", over: 35 }),
  "devops-pool.allocation-failed": several({
    severity: 2,
    within: 15,
    fault: 6,
    near: 5,
    victim: { Status: "Failed", ErrorCode: "NoCapacity" },
    healthy: { ErrorCode: "Timeout" },
    noise: { of: { Status: "Succeeded" }, value: 5 },
  }),
};

export const compute: CasesByAlert = { ...machines, ...clusters, ...containers, ...batch };
