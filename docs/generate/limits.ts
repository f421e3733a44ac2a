import { type Limit, limits } from "../../catalogue/limits.ts";
import { type Retirement, retirements } from "../../catalogue/retirements.ts";
import { compare } from "../../core/base/json.ts";
import { cell, generated, table } from "./markdown.ts";

const grade = (g: "documented" | "memory"): string => (g === "memory" ? "from memory: check it" : "documented");

/** Azure's limits and retirement dates, as azmon knows them. */
export function renderLimits(): string {
  const limitRows = Object.entries<Limit>(limits).map(([id, l]) => [
    `\`${id}\``,
    cell(l.title),
    l.max.toLocaleString("en-US"),
    `${l.scope}${l.raisable ? ", can be raised" : ""}`,
    `[${grade(l.grade)}](${l.source})`,
  ]);
  const retirementRows = Object.values<Retirement>(retirements)
    .sort((a, b) => compare(a.on, b.on) || compare(a.what, b.what))
    .map((r) => [
      r.on,
      cell(r.what),
      cell(r.wayOut),
      r.noNewFrom ? `since ${r.noNewFrom}` : "",
      `[${grade(r.grade)}](${r.source})`,
    ]);
  return [
    generated("Azure's limits and retirements", "What azmon counts before anything is deployed, and the dates it warns of."),
    "## Limits\n",
    table(["Limit", "What", "At most", "Per", "Source"], limitRows),
    "\n## Retirements\n",
    table(["On", "What", "Way out", "No new ones", "Source"], retirementRows),
    "",
  ].join("\n");
}
