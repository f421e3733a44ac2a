import { retirements } from "../../../catalogue/retirements.ts";
import { groupBy } from "../../base/list.ts";
import { classicMonitor, noWatcher, nsgFlowLog, uselessFlowLog } from "../../findings/network.ts";
import type { Finding } from "../../findings/finding.ts";
import { keptBy } from "../../inventory/holder.ts";
import type { Target } from "../../inventory/types.ts";
import type { CoverageRow, InsightContext, InsightDecision } from "../insight.ts";
import type { ConnectionMonitorDecision, FlowLogDecision } from "./decision.ts";
import { storageProblem } from "./storage.ts";
import { decideConnectionMonitors } from "./tests.ts";
import { interfacesByNetwork } from "./topology.ts";
import { flowUsage } from "./usage.ts";
import { classicMonitors, type ExistingFlowLog, existingFlowLogs, isNsg, type Watcher, watchersOf } from "./watchers.ts";

interface NetworkDecision extends InsightDecision<FlowLogDecision> {
  connectionMonitors: ConnectionMonitorDecision[];
}

const VNET = "microsoft.network/virtualnetworks";

/** Which networks get a flow log and where it goes, which connections are tested, and what of the estate stands in the way. */
export function decideNetwork(ctx: InsightContext): NetworkDecision {
  const watcherOf = watchersOf(ctx.rows);
  const flows = decideFlowLogs(ctx, watcherOf);
  const tests = decideConnectionMonitors(ctx, watcherOf);
  const interfaces = interfacesByNetwork(ctx.rows);
  const usage = flowUsage(
    flows.items.map((i) => interfaces.get(i.target) ?? 0),
    flows.items.filter((i) => i.storageId === undefined).length,
    ctx.config,
  );
  return {
    items: flows.items,
    connectionMonitors: tests.monitors,
    coverage: flows.coverage,
    usage: [...usage, ...tests.usage],
    findings: [...flows.findings, ...nsgFlowLogs(ctx), ...oldMonitors(ctx), ...tests.findings],
  };
}

/** Why the alerts of the environment see nothing of a flow log, if they do not. */
function uselessness(flowLog: ExistingFlowLog): string | undefined {
  if (!flowLog.enabled) return "but it is switched off";
  if (!flowLog.analysed) return "without traffic analytics, so that no query sees its flows";
  return undefined;
}

type Watchers = (subscriptionId: string, region: string) => Watcher;

function decideFlowLogs(ctx: InsightContext, watcherOf: Watchers): Omit<InsightDecision<FlowLogDecision>, "usage"> {
  const networks = ctx.targets.filter((t) => t.type === VNET);
  const coverage: CoverageRow[] = [];
  const findings: Finding[] = [];
  const items: FlowLogDecision[] = [];
  const existing = new Map(existingFlowLogs(ctx.rows).map((f) => [f.target, f]));
  const cover = (target: Target, row: Pick<CoverageRow, "status" | "reason"> & { by?: string[] }) =>
    coverage.push({ target: target.key, signal: "flow-log", by: [], ...row });

  const { enabled, flowLogs, flowLogStorage } = ctx.config.networkInsights;
  for (const target of networks) {
    const there = existing.get(target.key);
    const why = there && uselessness(there);
    if (there && !why) {
      cover(target, { status: "covered", reason: `The flow log ${there.row.name} is there already.` });
      continue;
    }
    if (there && why) {
      findings.push(uselessFlowLog.of({ target: target.id }, { name: there.row.name, why }));
      cover(target, { status: "missing", reason: `Its flow log ${there.row.name} is there, ${why}.` });
      continue;
    }
    if (target.holder) {
      cover(target, { status: "notApplicable", reason: keptBy(target.holder, "takes no flow log of others") });
      continue;
    }
    if (!enabled || !flowLogs) {
      cover(target, { status: "missing", reason: `networkInsights.${enabled ? "flowLogs" : "enabled"} is false.` });
      continue;
    }
    if (ctx.exempted?.("flow-log", target)) {
      cover(target, { status: "missing" });
      continue;
    }
    const storageId = flowLogStorage[target.location];
    const problem = storageId === undefined ? undefined : storageProblem(storageId, target, ctx.rows);
    if (problem) {
      findings.push(problem);
      cover(target, { status: "missing", reason: problem.message });
      continue;
    }
    const watcher = watcherOf(target.subscriptionId, target.location);
    items.push({
      target: target.key,
      region: target.location,
      watcherResourceGroup: watcher.resourceGroup,
      watcherName: watcher.name,
      ...(storageId === undefined ? {} : { storageId }),
    });
    cover(target, { status: "covered", by: [`flow-log:${target.key}`] });
  }
  return { items, coverage, findings: [...unique(findings), ...unlisted(items, ctx, watcherOf)] };
}

/** One finding for each place whose watcher no row names: the deployment fails there if Azure was told not to make it. */
function unlisted(items: readonly FlowLogDecision[], ctx: InsightContext, watcherOf: Watchers): Finding[] {
  const targets = new Map(ctx.targets.map((t) => [t.key, t]));
  const inventoried = items.map((i) => targets.get(i.target)!).filter((t) => !t.live);
  return [...groupBy(inventoried, (t) => `${t.subscriptionId} ${t.location}`).values()].flatMap((all): Finding[] => {
    const { subscriptionId, location, id } = all[0]!;
    if (watcherOf(subscriptionId, location).listed) return [];
    return [noWatcher.of({ target: id }, { location, subscriptionId })];
  });
}

/** None can be made any more, and beside the network's own they record everything twice. */
function nsgFlowLogs(ctx: InsightContext): Finding[] {
  const { on, wayOut } = retirements["nsg-flow-logs"]!;
  return existingFlowLogs(ctx.rows)
    .filter((f) => isNsg(f.target))
    .map(({ row, target }) =>
      nsgFlowLog.of({ target: row.id }, { name: row.name, group: target.split("/").at(-1)!, on, instead: wayOut }),
    );
}

function oldMonitors(ctx: InsightContext): Finding[] {
  const { on, wayOut } = retirements["connection-monitor-classic"]!;
  return classicMonitors(ctx.rows).map((row) => classicMonitor.of({ target: row.id }, { name: row.name, on, instead: wayOut }));
}

const unique = (findings: Finding[]): Finding[] => [
  ...new Map(findings.map((f) => [`${f.code} ${f.target ?? ""} ${f.path ?? ""}`, f])).values(),
];
