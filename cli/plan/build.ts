import { compare, stableJson } from "../../core/json.ts";
import type { Monitored } from "../../core/observe.ts";
import type { CostLine, CoverageRow, Decisions, Rule } from "../../core/types.ts";
import type { Recorded } from "../recorder/monitor.ts";
import { unwrap } from "../recorder/unwrap.ts";
import { actionGroupsOf } from "./actionGroups.ts";
import type { Plan, PlanAlert, PlanCoverage, PlanResource, PlanTarget } from "./types.ts";

/** A `Monitored` whose URNs have arrived. */
export type Observed = Omit<Monitored, "urns"> & { urns: Record<string, string> };

/** The plan of what a program registered and of what its Monitoring components decided. */
export function buildPlan(stack: string, recorded: Recorded[], observed: Observed[]): Plan {
  const resources = recorded.map(planResource).sort((a, b) => compare(a.urn, b.urn));
  const byUrn = new Map(resources.map((r) => [r.urn, r]));
  const first = observed[0]?.decisions;
  const all = <T>(pick: (o: Observed) => T[]): T[] => observed.flatMap(pick);
  return {
    version: 1,
    environment: first?.environment ?? stack,
    preset: first?.preset,
    cloud: first?.cloud,
    resources,
    targets: sorted(all((o) => o.decisions.targets.map(planTarget)), (t) => t.id),
    alerts: sorted(all((o) => o.decisions.rules.map((r) => planAlert(r, o, byUrn))), (a) => `${a.urn} ${a.id}`),
    coverage: sorted(all((o) => planCoverage(o)), (c) => `${c.target} ${c.signal}`),
    cost: cost(observed.map((o) => o.decisions)),
    limits: sorted(all((o) => o.decisions.limits), (l) => `${l.limit} ${l.scope}`),
    findings: sorted(all((o) => o.decisions.findings), (f) => [f.code, f.target ?? "", f.path ?? "", f.message].join(" ")),
  }; // prettier-ignore
}

/** The bytes of plan.json. */
export const planJson = (plan: Plan): string => `${stableJson(plan, 2)}\n`;

const sorted = <T>(list: T[], key: (item: T) => string): T[] =>
  list
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => compare(a.key, b.key))
    .map((x) => x.item);

function planResource(r: Recorded): PlanResource {
  return { ...r, inputs: unwrap(r.inputs) as PlanResource["inputs"], options: unwrap(r.options) as PlanResource["options"] };
}

function planTarget(t: Decisions["targets"][number]): PlanTarget {
  const { id, type, name, location, subscriptionId, resourceGroup, owner, criticality } = t;
  return { id, type, name, location, subscriptionId, resourceGroup, owner, criticality };
}

const idOf = (decisions: Decisions): ((key: string) => string) => {
  const ids = new Map(decisions.targets.map((t) => [t.key, t.id]));
  return (key) => ids.get(key) ?? key;
};

function planAlert(rule: Rule, { decisions, urns }: Observed, resources: Map<string, PlanResource>): PlanAlert {
  const urn = urns[rule.key];
  const resource = urn === undefined ? undefined : resources.get(urn);
  if (urn === undefined || !resource) throw new Error(`the rule ${rule.key} was decided, but the program did not register it`);
  return {
    id: rule.alert,
    urn,
    // A web test's rule is a metric alert in Azure.
    kind: rule.kind === "availability" ? "metric" : rule.kind,
    title: rule.title,
    description: rule.description,
    severity: rule.severity,
    enabled: rule.enabled,
    targets: rule.targets.map(idOf(decisions)).sort(compare),
    values: rule.values,
    measure: measureOf(rule),
    source: rule.source,
    runbook: rule.runbook,
    actionGroups: actionGroupsOf(resource, rule.title),
  };
}

function measureOf(rule: Rule): PlanAlert["measure"] {
  if (rule.kind === "log") return { of: rule.measure ?? "rows", aggregation: rule.aggregation, operator: rule.operator };
  const criterion = rule.kind === "metric" ? rule.criteria[0] : undefined;
  return criterion && { of: criterion.metricName, aggregation: criterion.aggregation, operator: criterion.operator };
}

function planCoverage({ decisions, urns }: Observed): PlanCoverage[] {
  const id = idOf(decisions);
  const by = (row: CoverageRow) => row.by.flatMap((key) => urns[key] ?? []).sort(compare);
  return decisions.coverage.map((row) => ({ ...row, target: id(row.target), by: by(row) }));
}

function cost(decisions: Decisions[]): Plan["cost"] {
  const lines = new Map<string, CostLine>();
  for (const line of decisions.flatMap((d) => d.cost.lines)) {
    const known = lines.get(line.meter);
    lines.set(line.meter, known ? add(known, line) : line);
  }
  return {
    currency: decisions[0]?.cost.currency ?? "USD",
    monthly: decisions.reduce((sum, d) => sum + d.cost.monthly, 0),
    lines: sorted([...lines.values()], (l) => l.meter),
  };
}
const add = (a: CostLine, b: CostLine): CostLine => ({ ...a, quantity: a.quantity + b.quantity, monthly: a.monthly + b.monthly });
