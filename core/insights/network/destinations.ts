import { compare } from "../../base/json.ts";
import { listAt, meetsAll, textAt } from "../../inventory/read.ts";
import type { Row, Target } from "../../inventory/types.ts";
import { endpointTypes, publicEndpoint } from "../publicEndpoints.ts";
import { networkOfSubnet, type Topology } from "./topology.ts";

/** Something worth testing the way to. */
export interface Destination {
  kind: "private-endpoints" | "load-balancers" | "on-premises" | "public";
  /** Name of the resource it belongs to. */
  name: string;
  /** ARM id of the resource, lower case; tells destinations of one name apart. */
  id: string;
  address: string;
  /** Absent: pinged. */
  port?: number;
  /** The network it is in, or the gateway that leads to it. */
  network?: string;
  gateway?: string;
}

/** Ports of private links by group, where it is not HTTPS. Source: Azure docs, private-link/private-endpoint-dns; services' own pages. */
const ports: Record<string, number> = {
  sqlserver: 1433,
  managedinstance: 1433,
  mysqlserver: 3306,
  postgresqlserver: 5432,
  mongodb: 10255,
  cassandra: 10350,
  rediscache: 6380,
  redisenterprise: 10000,
  file: 445,
};

/** The ways that matter in the estate: to its private endpoints, load balancers, other sites, and public addresses. */
export function destinations(targets: readonly Target[], rows: readonly Row[], topology: Topology): Destination[] {
  const environments = new Map(
    rows.filter((r) => r.type === "microsoft.app/managedenvironments").map((r) => [r.id.toLowerCase(), r]),
  );
  const connections = rows.filter((r) => r.type === "microsoft.network/connections");
  return targets
    .filter((t) => !t.live)
    .flatMap((t): Destination[] => {
      if (t.type === "microsoft.network/privateendpoints") return privateEndpoint(t, topology);
      if (t.type === "microsoft.network/loadbalancers") return loadBalancer(t);
      if (t.type === "microsoft.network/localnetworkgateways") return onPremises(t, connections);
      return endpointTypes.includes(t.type) ? publicAddress(t, environments) : [];
    })
    .sort((a, b) => compare(a.id, b.id) || compare(a.address, b.address) || (a.port ?? 0) - (b.port ?? 0));
}

function privateEndpoint(t: Target, topology: Topology): Destination[] {
  const links = [
    ...listAt(t.properties, "privateLinkServiceConnections"),
    ...listAt(t.properties, "manualPrivateLinkServiceConnections"),
  ];
  // One that nobody approved leads nowhere.
  if (!links.some((l) => /^approved$/i.test(textAt(l, "properties.privateLinkServiceConnectionState.status") ?? ""))) return [];
  const nic = textAt(listAt(t.properties, "networkInterfaces")[0], "id")?.toLowerCase();
  const dns = listAt(listAt(t.properties, "customDnsConfigs")[0], "ipAddresses")[0];
  const address = (nic && topology.interfaces.get(nic)?.address) || (typeof dns === "string" ? dns : undefined);
  const network = networkOfSubnet(textAt(t.properties, "subnet.id"));
  if (!address || !network) return [];
  const group = listAt(links[0], "properties.groupIds")[0];
  const port = ports[String(group ?? "").toLowerCase()] ?? 443;
  return [{ kind: "private-endpoints", name: t.name, id: t.key, address, port, network }];
}

/** Internal frontends by their first TCP rule. */
function loadBalancer(t: Target): Destination[] {
  const rules = listAt(t.properties, "loadBalancingRules");
  const rule = rules.find((r) => /^tcp$/i.test(textAt(r, "properties.protocol") ?? ""));
  const port = (rule as { properties?: { frontendPort?: unknown } } | undefined)?.properties?.frontendPort;
  if (typeof port !== "number" || port === 0) return [];
  return listAt(t.properties, "frontendIPConfigurations").flatMap((f): Destination[] => {
    const address = textAt(f, "properties.privateIPAddress");
    const network = networkOfSubnet(textAt(f, "properties.subnet.id"));
    return address && network ? [{ kind: "load-balancers", name: t.name, id: t.key, address, port, network }] : [];
  });
}

/** The other end of a tunnel, where it has an address inside of it: the one it speaks BGP from. */
function onPremises(t: Target, connections: readonly Row[]): Destination[] {
  const address = textAt(t.properties, "bgpSettings.bgpPeeringAddress");
  const tunnel = connections.find((c) => textAt(c.properties, "localNetworkGateway2.id")?.toLowerCase() === t.key);
  const gateway = tunnel && textAt(tunnel.properties, "virtualNetworkGateway1.id");
  return address && gateway ? [{ kind: "on-premises", name: t.name, id: t.key, address, gateway }] : [];
}

function publicAddress(t: Target, environments: ReadonlyMap<string, Row>): Destination[] {
  const endpoint = publicEndpoint(t, environments);
  if (!("url" in endpoint) || !meetsAll(t, [{ path: "properties.publicNetworkAccess", notIn: ["Disabled"] }])) return [];
  return [{ kind: "public", name: t.name, id: t.key, address: new URL(endpoint.url).hostname, port: 443 }];
}
