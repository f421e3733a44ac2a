import { add } from "../../fix.ts";
import type { Node } from "../../graph.ts";
import { advisory, type Expectation, type Profile, type StackRule, type Verdict } from "../../rule.ts";
import { requireAvailabilityTest } from "./requireAvailabilityTest.ts";
import { requireClusterMonitoring } from "./requireClusterMonitoring.ts";
import { requireDiagnostics } from "./requireDiagnostics.ts";
import { requireEssentialAlerts } from "./requireEssentialAlerts.ts";
import { requireFlowLogs } from "./requireFlowLogs.ts";
import { requireMachineAgent } from "./requireMachineAgent.ts";

export const asking: readonly StackRule[] = [
  requireDiagnostics,
  requireEssentialAlerts,
  requireMachineAgent,
  requireClusterMonitoring,
  requireFlowLogs,
  requireAvailabilityTest,
];
/** Share of signals that must be there. A floor is for what the single rules only advise: their sum may still fail a run. */
const floors: Record<Profile, number> = { development: 0, test: 0.5, production: 0.9 };

export const requireCoverage: StackRule = {
  scope: "stack",
  name: "require-coverage",
  group: "coverage",
  title: "The stack as a whole is watched well enough for its environment",
  why: "One gap is a task; when a tenth of the signals is missing, nobody can say what an evening without alerts means.",
  severity: "high",
  levels: { ...advisory, production: "mandatory" },
  source: "https://learn.microsoft.com/azure/well-architected/operational-excellence/observability",
  fix: add("azure-native:monitor:DiagnosticSetting", "logs", { resourceUri: "${resource.id}", workspaceId: "${workspace.id}" }),
  config: {
    floor: { type: "number", minimum: 0, maximum: 1, description: "Share from 0 to 1. Default by profile: 0, 0.5, 0.9." },
    least: {
      type: "integer",
      minimum: 1,
      default: 10,
      description: "Stacks that ask for fewer signals are left to the single rules.",
    },
  },
  check(graph, context) {
    const all = asking.flatMap((rule) => {
      const own = context.of(rule);
      return own ? rule.expectations!(graph, own).filter((e) => !context.exempt(rule, e.node)) : [];
    });
    const judged = all.filter((e) => e.met !== undefined);
    if (judged.length < Number(context.config["least"])) return [];
    const floor = (context.config["floor"] as number | undefined) ?? floors[context.profile];
    const met = judged.filter((e) => e.met).length;
    // What cannot be told yet may turn out either way: a floor that it could still reach is not missed.
    if ((met + all.length - judged.length) / all.length >= floor) return [];
    const node = worst(judged);
    const percent = Math.floor((met / judged.length) * 100);
    const what = `misses most in a stack where ${percent} % of ${judged.length} signals are there, less than ${Math.round(floor * 100)} %`;
    return [{ node, status: "violation", what }] satisfies Verdict[];
  },
};

/** The resource with most missing: the place to begin. */
function worst(judged: readonly Expectation[]): Node {
  const missing = new Map<Node, number>();
  for (const e of judged) if (!e.met) missing.set(e.node, (missing.get(e.node) ?? 0) + 1);
  return [...missing].sort(([a, x], [b, y]) => y - x || (a.urn < b.urn ? -1 : 1))[0]![0];
}
