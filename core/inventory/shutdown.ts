import { textAt } from "./read.ts";
import type { Row } from "./types.ts";

/** The machine that an auto-shutdown schedule stops every day, lower case; undefined where a row is no such schedule, or it is off. */
function stops(row: Row): string | undefined {
  if (row.type !== "microsoft.devtestlab/schedules") return undefined;
  const says = (path: string, value: string) => (textAt(row.properties, path) ?? "").toLowerCase() === value;
  if (!says("status", "enabled") || !says("taskType", "computevmshutdowntask")) return undefined;
  return textAt(row.properties, "targetResourceId")?.toLowerCase();
}

/**
 * Rows in which a machine says when its auto-shutdown stops it. The schedule is a resource of its own, and nothing in Azure tells when
 * such a machine is started again. Source: https://learn.microsoft.com/azure/virtual-machines/auto-shutdown-vm.
 */
export function joinShutdowns(rows: readonly Row[]): readonly Row[] {
  const times = new Map<string, string>();
  for (const row of rows) {
    const machine = stops(row);
    if (machine !== undefined)
      times.set(machine, `${textAt(row.properties, "dailyRecurrence.time") ?? ""} ${textAt(row.properties, "timeZoneId") ?? ""}`);
  }
  if (times.size === 0) return rows;
  return rows.map((row) => {
    const shutsDownAt = times.get(row.id.toLowerCase());
    return shutsDownAt === undefined ? row : { ...row, shutsDownAt };
  });
}
