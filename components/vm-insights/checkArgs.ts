import { billedCounters, freeCounters } from "../../core/azure/guestCounters.ts";
import { nearest } from "../../core/base/nearest.ts";
import { VmExperience, type VmInsightsArgs } from "./args.ts";
import { tableNameOf } from "./customLogs.ts";

/** Refuses what Azure would refuse minutes later, or accept and quietly collect nothing. All problems at once. */
export function checkArgs(name: string, args: VmInsightsArgs): void {
  const problems: string[] = [];
  const seconds = args.samplingFrequencyInSeconds ?? 60;
  if (!(Number.isInteger(seconds) && seconds >= 10 && seconds <= 1800))
    problems.push(`samplingFrequencyInSeconds is ${seconds}; allowed: whole seconds from 10 to 1800`);
  if (args.experience === VmExperience.Metrics || args.experience === VmExperience.Both) {
    if (!args.allowPreview) problems.push(`experience "${args.experience}" is a preview of Azure; set allowPreview to permit it`);
    if (!args.metricsWorkspace) problems.push(`experience "${args.experience}" needs metricsWorkspace`);
  } else if (args.additionalCounters?.length) problems.push('additionalCounters need the experience "metrics" or "both"');
  const known = new Set<string>([...freeCounters, ...billedCounters]);
  for (const counter of args.additionalCounters ?? [])
    if (!known.has(counter))
      problems.push(`"${counter}" is no OpenTelemetry counter of the agent; nearest: ${nearest(counter, known) ?? "none"}`);
  const tables = new Set<string>();
  for (const log of args.customLogs ?? []) {
    const table = tableNameOf(log.name);
    if (!/^[A-Za-z][A-Za-z0-9_]{0,59}_CL$/.test(table))
      problems.push(
        `custom log "${log.name}": a table's name is a letter, then letters, digits and underscores, at most 63 with _CL`,
      );
    if (tables.has(table)) problems.push(`two custom logs share the table ${table}`);
    tables.add(table);
    if (log.columns && log.transformKql === undefined)
      problems.push(`custom log "${log.name}": columns need a transformKql that makes them`);
  }
  const names = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const m of args.machines) {
    if (names.has(m.name)) problems.push(`two machines are named "${m.name}"`);
    names.set(m.name, m.name);
    if (typeof m.id !== "string") continue;
    const other = ids.get(m.id.toLowerCase());
    // A second set of associations would send every row twice, and Azure allows one endpoint a machine.
    if (other !== undefined) problems.push(`machines "${other}" and "${m.name}" are the same resource ${m.id}`);
    ids.set(m.id.toLowerCase(), m.name);
  }
  if (problems.length > 0) throw new Error(`VmInsights "${name}": ${problems.join("; ")}`);
}
