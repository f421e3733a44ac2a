import type { ZodError } from "zod";
import { type AlertEntry, resourceType, type ResourceType, scopeAlert, type ScopeAlert } from "../../catalogue/schema.ts";
import { stableJson } from "../../core/base/json.ts";
import { everyPreset, type Placed, type Problem } from "./problem.ts";

const spoken = (at: string, error: ZodError): Problem[] =>
  error.issues.map((i) => ({ at, message: `${i.path.join(".") || "entry"}: ${i.message}` }));

/** The schema, and what it cannot say. */
export function checkShape(types: ResourceType[], scope: ScopeAlert[]): Problem[] {
  return [
    ...types.flatMap((t) => spoken(t.type, resourceType.safeParse(t).error ?? ({ issues: [] } as unknown as ZodError))),
    ...scope.flatMap((s) => spoken(s.alert.id, scopeAlert.safeParse(s).error ?? ({ issues: [] } as unknown as ZodError))),
    ...duplicates(types, scope),
    ...types.flatMap(checkType),
  ];
}

function duplicates(types: ResourceType[], scope: ScopeAlert[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const { type } of types) {
    if (seen.has(type.toLowerCase())) problems.push({ at: type, message: "the type stands twice" });
    seen.add(type.toLowerCase());
  }
  // Types may share an alert, the very same one: an override by id means one thing.
  const byId = new Map<string, string>();
  const add = (alert: AlertEntry, where: string) => {
    const text = stableJson(alert);
    const other = byId.get(alert.id);
    if (other !== undefined && other !== text) problems.push({ at: alert.id, message: `differs in ${where}` });
    byId.set(alert.id, text);
  };
  for (const t of types) {
    const ids = t.alerts.map((a) => a.id);
    for (const id of new Set(ids.filter((x, i) => ids.indexOf(x) !== i)))
      problems.push({ at: id, message: `stands twice in ${t.type}` });
    for (const a of t.alerts) add(a, t.type);
  }
  for (const { alert } of scope) {
    if (byId.has(alert.id)) problems.push({ at: alert.id, message: "the id is taken" });
    add(alert, "scopeAlerts");
  }
  return problems;
}

function checkType(t: ResourceType): Problem[] {
  const says: string[] = [];
  if (t.silent && (t.alerts.length > 0 || t.logs)) says.push("is said to be silent, yet has alerts or logs");
  if (!t.silent && !t.retired && t.alerts.length === 0 && !t.logs && !t.notes) says.push("has no alert, no logs and no word why");
  const { categories = [], enabled } = t.logs ?? {};
  for (const c of everyPreset(enabled).flat())
    if (!categories.includes(c)) says.push(`enables the log category ${c}, which it does not list`);
  const conditions = [
    ...t.alerts.flatMap((a) => a.when ?? []),
    ...(t.skip ?? []).flatMap((s) => s.when),
    ...(t.implied?.when ?? []),
    ...(t.implied?.unless ?? []),
    ...(t.logs?.when ?? []),
    ...(t.logs?.variants ?? []).flatMap((v) => v.when),
    ...(t.retiredWhen ?? []).flatMap((r) => r.when),
  ];
  for (const { matches, notMatches } of conditions)
    for (const pattern of [matches, notMatches])
      if (pattern !== undefined && !compiles(pattern)) says.push(`${pattern} is no regular expression`);
  says.push(...proseWithoutCondition(t));
  if (t.alerts.some((a) => a.kind === "metric") && !t.metricsSource)
    says.push("has metric alerts but no page that documents the metrics");
  return says.map((message) => ({ at: t.type, message }));
}

const LACK =
  /\bemits? nothing\b|\bemitted by\b|\bemits? it\b|\bnot seen on\b|\bonly [^.;:]*\b(emits?|measures?|have|has) (it|them|one)\b|\bdo(es)? not (have|emit)\b/i;
const LACKS_LOGS =
  /\b(has|have|writes?|keeps?) no (such )?(audit |access |request )?logs?\b|\blogs? (need|exist)[^.;]*\b(only|premium|plan)\b/i;

/** What prose says a SKU, kind or state lacks is a condition, or an assumption where no inventory tells. */
function proseWithoutCondition(t: ResourceType): string[] {
  const says = t.alerts
    .filter((a) => LACK.test(a.basis) && !a.when && !a.assumes)
    .map((a) => `the basis of ${a.id} says that some resources lack the signal: say which in \`when\`, or \`assumes\` it`);
  if (t.logs && LACKS_LOGS.test(`${t.notes ?? ""} ${t.logs.basis ?? ""}`) && !t.logs.when && !t.logs.variants)
    says.push("its prose says that some resources have no such logs: say which in `logs.when` or `logs.variants`");
  return says;
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, "i");
    return true;
  } catch {
    return false;
  }
}

export const placed = (types: ResourceType[], scope: ScopeAlert[]): Placed[] => [
  ...types.flatMap((type) => type.alerts.map((alert) => ({ alert, type }))),
  ...scope.map(({ alert }) => ({ alert })),
];
