import { findings } from "../../catalogue/findings.ts";
import { compare } from "../../core/base/json.ts";
import { cell, generated } from "./markdown.ts";

/** What `azmon plan` can find, by code. */
export function renderFindings(): string {
  const sections = Object.entries(findings)
    .sort(([a], [b]) => compare(a, b))
    .map(([code, f]) => `## ${code}: ${cell(f.title)}\n\n${cell(f.explanation)}${f.source ? ` [Source](${f.source}).` : ""}`);
  const intro = "`azmon explain <code>` prints the same. A code never changes its meaning.";
  return `${generated("Findings", intro)}\n${sections.join("\n\n")}\n`;
}
