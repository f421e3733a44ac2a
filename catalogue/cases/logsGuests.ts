import type { CasesByAlert, LogRow } from "../case.ts";
import { at, calm, id, log, many, notInDevelopment, type Rows, since, told } from "./writeLog.ts";
import { outageSeverity, warningSeverity } from "./write.ts";

/** Machines of a kind, with the columns all of their rows have. */
const machine = (type: string) => (name: string) => ({ Computer: name, _ResourceId: id(type, name) });
type Machine = ReturnType<typeof machine>;
const vm = machine("Microsoft.Compute/virtualMachines");
const vmss = machine("Microsoft.Compute/virtualMachineScaleSets");
const arc = machine("Microsoft.HybridCompute/machines");

const beats = (of: LogRow, from: number, to: number): Rows => [many(from, to, 1, of)];
const heartbeat = (own: Machine, other: Machine, severity: CasesByAlert[string]["severity"], stop: string) =>
  log(
    severity,
    told(
      "one is silent, and somebody tried to stop it; another beats, one of another kind has its own alert",
      {
        Heartbeat: [...beats(own("a"), 0, 30), ...beats(own("b"), 0, 100), ...beats(other("x"), 0, 30)],
        AzureActivity: [
          at(31, {
            OperationNameValue: stop.toUpperCase(),
            ActivityStatusValue: "Failure",
            _ResourceId: own("a")._ResourceId.toLowerCase(),
          }),
        ],
      },
      100,
      { Computer: "a" },
    ),
    calm(
      "one is back after fourteen minutes",
      { Heartbeat: [...beats(own("a"), 0, 30), ...beats(own("a"), 44, 100), ...beats(own("b"), 0, 100)] },
      100,
    ),
    calm(
      "one was stopped on purpose",
      {
        Heartbeat: [...beats(own("a"), 0, 30), ...beats(own("b"), 0, 100)],
        AzureActivity: [
          at(31, {
            OperationNameValue: stop.toUpperCase(),
            ActivityStatusValue: "Success",
            _ResourceId: own("a")._ResourceId.toLowerCase(),
          }),
        ],
      },
      100,
    ),
    calm(
      "one was stopped on purpose, which the activity log tells ten minutes later",
      {
        Heartbeat: [...beats(own("a"), 0, 30), ...beats(own("b"), 0, 100)],
        AzureActivity: [
          at(31, {
            OperationNameValue: stop.toUpperCase(),
            ActivityStatusValue: "Success",
            _ResourceId: own("a")._ResourceId.toLowerCase(),
            _TimeReceived: 41,
          }),
        ],
      },
      100,
    ),
    calm(
      "one got another name",
      {
        Heartbeat: [
          ...beats({ ...own("a"), VMUUID: "u1" }, 0, 30),
          ...beats({ ...own("a"), Computer: "a-new", VMUUID: "u1" }, 31, 100),
        ],
      },
      100,
    ),
    calm(
      "the rows of all come half an hour late",
      {
        Heartbeat: ["a", "b", "c", "d", "e", "f"].flatMap((n): Rows => [
          ...beats(own(n), 0, 30),
          many(31, 60, 1, { ...own(n), _TimeReceived: 61 }),
          ...beats(own(n), 61, 100),
        ]),
      },
      100,
    ),
  );

