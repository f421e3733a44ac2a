import { limits } from "../../../catalogue/limits.ts";
import { azureName } from "../../azure/names.ts";
import { shortHash } from "../../base/hash.ts";
import { compare } from "../../base/json.ts";
import { chunks, groupBy } from "../../base/list.ts";
import { noNetworkExtension } from "../../findings/network.ts";
import type { Finding } from "../../findings/finding.ts";
import { placeOf } from "../../findings/place.ts";
import { textAt } from "../../inventory/read.ts";
import type { Target } from "../../inventory/types.ts";
import type { InsightContext, Usage } from "../insight.ts";
import { extensionsByMachine, unreachable } from "../vm/machines.ts";
import type { ConnectionEndpoint, ConnectionMonitorDecision, ConnectionTest } from "./decision.ts";
import { type Destination, destinations } from "./destinations.ts";
import { Topology } from "./topology.ts";
import type { Watcher } from "./watchers.ts";

interface Decision {
  monitors: ConnectionMonitorDecision[];
  findings: Finding[];
  usage: Usage[];
}

/** Two machines of a network tell a sick machine from a sick path; each more multiplies the tests, which are billed one by one. */
const SOURCES_PER_NETWORK = 2;

interface Source {
  target: Target;
  host: "vm" | "arc";
  /** Machines that share it reach the same destinations. */
  site: string;
  network?: string;
  balancers: string[];
}

export function decideConnectionMonitors(ctx: InsightContext, watcherOf: (s: string, region: string) => Watcher): Decision {
  const { enabled, connectionMonitor } = ctx.config.networkInsights;
  if (!enabled || !connectionMonitor) return { monitors: [], findings: [], usage: [] };
  const topology = new Topology(ctx.rows);
  const all = destinations(ctx.targets, ctx.rows, topology);
  const { sources, unable } = findSources(ctx, topology);
  const monitors = [...groupBy(sources, (s) => `${s.target.subscriptionId} ${s.target.location}`).values()].flatMap((here) => {
    const { subscriptionId, location } = here[0]!.target;
    const watcher = watcherOf(subscriptionId, location);
    const groups = [...groupBy(here, (s) => s.site).values()].flatMap((site) => groupsOf(site, all, topology));
    return pack(groups).map((packed, i): ConnectionMonitorDecision => {
      const parts = [ctx.config.names.prefix ?? ctx.config.environment, "connections", location, ...(i > 0 ? [`${i + 1}`] : [])];
      const name = azureName("default", ...parts);
      return {
        key: `connection-monitor:${subscriptionId}:${location}:${i + 1}`.toLowerCase(),
        label: `${subscriptionId}-${location}-${i + 1}`.toLowerCase(),
        name,
        subscriptionId,
        region: location,
        watcherResourceGroup: watcher.resourceGroup,
        watcherName: watcher.name,
        workspace: ctx.workspaceOf(here[0]!.target).key,
        ...packed,
      };
    });
  });
  const tests = monitors.flatMap((m) => m.groups).reduce((n, g) => n + g.sources.length * g.destinations.length, 0);
  const useful = unable.filter((s) => s.network && all.some((d) => reachable(s, d, topology)));
  return {
    monitors,
    findings: withoutAgent(useful),
    usage: tests > 0 ? [{ meter: "connectionMonitor.test", quantity: tests }] : [],
  };
}

/** Monitors that the inventory does not list yet: of those it lists, the rules of their type speak. */
export const newMonitors = (
  monitors: readonly ConnectionMonitorDecision[],
  targets: readonly Target[],
): ConnectionMonitorDecision[] => {
  const place = (subscriptionId: string, region: string, name: string) => `${subscriptionId} ${region} ${name}`.toLowerCase();
  const listed = new Set(
    targets
      .filter((t) => t.type === "microsoft.network/networkwatchers/connectionmonitors")
      .map((t) => place(t.subscriptionId, t.location, t.name)),
  );
  return monitors.filter((m) => !listed.has(place(m.subscriptionId, m.region, m.name)));
};

/** Machines that run and can test, and those that only lack the extension. */
function findSources(ctx: InsightContext, topology: Topology): { sources: Source[]; unable: Source[] } {
  const extensions = extensionsByMachine(ctx.rows);
  const sources: Source[] = [];
  const unable: Source[] = [];
  for (const target of ctx.targets) {
    const host = hosts[target.type];
    if (!host || target.live || unreachable(target, host) || target.holder) continue;
    const installed = extensions.get(target.key) ?? [];
    const network = host === "vm" ? topology.interfaceOf(target)?.network : undefined;
    const source: Source = {
      target,
      host,
      network,
      site: network ?? target.resourceGroup.toLowerCase(),
      balancers: topology.interfaceOf(target)?.balancers ?? [],
    };
    if (installed.some((e) => agents[host].test(e.type))) sources.push(source);
    else if (host === "vm") unable.push(source);
  }
  return { sources, unable };
}

