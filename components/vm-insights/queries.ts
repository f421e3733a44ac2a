import { kqlLiteral } from "../../core/base/kql.ts";
import { adviceRule, HOURS_A_MONTH } from "./machineAdvice.ts";

/**
 * KQL over what VM insights collects. Each takes the days to look back as KQL text: a number, or the parameter of a saved function.
 * Container insights writes InsightsMetrics as well; `Origin` keeps its rows out.
 */
const rows = (days: string, where: string): string =>
  `InsightsMetrics
| where TimeGenerated > ago(1d * ${days}) and Origin == "vm.azm.ms"
| where ${where}`;
const tag = (name: string): string => `parse_json(Tags)["vm.azm.ms/${name}"]`;

/**
 * Free space of each volume and a straight line through its hours: how fast it fills and when it is full. Least squares by hand, since
 * the series functions would count hours without data as empty disks.
 */
export const diskForecast = (days: string): string =>
  `${rows(days, 'Namespace == "LogicalDisk" and Name == "FreeSpaceMB"')}
| extend Volume = tostring(${tag("mountId")}), SizeMB = toreal(${tag("diskSizeMB")})
| where isnotempty(Volume)
| summarize FreeMB = avg(Val), SizeMB = max(SizeMB) by _ResourceId, Computer, Volume, Hour = bin(TimeGenerated, 1h)
| extend X = toreal(datetime_diff("hour", Hour, startofday(ago(1d * ${days}))))
| summarize N = count(), SumX = sum(X), SumY = sum(FreeMB), SumXY = sum(X * FreeMB), SumXX = sum(X * X), arg_max(Hour, FreeMB, SizeMB)
    by _ResourceId, Computer, Volume
| where N >= 24
| extend GrowthMBPerDay = -24.0 * (N * SumXY - SumX * SumY) / (N * SumXX - SumX * SumX)
| extend DaysToFull = iff(GrowthMBPerDay > 1, FreeMB / GrowthMBPerDay, real(null))
| project _ResourceId, Computer, Volume, FreeGB = round(FreeMB / 1024, 1), FreePercent = round(100.0 * FreeMB / SizeMB, 1),
    GrowthGBPerDay = round(GrowthMBPerDay / 1024, 2), DaysToFull = round(DaysToFull, 1), Hours = N
| order by DaysToFull asc nulls last, FreePercent asc`;

const cpu = 'Namespace == "Processor" and Name == "UtilizationPercentage"';
const memory = 'Namespace == "Memory" and Name == "AvailableMB"';
const network = 'Namespace == "Network" and Name in ("ReadBytesPerSecond", "WriteBytesPerSecond")';

/** One column a signal: aggregates skip the nulls of the others. */
const signals = `| extend Cpu = iff(Namespace == "Processor", Val, real(null)), Network = iff(Namespace == "Network", Val, real(null)),
    Memory = iff(Namespace == "Memory", 100.0 - 100.0 * Val / toreal(${tag("memorySizeMB")}), real(null))`;

/** CPU, memory and network of each machine: how much it uses nearly always, and at most. */
export const usage = (days: string): string =>
  `${rows(days, `(${cpu}) or (${memory}) or (${network})`)}
${signals}
| summarize CpuP50 = percentile(Cpu, 50), CpuP95 = percentile(Cpu, 95), CpuMax = max(Cpu), MemoryP50 = percentile(Memory, 50),
    MemoryP95 = percentile(Memory, 95), Network = sum(Network), Samples = countif(Namespace == "Processor"),
    Hours = dcountif(bin(TimeGenerated, 1h), Namespace == "Processor", 4) by _ResourceId, Computer
| project _ResourceId, Computer, Hours, WindowHours = 24 * ${days}, CpuP50 = round(CpuP50, 1), CpuP95 = round(CpuP95, 1),
    CpuMax = round(CpuMax, 1), MemoryP50 = round(MemoryP50, 1), MemoryP95 = round(MemoryP95, 1),
    NetworkBytesPerSecond = round(Network / max_of(Samples, 1), 0)
| order by CpuP95 desc`;

