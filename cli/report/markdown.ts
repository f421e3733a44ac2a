import type { CostLine } from "../../core/decide/decisions.ts";
import { groupBy } from "../../core/base/list.ts";
import type { Finding } from "../../core/findings/finding.ts";
import { markdown as md } from "../escape/markdown.ts";
import { registerCommand, registrations } from "../plan/registrations.ts";
import { money, percent, shortType, type Stats, statsOf, thousands } from "../plan/stats.ts";
import type { Plan, PlanAlert } from "../plan/types.ts";
import { duration, lackingText, nameOf, operatorSign, shown } from "./names.ts";

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
const link = (url: string, label: string): string =>
  /^https?:\/\/[^\s<>()]+$/i.test(url) ? `[${md(label)}](${url})` : md(label);

/** The report for pull requests and wikis: the same facts as the HTML one, in the order of a reviewer's questions. */
export function markdownReport(plan: Plan): string {
  const stats = statsOf(plan);
  const parts = [
    `# Monitoring plan of ${md(plan.environment)}`,
    headline(plan, stats),
    "## Uncovered",
    uncovered(stats),
    ...(plan.leftOut.length > 0 ? ["## Left out", leftOut(plan)] : []),
    "## Findings",
    findings(plan.findings),
    "## Coverage by resource type",
    coverage(stats),
    "## Cost a month",
    cost(plan),
    "## Azure's limits",
    limits(plan),
    "## Alert rules",
    alerts(plan.alerts),
    "## Resources by kind",
    table(
      ["Kind", "Count"],
      stats.kinds.map((k) => [md(shortType(k.type)), thousands(k.count)]),
    ),
    "## Before the first deployment",
    "Register the resource providers it needs; doing it again does nothing.",
    ["```sh", ...registrations(plan).map(registerCommand), "```"].join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** What the selection leaves out, by reason and type. */
const leftOut = (plan: Plan): string =>
  table(
    ["Why", "Type", "Rows"],
    [...groupBy(plan.leftOut, (l) => `${l.reason}\n${l.type}`).values()].map((all) => [
      md(all[0]!.reason),
      md(all[0]!.type),
      all.length > 5 ? thousands(all.length) : all.map((l) => md(l.id.split("/").at(-1)!)).join(", "),
    ]),
  );

function headline(plan: Plan, { signals, watched, watchable, targets, kinds, findings: f }: Stats): string {
  const rows = [
    [
      "Targets",
      `${thousands(targets.length)} selected, ${thousands(watched)} of ${thousands(watchable)} that can be watched are (${percent(watched, watchable)} %)`,
    ],
    [
      "Signals",
      `${thousands(signals.covered)} covered, ${thousands(signals.exempt)} exempt, ${thousands(signals.missing)} missing, ${thousands(signals.notApplicable)} not applicable`,
    ],
    ["Alert rules", thousands(plan.alerts.length)],
    ["Azure resources", `${thousands(kinds.reduce((n, k) => n + k.count, 0))} of ${kinds.length} kinds`],
    ["Cost a month", `about ${money(plan.cost.monthly, plan.cost.currency)} at list prices`],
    ["Findings", `${f.error} errors, ${f.warning} warnings, ${f.info} for information`],
  ];
  return table(["", ""], rows);
}

function uncovered({ targets }: Stats): string {
  const open = targets.filter((t) => t.counts.missing > 0);
  if (open.length === 0) return "Nothing that should be watched is left out.";
  const missing = (t: (typeof open)[number]) => t.signals.filter((s) => s.status === "missing").map((s) => s.signal);
  return table(
    ["Resource", "Type", "Group", "Missing"],
    open.map((t) => [md(t.name), md(shortType(t.type)), md(t.resourceGroup), md(lackingText(missing(t)))]),
  );
}

function findings(list: Finding[]): string {
  if (list.length === 0) return "None.";
  const rank = { error: 0, warning: 1, info: 2 };
  const sorted = [...list].sort((a, b) => rank[a.severity] - rank[b.severity]);
  const where = (f: Finding) => md(f.target ? nameOf(f.target) : (f.path ?? ""));
  return table(
    ["", "Code", "What", "Where", "Way out"],
    sorted.map((f) => [f.severity, md(f.code), md(f.message), where(f), md(f.suggestion ?? "")]),
  );
}

function coverage({ types }: Stats): string {
  const rows = types.filter((t) => t.counts.covered + t.counts.exempt + t.counts.missing > 0);
  return table(
    ["Type", "Targets", "Covered", "Exempt", "Missing"],
    rows.map(({ type, targets, counts: c }) => [
      md(shortType(type)),
      ...[targets, c.covered, c.exempt, c.missing].map(thousands),
    ]),
  );
}

function cost({ cost: { currency, lines, monthly } }: Plan): string {
  const row = (l: CostLine) => [md(l.meter), `${l.quantity} ${md(l.unit)}`, String(l.unitPrice), money(l.monthly, currency)];
  const sorted = [...lines].sort((a, b) => b.monthly - a.monthly);
  return table(
    ["Meter", "Quantity", "Unit price", "A month"],
    [...sorted.map(row), ["**All**", "", "", `**${money(monthly, currency)}**`]],
  );
}

function limits({ limits: list }: Plan): string {
  const sorted = [...list].sort((a, b) => b.used / b.max - a.used / a.max);
  return table(
    ["Limit", "Where", "Used", "Of", ""],
    sorted.map((l) => [link(l.source, l.limit), md(l.scope), thousands(l.used), thousands(l.max), `${percent(l.used, l.max)} %`]),
  );
}

function alerts(list: PlanAlert[]): string {
  const value = (a: PlanAlert, key: string) => {
    const sourced = a.values[key];
    return sourced
      ? `${md(key === "windowSize" ? duration(sourced.value) : shown(sourced.value))}${sourced.from === "catalogue" ? "" : ` (${sourced.from})`}`
      : "";
  };
  const sign = (a: PlanAlert) =>
    a.measure && a.values["threshold"] ? `${operatorSign(a.measure.operator)} `.replace(/[<>]/g, "\\$&") : "";
  const fires = (a: PlanAlert) =>
    sign(a) + value(a, ["threshold", "failedLocations", "sensitivity"].find((k) => a.values[k]) ?? "");
  const watched = (a: PlanAlert) =>
    a.targets.length === 1 ? md(nameOf(a.targets[0]!)) : `${thousands(a.targets.length)} resources`;
  return table(
    ["Severity", "Alert", "Fires at", "Window", "Watches", "Calls", "Help"],
    list.map((a) => [
      String(a.severity),
      `${md(a.title)} (${md(a.id)})`,
      fires(a),
      value(a, "windowSize"),
      watched(a),
      md(a.actionGroups.map(nameOf).join(", ")),
      link(a.runbook, "runbook"),
    ]),
  );
}
