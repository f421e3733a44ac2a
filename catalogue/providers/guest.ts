import { rowsOf } from "../kql.ts";
import type { LogAlertEntry } from "../schema.ts";
import { silence } from "../silence.ts";

/**
 * What only the guest knows of itself: free space, memory, swap, services. The same for Azure machines, scale sets and Arc machines, which
 * share the tables; `host` keeps each rule to its own kind of machine, so that no machine alerts twice.
 */
const docs = "https://learn.microsoft.com/azure/azure-monitor/vm/monitor-virtual-machine-alerts";
const insights = "https://learn.microsoft.com/azure/azure-monitor/vm/vminsights-log-query";
const outage = { default: 1, test: 2, development: 3 };
const spot = [{ path: "properties.priority", notIn: ["Spot", "Low"], absent: true }];
const spotReason = "Azure may take a Spot machine back at any time; its silence is no incident.";

interface Host {
  family: string;
  /** The part of `_ResourceId` that tells this kind of machine from the others. */
  host: "microsoft.compute/virtualmachines" | "microsoft.compute/virtualmachinescalesets" | "microsoft.hybridcompute/machines";
  title: string;
}
type Guest = (machine: Host) => LogAlertEntry;

/** Snap images, boot partitions and shadow copies are full by design. */
const ignoredVolumes = "^/(snap|boot/efi|run|sys|dev|mnt/wsl)(/|$)|^HarddiskVolume|^_Total$";

const volumes = (host: string): string => `InsightsMetrics
{{scope}}
| where Origin == "vm.azm.ms" and Namespace == "LogicalDisk" and Name in ("FreeSpacePercentage", "FreeSpaceMB")
| where _ResourceId has "${host}"
| extend Disk = tostring(parse_json(Tags)["vm.azm.ms/mountId"])
| where isnotempty(Disk) and not(Disk matches regex {{ignoredVolumes}})
| summarize FreePercent = avgif(Val, Name == "FreeSpacePercentage"), FreeGB = avgif(Val, Name == "FreeSpaceMB") / 1024.0
    by bin(TimeGenerated, 5m), Computer, Disk, _ResourceId
| where isnan(FreeGB) or FreeGB < {{roomyGB}}`;

export const diskFree: Guest = ({ family, host, title }) => ({
  kind: "log",
  id: `${family}.disk-free`,
  title: `${title}: a volume is running out of space`,
  severity: { default: 2, development: 3 },
  reason: "A volume has little room left and will fill within hours or days; logs, databases and updates stop when it is full.",
  basis:
    "10 % is the docs' example; volumes with more than 50 GB free are left out, since 10 % of a large volume lasts for weeks. Per volume, so a full data disk is not averaged away.",
  source: docs,
  runbook: "vm-disk-space",
  owner: "platform",
  essential: true,
  query: volumes(host),
  parameters: { ignoredVolumes, roomyGB: 50 },
  tables: ["InsightsMetrics"],
  feed: "agent",
  aggregation: "Average",
  measure: "FreePercent",
  operator: "LessThan",
  threshold: { default: 10, development: 5 },
  dimensions: ["Computer", "Disk"],
  windowSize: "PT30M",
  evaluationFrequency: "PT15M",
});

export const diskFull: Guest = ({ family, host, title }) => ({
  kind: "log",
  id: `${family}.disk-full`,
  title: `${title}: a volume is almost full`,
  severity: outage,
  reason: "A volume is about to fill or is full: what writes to it is failing now or will within minutes.",
  basis:
    "3 % and less than 10 GB: too little to wait for the morning. Half of the earlier warning's window, so that a sudden fill is seen.",
  source: docs,
  runbook: "vm-disk-space",
  owner: "platform",
  query: volumes(host),
  parameters: { ignoredVolumes, roomyGB: 10 },
  tables: ["InsightsMetrics"],
  feed: "agent",
  aggregation: "Average",
  measure: "FreePercent",
  operator: "LessThan",
  threshold: 3,
  dimensions: ["Computer", "Disk"],
  windowSize: "PT10M",
  evaluationFrequency: "PT5M",
});

