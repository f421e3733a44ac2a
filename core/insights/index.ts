import type { ClusterDecision, FlowLogDecision, MachineDecision, WebTestDecision } from "../types.ts";
import type { InsightContext, InsightDecision } from "./types.ts";
import { decideVm } from "./vm.ts";

export interface Insights extends Omit<InsightDecision<never>, "items"> {
  machines: MachineDecision[];
  clusters: ClusterDecision[];
  flowLogs: FlowLogDecision[];
  webTests: WebTestDecision[];
}

/** Every insight that the environment has switched on, put together. */
export function decideInsights(ctx: InsightContext): Insights {
  const vm = decideVm(ctx);
  const all = [vm];
  return {
    machines: vm.items,
    clusters: [],
    flowLogs: [],
    webTests: [],
    coverage: all.flatMap((d) => d.coverage),
    usage: all.flatMap((d) => d.usage),
    findings: all.flatMap((d) => d.findings),
  };
}
