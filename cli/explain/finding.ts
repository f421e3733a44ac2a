import { findings } from "../../core/findings/index.ts";
import { terminal } from "../escape/terminal.ts";
import type { Plan } from "../plan/types.ts";

/** What a finding means, and where the plan has it. */
export function explainFinding(plan: Plan, code: string): string {
  const { severity, title, explanation, wayOut, source } = findings[code]!;
  const here = plan.findings.filter((f) => f.code === code);
  return [
    `${code}: ${title} (${severity})`,
    "",
    explanation,
    ...(wayOut === undefined ? [] : ["", `Way out  ${wayOut}`]),
    ...(source === undefined ? [] : [`Source   ${source}`]),
    "",
    here.length === 0
      ? "The plan of this stack does not have it."
      : `The plan of this stack has it ${here.length === 1 ? "once" : `${here.length} times`}:`,
    ...here.flatMap((f) => [
      `  ${terminal(f.target ?? f.path ?? "the plan as a whole")}`,
      `    ${terminal(f.message)}`,
      ...(f.suggestion === undefined ? [] : [`    ${terminal(f.suggestion)}`]),
    ]),
  ].join("\n");
}
