import { describe, isRefusal } from "../core/refusal.ts";
import { terminal } from "./escape/terminal.ts";

/** What to say of an error: every problem of a refusal, or, of a program that failed, what it threw. */
export function explainFailure(error: unknown): string {
  if (isRefusal(error)) {
    const { problems } = error;
    const head = `azmon: refused, ${problems.length} problem${problems.length === 1 ? "" : "s"}; nothing was written`;
    return [head, ...problems.map((p) => `  ${terminal(describe(p))}`)].join("\n");
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