/** Minutes of a volume's free space, as the agent sends it: percent and megabytes. */
const disk = (of: LogRow, mount: string, percent: number, gigabytes: number, from = 0, to = 90): Rows => {
  const row = { ...of, Origin: "vm.azm.ms", Namespace: "LogicalDisk", Tags: JSON.stringify({ "vm.azm.ms/mountId": mount }) };
  return [
    many(from, to, 1, { ...row, Name: "FreeSpacePercentage", Val: percent }),
    many(from, to, 1, { ...row, Name: "FreeSpaceMB", Val: gigabytes * 1024 }),
  ];
};
/** The agent's other metrics, which say nothing of this. */
const another = (of: LogRow, mount: string, Val: number): Rows => {
  const row = { ...of, Origin: "vm.azm.ms", Tags: JSON.stringify({ "vm.azm.ms/mountId": mount }) };
  return [
    many(0, 90, 1, { ...row, Namespace: "Network", Name: "UtilizationPercentage", Val }),
    many(0, 90, 1, { ...row, Namespace: "Network", Name: "FreeSpacePercentage", Val: 100 - Val }),
  ];
};
/** A fault of twenty minutes in an otherwise healthy time. */
const brief = (of: LogRow, row: LogRow, column: string, ok: number, fault: number): Rows => [
  many(0, 59, 1, { ...of, ...row, [column]: ok }),
  many(60, 79, 1, { ...of, ...row, [column]: fault }),
  many(80, 150, 1, { ...of, ...row, [column]: ok }),
];
const insights = (...rows: Rows[]) => ({ InsightsMetrics: rows.flat() });
const diskFree = (own: Machine, other: Machine) =>
  log(
    warningSeverity,
    told(
      "4 % and 20 GB free, another volume at half",
      insights(
        disk(own("a"), "C:", 4, 20),
        disk(own("a"), "D:", 50, 400),
        disk(other("x"), "C:", 4, 20),
        another(own("a"), "C:", 4),
      ),
      90,
      {
        Computer: "a",
        Disk: "C:",
      },
    ),
    notInDevelopment(told("9 % and 45 GB free", insights(disk(own("a"), "C:", 9, 45)), 90, { Computer: "a", Disk: "C:" })),
    notInDevelopment(
      told(
        "6 % for forty minutes",
        insights(
          disk(own("a"), "C:", 20, 40, 0, 59),
          disk(own("a"), "C:", 6, 12, 60, 104),
          disk(own("a"), "C:", 30, 40, 105, 160),
        ),
        160,
        { Computer: "a", Disk: "C:" },
      ),
    ),
    calm("11 % free", insights(disk(own("a"), "C:", 11, 20)), 90),
    calm("4 % of a large volume, 80 GB", insights(disk(own("a"), "D:", 4, 80)), 90),
    calm(
      "4 % for twelve minutes",
      insights(disk(own("a"), "C:", 30, 40, 0, 39), disk(own("a"), "C:", 4, 5, 40, 52), disk(own("a"), "C:", 30, 40, 53, 120)),
      120,
    ),
    calm("a package that is full by design", insights(disk(own("a"), "/snap/core/1", 0, 0)), 90),
  );
const diskFull = (own: Machine, other: Machine) =>
  log(
    outageSeverity,
    told(
      "2 % and 5 GB free, another volume at half",
      insights(
        disk(own("a"), "C:", 2, 5, 0, 40),
        disk(own("a"), "D:", 50, 400, 0, 40),
        disk(other("x"), "C:", 2, 5, 0, 40),
        another(own("a"), "C:", 1),
      ),
      40,
      { Computer: "a", Disk: "C:" },
    ),
    calm("3.4 % free", insights(disk(own("a"), "C:", 3.4, 5, 0, 40)), 40),
    calm(
      "2 % for four minutes",
      insights(disk(own("a"), "C:", 6, 8, 0, 39), disk(own("a"), "C:", 2, 5, 40, 43), disk(own("a"), "C:", 6, 8, 44, 80)),
      80,
    ),
    calm("a package that is full by design", insights(disk(own("a"), "/snap/core/1", 0, 0, 0, 40)), 40),
    calm("2 % of a large volume, 15 GB", insights(disk(own("a"), "D:", 2, 15, 0, 40)), 40),
  );