export const inodes: Guest = ({ family, host, title }) => ({
  kind: "log",
  id: `${family}.inodes`,
  title: `${title}: a file system runs out of inodes`,
  severity: { default: 2, development: 3 },
  reason: "A Linux file system can hold few more files: creating one fails with 'no space left', although gigabytes are free.",
  basis:
    "90 % of the inodes; they are fixed when the file system is made, so unlike space they cannot be added. Per file system.",
  source: docs,
  runbook: "vm-disk-space",
  owner: "platform",
  when: [{ path: family === "arc" ? "properties.osType" : "properties.storageProfile.osDisk.osType", in: ["Linux"] }],
  otherwise: "Windows file systems have no inodes.",
  query: `Perf
{{scope}}
| where ObjectName == "Logical Disk" and CounterName == "% Used Inodes"
| where _ResourceId has "${host}"
| where not(InstanceName matches regex {{ignoredVolumes}})
| summarize UsedPercent = avg(CounterValue) by bin(TimeGenerated, 5m), Computer, Disk = InstanceName, _ResourceId`,
  parameters: { ignoredVolumes },
  tables: ["Perf"],
  feed: "agent",
  aggregation: "Average",
  measure: "UsedPercent",
  operator: "GreaterThan",
  threshold: 90,
  dimensions: ["Computer", "Disk"],
  windowSize: "PT30M",
  evaluationFrequency: "PT15M",
});

export const guestMemory: Guest = ({ family, host, title }) => ({
  kind: "log",
  id: `${family}.memory`,
  title: `${title}: little memory left`,
  severity: { default: 2, development: 3 },
  reason: "The machine has almost no free memory: it pages, slows down, and the kernel may soon kill processes.",
  basis:
    "5 % of the installed memory on average over half an hour, of which two thirds at least are told: the first minutes after a start prove nothing. A share, because a byte count fits one machine size only. Not 10 %: SQL Server claims what max server memory lets it, often all but a tenth (from memory), and would stay below for good.",
  source: docs,
  runbook: "vm-memory",
  owner: "platform",
  essential: true,
  query: `InsightsMetrics
{{scope}}
| where Origin == "vm.azm.ms" and Namespace == "Memory" and Name == "AvailableMB"
| where _ResourceId has "${host}"
| extend SizeMB = toreal(parse_json(Tags)["vm.azm.ms/memorySizeMB"])
| where SizeMB > 0
| summarize AvailablePercent = avg(100.0 * Val / SizeMB), First = min(TimeGenerated) by Computer, _ResourceId
| where First < ago({{window}}) + 10m`,
  tables: ["InsightsMetrics"],
  feed: "agent",
  aggregation: "Average",
  measure: "AvailablePercent",
  operator: "LessThan",
  threshold: { default: 5, development: 3 },
  dimensions: ["Computer"],
  windowSize: "PT30M",
  evaluationFrequency: "PT15M",
});

export const guestCpu: Guest = ({ family, host, title }) => ({
  kind: "log",
  id: `${family}.cpu`,
  title: `${title}: processors busy for long`,
  severity: { default: 2, development: 3 },
  reason: "The processors have been saturated for half an hour: work queues up and response times grow.",
  basis:
    "90 % over 30 minutes separates a lasting shortage from backups, updates and batch peaks; two thirds of them must be told, as every machine is busy in the first minutes after a start.",
  source: docs,
  runbook: "vm-cpu",
  owner: "platform",
  query: `InsightsMetrics
{{scope}}
| where Origin == "vm.azm.ms" and Namespace == "Processor" and Name == "UtilizationPercentage"
| where _ResourceId has "${host}"
| summarize BusyPercent = avg(Val), First = min(TimeGenerated) by Computer, _ResourceId
| where First < ago({{window}}) + 10m`,
  tables: ["InsightsMetrics"],
  feed: "agent",
  aggregation: "Average",
  measure: "BusyPercent",
  operator: "GreaterThan",
  threshold: { default: 90, development: 95 },
  dimensions: ["Computer"],
  windowSize: "PT30M",
  evaluationFrequency: "PT15M",
});

/** Of a scale set the average: its instances come and go, and a new one has no yesterday to be compared with. */
const wholeSet = `
| extend _ResourceId = tolower(extract("(?i)^(.*/virtualmachinescalesets/[^/]+)", 1, _ResourceId))`;

