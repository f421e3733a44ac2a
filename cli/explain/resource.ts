import { terminal } from "../escape/terminal.ts";
import type { PathLink } from "../../core/decide/path.ts";
import type { Plan, PlanTarget } from "../plan/types.ts";

const mark = { covered: "+", exempt: "~", missing: "-", notApplicable: " " };

/** How one resource is watched: signal by signal, with what covers it or why nothing does. */
export function explainResource(plan: Plan, target: PlanTarget): string {
  const alerts = new Map(plan.alerts.filter((a) => a.targets.includes(target.id)).map((a) => [a.id, a]));
  const rows = plan.coverage.filter((c) => c.target === target.id);
  const lines = rows.map((row) => {
    const alert = alerts.get(row.signal);
    const values = alert
      ? Object.entries(alert.values).map(
          ([k, v]) => `${k} ${JSON.stringify(v.value)}${v.from === "catalogue" ? "" : ` (${v.from})`}`,
        )
      : [];
    const path =
      row.status === "missing"
        ? brokenLink(row.path)
        : row.path.length > 0
          ? [`      ${row.path.map((l) => terminal(l.what)).join(" -> ")}`]
          : [];
    const why = row.status === "covered" ? values.join(", ") : (row.reason ?? row.status);
    return `  ${mark[row.status]} ${row.signal.padEnd(34)} ${terminal(why)}`
      .trimEnd()
      .concat(path.map((line) => `\n${line}`).join(""));
  });
  const findings = plan.findings.filter((f) => f.target === target.id);
  return [
    terminal(target.name),
    `${terminal(target.id)}`,
    `${target.type} in ${target.location}${target.owner ? `, owned by ${terminal(target.owner)}` : ""}`,
    "",
    "+ covered   ~ exempt   - missing",
    // A storage account has one diagnostic setting for itself and one for each service: the same line.
    ...new Set(lines),
    ...(findings.length > 0 ? ["", "Findings:", ...findings.map((f) => `  ${f.code} ${terminal(f.message)}`)] : []),
  ].join("\n");
}

/** The first link that is missing, where it says more than the reason does. */
function brokenLink(path: PathLink[]): string[] {
  const first = path.find((l) => l.state === "missing");
  return first ? [`      broken: ${first.link}`] : [];
}