const perf = (of: LogRow, ObjectName: string, CounterName: string, CounterValue: number, InstanceName = "_Total"): Rows => [
  many(0, 90, 1, { ...of, ObjectName, CounterName, CounterValue, InstanceName }),
];
const inodes = (own: Machine, other: Machine) =>
  log(
    warningSeverity,
    told(
      "94 % used, another file system at half",
      {
        Perf: [
          ...perf(own("a"), "Logical Disk", "% Used Inodes", 94, "/"),
          ...perf(own("a"), "Logical Disk", "% Used Inodes", 50, "/var"),
          ...perf(other("x"), "Logical Disk", "% Used Inodes", 94, "/"),
        ],
      },
      90,
      { Computer: "a", Disk: "/" },
    ),
    calm(
      "97 % for twenty minutes",
      {
        Perf: brief(
          own("a"),
          { ObjectName: "Logical Disk", CounterName: "% Used Inodes", InstanceName: "/" },
          "CounterValue",
          60,
          97,
        ),
      },
      150,
    ),
    calm("86 % used", { Perf: perf(own("a"), "Logical Disk", "% Used Inodes", 86, "/") }, 90),
    calm("94 % of the space, which is another counter", { Perf: perf(own("a"), "Logical Disk", "% Used Space", 94, "/") }, 90),
    calm("a package that is full by design", { Perf: perf(own("a"), "Logical Disk", "% Used Inodes", 100, "/snap/core/1") }, 90),
  );
const swap = (own: Machine, other: Machine) =>
  log(
    3,
    told(
      "85 % of the swap space, another machine at a tenth",
      {
        Perf: [
          ...perf(own("a"), "Memory", "% Used Swap Space", 85),
          ...perf(own("b"), "Memory", "% Used Swap Space", 10),
          ...perf(other("x"), "Memory", "% Used Swap Space", 85),
        ],
      },
      90,
      { Computer: "a" },
    ),
    told("85 % of the page file", { Perf: perf(own("a"), "Paging File", "% Usage", 85) }, 90, { Computer: "a" }),
    calm(
      "88 % for twenty minutes",
      {
        Perf: brief(
          own("a"),
          { ObjectName: "Memory", CounterName: "% Used Swap Space", InstanceName: "_Total" },
          "CounterValue",
          10,
          88,
        ),
      },
      150,
    ),
    calm("75 %", { Perf: perf(own("a"), "Memory", "% Used Swap Space", 75) }, 90),
    calm("85 % of the memory, which is another counter", { Perf: perf(own("a"), "Memory", "% Used Memory", 85) }, 90),
  );

const SIZE = JSON.stringify({ "vm.azm.ms/memorySizeMB": 16000 });
const memory = (of: LogRow, percent: number, from = 0, to = 90): Rows => [
  many(from, to, 1, {
    ...of,
    Origin: "vm.azm.ms",
    Namespace: "Memory",
    Name: "AvailableMB",
    Val: 160 * percent,
    Tags: JSON.stringify({ "vm.azm.ms/memorySizeMB": 16000 }),
  }),
];
const littleMemory = (own: Machine, other: Machine) =>
  log(
    warningSeverity,
    told(
      "2 % of 16 GB, another machine has half",
      insights(memory(own("a"), 2), memory(own("b"), 50), memory(other("x"), 2)),
      90,
      { Computer: "a" },
    ),
    notInDevelopment(told("4.5 % of 16 GB", insights(memory(own("a"), 4.5)), 90, { Computer: "a" })),
    calm("5.5 % of 16 GB", insights(memory(own("a"), 5.5)), 90),
    calm(
      "no sample but zeros in the minutes after a start",
      insights(memory(own("a"), 0, 60, 63), memory(own("a"), 60, 64, 110)),
      110,
    ),
    calm(
      "1 % for twenty minutes",
      insights(brief(own("a"), { Origin: "vm.azm.ms", Namespace: "Memory", Name: "AvailableMB", Tags: SIZE }, "Val", 8000, 160)),
      150,
    ),
    calm(
      "another counter",
      insights([many(0, 90, 1, { ...own("a"), Origin: "vm.azm.ms", Namespace: "Memory", Name: "UsedMB", Val: 300, Tags: SIZE })]),
      90,
    ),
  );
