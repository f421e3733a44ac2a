import { groupBy } from "../../core/base/list.ts";
import type { Report } from "../../policies/analyzer.ts";
import { rules } from "../../policies/rules/index.ts";
import { terminal } from "../escape/terminal.ts";
import type { Style } from "../terminal/style.ts";
import { type Findings, type Format, headline, told, violations } from "./format.ts";

const levelOf = (r: Report, style: Style): string =>
  r.level === "mandatory" ? style.red("mandatory") : style.yellow("advisory ");
const title = (rule: string): string => rules.find((r) => r.name === rule)?.title ?? "";

/** One line a violation, under its policy. */
export const byRule: Format = (findings) => {
  const { style } = findings;
  const groups = [...groupBy(violations(findings.reports), (r) => r.rule)].map(([rule, list]) =>
    [`${style.cyan(rule)}  ${title(rule)}`, ...list.map((r) => `  ${levelOf(r, style)}  ${short(r, style)}`)].join("\n"),
  );
  return page(findings, groups, "`--full` says why and how.");
};

/** One line a violation, under its resource. */
export const byResource: Format = (findings) => {
  const { style } = findings;
  const groups = [...groupBy(violations(findings.reports), (r) => r.urn ?? "")].map(([, list]) => {
    const { name, kind } = list[0]!.about!;
    const lines = list.map((r) => `  ${levelOf(r, style)}  ${style.cyan(r.rule)}  ${terminal(r.about!.what)}${noteOf(r, style)}`);
    return [`${style.bold(terminal(name))} (${terminal(kind)})`, ...lines].join("\n");
  });
  return page(findings, groups, "`--full` says why and how.");
};

/** Each violation with its reason and the lines that repair it. */
export const inFull: Format = (findings) => {
  const { style } = findings;
  const all = violations(findings.reports).map((r) => {
    const [what, ...more] = r.message.split("\n");
    const shown = more.filter((l) => !l.startsWith("More: ")).map((l) => `            ${terminal(l)}`);
    return [`${levelOf(r, style)}  ${style.cyan(r.rule)}  ${terminal(what!)}`, ...shown].join("\n");
  });
  return page(findings, all, "");
};

const short = (r: Report, style: Style): string => terminal(headline(r)) + noteOf(r, style);
const noteOf = (r: Report, style: Style): string => (r.about?.note ? style.dim(`  ${terminal(r.about.note)}`) : "");

function page({ source, reports, style }: Findings, groups: readonly string[], hint: string): string {
  const own = told(reports).map(
    (r) => `${r.level === "mandatory" ? `${style.red("mandatory")}  ` : ""}${style.cyan(r.rule)}  ${terminal(headline(r))}`,
  );
  const count = (level: string) => reports.filter((r) => r.level === level).length;
  const all = source.resources.filter((r) => !r.external).length;
  const sum = `${all} resource${all === 1 ? "" : "s"} of ${/^[aeiou]/.test(source.format) ? "an" : "a"} ${source.format}: ${count("mandatory")} mandatory, ${count("advisory")} advisory`;
  const last = style.bold(sum) + (groups.length && hint ? `  ${hint}` : "");
  return [...groups, ...own, last].join("\n");
}