export const unusualCpu: Guest = ({ family, host, title }) => {
  const isSet = family === "vmss";
  const by = isSet ? "_ResourceId" : "Computer, _ResourceId";
  return {
    kind: "log",
    id: `${family}.unusual-cpu`,
    title: `${isSet ? "Scale set" : title}: processors unusually busy for the hour`,
    severity: { default: 3, development: 4 },
    reason: `The ${isSet ? "set" : "machine"} is much busier than it was at this hour yesterday, without being saturated: a runaway job, a new release, or more users.`,
    basis:
      "Score 3 marks strong anomalies in the function's documentation. Log alerts read two days back at most, so yesterday's same hour is the expectation, and where there was none it stays quiet; under 50 % nobody is harmed, so it stays quiet.",
    source: "https://learn.microsoft.com/kusto/query/series-decompose-anomalies-function",
    runbook: "vm-unusual-load",
    owner: "platform",
    query: `InsightsMetrics
{{scope}}
| where Origin == "vm.azm.ms" and Namespace == "Processor" and Name == "UtilizationPercentage"
| where _ResourceId has "${host}"${isSet ? wholeSet : ""}
| make-series Busy = avg(Val) default = real(null) on TimeGenerated from ago(2d) to now() step 1h by ${by}
| extend LastHour = array_length(Busy) - 1
| where isnotnull(toreal(Busy[LastHour - 24]))
| extend Busy = series_fill_linear(Busy)
| extend (Flag, Score, Expected) = series_decompose_anomalies(Busy, {{score}}, 24, "avg")
| project ${by}, BusyPercent = toreal(Busy[LastHour]), Unusual = tolong(Flag[LastHour])
| where Unusual > 0`,
    parameters: { score: 3 },
    tables: ["InsightsMetrics"],
    feed: "agent",
    aggregation: "Maximum",
    measure: "BusyPercent",
    operator: "GreaterThan",
    threshold: 50,
    ...(isSet ? {} : { dimensions: ["Computer"] }),
    windowSize: "PT1H",
    evaluationFrequency: "PT1H",
    overrideQueryTimeRange: "P2D",
  };
};

export const swap: Guest = ({ family, host, title }) => ({
  kind: "log",
  id: `${family}.swap`,
  title: `${title}: swap or page file filling`,
  severity: 3,
  reason:
    "The machine has pushed most of its swap space or page file to use: memory is short and the next step is killed processes.",
  basis: "80 % used for half an hour: some swap in use is healthy, a nearly full one is not.",
  source: docs,
  runbook: "vm-memory",
  owner: "platform",
  query: `Perf
{{scope}}
| where (ObjectName == "Memory" and CounterName == "% Used Swap Space") or (ObjectName == "Paging File" and CounterName == "% Usage")
| where _ResourceId has "${host}"
| summarize UsedPercent = avg(CounterValue) by bin(TimeGenerated, 5m), Computer, _ResourceId`,
  tables: ["Perf"],
  feed: "agent",
  aggregation: "Average",
  measure: "UsedPercent",
  operator: "GreaterThan",
  threshold: 80,
  dimensions: ["Computer"],
  windowSize: "PT30M",
  evaluationFrequency: "PT15M",
});

export const heartbeat: Guest = ({ family, host, title }) => ({
  kind: "log",
  id: `${family}.heartbeat`,
  title: `${title}: agent silent`,
  severity: family === "arc" ? outage : { default: 2, development: 3 },
  reason:
    "The agent has sent nothing for a quarter of an hour: the machine, its network or the agent is down, and guest alerts are blind.",
  basis:
    "15 missed beats, one a minute, outlast a restart. Two days back is Azure's limit. A renamed or moved machine is known by its hardware's id. Where five or more report, the newest beat of any is the clock for an hour: late rows are no outage. Machines stopped or deleted through Azure are quiet where the activity log is collected.",
  source: insights,
  runbook: "vm-heartbeat",
  owner: "platform",
  essential: true,
  ...(family === "vm" ? { when: spot, otherwise: spotReason } : {}),
  query: `let newest = toscalar(Heartbeat
    | summarize Newest = max(TimeGenerated), Machines = dcount(_ResourceId)
    | project iff(Machines >= {{stormMachines}}, max_of(Newest, now() - 1h), now()));
Heartbeat
{{scope}}
| where _ResourceId has "${host}"
| extend _ResourceId = tolower(_ResourceId)
| extend Machine = iff(isempty(VMUUID), _ResourceId, VMUUID)
| summarize arg_max(TimeGenerated, Computer, _ResourceId) by Machine
| summarize arg_max(TimeGenerated, Computer) by _ResourceId
| project _ResourceId, Computer, LastBeat = TimeGenerated
${silence("LastBeat", "MinutesSilent", "newest")}
| project _ResourceId, Computer, MinutesSilent`,
  parameters: {
    stormMachines: 5,
    stops: [
      "Microsoft.Compute/virtualMachines/deallocate/action",
      "Microsoft.Compute/virtualMachines/powerOff/action",
      "Microsoft.Compute/virtualMachines/delete",
      "Microsoft.HybridCompute/machines/delete",
    ],
    starts: ["Microsoft.Compute/virtualMachines/start/action", "Microsoft.Compute/virtualMachines/restart/action"],
  },
  tables: ["Heartbeat", "AzureActivity"],
  feed: "agent",
  aggregation: "Maximum",
  measure: "MinutesSilent",
  operator: "GreaterThan",
  threshold: { default: 15, development: 60 },
  dimensions: ["Computer"],
  windowSize: "PT15M",
  evaluationFrequency: "PT5M",
  overrideQueryTimeRange: "P2D",
});

