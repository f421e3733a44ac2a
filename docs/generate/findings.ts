import { findings } from "../../core/findings/index.ts";
import { compare } from "../../core/base/json.ts";
import { cell, generated } from "./markdown.ts";

/** What `azmon plan` can find, by code. */
export function renderFindings(): string {
  const sections = Object.entries(findings)
    .sort(([a], [b]) => compare(a, b))
    .map(([code, f]) =>
      [
        `## ${code}: ${cell(f.title)}`,
        `${f.severity === "info" ? "For information" : f.severity === "error" ? "Error" : "Warning"}. ${cell(f.explanation)}${f.source ? ` [Source](${f.source}).` : ""}`,
        `> ${cell(f.message)}${f.wayOut === undefined ? "" : `\n>\n> ${cell(f.wayOut)}`}`,
      ].join("\n\n"),
    );
  const intro =
    "`azmon explain <code>` prints the same. A code never changes its meaning. Each is shown as the plan says it, with its way out.";
  return `${generated("Findings", intro)}\n${sections.join("\n\n")}\n`;
}
