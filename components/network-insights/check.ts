import { z } from "zod";
import { limits } from "../../catalogue/limits.ts";
import { retirements } from "../../catalogue/retirements.ts";
import { trafficAnalyticsInterval } from "../../core/azure/insightsRules.ts";
import { regionOf } from "../../core/azure/region.ts";
import { armId, guid, idOf, resourceGroupName, resourceName, tags, text, workspaceId } from "../../core/azure/shapes.ts";
import { notAmong, type Report, unique, within } from "../../core/base/problems.ts";
import type { Problem } from "../../core/base/refusal.ts";
import { isNsg } from "../../core/insights/network/watchers.ts";
import { checker, type Known, shape } from "../azure/check.ts";
import { refused } from "../azure/refused.ts";
import type * as args from "./args.ts";

/** A flow log of a network security group was asked for; Azure has refused new ones since 2025-06-30. */
function nsgProblem(id: string): Omit<Problem, "path"> {
  const { noNewFrom, wayOut, source } = retirements["nsg-flow-logs"]!;
  return {
    message: `is a network security group, which takes no new flow log since ${noNewFrom}. ${wayOut} See ${source}`,
    found: id,
  };
}

/** Of an id that becomes known later: refused then, since Azure would refuse it minutes later. */
export function checkedTarget(path: string, id: string): string {
  if (isNsg(id)) throw refused([{ path, ...nsgProblem(id) }]);
  return id;
}

const flowLog = shape<args.FlowLogArgs>({
  name: text,
  targetId: armId,
  flowLogName: resourceName,
  location: text,
  subscriptionId: guid,
  watcherResourceGroupName: resourceGroupName.optional(),
  watcherName: text.optional(),
  storage: shape<args.FlowLogStorageRef>({ id: idOf("Microsoft.Storage/storageAccounts"), location: text.optional() }).optional(),
  identityId: armId.optional(),
});
const connectionMonitor = shape<args.ConnectionMonitorArgs>({
  key: text,
  name: resourceName,
  location: text,
  subscriptionId: guid,
  watcherResourceGroupName: resourceGroupName.optional(),
  watcherName: text.optional(),
  endpoints: z
    .array(
      shape<args.ConnectionEndpointArgs>({
        name: text,
        type: z.enum(["AzureVM", "AzureArcVM", "ExternalAddress"]),
        resourceId: armId.optional(),
        address: text.optional(),
      }),
    )
    .max(limits["connectionMonitor.endpoints"].max),
  tests: z
    .array(
      shape<args.ConnectionTestArgs>({
        name: text,
        protocol: z.enum(["Tcp", "Icmp"]),
        port: z.number().int().min(1).max(65535).optional(),
      }),
    )
    .max(limits["connectionMonitor.configurations"].max),
  groups: z
    .array(
      shape<args.ConnectionGroupArgs>({
        name: text,
        sources: z.array(text).min(1),
        destinations: z.array(text).min(1),
        tests: z.array(text).min(1),
      }),
    )
    .max(limits["connectionMonitor.groups"].max),
});
const storageSkus = [
  "Standard_LRS", "Standard_GRS", "Standard_RAGRS", "Standard_ZRS", "Standard_GZRS", "Standard_RAGZRS",
] as const; // prettier-ignore

const schema = shape<args.NetworkInsightsArgs>({
  location: text,
  resourceGroupName,
  workspace: shape<args.FlowWorkspaceArgs>({ id: workspaceId, name: text, location: text, customerId: guid.optional() }),
  flowLogs: z.array(flowLog).optional(),
  connectionMonitors: z.array(connectionMonitor).optional(),
  prefix: text,
  trafficAnalyticsInterval: trafficAnalyticsInterval.optional(),
  retentionInDays: z.number().int().min(1).max(365).optional(),
  storageSku: z.enum(storageSkus).optional(),
  protect: z.boolean().optional(),
  createWatchers: z
    .array(shape<args.WatcherArgs>({ subscriptionId: guid, location: text, resourceGroupName: resourceGroupName.optional() }))
    .optional(),
  testFrequencyInSeconds: z.number().int().min(30).max(1800).optional(),
  savedFunctions: z.boolean().optional(),
  workbook: z.boolean().optional(),
  ignoreTagKeys: z.array(text).optional(),
  tags: tags.optional(),
});

export const check = checker<args.NetworkInsightsArgs>(schema, (known, report) => {
  flowLogProblems(known.flowLogs ?? [], within(report, "flowLogs"));
  const monitors = known.connectionMonitors ?? [];
  unique(within(report, "connectionMonitors"), monitors, { field: "key", key: (m) => m.key });
  monitors.forEach((m, i) => m && monitorProblems(m, within(report, "connectionMonitors", i)));
  unique(within(report, "createWatchers"), known.createWatchers ?? [], {
    key: (w) => w.subscriptionId && w.location && `${w.subscriptionId} ${regionOf(w.location)}`.toLowerCase(),
    message: "is a second watcher of the region; Azure allows one",
  });
});

function flowLogProblems(flowLogs: readonly (Known<args.FlowLogArgs> | undefined)[], report: Report): void {
  unique(report, flowLogs, { field: "name", key: (f) => f.name });
  unique(report, flowLogs, {
    field: "targetId",
    key: (f) => f.targetId?.toLowerCase(),
    found: (f) => f.targetId,
    message: "is another flow log's target; Azure takes one",
  });
  flowLogs.forEach((f, i) => {
    if (f?.targetId !== undefined && isNsg(f.targetId)) report([i, "targetId"], nsgProblem(f.targetId));
    const from = f?.storage?.location;
    if (from !== undefined && f?.location !== undefined && regionOf(from) !== regionOf(f.location))
      report([i, "storage", "location"], {
        message: "is another region than the network's: Azure takes no account of another region",
        found: from,
        allowed: f.location,
      });
  });
}

function monitorProblems(monitor: Known<args.ConnectionMonitorArgs>, report: Report): void {
  const { endpoints = [], tests = [], groups = [] } = monitor;
  // Endpoints and tests share their names.
  unique(
    ([i], problem) =>
      report(
        (i as number) < endpoints.length ? ["endpoints", i!, "name"] : ["tests", (i as number) - endpoints.length, "name"],
        problem,
      ),
    [...endpoints, ...tests],
    { key: (x) => x.name },
  );
  unique(within(report, "groups"), groups, { field: "name", key: (g) => g.name });
  tests.forEach((t, i) => {
    if (t?.protocol === "Tcp" && !("port" in t)) report(["tests", i, "port"], { message: "is missing: a TCP test needs one" });
  });
  endpoints.forEach((e, i) => {
    const needs = e?.type === "ExternalAddress" ? "address" : "resourceId";
    if (e?.type !== undefined && !(needs in e))
      report(["endpoints", i, needs], { message: `is missing: an endpoint of the type ${e.type} needs it` });
  });
  const names = (all: readonly ({ name?: string } | undefined)[]) => all.flatMap((x) => x?.name ?? []);
  groups.forEach((group, i) => {
    for (const [key, there] of [
      ["sources", names(endpoints)],
      ["destinations", names(endpoints)],
      ["tests", names(tests)],
    ] as const)
      group?.[key]?.forEach((name, k) => {
        if (name !== undefined && !there.includes(name))
          report(["groups", i, key, k], {
            message: `names no ${key === "tests" ? "test" : "endpoint"}`,
            ...notAmong(name, there),
          });
      });
  });
}
