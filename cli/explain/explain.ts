import { findings } from "../../core/findings/index.ts";
import { resourceTypes } from "../../catalogue/index.ts";
import type { AlertEntry } from "../../catalogue/schema.ts";
import { scopeAlerts } from "../../catalogue/scopeAlerts.ts";
import { nearest } from "../../core/base/nearest.ts";
import { Refusal } from "../../core/base/refusal.ts";
import { show } from "../../core/base/show.ts";
import { terminal } from "../escape/terminal.ts";
import type { Plan } from "../plan/types.ts";
import { explainAlert } from "./alert.ts";
import { explainFinding } from "./finding.ts";
import { explainResource } from "./resource.ts";

const alerts = new Map<string, AlertEntry>(
  [...resourceTypes.flatMap((t) => t.alerts), ...scopeAlerts.map((s) => s.alert)].map((a) => [a.id, a]),
);

/** Explains an alert id, the code of a finding, or a resource by ARM id or name, for the plan of a stack. */
export function explain(plan: Plan, subject: string): string {
  const alert = alerts.get(subject.toLowerCase());
  if (alert) return explainAlert(plan, alert);
  const code = subject.toUpperCase();
  if (Object.hasOwn(findings, code)) return explainFinding(plan, code);
  const wanted = subject.toLowerCase();
  const found = plan.targets.filter((t) => t.id.toLowerCase() === wanted || t.name.toLowerCase() === wanted);
  if (found.length > 0) return found.map((t) => explainResource(plan, t)).join("\n\n");
  const out = plan.leftOut.filter((l) => l.id.toLowerCase() === wanted || l.id.toLowerCase().endsWith(`/${wanted}`));
  if (out.length > 0) return out.map((l) => `${terminal(l.id)}\n${l.type}\n\nNot watched: ${terminal(l.reason)}.`).join("\n\n");
  const names = [...alerts.keys(), ...Object.keys(findings), ...plan.targets.map((t) => t.name)];
  throw new Refusal([
    {
      path: "explain",
      message: "is no alert, finding or resource of the plan",
      found: show(subject),
      allowed: "an alert id, a finding's code, or a resource's name or id",
      nearest: nearest(subject, names),
    },
  ]);
}