const busy = (of: LogRow, percent: number, from = 0, to = 90): Rows => [
  many(from, to, 1, { ...of, Origin: "vm.azm.ms", Namespace: "Processor", Name: "UtilizationPercentage", Val: percent }),
];

const crash = (minute: number, of: LogRow, service: string): LogRow =>
  at(minute, {
    ...of,
    EventLog: "System",
    Source: "Service Control Manager",
    EventID: 7031,
    EventData: `<DataItem><EventData><Data Name="param1">${service}</Data><Data Name="param2">1</Data></EventData></DataItem>`,
    RenderedDescription: `Der Dienst "${service}" wurde unerwartet beendet.`,
  });
const unit = (minute: number, of: LogRow, service: string): LogRow =>
  at(minute, { ...of, ProcessName: "systemd", Facility: "daemon", SyslogMessage: `${service}: Failed with result 'exit-code'.` });
const serviceDown = (own: Machine, other: Machine) =>
  log(
    warningSeverity,
    told(
      "a service crashes three times, in a German Windows",
      { Event: [40, 45, 50].flatMap((m) => [crash(m, own("a"), "Spooler"), crash(m, other("x"), "Spooler")]) },
      90,
      { Computer: "a", Service: "Spooler" },
    ),
    told(
      "a unit fails three times, another once",
      { Syslog: [...[40, 45, 50].map((m) => unit(m, own("a"), "shop.service")), unit(44, own("a"), "cron.service")] },
      90,
      { Computer: "a", Service: "shop.service" },
    ),
    calm(
      "a service crashes every sixteen minutes",
      { Event: [40, 56, 72, 88, 104].map((m) => crash(m, own("a"), "Spooler")) },
      140,
    ),
    calm("a service crashes twice", { Event: [40, 45].map((m) => crash(m, own("a"), "Spooler")) }, 90),
    calm("three services crash once each", { Event: ["A", "B", "C"].map((s, i) => crash(40 + i, own("a"), s)) }, 90),
    calm("a unit that is known to fail", { Syslog: [40, 45, 50].map((m) => unit(m, own("a"), "fwupd-refresh.service")) }, 90),
  );
const kernel = (minute: number, of: LogRow, SyslogMessage: string, Facility = "kern"): LogRow =>
  at(minute, { ...of, Facility, ProcessName: "kernel", SyslogMessage });
const outOfMemory = (own: Machine, other: Machine) =>
  log(
    outageSeverity,
    told(
      "a kernel since 5.2 kills a process",
      {
        Syslog: [own("a"), other("x")].map((m) => kernel(30, m, "Out of memory: Killed process 42 (java) total-vm:1kB")),
      },
      60,
      { Computer: "a", Process: "java" },
    ),
    told(
      "an older kernel writes two lines",
      {
        Syslog: [
          kernel(30, own("a"), "Out of memory: Kill process 42 (java) score 246 or sacrifice child"),
          kernel(30, own("a"), "Killed process 42 (java) total-vm:1kB"),
        ],
      },
      60,
      { Computer: "a", Process: "java" },
    ),
    told(
      "Windows is short of virtual memory",
      {
        Event: [
          at(30, { ...own("a"), EventLog: "System", Source: "Microsoft-Windows-Resource-Exhaustion-Detector", EventID: 2004 }),
        ],
      },
      60,
      { Computer: "a", Process: "virtual memory low" },
    ),
    calm(
      "an application speaks of it",
      { Syslog: [kernel(30, own("a"), "Out of memory: Killed process 42 (java)", "user")] },
      60,
    ),
    calm("the kernel speaks of something else", { Syslog: [kernel(30, own("a"), "Memory cgroup usage is low")] }, 60),
  );

