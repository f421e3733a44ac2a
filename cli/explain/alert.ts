import type { AlertEntry } from "../../catalogue/schema.ts";
import { groupBy } from "../../core/base/list.ts";
import { terminal } from "../escape/terminal.ts";
import type { Plan, PlanAlert } from "../plan/types.ts";

const SHOWN = 5;

/** What an alert is, why, and its effective values with the layer that set each; one block per set of values. */
export function explainAlert(plan: Plan, entry: AlertEntry): string {
  const rules = plan.alerts.filter((a) => a.id === entry.id);
  const variants = [...groupBy(rules, (r) => JSON.stringify([r.values, r.actionGroups])).values()];
  const uncovered = plan.coverage.filter((c) => c.signal === entry.id && c.status !== "covered");
  return [
    `${entry.id}: ${entry.title}`,
    "",
    entry.reason,
    "",
    `Why these values  ${entry.basis}`,
    `Source            ${entry.source}`,
    `Runbook           ${rules[0]?.runbook ?? entry.runbook}`,
    ...variants.flatMap((v) => ["", ...variant(v)]),
    ...(rules.length === 0 ? ["", "No rule of this stack watches by it."] : []),
    ...(uncovered.length > 0 ? ["", ...reasons(uncovered)] : []),
    "",
    `Override it in the stack file: overrides.alerts["${entry.id}"], or by type, tag or resource; exempt it under exemptions.`,
  ].join("\n");
}

function variant(rules: PlanAlert[]): string[] {
  const [first] = rules as [PlanAlert, ...PlanAlert[]];
  const targets = rules.flatMap((r) => r.targets);
  const names = targets.slice(0, SHOWN).map((id) => terminal(id.split("/").at(-1)!));
  const rest = targets.length - names.length;
  const called = first.actionGroups.map((id) => id.split("/").at(-1)!).join(", ") || "nobody";
  const entries = Object.entries(first.values).map(([key, v]) => [
    key,
    terminal(text(v.value)),
    `from ${v.from}: ${terminal(v.path)}`,
  ]);
  const wide = (column: number, least: number) => Math.max(least, ...entries.map((e) => Math.min(e[column]!.length, WIDEST)));
  const values = entries.map(([key, value, from]) => `  ${key!.padEnd(wide(0, 20))} ${value!.padEnd(wide(1, 12))} ${from}`);
  return [
    `${rules.length === 1 ? "One rule" : `${rules.length} rules`}, calling ${called}`,
    ...(targets.length > 0 ? [`  watches ${names.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`] : []),
    ...values,
  ];
}

/** Longer values, such as lists, push only their own line. */
const WIDEST = 30;
const text = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** Why resources are left out, each reason once. */
function reasons(rows: Plan["coverage"]): string[] {
  const byReason = groupBy(rows, (r) => `${r.status}: ${r.reason ?? "no reason given"}`);
  return ["Not watched by it:", ...[...byReason].map(([reason, all]) => `  ${all.length} × ${terminal(reason)}`)];
}
