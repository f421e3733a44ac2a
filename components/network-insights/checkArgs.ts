import { limits } from "../../catalogue/limits.ts";
import { retirements } from "../../catalogue/retirements.ts";
import { regionOf } from "../../core/azure/region.ts";
import { isNsg } from "../../core/insights/network/watchers.ts";
import type { ConnectionMonitorArgs, FlowLogArgs, NetworkInsightsArgs } from "./args.ts";

/** A flow log of a network security group was asked for; Azure has refused new ones since 2025-06-30. */
export class NsgFlowLogError extends Error {
  readonly targetId: string;
  constructor(name: string, targetId: string) {
    const { noNewFrom, wayOut, source } = retirements["nsg-flow-logs"]!;
    super(
      `${name}: ${targetId} is a network security group, which takes no new flow log since ${noNewFrom}. ${wayOut} See ${source}`,
    );
    this.name = "NsgFlowLogError";
    this.targetId = targetId;
  }
}

/** Of an id that becomes known later: throws then, since an NSG would be refused by Azure minutes later. */
export function checkedTarget(name: string, id: string): string {
  if (isNsg(id)) throw new NsgFlowLogError(name, id);
  return id;
}

/** Refuses what Azure would refuse, or accept and make useless. All problems at once. */
export function checkArgs(name: string, args: NetworkInsightsArgs): void {
  const flowLogs = args.flowLogs ?? [];
  for (const f of flowLogs)
    if (typeof f.targetId === "string") checkedTarget(`NetworkInsights "${name}", flow log "${f.name}"`, f.targetId);
  const problems = [...flowLogProblems(flowLogs), ...(args.connectionMonitors ?? []).flatMap(monitorProblems)];
  const interval = args.trafficAnalyticsInterval ?? 60;
  if (interval !== 10 && interval !== 60) problems.push(`trafficAnalyticsInterval is ${interval}; allowed: 10 or 60 minutes`);
  const days = args.retentionInDays ?? 30;
  if (!(Number.isInteger(days) && days >= 1 && days <= 365)) problems.push(`retentionInDays is ${days}; allowed: 1 to 365`);
  const seconds = args.testFrequencyInSeconds ?? 60;
  if (!(Number.isInteger(seconds) && seconds >= 30 && seconds <= 1800))
    problems.push(`testFrequencyInSeconds is ${seconds}; allowed: whole seconds from 30 to 1800`);
  const watchers = (args.createWatchers ?? []).map((w) => `${w.subscriptionId} ${regionOf(w.location)}`.toLowerCase());
  for (const w of twice(watchers)) problems.push(`two watchers of ${w} are asked for; Azure allows one`);
  if (problems.length > 0) throw new Error(`NetworkInsights "${name}": ${problems.join("; ")}`);
}

function flowLogProblems(flowLogs: FlowLogArgs[]): string[] {
  const problems = twice(flowLogs.map((f) => f.name)).map((n) => `two flow logs are named "${n}"`);
  const targets = new Map<string, string>();
  for (const { name, targetId, storage, location } of flowLogs) {
    if (storage?.location !== undefined && regionOf(storage.location) !== regionOf(location))
      problems.push(`flow log "${name}": the storage account is in ${storage.location}, the network in ${location}`);
    if (typeof targetId !== "string") continue;
    const other = targets.get(targetId.toLowerCase());
    if (other !== undefined)
      problems.push(`flow logs "${other}" and "${name}" have the same target ${targetId}; Azure takes one`);
    targets.set(targetId.toLowerCase(), name);
  }
  return problems;
}

function monitorProblems({ key, endpoints, tests, groups }: ConnectionMonitorArgs): string[] {
  const at = `connection monitor "${key}"`;
  const problems: string[] = [];
  const count = (what: string, found: number, max: number) => {
    if (found > max) problems.push(`${at} has ${found} ${what}; Azure takes ${max}`);
  };
  count("endpoints", endpoints.length, limits["connectionMonitor.endpoints"].max);
  count("tests", tests.length, limits["connectionMonitor.configurations"].max);
  count("groups", groups.length, limits["connectionMonitor.groups"].max);
  const known = { endpoint: new Set(endpoints.map((e) => e.name)), test: new Set(tests.map((t) => t.name)) };
  for (const n of twice([...endpoints, ...tests].map((x) => x.name))) problems.push(`${at} uses the name "${n}" twice`);
  for (const t of tests)
    if (t.protocol === "Tcp" && t.port === undefined) problems.push(`${at}: the test "${t.name}" needs a port`);
  for (const group of groups) {
    for (const n of [...group.sources, ...group.destinations])
      if (!known.endpoint.has(n)) problems.push(`${at}: the group "${group.name}" names no endpoint "${n}"`);
    for (const n of group.tests) if (!known.test.has(n)) problems.push(`${at}: the group "${group.name}" names no test "${n}"`);
    if ([group.sources, group.destinations, group.tests].some((l) => l.length === 0))
      problems.push(`${at}: the group "${group.name}" lacks sources, destinations or tests`);
  }
  return problems;
}

const twice = (names: string[]): string[] => [...new Set(names.filter((n, i) => names.indexOf(n) < i))];
