import { describe, isRefusal } from "../core/base/refusal.ts";
import { terminal } from "./escape/terminal.ts";

/** A wrong query spoils thousands of rows alike: more lines than these would push the head off the screen. */
const shown = 50;

/** What to say of an error: the problems of a refusal, or, of a program that failed, what it threw. */
export function explainFailure(error: unknown): string {
  if (isRefusal(error)) {
    const { problems } = error;
    const head = `azmon: refused, ${problems.length} problem${problems.length === 1 ? "" : "s"}; nothing was written`;
    const more = problems.length > shown ? [`  ... and ${problems.length - shown} more`] : [];
    return [head, ...problems.slice(0, shown).map((p) => `  ${terminal(describe(p))}`), ...more].join("\n");
  }
  if (!(error instanceof Error)) return `azmon: the program failed: ${terminal(error)}`;
  const stack = (error.stack ?? "")
    .split("\n")
    .slice(1)
    .filter((line) => /^\s+at /.test(line));
  return [
    `azmon: the program failed; nothing was written`,
    `  ${error.name}: ${terminal(error.message)}`,
    ...stack.map(terminal),
  ].join("\n");
}