const DAY = 1440;
/** A machine's load by the quarter of an hour over two days: so much, and so much from the last hour on. */
const twoDays = (of: LogRow, usual: number, last: number): Rows =>
  [0, 1, 2, 3, 4].flatMap((i) => [
    many(i * 15 + 1, 2 * DAY - 60, 75, {
      ...of,
      Origin: "vm.azm.ms",
      Namespace: "Processor",
      Name: "UtilizationPercentage",
      Val: usual + i,
    }),
    many(2 * DAY - 59 + i * 5, 2 * DAY + 60, 25, {
      ...of,
      Origin: "vm.azm.ms",
      Namespace: "Processor",
      Name: "UtilizationPercentage",
      Val: last + i,
    }),
  ]);
const unusual = (own: Machine, other: Machine, ...who: Record<string, string>[]) =>
  log(
    { default: 3, development: 4 },
    since(
      2 * DAY,
      told(
        "far busier than ever in two days, another as ever",
        insights(twoDays(own("a"), 20, 95), twoDays(own("b"), 20, 21), twoDays(other("x"), 20, 95)),
        2 * DAY + 59,
        ...who,
      ),
    ),
    since(
      2 * DAY,
      calm(
        "a machine of this morning, idle at first",
        insights(
          twoDays(own("a"), 5, 95).map(
            (r) => ("from" in r ? { ...r, from: Math.max(Number(r.from), 2 * DAY - 360) } : r) as typeof r,
          ),
        ),
        2 * DAY + 59,
      ),
    ),
    since(2 * DAY, calm("busy as ever", insights(twoDays(own("a"), 90, 91)), 2 * DAY + 59)),
    since(2 * DAY, calm("busier than ever, and still half idle", insights(twoDays(own("a"), 2, 43)), 2 * DAY + 59)),
  );

export const logsGuests: CasesByAlert = {
  "vm.heartbeat": heartbeat(vm, arc, warningSeverity, "Microsoft.Compute/virtualMachines/deallocate/action"),
  "arc.heartbeat": heartbeat(arc, vm, outageSeverity, "Microsoft.HybridCompute/machines/delete"),
  "vm.disk-free": diskFree(vm, arc),
  "vmss.disk-free": diskFree(vmss, vm),
  "arc.disk-free": diskFree(arc, vm),
  "vm.disk-full": diskFull(vm, arc),
  "vmss.disk-full": diskFull(vmss, vm),
  "arc.disk-full": diskFull(arc, vm),
  "vm.inodes": inodes(vm, arc),
  "arc.inodes": inodes(arc, vm),
  "vm.swap": swap(vm, arc),
  "arc.swap": swap(arc, vm),
  "vmss.memory": littleMemory(vmss, vm),
  "arc.memory": littleMemory(arc, vm),
  "arc.cpu": log(
    warningSeverity,
    told(
      "97 % for an hour and more, another machine at a third",
      insights(busy(arc("a"), 97), busy(arc("b"), 30), busy(vm("x"), 97), another(arc("a"), "", 0)),
      90,
      {
        Computer: "a",
      },
    ),
    calm("86 %", insights(busy(arc("a"), 86)), 90),
    calm("97 % in the ten minutes after a start", insights(busy(arc("a"), 97, 60, 70), busy(arc("a"), 30, 71, 120)), 120),
    calm(
      "97 % for ten minutes",
      insights(busy(arc("a"), 30, 0, 39), busy(arc("a"), 97, 40, 50), busy(arc("a"), 30, 51, 120)),
      120,
    ),
  ),
  "vm.service-down": serviceDown(vm, arc),
  "vmss.service-down": serviceDown(vmss, vm),
  "arc.service-down": serviceDown(arc, vm),
  "vm.out-of-memory": outOfMemory(vm, arc),
  "arc.out-of-memory": outOfMemory(arc, vm),
  "vm.unusual-cpu": unusual(vm, arc, { Computer: "a" }),
  "arc.unusual-cpu": unusual(arc, vm, { Computer: "a" }),
  "vmss.unusual-cpu": unusual(vmss, vm, {}),
};
