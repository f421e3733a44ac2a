import { compare } from "../../core/base/json.ts";
import type { CostLine, Decisions } from "../../core/decide/decisions.ts";
import type { Recorded } from "../recorder/monitor.ts";
import { unwrap } from "../recorder/unwrap.ts";
import { planAlerts } from "./alerts.ts";
import { planCoverage, unregistered } from "./coverage.ts";
import { taken } from "./taken.ts";
import type { Plan, PlanResource, PlanTarget } from "./types.ts";
import { type Observed, sorted, type View, viewOf } from "./view.ts";

/** Of what a program registered and its Monitoring components decided. What is there already is listed in `importFile`. */
export function buildPlan(stack: string, recorded: Recorded[], observed: Observed[], importFile: string): Plan {
  const registered = new Set(recorded.map((r) => r.urn));
  const resources = recorded.map((r) => planResource(r, registered)).sort((a, b) => compare(a.urn, b.urn));
  const byUrn = new Map(resources.map((r) => [r.urn, r]));
  const views = observed.map((o) => viewOf(o, byUrn));
  const all = <T>(pick: (view: View) => T[]): T[] => views.flatMap(pick);
  const findings = [...all((v) => [...v.decisions.findings, ...unregistered(v)]), ...taken(resources, observed, importFile)];
  const first = observed[0]?.decisions;
  return {
    version: 1,
    environment: first?.environment ?? stack,
    preset: first?.preset,
    cloud: first?.cloud,
    resources,
    targets: sorted(
      all((v) => v.decisions.targets.map(planTarget)),
      (t) => t.id,
    ),
    leftOut: sorted(
      all((v) => v.decisions.leftOut),
      (l) => l.id.toLowerCase(),
    ),
    alerts: sorted(all(planAlerts), (a) => `${a.urn} ${a.id}`),
    coverage: sorted(all(planCoverage), (c) => `${c.target} ${c.signal}`),
    cost: cost(observed.map((o) => o.decisions)),
    limits: sorted(
      all((v) => v.decisions.limits),
      (l) => `${l.limit} ${l.scope}`,
    ),
    findings: sorted(findings, (f) => [f.code, f.target ?? "", f.path ?? "", f.message].join(" ")),
  };
}

/** What the program only reads (`get`) is not in the plan, so nothing in it depends on that. */
function planResource(r: Recorded, registered: ReadonlySet<string>): PlanResource {
  const made = (urns: string[]) => urns.filter((urn) => registered.has(urn));
  return {
    ...r,
    inputs: unwrap(r.inputs) as PlanResource["inputs"],
    dependencies: made(r.dependencies),
    propertyDependencies: Object.fromEntries(Object.entries(r.propertyDependencies).map(([key, urns]) => [key, made(urns)])),
    options: unwrap(r.options) as PlanResource["options"],
  };
}

function planTarget(t: Decisions["targets"][number]): PlanTarget {
  const { id, type, name, location, subscriptionId, resourceGroup, owner, criticality } = t;
  return { id, type, name, location, subscriptionId, resourceGroup, owner, criticality };
}

/** Of several environments in one program: the lines of one meter together. */
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