const hosts: Record<string, "vm" | "arc"> = {
  "microsoft.compute/virtualmachines": "vm",
  "microsoft.hybridcompute/machines": "arc",
};
/** Source: Azure docs, network-watcher/connection-monitor-overview, monitoring agents. */
const agents = { vm: /^networkwatcheragent(linux|windows)$/, arc: /^azuremonitor(linux|windows)agent$/ };

/**
 * Whether a test would say something: machines in Azure test what their network reaches; Arc machines, the shops and plants, what the
 * internet reaches. A backend does not reach its own load balancer.
 */
function reachable(source: Source, d: Destination, topology: Topology): boolean {
  if (source.host === "arc") return d.kind === "public";
  if (!source.network || d.kind === "public" || source.balancers.includes(d.id)) return false;
  return d.gateway === undefined ? topology.reaches(source.network, d.network!) : topology.usesGateway(source.network, d.gateway);
}

interface Group {
  name: string;
  test: ConnectionTest;
  sources: Source[];
  destinations: Destination[];
}

function groupsOf(site: Source[], all: readonly Destination[], topology: Topology): Group[] {
  const sources = [...site].sort((a, b) => compare(a.target.key, b.target.key)).slice(0, SOURCES_PER_NETWORK);
  const reached = all.filter((d) => sources.every((s) => reachable(s, d, topology)));
  const place = site[0]!.network?.split("/").at(-1) ?? site[0]!.site;
  return [...groupBy(reached, (d) => `${d.kind} ${d.port ?? "ping"}`).values()].flatMap((same) => {
    const { kind, port } = same[0]!;
    const test: ConnectionTest =
      port === undefined ? { name: "ping", protocol: "Icmp" } : { name: `tcp-${port}`, protocol: "Tcp", port };
    const full = maxEndpoints - sources.length;
    return chunks(same, full).map((part, i) => ({
      name: azureName("default", place, kind, test.name, ...(i > 0 ? [`${i + 1}`] : []), shortHash(site[0]!.site, 4)),
      test,
      sources,
      destinations: part,
    }));
  });
}

const maxEndpoints = limits["connectionMonitor.endpoints"].max;
const maxGroups = limits["connectionMonitor.groups"].max;
const maxTests = limits["connectionMonitor.configurations"].max;

/** Groups in as few monitors as Azure's limits allow. */
function pack(groups: Group[]): Pick<ConnectionMonitorDecision, "endpoints" | "tests" | "groups">[] {
  const packs: Group[][] = [];
  for (const group of [...groups].sort((a, b) => compare(a.name, b.name))) {
    const last = packs.at(-1);
    if (last && fits([...last, group])) last.push(group);
    else packs.push([group]);
  }
  return packs.map((pack) => ({
    endpoints: [...endpointsOf(pack).values()].sort((a, b) => compare(a.name, b.name)),
    tests: [...new Map(pack.map((g) => [g.test.name, g.test])).values()].sort((a, b) => compare(a.name, b.name)),
    groups: pack.map((g) => ({
      name: g.name,
      sources: g.sources.map((s) => sourceName(s)),
      destinations: g.destinations.map((d) => destinationName(d)),
      tests: [g.test.name],
    })),
  }));
}

const fits = (pack: Group[]): boolean =>
  pack.length <= maxGroups && endpointsOf(pack).size <= maxEndpoints && new Set(pack.map((g) => g.test.name)).size <= maxTests;

const endpointsOf = (pack: Group[]): Map<string, ConnectionEndpoint> =>
  new Map(
    pack.flatMap((g) => [
      ...g.sources.map((s): [string, ConnectionEndpoint] => {
        const name = sourceName(s);
        return [name, { name, target: s.target.key, host: s.host }];
      }),
      ...g.destinations.map((d): [string, ConnectionEndpoint] => {
        const name = destinationName(d);
        return [name, { name, address: d.address }];
      }),
    ]),
  );

const sourceName = (s: Source): string => azureName("default", s.target.name, shortHash(s.target.key, 4));
const destinationName = (d: Destination): string => azureName("default", d.name, shortHash(`${d.id} ${d.address}`, 4));

function withoutAgent(unable: Source[]): Finding[] {
  if (unable.length === 0) return [];
  const first = [...unable].sort((a, b) => compare(a.target.key, b.target.key))[0]!.target;
  const os = textAt(first.properties, "storageProfile.osDisk.osType") === "Windows" ? "Windows" : "Linux";
  return [noNetworkExtension.of({ target: first.id }, { count: unable.length, os, ...placeOf(first) })];
}
