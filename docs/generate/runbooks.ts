import { readFileSync } from "node:fs";
import { resourceTypes } from "../../catalogue/index.ts";
import { scopeAlerts } from "../../catalogue/scopeAlerts.ts";
import { compare } from "../../core/base/json.ts";
import { cell, generated, table } from "./markdown.ts";

const title = (page: string): string =>
  readFileSync(new URL(`../runbooks/${page}.md`, import.meta.url), "utf8")
    .split("\n")[0]!
    .replace(/^# /, "");

/** The runbooks and the alerts that lead to each. */
export function renderRunbooks(): string {
  const byPage = new Map<string, Set<string>>();
  for (const alert of [...resourceTypes.flatMap((t) => t.alerts), ...scopeAlerts.map((s) => s.alert)])
    byPage.set(alert.runbook, (byPage.get(alert.runbook) ?? new Set()).add(alert.id));
  const rows = [...byPage]
    .sort(([a], [b]) => compare(a, b))
    .map(([page, ids]) => [
      `[${cell(title(page))}](../runbooks/${page}.md)`,
      [...ids]
        .sort(compare)
        .map((id) => `\`${id}\``)
        .join(", "),
    ]);
  return [generated("Runbooks", "What to do when an alert fires."), table(["Runbook", "Alerts"], rows), ""].join("\n");
}