export const serviceDown: Guest = ({ family, host, title }) => ({
  kind: "log",
  id: `${family}.service-down`,
  title: `${title}: a service keeps crashing`,
  severity: { default: 2, development: 3 },
  reason: "A Windows service or systemd unit ended unexpectedly several times: what it does is down or flapping.",
  basis:
    "Service Control Manager 7031 and 7034, systemd's unit failures; three in half an hour, because one crash with a clean restart heals itself. The name of a Windows service is read from the event's data, whose form is the same in every language.",
  source: docs,
  runbook: "vm-service-down",
  owner: "application",
  query: `${rowsOf("Event", "Syslog")}
| where (EventLog == "System" and Source == "Service Control Manager" and EventID in (7031, 7034))
    or (ProcessName == "systemd" and SyslogMessage has "Failed with result")
| extend Service = coalesce(
    extract("Name=.param1.>([^<]+)<", 1, EventData),
    extract("<Param>([^<]+)</Param>", 1, ParameterXml),
    extract("The (.+?) service terminated", 1, RenderedDescription),
    extract("([^ ]+[.]service): Failed with result", 1, SyslogMessage))
| where _ResourceId has "${host}"
| where isnotempty(Service) and not(Service matches regex {{ignoredServices}})
| project TimeGenerated, Computer, Service, _ResourceId`,
  parameters: { ignoredServices: "^(fwupd-refresh|apt-daily|dnf-makecache|motd-news|user@[0-9]+)" },
  tables: ["Event", "Syslog"],
  feed: "agent",
  aggregation: "Count",
  operator: "GreaterThanOrEqual",
  threshold: 3,
  dimensions: ["Computer", "Service"],
  windowSize: "PT30M",
  evaluationFrequency: "PT15M",
});

export const outOfMemory: Guest = ({ family, host, title }) => ({
  kind: "log",
  id: `${family}.out-of-memory`,
  title: `${title}: memory exhausted`,
  severity: outage,
  reason:
    "The kernel killed a process to free memory, or Windows ran out of virtual memory: something on the machine has just died.",
  basis:
    "Each event is a loss, so one is enough: the Linux kernel's lines, one since 5.2 and two before, and Windows Resource-Exhaustion-Detector 2004.",
  source: docs,
  runbook: "vm-memory",
  owner: "application",
  query: `${rowsOf("Event", "Syslog")}
| extend Process = case(
    EventLog == "System" and Source == "Microsoft-Windows-Resource-Exhaustion-Detector" and EventID == 2004, "virtual memory low",
    Facility == "kern" and (SyslogMessage has "Out of memory" or SyslogMessage has "Killed process"),
      coalesce(extract("Kill(?:ed)? process [0-9]+[^(]*[(]([^)]+)[)]", 1, SyslogMessage), "unknown"),
    "")
| where isnotempty(Process)
| where _ResourceId has "${host}"
| project TimeGenerated, Computer, Process, _ResourceId`,
  tables: ["Event", "Syslog"],
  feed: "agent",
  aggregation: "Count",
  operator: "GreaterThan",
  threshold: 0,
  dimensions: ["Computer", "Process"],
  windowSize: "PT10M",
  evaluationFrequency: "PT5M",
});
