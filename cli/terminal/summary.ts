import { terminal } from "../escape/terminal.ts";
import { leftOutText, type Stats, money, percent, shortType, statsOf, thousands } from "../plan/stats.ts";
import type { Plan } from "../plan/types.ts";
import type { Style } from "./style.ts";

interface SummaryOptions {
  style: Style;
  columns: number;
  /** Names of the files that were written. */
  written: string[];
}

const [KINDS, LINES, FINDINGS] = [6, 4, 6];
const NEAR = 0.8;
const barWidth = 24;

/** What a person wants to know first, on one screen. */
export function summary(plan: Plan, { style, columns, written }: SummaryOptions): string {
  const stats = statsOf(plan);
  const fit = (text: string, room: number) => (text.length <= room ? text : `${text.slice(0, Math.max(1, room - 1))}…`);
  const wide = Math.max(40, columns - 14);
  const preset = plan.preset ? style.dim(` (${plan.preset})`) : "";
  const rows: [string, string[]][] = [
    ["Targets", [targetsLine(stats), ...leftOutLine(plan, wide, fit)]],
    ["Coverage", coverageLines(stats, style, wide)],
    ["Resources", kindLines(plan, stats, wide)],
    ["Cost", costLines(plan, style, wide, fit)],
    ["Limits", limitLines(plan, style, wide, fit)],
    ["Findings", findingLines(plan, stats, { style, wide, fit })],
    ["Written", [written.map(terminal).join(", ")]],
  ];
  const body = rows.flatMap(([label, lines]) => lines.map((line, i) => `${(i === 0 ? label : "").padEnd(11)} ${line}`));
  return ["", `${style.bold(`Plan of ${terminal(plan.environment)}`)}${preset}`, "", ...body, ""].join("\n");
}

function targetsLine(stats: Stats): string {
  const all = thousands(stats.targets.length);
  if (stats.watchable === 0) return `${all} selected`;
  const share = percent(stats.watched, stats.watchable);
  return `${all} selected; of ${thousands(stats.watchable)} that can be watched ${thousands(stats.watched)} are (${share} %)`;
}

function leftOutLine(plan: Plan, wide: number, fit: (text: string, room: number) => string): string[] {
  if (plan.leftOut.length === 0) return [];
  return [fit(`${thousands(plan.leftOut.length)} rows left out: ${terminal(leftOutText(plan))}`, wide)];
}

function coverageLines({ signals }: Stats, style: Style, wide: number): string[] {
  const expected = signals.covered + signals.exempt + signals.missing;
  if (expected === 0) return ["nothing to cover"];
  const cells = (n: number) => (n === 0 ? 0 : Math.max(1, Math.round((n / expected) * barWidth)));
  const [exempt, missing] = [cells(signals.exempt), cells(signals.missing)];
  const covered = Math.max(0, barWidth - exempt - missing);
  const bar = style.green("█".repeat(covered)) + style.yellow("▒".repeat(exempt)) + style.red("░".repeat(missing));
  const counts = [
    [`${thousands(signals.covered)} covered`, style.green],
    [`${thousands(signals.exempt)} exempt`, String],
    [`${thousands(signals.missing)} missing`, signals.missing > 0 ? style.red : style.dim],
    [`${thousands(signals.notApplicable)} not applicable`, style.dim],
  ] as const;
  const text = counts.map(([words, colour]) => colour(words)).join(", ");
  const room = counts.map(([words]) => words).join(", ").length + barWidth + 1;
  return room <= wide ? [`${bar} ${text}`] : [bar, text];
}

function kindLines(plan: Plan, stats: Stats, wide: number): string[] {
  const total = plan.resources.filter((r) => r.custom && !r.type.startsWith("pulumi:")).length;
  const lines = [`${thousands(total)} Azure resources`];
  const shown = stats.kinds.slice(0, KINDS).map((k) => `${thousands(k.count)} ${terminal(shortType(k.type))}`);
  const rest = stats.kinds.length - shown.length;
  if (rest > 0) shown.push(`${rest} more kind${rest === 1 ? "" : "s"}`);
  for (const part of shown) {
    const last = lines.at(-1)!;
    if (lines.length === 1 || last.length + part.length + 2 > wide) lines.push(part);
    else lines[lines.length - 1] = `${last}, ${part}`;
  }
  return lines;
}

type Fit = (text: string, room: number) => string;

function costLines({ cost }: Plan, style: Style, wide: number, fit: Fit): string[] {
  const biggest = [...cost.lines].sort((a, b) => b.monthly - a.monthly).filter((l) => l.monthly > 0);
  const detail = biggest.slice(0, LINES).map((l) => {
    const amount = money(l.monthly, cost.currency).padStart(9);
    return `${amount}  ${fit(terminal(`${l.meter}: ${thousands(l.quantity)} ${l.unit}`), wide - 12)}`;
  });
  return [`about ${style.bold(money(cost.monthly, cost.currency))} a month, at list prices`, ...detail];
}

function limitLines({ limits }: Plan, style: Style, wide: number, fit: Fit): string[] {
  const near = limits.filter((l) => l.max > 0 && l.used >= l.max * NEAR).sort((a, b) => b.used / b.max - a.used / a.max);
  if (near.length === 0) return [`none of ${limits.length} is near`];
  return near.slice(0, LINES).map((l) => {
    const text = `${l.limit}: ${thousands(l.used)} of ${thousands(l.max)} (${percent(l.used, l.max)} %) in ${l.scope}`;
    return (l.used > l.max ? style.red : style.yellow)(fit(terminal(text), wide));
  });
}

interface Form {
  style: Style;
  wide: number;
  fit: Fit;
}

function findingLines(plan: Plan, { findings }: Stats, { style, wide, fit }: Form): string[] {
  const colour = { error: style.red, warning: style.yellow, info: style.dim };
  const plural = (n: number, word: string) => `${n} ${word}${n === 1 ? "" : "s"}`;
  const order = ["error", "warning", "info"] as const;
  const head = `${plural(findings.error, "error")}, ${plural(findings.warning, "warning")}, ${findings.info} for information`;
  const shown = order.flatMap((s) => plan.findings.filter((f) => f.severity === s)).slice(0, FINDINGS);
  const name = (f: Plan["findings"][number]) => f.target?.split("/").at(-1) ?? f.path ?? "";
  const text = (f: Plan["findings"][number]) => terminal(name(f) === "" ? f.message : `${name(f)}: ${f.message}`);
  const lines = shown.map((f) => `${colour[f.severity](f.code)} ${fit(text(f), wide - 8)}`);
  const rest = plan.findings.length - shown.length;
  return [head, ...lines, ...(rest > 0 ? [style.dim(`and ${rest} more in the report`)] : [])];
}
