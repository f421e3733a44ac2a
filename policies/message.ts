import type { Fix } from "./fix.ts";
import { type Language, renderFix } from "./languages/index.ts";
import type { Rule, Verdict } from "./rule.ts";

/** What a person reads: what is wrong and where, why it matters, the lines that repair it, and where to read on. */
export function violationMessage(rule: Rule, verdict: Verdict, language: Language): string {
  const { node } = verdict;
  return [
    `${clean(node.name)} (${node.kind || node.token}) ${clean(verdict.what)}`,
    `Why: ${rule.why}`,
    fixText(verdict.fix ?? rule.fix, language),
    `More: azmon policy explain ${rule.name}`,
  ].join("\n");
}

function fixText(fix: Fix, language: Language): string {
  return [fix, ...(fix.also ?? [])].map((f, i) => `${i ? "and" : "Fix:"} ${oneFix(f, language)}`).join("\n");
}
function oneFix(fix: Fix, language: Language): string {
  const lines = renderFix(fix, language).replace(/^/gm, "  ");
  const on = fix.target ? ` on ${clean(fix.target)}` : "";
  return `${fix.action}${on}\n${lines}`;
}

/** Names and values of the program go to a terminal: control characters do not, and nothing runs on for pages. */
// eslint-disable-next-line no-control-regex -- they are what has to go
export const clean = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, " ").slice(0, 400);
