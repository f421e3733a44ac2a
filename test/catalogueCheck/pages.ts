import { readdirSync, readFileSync } from "node:fs";
import { syntaxErrors } from "./kusto.ts";
import type { Placed, Problem } from "./problem.ts";
import { readPromql } from "./promql.ts";

export interface Page {
  name: string;
  text: string;
}

export function readRunbooks(folder: URL): Page[] {
  return readdirSync(folder)
    .filter((f) => f.endsWith(".md") && f !== "README.md")
    .sort()
    .map((f) => ({ name: f.slice(0, -".md".length), text: readFileSync(new URL(f, folder), "utf8") }));
}

/** What somebody who was just woken looks for, in that order. */
export const PARTS = ["What it means", "First check", "Likely causes", "Query", "Fix", "False alarms"];

/** Every alert has a page that names it, and every page has the same parts and belongs to an alert. */
export function checkRunbooks(placed: Placed[], pages: Page[]): Problem[] {
  const byName = new Map(pages.map((p) => [p.name, p]));
  const missing = placed.flatMap(({ alert }): Problem[] => {
    const page = byName.get(alert.runbook);
    if (!page) return [{ at: alert.id, message: `there is no page ${alert.runbook}.md` }];
    return page.text.includes(`\`${alert.id}\``)
      ? []
      : [{ at: alert.id, message: `${alert.runbook}.md does not name the alert` }];
  });
  const used = new Set(placed.map((p) => p.alert.runbook));
  return [...missing, ...pages.flatMap((page) => checkPage(page, used))];
}

function checkPage({ name, text }: Page, used: Set<string>): Problem[] {
  const says: string[] = [];
  const lines = text.split("\n");
  if (!used.has(name)) says.push("belongs to no alert");
  if (!/^# \S/.test(lines[0]!)) says.push("does not begin with its title");
  const parts = lines.filter((l) => l.startsWith("## ")).map((l) => l.slice(3));
  if (parts.join() !== PARTS.join()) says.push(`has the parts ${parts.join(", ")} instead of ${PARTS.join(", ")}`);
  const empty = text
    .split(/^## /m)
    .slice(1)
    .filter((part) => part.split("\n").slice(1).join("").trim().length < 20);
  if (empty.length > 0) says.push(`says nothing under ${empty.map((part) => part.split("\n")[0]).join(", ")}`);
  return [...says, ...brokenQueries(text)].map((message) => ({ at: `${name}.md`, message }));
}

/** Queries are pasted at three in the morning: they must parse once `<placeholders>` are filled in. */
function brokenQueries(text: string): string[] {
  return [...text.matchAll(/```(kql|kusto|promql)\n([\s\S]*?)```/g)].flatMap(([, language, query]) => {
    const filled = query!.replace(/^<[^>\n]+>/gm, "Filled").trim();
    // Several expressions may stand in one block; continued lines are indented.
    const promql = () => filled.split(/\n(?=\S)/).flatMap((q) => readPromql(q).errors);
    const errors = language === "promql" ? promql() : syntaxErrors(filled);
    return errors.slice(0, 1).map((e) => `a query does not parse: ${e}`);
  });
}