/** This week beside the one before. */
export const weekOverWeek = (): string =>
  `${rows("14", `(${cpu}) or (${memory})`)}
${signals}
| extend Week = iff(TimeGenerated > ago(7d), "this", "before")
| summarize Cpu = percentile(Cpu, 95), Memory = percentile(Memory, 95) by _ResourceId, Computer, Week
| summarize Cpu = maxif(Cpu, Week == "this"), CpuBefore = maxif(Cpu, Week == "before"), Memory = maxif(Memory, Week == "this"),
    MemoryBefore = maxif(Memory, Week == "before") by _ResourceId, Computer
| where isnotnull(Cpu) and isnotnull(CpuBefore)
| project _ResourceId, Computer, CpuP95 = round(Cpu, 1), CpuBefore = round(CpuBefore, 1), CpuChange = round(Cpu - CpuBefore, 1),
    MemoryP95 = round(Memory, 1), MemoryBefore = round(MemoryBefore, 1), MemoryChange = round(Memory - MemoryBefore, 1)
| order by CpuChange desc`;

/** Hours in which a machine's CPU left its own daily pattern, up or down. Needs some days of history to know the pattern. */
export const anomalies = (days: string): string =>
  `${rows(days, cpu)}
| make-series Cpu = avg(Val) default = real(null) on TimeGenerated from bin(ago(1d * ${days}), 1h) to bin(now(), 1h) step 1h
    by _ResourceId, Computer
| extend Cpu = series_fill_linear(Cpu)
| extend (Anomaly, Score, Baseline) = series_decompose_anomalies(Cpu, 3.0, 24, "linefit")
| mv-expand TimeGenerated to typeof(datetime), Cpu to typeof(real), Anomaly to typeof(long), Score to typeof(real),
    Baseline to typeof(real)
| where Anomaly != 0
| project TimeGenerated, _ResourceId, Computer, Direction = iff(Anomaly > 0, "above", "below"), Cpu = round(Cpu, 1),
    Expected = round(Baseline, 1), Score = round(Score, 1)
| order by TimeGenerated desc`;

export interface MachinePrice {
  id: string;
  size: string;
  hourlyUsd?: number;
}

/** The rule of `adviseMachines` in KQL: what is idle, too large or too small, the row it stands on, and what it would save. */
export function recommendations(days: string, machines: MachinePrice[]): string {
  const { idle, oversized, undersized, minimumDays, minimumCoverage } = adviceRule;
  const known = [...machines]
    .sort((a, b) => (a.id.toLowerCase() < b.id.toLowerCase() ? -1 : 1))
    .map(
      (m) =>
        `  ${kqlLiteral(m.id.toLowerCase())}, ${kqlLiteral(m.size)}, ${m.hourlyUsd === undefined ? "real(null)" : kqlLiteral(m.hourlyUsd)}`,
    );
  return `let sizes = datatable(Id: string, Size: string, HourlyUsd: real) [
${(known.length > 0 ? known : ['  "", "", real(null)']).join(",\n")}
];
${usage(days)}
| where WindowHours >= ${minimumDays * 24} and Hours >= ${minimumCoverage} * WindowHours
| extend Kind = case(
    CpuP95 < ${idle.cpuP95} and CpuMax < ${idle.cpuMax} and NetworkBytesPerSecond < ${idle.networkBytesPerSecond}, "idle",
    CpuP95 >= ${undersized.cpuP95} or MemoryP95 >= ${undersized.memoryP95}, "undersized",
    CpuP95 < ${oversized.cpuP95} and MemoryP95 < ${oversized.memoryP95}, "oversized",
    "")
| where isnotempty(Kind)
| extend Id = replace_regex(tolower(_ResourceId), @"(/virtualmachinescalesets/[^/]+)/virtualmachines/[^/]+$", @"\\1")
| lookup kind=leftouter sizes on Id
| extend MonthlySavingUsd = round(${HOURS_A_MONTH} * HourlyUsd * case(Kind == "idle", 1.0, Kind == "oversized", 0.5, -1.0), 2)
| project Kind, _ResourceId, Computer, Size, MonthlySavingUsd, CpuP95, CpuMax, MemoryP95, NetworkBytesPerSecond, Hours, WindowHours
| order by MonthlySavingUsd desc nulls last, _ResourceId asc`;
}
