import { type Language, languages, renderFix } from "../../policies/languages/index.ts";
import { groups, profiles, type Rule } from "../../policies/rule.ts";
import type { Style } from "../terminal/style.ts";

const indent = (text: string): string => text.replace(/^/gm, "  ");

export function listRules(rules: readonly Rule[], style: Style): string {
  const width = Math.max(...rules.map((r) => r.name.length));
  return groups
    .map((group) => {
      const own = rules.filter((r) => r.group === group);
      return [style.bold(group), ...own.map((r) => `  ${style.cyan(r.name.padEnd(width))}  ${r.title}`)].join("\n");
    })
    .join("\n");
}

/** All there is to know of a rule, on one screen. */
export function explainRule(rule: Rule, style: Style, language: Language): string {
  const head = (text: string) => style.bold(text);
  const config = Object.entries(rule.config ?? {}).map(
    ([key, f]) =>
      `  ${style.cyan(key)} (${f.type}${f.default === undefined ? "" : `, default ${JSON.stringify(f.default)}`}): ${f.description}`,
  );
  return [
    `${style.cyan(rule.name)}  ${rule.title}`,
    `${head("Why")}       ${rule.why}`,
    `${head("Judged")}    ${rule.scope === "resource" ? "on each resource, before it is made" : "on all resources of the stack together"}`,
    `${head("Levels")}    ${profiles.map((p) => `${p} ${rule.levels[p]}`).join(", ")}; without a profile at most advisory`,
    ...(rule.from ? [`${head("From")}      ${rule.from}; advisory before`] : []),
    `${head("Source")}    ${rule.source}`,
    ...(config.length ? [head("Configuration"), ...config] : []),
    `${head("Fix")}       ${rule.fix.action === "add" ? "add" : `set on ${rule.fix.type}`}`,
    indent(renderFix(rule.fix, language)),
    `In ${languages.filter((l) => l !== language).join(", ")}: --language`,
  ].join("\n");
}
